/** The fields by which an organization, a channel or several channels are chosen: from a list, by ID, by expression. */
import type { INodeProperties } from 'n8n-workflow';

export const organizationField: INodeProperties = {
	displayName: 'Organization',
	name: 'organization',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Leave empty if your Buffer account has just one',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOrganizations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5f1b2c3d4e5f6a7b8c9d0e1f',
		},
	],
};

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'A page, profile or account that is connected to Buffer',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchChannels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6a1b2c3d4e5f6a7b8c9d0e1f',
		},
	],
};

const someChannels: INodeProperties = {
	displayName: 'Channel Names or IDs',
	name: 'channels',
	type: 'multiOptions',
	typeOptions: {
		loadOptionsMethod: 'getChannels',
		loadOptionsDependsOn: ['organization.value'],
	},
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** At least one of them. */
export const channelsField: INodeProperties = { ...someChannels, required: true };

/** None for all of them. */
export const channelsFilterField: INodeProperties = {
	...someChannels,
	hint: 'Leave empty for all channels',
};
