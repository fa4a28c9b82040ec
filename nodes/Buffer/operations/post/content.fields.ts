/** What a post shows besides its text. */
import type { INodeProperties } from 'n8n-workflow';

export const imageUrlsField: INodeProperties = {
	displayName: 'Image URLs',
	name: 'imageUrls',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. https://example.com/cake.jpg',
	description:
		'Addresses of images that anybody can open, one on each line. They have to work until the post goes out.',
};

const kindField: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Video', value: 'video' },
	],
	default: 'image',
};

const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/cake.jpg',
	description: 'Address of a file that anybody can open',
};

const altTextField: INodeProperties = {
	displayName: 'Alternative Text',
	name: 'altText',
	type: 'string',
	default: '',
	displayOptions: { show: { kind: ['image'] } },
	description: 'What the image shows, for people who cannot see it',
};

const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	displayOptions: { show: { kind: ['video'] } },
	description: 'Title of the video',
};

const thumbnailField: INodeProperties = {
	displayName: 'Thumbnail URL',
	name: 'thumbnailUrl',
	type: 'string',
	default: '',
	description: 'Address of a small picture of it',
};

export const mediaField: INodeProperties = {
	displayName: 'Images and Videos',
	name: 'media',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add image or video',
	default: {},
	description: 'Shown after the images above, in this order',
	options: [
		{
			displayName: 'Image or Video',
			name: 'rows',
			values: [kindField, urlField, altTextField, titleField, thumbnailField],
		},
	],
};

export const channelTextsField: INodeProperties = {
	displayName: 'Text per Channel',
	name: 'channelTexts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add text for a channel',
	default: {},
	description: 'For channels that get another text than the one above',
	options: [
		{
			displayName: 'Text',
			name: 'rows',
			values: [
				{
					displayName: 'Channel Name or ID',
					name: 'channel',
					type: 'options',
					typeOptions: {
						loadOptionsMethod: 'getChannels',
						loadOptionsDependsOn: ['organization.value'],
					},
					default: '',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
				},
			],
		},
	],
};

export const tagIdsField: INodeProperties = {
	displayName: 'Tag IDs',
	name: 'tagIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 6a1b2c3d4e5f6a7b8c9d0e1f',
	description: 'Tags of the post in Buffer, with commas between them',
};

export const publishingField: INodeProperties = {
	displayName: 'Publishing',
	name: 'schedulingType',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Buffer publishes the post',
		},
		{
			name: 'Reminder',
			value: 'notification',
			description: "Buffer's app reminds a person, who publishes it",
		},
	],
	default: 'automatic',
	description: 'Who publishes the post when it is due',
};

export const aiAssistedField: INodeProperties = {
	displayName: 'Written with AI',
	name: 'aiAssisted',
	type: 'boolean',
	default: false,
	description: 'Whether to note in Buffer that the post was written with the help of AI',
};
