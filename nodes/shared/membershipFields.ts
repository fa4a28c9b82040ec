import { dateFormatField, timeZoneField } from './calendarFields';
import type { Field } from './operation';

const column = (
	displayName: string,
	name: string,
	description: string,
	example: string,
): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: `e.g. ${example}`,
	hint: 'Leave empty to recognise it',
	description,
});

/** The column fields that every list of memberships has: the first thing in the panel. */
export const membershipColumns: readonly Field[] = [
	column(
		'Start Date',
		'startDate',
		'Column with the day on which the membership began',
		'started_at',
	),
	column(
		'End Date',
		'endDate',
		'Column with the day on which the member left. Its cell is empty for those who are still members.',
		'ended_at',
	),
	column(
		'Customer',
		'customer',
		"Column with the customer's e-mail or number, so that several memberships of one person without a pause count as one",
		'customer_email',
	),
];

/** What memberships bring in and what they cost to win. */
export const priceColumns: readonly Field[] = [
	column(
		'Price',
		'price',
		'Column with what a membership costs per month or year',
		'monthly_price',
	),
	column(
		'Cost of Winning',
		'cost',
		'Column with what it cost to win this member, where you know it for each. An empty cell is not known; write 0 where it cost nothing.',
		'acquisition_cost',
	),
];

/** Members who stay need no new dates, so a list that is kept up reaches until today. */
export const membershipEndField: Field = {
	displayName: 'Observation End',
	name: 'observationEnd',
	type: 'dateTime',
	default: '',
	description:
		'The last day to look at. Leave empty for today, or, in a list whose newest date is more than 31 days old, for the day after that date.',
};

const optional = (displayName: string, name: string, what: string, example: string): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: `e.g. ${example}`,
	description: `Column with ${what}. Leave empty to recognise it.`,
});

const overlaps: Field = {
	displayName: 'Overlapping Memberships',
	name: 'overlaps',
	type: 'options',
	options: [
		{
			name: 'Merge',
			value: 'merge',
			description: 'One membership from the first start to the last end',
		},
		{ name: 'Refuse', value: 'refuse', description: 'The one that begins later is a bad row' },
	],
	default: 'merge',
	description: 'What to do when one customer has two memberships on the same days',
};

const statusColumn = optional(
	'Status Column',
	'statusColumn',
	'the status, which tells subscriptions that never began',
	'status',
);

const collection = (options: readonly Field[]): Field => ({
	displayName: 'Options',
	name: 'membershipOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [...options],
});

/** They match `membershipOptions`. */
export const membershipOptionsField = collection([
	dateFormatField,
	overlaps,
	statusColumn,
	timeZoneField,
]);

/** They match `priceOptions`. */
export const priceOptionsField = collection([
	{
		displayName: 'Amounts Are In',
		name: 'amountUnit',
		type: 'options',
		options: [
			{ name: 'Currency Units', value: 'units', description: '19.99 is written 19.99' },
			{
				name: 'Minor Units',
				value: 'minorUnits',
				description: '19.99 is written 1999, as Stripe and Chargebee do',
			},
			{ name: 'Recognise by the Column', value: 'recognise' },
		],
		default: 'recognise',
		description: 'The unit of the prices',
	},
	optional(
		'Billing Interval Column',
		'intervalColumn',
		'the time that the price is for, such as month or 3 months',
		'billing_period',
	),
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		description:
			'Only look at prices in this currency. Needed when the prices are in several currencies.',
	},
	optional('Currency Column', 'currencyColumn', 'the currency', 'currency'),
	dateFormatField,
	{
		displayName: 'Decimal Sign',
		name: 'decimalSign',
		type: 'options',
		options: [
			{ name: 'Comma', value: 'comma', description: '1.234,50' },
			{ name: 'Point', value: 'point', description: '1,234.50' },
			{ name: 'Recognise', value: 'recognise', description: 'Take what the amounts settle' },
		],
		default: 'recognise',
		description: 'How to read amounts such as 1.234',
	},
	optional(
		'Interval Count Column',
		'intervalCountColumn',
		'how many of these times the price is for, such as 3 for every 3 months',
		'billing_interval',
	),
	overlaps,
	{
		displayName: 'Price Is Per',
		name: 'pricePer',
		type: 'options',
		options: [
			{ name: 'Month', value: 'month' },
			{ name: 'Quarter', value: 'quarter' },
			{
				name: 'Recognise',
				value: 'recognise',
				description: 'Take the billing interval column, else the name of the price column',
			},
			{ name: 'Week', value: 'week' },
			{ name: 'Year', value: 'year' },
		],
		default: 'recognise',
		description: 'What time the price is for',
	},
	statusColumn,
	timeZoneField,
]);
