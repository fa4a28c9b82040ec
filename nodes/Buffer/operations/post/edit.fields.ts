/** What may be changed about a post; everything else stays. */
import type { INodeProperties } from 'n8n-workflow';

import {
	aiAssistedField,
	imageUrlsField,
	mediaField,
	publishingField,
	tagIdsField,
} from './content.fields';
import { networkSettingsField } from './networks';
import { dueAtField, timeZoneField, whenField } from './when';

const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'What the post says from now on',
};

export const changesField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What is not added here stays as it is',
	options: [
		{ ...dueAtField, description: 'When the post goes out from now on' },
		imageUrlsField,
		mediaField,
		networkSettingsField,
		publishingField,
		tagIdsField,
		textField,
		timeZoneField,
		whenField,
		aiAssistedField,
	],
};
