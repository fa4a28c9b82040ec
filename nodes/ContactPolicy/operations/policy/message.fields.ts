/** What is to be sent; they match `messageShape`. */
import type { Field } from '../../../shared/operation';
import { channelOptions } from './channel.fields';

export const purposeField: Field = {
	displayName: 'Purpose',
	name: 'purpose',
	type: 'options',
	options: [
		{ name: 'Marketing', value: 'marketing', description: 'Offers, news, win-back' },
		{
			name: 'Message About an Order',
			value: 'transactional',
			description: 'Confirmations and notices that belong to an order: no marketing in them',
		},
		{
			name: 'Quoting',
			value: 'quoting',
			description: 'Showing in public what the customer said',
		},
		{ name: 'Survey', value: 'survey', description: 'Asking for an answer' },
	],
	default: 'marketing',
	description: 'What the message is for: consent is given for each purpose',
};

export const messageFields: readonly Field[] = [
	{
		displayName: 'Campaign',
		name: 'campaign',
		type: 'string',
		default: '',
		placeholder: 'e.g. We Miss You, Spring 2026',
		description:
			'Name of the message, a new one for every edition: nobody gets the same campaign twice. Leave empty to take a column.',
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [
			...channelOptions,
			{ name: 'As a Column Says', value: 'fromColumn', description: 'Different per customer' },
		].sort((one, other) => one.name.localeCompare(other.name)),
		default: 'email',
		description: 'How the message is sent',
	},
	purposeField,
];
