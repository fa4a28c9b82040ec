/** The fields of the owner's rules; they match `policyShape` and `limitShape`, and every operation has the same ones. */
import { CHANNELS, type Channel } from '../../../../core/policy/channels';
import type { PolicyRule } from '../../../../schema/policy/policyRules';
import { DEFAULT_CAPS } from '../../../../schema/policy/policySettings';
import { conditionFields } from '../../../shared/conditionFields';
import type { Field } from '../../../shared/operation';

const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
	email: 'Email',
	sms: 'Text Message',
	whatsapp: 'WhatsApp',
	push: 'Push Message',
	phone: 'Phone',
	post: 'Letter',
	social: 'Social Media',
};

const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name);

export const channelOptions = CHANNELS.map((value) => ({
	name: CHANNEL_NAMES[value],
	value,
})).sort(byName);

const RULE_OPTIONS: ReadonlyArray<{ name: string; value: PolicyRule; description: string }> = [
	{
		name: 'A Person First',
		value: 'personFirst',
		description: 'Open complaints, bad answers, high value and large rewards go to a person',
	},
	{
		name: 'Budget',
		value: 'budget',
		description: 'Only so many contacts, or so much reward, in one run',
	},
	{
		name: 'Consent',
		value: 'consent',
		description:
			'A consent on record is needed. When off, only those who refused or unsubscribed are left out.',
	},
	{
		name: 'Discounts',
		value: 'discounts',
		description: 'Only so many discounts for one customer, and none for who buys anyway',
	},
	{
		name: 'Gaps',
		value: 'gaps',
		description: 'Some days of peace after an order, a complaint or a refund',
	},
	{
		name: 'Limits',
		value: 'caps',
		description: 'Only so many messages to one customer, by each channel and over all',
	},
	{
		name: 'One Campaign Once',
		value: 'campaignOnce',
		description:
			'Nobody gets the same campaign twice, by whatever channel. When off, once by each channel.',
	},
	{
		name: 'Quiet Times',
		value: 'quietTimes',
		description: 'No messages at night and on some days, on the customer’s own clock',
	},
	{
		name: 'Survey Pause',
		value: 'surveyPause',
		description: 'Nobody is asked in a survey again too soon',
	},
];

function rulesField(rules: readonly PolicyRule[], description: string): Field {
	const options = RULE_OPTIONS.filter(({ value }) => rules.includes(value));
	return {
		displayName: 'Rules',
		name: 'rules',
		type: 'multiOptions',
		options: options.map((option) => ({ ...option })),
		default: [...rules],
		description,
	};
}

const shownFor = (rule: PolicyRule) => ({ show: { rules: [rule] } });

const capsField: Field = {
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

const surveyPauseField: Field = {
	displayName: 'Survey Pause in Days',
	name: 'surveyPauseDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3650 },
	default: 90,
	displayOptions: shownFor('surveyPause'),
	description: 'Days between two surveys to one customer',
};

const discountLimitField: Field = {
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

const transactionalField: Field = {
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

const days = (displayName: string, name: string, preset: number, description: string): Field => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3650 },
	default: preset,
	description,
});

const consentOptions: Field = {
	displayName: 'Consent Options',
	name: 'consentOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How the records of consent are understood',
	options: [
		days(
			'Valid for Days',
			'validDays',
			0,
			'How long a consent holds after it was recorded; 0 for as long as it says',
		),
		{
			displayName: 'When Records Differ',
			name: 'whenRecordsDiffer',
			type: 'options',
			options: [
				{
					name: 'The Most Restrictive Counts',
					value: 'mostRestrictive',
					description: 'One refusal is enough, whenever it was made',
				},
				{
					name: 'The Newest Counts',
					value: 'newest',
					description: 'A consent that was given after a refusal holds again',
				},
			],
			default: 'mostRestrictive',
			description: 'Which of several records of one customer decides',
		},
	],
};

const quietTimes: Field = {
	displayName: 'Quiet Times',
	name: 'quietTimes',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {
		from: '20:00',
		until: '08:00',
		weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
	},
	displayOptions: shownFor('quietTimes'),
	description: 'When customers are left in peace, on their own clock',
	options: [
		{
			displayName: 'Days With Messages',
			name: 'weekdays',
			type: 'multiOptions',
			options: [
				{ name: 'Friday', value: 'friday' },
				{ name: 'Monday', value: 'monday' },
				{ name: 'Saturday', value: 'saturday' },
				{ name: 'Sunday', value: 'sunday' },
				{ name: 'Thursday', value: 'thursday' },
				{ name: 'Tuesday', value: 'tuesday' },
				{ name: 'Wednesday', value: 'wednesday' },
			],
			default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
			description: 'On the other days nothing is sent',
		},
		{
			displayName: 'Quiet From',
			name: 'from',
			type: 'string',
			default: '20:00',
			placeholder: 'e.g. 20:00',
			description:
				'Time of day from which nothing is sent. The same time as Quiet Until means no quiet hours.',
		},
		{
			displayName: 'Quiet Until',
			name: 'until',
			type: 'string',
			default: '08:00',
			placeholder: 'e.g. 08:00',
			description: 'Time of day from which messages are sent again',
		},
	],
};

