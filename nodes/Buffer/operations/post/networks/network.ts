/** What a network wants besides text and pictures: its own fields in the panel, and how Buffer takes them. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../../schema/parse';
import { addressOf, optionalText, textOf } from '../../../settings';

/** The post that the settings belong to. */
export type Content = Readonly<{
	text: string;
	assets: readonly IDataObject[];
	/** The zone of times without an offset. */
	timeZone: string;
	/** Buffer keeps what an edit leaves out. */
	editing: boolean;
}>;

export type Network = Readonly<{
	/** The channel's `service`. */
	service: string;
	/** What Buffer's input calls it. */
	key: string;
	name: string;
	fields: readonly INodeProperties[];
	/** @param set the row of the panel; empty where the owner set nothing */
	metadata: (set: IDataObject, content: Content) => IDataObject;
	/** Buffer wants something even where the owner set nothing. */
	always?: true;
}>;

export const firstCommentField: INodeProperties = {
	displayName: 'First Comment',
	name: 'firstComment',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'A comment that is added below the post at once',
};

export const linkField: INodeProperties = {
	displayName: 'Link',
	name: 'link',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com',
	description: 'Address of a page that is shown with a preview. A video is left out beside it.',
};

export const followUpsField: INodeProperties = {
	displayName: 'Follow-Up Posts',
	name: 'followUps',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add follow-up post' },
	default: [],
	description: 'Posts that answer this one, one after the other',
};

export const aiGeneratedField: INodeProperties = {
	displayName: 'Made with AI',
	name: 'isAiGenerated',
	type: 'boolean',
	default: false,
	description: 'Whether to tell viewers that the content was made with AI',
};

export function linkAttachmentOf(link: unknown): IDataObject | undefined {
	const address = optionalText(link);
	return address === undefined ? undefined : { url: addressOf(address, 'Link') };
}

/** The first of the thread is the post itself; undefined without follow-ups. */
export function threadOf(followUps: unknown, { text, assets }: Content): IDataObject[] | undefined {
	const texts = [followUps]
		.flat()
		.map(textOf)
		.filter((one) => one !== '');
	if (texts.length === 0) return undefined;
	return [{ text, assets: [...assets] }, ...texts.map((one) => ({ text: one, assets: [] }))];
}

/** Undefined where an edit leaves it as it is. */
export function needed(
	value: unknown,
	field: string,
	network: string,
	{ editing }: Content,
	advice = `Fill in '${field}' under 'Network Settings', '${network}'.`,
): string | undefined {
	const text = optionalText(value);
	if (text !== undefined || editing) return text;
	throw new InputError(`A post on ${network} needs '${field}'`, advice);
}
