/** How often and how much; these are applied again when a run settles. */
import { DEFAULT_CAPS } from '../../../../schema/policy/policySettings';
import type { Field } from '../../../shared/operation';
import { channelOptions } from './channel.fields';
import { rulesField, shownFor } from './rules.fields';

export const capsField: Field = {
	displayName: 'Limits',
	name: 'caps',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Limit' },
	placeholder: 'Add Limit',
	default: { rows: DEFAULT_CAPS.map((row) => ({ ...row })) },
	displayOptions: shownFor('caps'),
	description: 'How many messages a customer may get; every limit holds',
	options: [
		{
			displayName: 'Limit',
			name: 'rows',
			values: [
				{
					displayName: 'What Counts',
					name: 'counts',
					type: 'options',
					options: [
						{
							name: 'All Channels Together',
							value: 'allChannels',
							description: 'One limit for everything that is sent',
						},
						{
							name: 'Each Channel by Itself',
							value: 'eachChannel',
							description: 'The same limit for every channel',
						},
						...channelOptions.map((option) => ({ ...option })),
					],
					default: 'eachChannel',
					description: 'Which messages are counted together',
				},
				{
					displayName: 'Messages',
					name: 'messages',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
					default: 2,
					description: 'At most so many',
				},
				{
					displayName: 'Days',
					name: 'days',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 3650 },
					default: 7,
					description: 'Within so many days, counted back from the moment',
				},
			],
		},
	],
};

export const surveyPauseField: Field = {
	displayName: 'Survey Pause in Days',
	name: 'surveyPauseDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3650 },
	default: 90,
	displayOptions: shownFor('surveyPause'),
	description: 'Days between two surveys to one customer',
};

export const discountLimitField: Field = {
	displayName: 'Discounts per Customer',
	name: 'discountLimit',
	type: 'collection',
	placeholder: 'Add Setting',
	default: { messages: 1, days: 30 },
	displayOptions: shownFor('discounts'),
	description: 'How many messages with a discount a customer may get',
	options: [
		{
			displayName: 'Days',
			name: 'days',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3650 },
			default: 30,
			description: 'Within so many days',
		},
		{
			displayName: 'Messages',
			name: 'messages',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
			default: 1,
			description: 'At most so many messages with a discount',
		},
	],
};

export const transactionalField: Field = {
	displayName: 'Messages About an Order',
	name: 'transactional',
	type: 'options',
	options: [
		{
			name: 'Are Sent When They Are Needed',
			value: 'needed',
			description:
				'They neither count nor wait; only a refusal, an address that bounced and a doubt stop them',
		},
		{
			name: 'Follow All Rules',
			value: 'likeOthers',
			description: 'They count and wait like all other messages',
		},
	],
	default: 'needed',
	description: 'What holds for confirmations and notices that belong to an order',
};

/** The rules that are applied again when a run settles. */
export const limitFields: readonly Field[] = [
	rulesField(
		['campaignOnce', 'discounts', 'caps', 'surveyPause'],
		'Which limits are applied again to what has been reserved; the same as where it was decided',
	),
	capsField,
	surveyPauseField,
	discountLimitField,
	transactionalField,
];