const gaps: Field = {
	displayName: 'Gaps',
	name: 'gaps',
	type: 'collection',
	placeholder: 'Add Setting',
	default: { afterOrder: 2, afterComplaint: 14, afterRefund: 14 },
	displayOptions: shownFor('gaps'),
	description: 'Days of peace after something happened, where the candidates have its date',
	options: [
		days('After a Complaint', 'afterComplaint', 14, 'Days after the last complaint; 0 for none'),
		days('After a Refund', 'afterRefund', 14, 'Days after the last refund; 0 for none'),
		days('After an Order', 'afterOrder', 2, 'Days after the last order; 0 for none'),
	],
};

const likelyToBuy: Field = {
	displayName: 'No Discount From Likelihood',
	name: 'likelyToBuyFrom',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.7,
	displayOptions: shownFor('discounts'),
	description:
		'Who buys anyway with this probability or more gets no discount, where a column says so (0 to 1)',
};

const personFirst: Field = {
	displayName: 'A Person First',
	name: 'personFirst',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {
		openTicket: true,
		negativeAnswer: true,
		negativeUpTo: 6,
		valueFrom: 1000,
		rewardFrom: 20,
		confidenceBelow: 0.6,
	},
	displayOptions: shownFor('personFirst'),
	description: 'When a person takes over, where the candidates have the column',
	options: [
		{
			displayName: 'Confidence Below',
			name: 'confidenceBelow',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.6,
			description: 'A score that is less sure than this is looked at (0 to 1); 0 for never',
		},
		{
			displayName: 'Negative Answer',
			name: 'negativeAnswer',
			type: 'boolean',
			default: true,
			description: 'Whether a person takes customers whose last survey answer was a bad one',
		},
		{
			displayName: 'Negative Up To',
			name: 'negativeUpTo',
			type: 'number',
			default: 6,
			description: 'The highest score that is a bad answer',
		},
		{
			displayName: 'Open Ticket',
			name: 'openTicket',
			type: 'boolean',
			default: true,
			description: 'Whether a person takes customers with an open ticket or complaint',
		},
		{
			displayName: 'Reward From',
			name: 'rewardFrom',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 20,
			description: 'A reward of this much or more is looked at; 0 for never',
		},
		{
			displayName: 'Value From',
			name: 'valueFrom',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 1000,
			description: 'Customers worth this much or more are taken by a person; 0 for none',
		},
	],
};

const ownConditions: Field = {
	displayName: 'Your Own Conditions',
	name: 'ownConditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Condition' },
	placeholder: 'Add Condition',
	default: {},
	displayOptions: shownFor('personFirst'),
	description: 'A person takes every customer for whom one of these is true',
	options: [{ displayName: 'Condition', name: 'rows', values: [...conditionFields] }],
};

const budget: Field = {
	displayName: 'Budget',
	name: 'budget',
	type: 'collection',
	placeholder: 'Add Setting',
	default: { contacts: 500, reward: 0 },
	displayOptions: shownFor('budget'),
	description: 'What one run may spend; customers of the highest value and risk come first',
	options: [
		{
			displayName: 'Contacts per Run',
			name: 'contacts',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 500,
			description: 'At most so many contacts; 0 for no limit',
		},
		{
			displayName: 'Reward per Run',
			name: 'reward',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'At most so much reward altogether; 0 for no limit',
		},
	],
};

const timeZone: Field = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description:
		"Zone of customers without one of their own, and of dates without one. Leave empty for the workflow's time zone.",
};

/** All of the owner's rules. */
export const policyFields: readonly Field[] = [
	rulesField(
		[
			...(['consent', 'caps', 'quietTimes', 'campaignOnce', 'surveyPause', 'gaps'] as const),
			...(['discounts', 'personFirst', 'budget'] as const),
		],
		'What is asked before somebody is contacted; each rule can be switched off',
	),
	capsField,
	quietTimes,
	gaps,
	surveyPauseField,
	discountLimitField,
	likelyToBuy,
	personFirst,
	ownConditions,
	budget,
	transactionalField,
	consentOptions,
	timeZone,
];
