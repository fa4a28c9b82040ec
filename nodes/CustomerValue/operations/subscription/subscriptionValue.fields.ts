/** What an owner decides about the worth of subscriptions, and the same as a schema. */
import { z } from 'zod/v4';

import { subscriptionSettings } from '../../../../schema/subscriptionSettings';
import { columnField } from '../../../shared/columnField';
import { groupByField } from '../../../shared/groupByField';
import { membershipColumns, membershipEndField } from '../../../shared/membershipFields';
import type { Field } from '../../../shared/operation';
import { priceOptionsField } from '../../../shared/priceFields';
import { recognisedColumn } from '../../../shared/recognisedColumn';
import { simplifyField } from '../../../shared/simplifyField';
import { discountField, forecastShape, marginField } from '../forecast/forecast.fields';

export const subscriptionShape = subscriptionSettings.extend({
	output: z.enum(['page', 'periods', 'subscribers']).default('page'),
	pricePerPeriod: z.number().min(0, 'it cannot be negative').max(1e9).default(0),
	...{ marginPercent: forecastShape.marginPercent, discountPercent: forecastShape.discountPercent },
	periodsAhead: z.number().int().min(1).max(120).default(12),
	leastSubscribers: z.number().int().min(10).max(100_000).default(30),
});

export type SubscriptionParams = z.output<typeof subscriptionShape>;

const inputIs: Field = {
	displayName: 'Input Is',
	name: 'inputIs',
	type: 'options',
	options: [
		{
			name: 'Counts per Period',
			value: 'counts',
			description: 'One item per period: how many of those who began together were left',
		},
		{ name: 'Recognise', value: 'recognise', description: 'Take what the columns tell' },
		{
			name: 'Subscriptions',
			value: 'subscriptions',
			description: 'One item per subscription, with its start and its end',
		},
	],
	default: 'recognise',
	description: 'What one item of the input stands for',
};

const countColumns: Field = {
	displayName: 'Count Columns',
	name: 'countColumns',
	type: 'collection',
	placeholder: 'Add Column',
	default: {},
	description: 'Only for counts per period',
	options: [
		recognisedColumn(
			'Cohort Column',
			'cohortColumn',
			'which subscribers began together, where there are several such groups',
			'cohort',
		),
		recognisedColumn(
			'Period Column',
			'periodColumn',
			'the period: 0 for the start, 1 after the first renewal',
			'period',
		),
		recognisedColumn(
			'Subscribers Column',
			'subscribersColumn',
			'how many were left after that period',
			'subscribers',
		),
	],
};

export const subscriptionFields: readonly Field[] = [
	inputIs,
	...membershipColumns,
	columnField(
		'Price',
		'price',
		'Column with what a subscription costs per month or year',
		'monthly_price',
	),
	{
		displayName: 'Price per Period',
		name: 'pricePerPeriod',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'What a subscriber pays each time, for lists without a price and for counts. Leave 0 where the list has it.',
	},
	{
		displayName: 'Renewed Every',
		name: 'renewalPeriod',
		type: 'options',
		options: [
			{ name: 'Month', value: 'month' },
			{ name: 'Quarter', value: 'quarter' },
			{ name: 'Week', value: 'week' },
			{ name: 'Year', value: 'year' },
		],
		default: 'month',
		description: 'How long a subscription runs until it is renewed or ends',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Period',
				value: 'periods',
				description: 'The renewal curve as a table: what was seen, and what is to come',
			},
			{
				name: 'One Item per Subscriber',
				value: 'subscribers',
				description: 'Chance to renew and what each will still pay; not with counts',
			},
			{ name: 'One Item With a Page', value: 'page', description: 'A page to read or to send' },
		],
		default: 'page',
		description: 'What to return',
	},
	groupByField,
	marginField,
	discountField,
	{
		displayName: 'Periods Ahead',
		name: 'periodsAhead',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 120 },
		default: 12,
		description: 'How far the renewal curve goes on beyond what has been seen',
	},
	{
		displayName: 'Fewest Subscribers',
		name: 'leastSubscribers',
		type: 'number',
		typeOptions: { minValue: 10, maxValue: 100000 },
		default: 30,
		description:
			'With fewer who have come to a first renewal nothing is foreseen, as it would be a guess',
	},
	membershipEndField,
	simplifyField,
	countColumns,
	priceOptionsField,
];
