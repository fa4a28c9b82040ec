import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { instantOfSetting, wallTime } from '../../../../schema/dueTime';
import { InputError } from '../../../../schema/parse';
import { isBlank } from '../../../../schema/values/found';
import { simplifyField } from '../../../shared/simplifyField';
import { organizationField } from '../../channelFields';
import { chosenOrganization } from '../../channels';
import { CREATE_IDEA } from '../../documents';
import { BufferFailure } from '../../failure';
import { outcomeOf, type Payload } from '../../mutation';
import { networkName } from '../../networks';
import { networksField } from '../../networksField';
import type { BufferOperation, Call } from '../../operation';
import { optionsField } from '../../optionFields';
import { addressesOf, filled, idsOf, optionalText } from '../../settings';

type Idea = Readonly<{
	id: string;
	organizationId: string;
	groupId: string | null;
	createdAt: number;
	content: Readonly<{
		title: string | null;
		text: string | null;
		services: readonly string[];
		date: string | null;
		media: readonly { url: string }[] | null;
	}>;
}>;

const fields: readonly INodeProperties[] = [
	organizationField,
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		description: 'Headline of the idea',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What the idea says',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Date',
				name: 'date',
				type: 'dateTime',
				default: '',
				description: "When the idea is meant for, in the workflow's time zone",
			},
			{
				displayName: 'Group ID',
				name: 'groupId',
				type: 'string',
				default: '',
				description: 'The group on the board of ideas that it belongs to',
			},
			{
				displayName: 'Image URLs',
				name: 'imageUrls',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. https://example.com/cake.jpg',
				description: 'Addresses of images that anybody can open, one on each line',
			},
			networksField('The networks that the idea is meant for'),
		],
	},
];

/** An idea on Buffer's board: not a post yet. */
export const createIdea: BufferOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create an idea',
	description: 'A note on the board of ideas, to make a post of later',
	fields: [...fields, simplifyField, optionsField()],
	async run(call) {
		const content = contentOf(call);
		const organizationId = await chosenOrganization(call);
		const { groupId } = call.setting('additionalFields', {}) as IDataObject;
		const group = optionalText(groupId) && { groupId: optionalText(groupId) };
		type Answer = { createIdea: Payload & { idea?: Idea | null } };
		const answer = await call.attempt<Answer>(CREATE_IDEA, {
			input: filled({ organizationId, content, group }),
		});
		if ('failure' in answer) throw unconfirmed(answer.failure);
		const outcome = outcomeOf(answer.data.createIdea, ['Idea', 'IdeaResponse']);
		if ('failure' in outcome) throw unconfirmed(outcome.failure);
		const { createIdea: payload } = answer.data;
		const idea = (payload.__typename === 'Idea' ? payload : payload.idea) as Idea | null;
		if (!idea) throw new BufferFailure('unanswered', 'Buffer did not say which idea it made');
		return { done: [ideaItem(idea, call)] };
	},
};

/** Buffer's ideas cannot be looked up, so an order without an answer is never repeated. */
function unconfirmed({ kind, message, advice, httpCode }: BufferFailure): BufferFailure {
	if (kind !== 'unanswered') return new BufferFailure(kind, message, advice, httpCode);
	const look = 'The idea may be on the board in Buffer: look there before you run it again.';
	return new BufferFailure(kind, message, look, httpCode);
}

function contentOf({ setting, timeZone }: Call): IDataObject {
	const [title, text] = [optionalText(setting('title', '')), optionalText(setting('text', ''))];
	if (title === undefined && text === undefined) {
		throw new InputError("'Title' and 'Text' are both empty", 'Fill in at least one of them.');
	}
	const { date, imageUrls, networks } = setting('additionalFields', {}) as IDataObject;
	const media = addressesOf(imageUrls, 'Image URLs').map((url) => ({ url, type: 'image' }));
	const services = idsOf(networks, 'Network Names');
	return filled({
		title,
		text,
		media: media.length === 0 ? undefined : media,
		services: services.length === 0 ? undefined : services,
		date: isBlank(date)
			? undefined
			: new Date(instantOfSetting(date, 'Date', timeZone)).toISOString(),
	});
}

function ideaItem(idea: Idea, { setting, timeZone }: Call): IDataObject {
	const { content } = idea;
	if (setting('simplify', true) !== true) return idea as unknown as IDataObject;
	return {
		id: idea.id,
		title: content.title,
		text: content.text,
		networks: content.services.map(networkName),
		date: content.date === null ? null : wallTime(content.date, timeZone),
		images: (content.media ?? []).map(({ url }) => url),
		groupId: idea.groupId,
		organizationId: idea.organizationId,
		createdAt: wallTime(idea.createdAt * 1000, timeZone),
	};
}
