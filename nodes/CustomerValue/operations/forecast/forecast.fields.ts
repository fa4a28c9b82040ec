/** What an owner decides about a forecast, and the same as a schema. */
import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

const percent = z.number().min(0).max(100);

/** Of everything that foresees. */
export const forecastShape = {
	horizonDays: z.number().int().min(1).max(1826).default(90),
	marginPercent: percent.default(100),
	discountPercent: percent.default(10),
	lifetimeYears: z.number().int().min(1).max(20).default(3),
};

export type ForecastOptions = z.output<z.ZodObject<typeof forecastShape>>;

/** Of everything that fits. */
export const fittingShape = {
	model: z.enum(['holdout', 'bgNbd', 'mbgNbd', 'paretoNbd']).default('holdout'),
	leastRepeatCustomers: z.number().int().min(5).max(100_000).default(30),
};

export type FittingOptions = z.output<z.ZodObject<typeof fittingShape>>;

export const outputShape = { output: z.enum(['customers', 'shop']).default('customers') };

export const outputField: Field = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'One Item for the Shop',
			value: 'shop',
			description: 'What all customers together will buy, how sure that is, and a page',
		},
		{
			name: 'One Item per Customer',
			value: 'customers',
			description: 'What each customer is expected to buy',
		},
	],
	default: 'customers',
	description: 'What the items are',
};

export const horizonField: Field = {
	displayName: 'Horizon (Days)',
	name: 'horizonDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1826 },
	default: 90,
	description: 'How far ahead orders and spend are foreseen',
};

export const marginField: Field = {
	displayName: 'Profit Margin (%)',
	name: 'marginPercent',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 100,
	hint: 'At 100 the lifetime value is revenue, not profit',
	description: 'How much of 100 in revenue is left after the cost of the goods',
};

export const discountField: Field = {
	displayName: 'Discount Rate (% per Year)',
	name: 'discountPercent',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 10,
	description: 'How much less money is worth when it comes a year later',
};

export const worthFields: readonly Field[] = [
	marginField,
	{
		displayName: 'Lifetime (Years)',
		name: 'lifetimeYears',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 3,
		description:
			'How many years from now count for the lifetime value; what was bought so far does not',
	},
	discountField,
];

export const fittingFields: readonly Field[] = [
	{
		displayName: 'Model',
		name: 'model',
		type: 'options',
		options: [
			{
				name: 'BG/NBD',
				value: 'bgNbd',
				description: 'Customers may leave after each repeat order',
			},
			{
				name: 'Choose the One That Would Have Been Right',
				value: 'holdout',
				description: 'Hides the last weeks, foresees them with each model and takes the best',
			},
			{
				name: 'MBG/NBD',
				value: 'mbgNbd',
				description: 'Customers may leave after each order, the first one included',
			},
			{
				name: 'Pareto/NBD',
				value: 'paretoNbd',
				description: 'Customers may leave at any time; slower with many customers',
			},
		],
		default: 'holdout',
		description: 'How customers are taken to buy and to leave',
	},
	{
		displayName: 'Fewest Repeat Customers',
		name: 'leastRepeatCustomers',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 100000 },
		default: 30,
		description:
			'With fewer customers who ordered more than once nothing is foreseen, as it would be a guess',
	},
];
