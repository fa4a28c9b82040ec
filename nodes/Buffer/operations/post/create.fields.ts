/** The settings of a new post. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../schema/parse';
import { found } from '../../../../schema/values/found';
import { simplifyField } from '../../../shared/simplifyField';
import type { Call } from '../../operation';
import { optionsField } from '../../optionFields';
import {
	aiAssistedField,
	channelTextsField,
	imageUrlsField,
	mediaField,
	publishingField,
	tagIdsField,
} from './content.fields';
import { networkSettingsField } from './networks';
import { dueFields, whenField } from './when';

const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'What the post says. Images can do without.',
};

const additionalField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [publishingField, tagIdsField, aiAssistedField],
};

const samePostField: INodeProperties = {
	displayName: 'If the Same Post Is There',
	name: 'samePost',
	type: 'options',
	options: [
		{
			name: 'Post Again',
			value: 'postAgain',
			description: 'Send it once more',
		},
		{
			name: 'Return It',
			value: 'returnIt',
			description: 'Send nothing and return the post that is there',
		},
	],
	default: 'returnIt',
	description: 'What to do about a post with the same text, channel and due time',
};

const sameWithinField: INodeProperties = {
	displayName: 'Same Post Within (Hours)',
	name: 'sameWithinHours',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	description:
		'Without a due time, how far back a post with the same text counts as the same. With 0 none does.',
};

export const createFields: readonly INodeProperties[] = [
	textField,
	whenField,
	...dueFields,
	imageUrlsField,
	mediaField,
	channelTextsField,
	networkSettingsField,
	additionalField,
	simplifyField,
	optionsField(samePostField, sameWithinField),
];

export function samePostsOf({ setting }: Call): { sinceHours: number; returnIt: boolean } {
	const { samePost, sameWithinHours = 24 } = setting('options', {}) as IDataObject;
	const sinceHours = Number(sameWithinHours);
	if (sinceHours >= 0 && Number.isFinite(sinceHours)) {
		return { sinceHours, returnIt: samePost !== 'postAgain' };
	}
	throw new InputError(
		`'Same Post Within (Hours)' needs a number of at least 0; it holds ${found(sameWithinHours)}`,
		"Change 'Same Post Within (Hours)' under 'Options'.",
	);
}
