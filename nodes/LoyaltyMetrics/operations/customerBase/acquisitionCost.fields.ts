/** What an owner says about money spent and earned, and the same as a schema. */
import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

export const acquisitionShape = {
	moneySpent: z.number().min(0, 'it cannot be negative').default(0),
	marginPercent: z
		.number()
		.min(0, 'it cannot be negative')
		.max(100, 'it is at most 100')
		.default(100),
	mostMonths: z.number().min(1, 'it needs at least 1').max(600, 'it is at most 600').default(60),
};

export const acquisitionFields: readonly Field[] = [
	{
		displayName: 'Money Spent',
		name: 'moneySpent',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'What winning members cost in the period: advertising, discounts, commissions. Leave 0 if you do not know it, or if the list has it for each member.',
	},
	{
		displayName: 'Profit Margin (%)',
		name: 'marginPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 100,
		description:
			'What is left of the price after the costs of serving a member. At 100 the value of a member is revenue, not profit.',
	},
	{
		displayName: 'Longest Stay (Months)',
		name: 'mostMonths',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 600 },
		default: 60,
		description:
			'Few leave at first, which makes memberships look endless; no more months than these are counted',
	},
];
