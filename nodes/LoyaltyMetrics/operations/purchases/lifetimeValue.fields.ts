/** What an owner assumes about the value of customers, and the same as a schema. */
import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

const percent = z.number().min(0).max(100);

export const valueShape = {
	output: z.enum(['value', 'customers']).default('value'),
	marginPercent: percent.default(100),
	stay: z.enum(['orders', 'retention', 'years']).default('orders'),
	retentionPercent: percent.default(60),
	stayYears: z.number().int().min(1).max(50).default(3),
	longestYears: z.number().int().min(1).max(50).default(5),
	discountPercent: percent.default(10),
	valueOptions: z
		.object({
			acquisitionCost: z.number().min(0).default(0),
			discountBy: z.enum(['year', 'month']).default('year'),
			ordersPerYear: z.number().min(0).default(0),
		})
		.prefault({}),
};

export type ValueSettings = z.output<z.ZodObject<typeof valueShape>>;

const expected = { output: ['value'] };

export const valueFields: readonly Field[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item',
				value: 'value',
				description: 'What customers are worth so far, what to expect, and a page',
			},
			{
				name: 'One Item per Customer',
				value: 'customers',
				description: 'What each customer has been worth so far',
			},
		],
		default: 'value',
		description: 'What the items are',
	},
	{
		displayName: 'Profit Margin (%)',
		name: 'marginPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 100,
		hint: 'At 100 the value is revenue, not profit',
		description: 'How much of 100 in revenue is left after the cost of the goods',
	},
	{
		displayName: 'How Long Customers Stay',
		name: 'stay',
		type: 'options',
		options: [
			{
				name: 'A Number of Years',
				value: 'years',
				description: 'Typed in: all stay so long',
			},
			{
				name: 'As the Orders Tell',
				value: 'orders',
				description: "How many of one year's customers buy in the next; needs two years of orders",
			},
			{
				name: 'By a Yearly Retention',
				value: 'retention',
				description: "Typed in: the share of one year's customers who buy in the next",
			},
		],
		default: 'orders',
		displayOptions: { show: expected },
		description: 'Where the lifetime of a customer comes from',
	},
	{
		displayName: 'Yearly Retention (%)',
		name: 'retentionPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 60,
		displayOptions: { show: { ...expected, stay: ['retention'] } },
		description: 'How many of 100 customers of one year buy in the next year, too',
	},
	{
		displayName: 'Years',
		name: 'stayYears',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 3,
		displayOptions: { show: { ...expected, stay: ['years'] } },
		description: 'How many years a customer stays',
	},
	{
		displayName: 'Longest Lifetime (Years)',
		name: 'longestYears',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		displayOptions: { show: expected },
		description: 'No customer is counted for longer, whatever the retention says',
	},
	{
		displayName: 'Discount Rate (% per Year)',
		name: 'discountPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		displayOptions: { show: expected },
		description: 'How much less money is worth when it comes a year later',
	},
];

export const valueOptions: Field = {
	displayName: 'Value Options',
	name: 'valueOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { show: expected },
	options: [
		{
			displayName: 'Acquisition Cost',
			name: 'acquisitionCost',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'What it costs to win one customer; subtracted only when it is given',
		},
		{
			displayName: 'Discount By',
			name: 'discountBy',
			type: 'options',
			options: [
				{ name: 'Month', value: 'month', description: 'A twelfth of it comes each month' },
				{ name: 'Year', value: 'year', description: 'The margin of a year comes at its beginning' },
			],
			default: 'year',
			description: 'When the margin of a year comes',
		},
		{
			displayName: 'Purchases per Year',
			name: 'ordersPerYear',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How often a customer buys in a year; 0 takes it from the orders of the last year',
		},
	],
};
