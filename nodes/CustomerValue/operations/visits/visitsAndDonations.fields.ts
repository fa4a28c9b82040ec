/** What an owner decides about a forecast of visits, and the same as a schema. */
import { z } from 'zod/v4';

import { visitSettings } from '../../../../schema/visitSettings';
import { observationEndField } from '../../../shared/observationEndField';
import type { Field } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { recognisedColumn } from '../../../shared/recognisedColumn';
import { simplifyField } from '../../../shared/simplifyField';
import {
	discountField,
	fittingFields,
	fittingShape,
	forecastShape,
	marginField,
} from '../forecast/forecast.fields';

export const visitShape = visitSettings.omit({ sameDayOrders: true }).extend({
	output: z.enum(['customers', 'all']).default('customers'),
	horizonPeriods: z.number().int().min(1).max(50).default(5),
	...{ marginPercent: forecastShape.marginPercent, discountPercent: forecastShape.discountPercent },
	leastRepeatCustomers: fittingShape.leastRepeatCustomers,
	simplify: z.boolean().default(true),
});

export type VisitParams = z.output<typeof visitShape>;

const inputIs: Field = {
	displayName: 'Input Is',
	name: 'inputIs',
	type: 'options',
	options: [
		{
			name: 'Counts',
			value: 'counts',
			description: 'In how many of how many periods somebody came, and when last',
		},
		{
			name: 'Orders, Visits or Donations',
			value: 'orders',
			description: 'One item for each, with its date',
		},
		{ name: 'Recognise', value: 'recognise', description: 'Take what the columns tell' },
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
	description: 'Only for counts',
	options: [
		recognisedColumn(
			'Average Value Column',
			'averageValueColumn',
			'what a period in which somebody came again was worth on average',
			'average gift',
		),
		recognisedColumn(
			'Customers Column',
			'customersColumn',
			'how many customers an item stands for',
			'donors',
		),
		recognisedColumn(
			'Last Period Column',
			'recencyColumn',
			'the last period in which somebody came: 0 for never again, 1 for the first after the beginning',
			'recency',
		),
		recognisedColumn(
			'Periods Column',
			'periodsColumn',
			'how many periods there have been after the first one',
			'periods',
		),
		recognisedColumn(
			'Times Column',
			'frequencyColumn',
			'in how many of these periods somebody came',
			'frequency',
		),
	],
};

export const visitFields: readonly Field[] = [
	inputIs,
	...orderColumns,
	{
		displayName: 'One Occasion Per',
		name: 'visitPeriod',
		type: 'options',
		options: [
			{ name: 'Month', value: 'month' },
			{ name: 'Quarter', value: 'quarter' },
			{ name: 'Week', value: 'week', description: 'Monday to Sunday' },
			{ name: 'Year', value: 'year' },
		],
		default: 'year',
		description:
			'In each such period of the calendar somebody comes or does not; how often makes no difference',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item for All',
				value: 'all',
				description: 'What all customers together will do, how sure that is, and a page',
			},
			{
				name: 'One Item per Customer',
				value: 'customers',
				description: 'What each customer is expected to do',
			},
		],
		default: 'customers',
		description: 'What the items are',
	},
	{
		displayName: 'Periods Ahead',
		name: 'horizonPeriods',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		description: 'How many periods ahead visits or donations are foreseen',
	},
	marginField,
	discountField,
	fittingFields.find(({ name }) => name === 'leastRepeatCustomers')!,
	simplifyField,
	observationEndField,
	countColumns,
	...orderRules.filter(({ name }) => name !== 'sameDayOrders'),
];
