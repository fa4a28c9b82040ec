import { z } from 'zod/v4';

import type { Field } from '../shared/operation';

/** How far ahead to look; shared with Backtest. */
export const horizonShape = {
	horizonChoice: z.enum(['automatic', 'own']).default('automatic'),
	horizonDays: z.number().int().min(7).max(730).default(90),
};

type HorizonSettings = z.output<z.ZodObject<typeof horizonShape>>;

export const horizonFields: readonly Field[] = [
	{
		displayName: 'Look Ahead',
		name: 'horizonChoice',
		type: 'options',
		options: [
			{
				name: 'As Long as My Customers Usually Take',
				value: 'automatic',
				description:
					'30, 60, 90, 180 or 365 days: within that time nine of ten who come back have come back',
			},
			{ name: 'My Own Number of Days', value: 'own' },
		],
		default: 'automatic',
		description: 'Somebody who buys nothing for so long counts as gone',
	},
	{
		displayName: 'Days Ahead',
		name: 'horizonDays',
		type: 'number',
		typeOptions: { minValue: 7, maxValue: 730 },
		displayOptions: { show: { horizonChoice: ['own'] } },
		default: 90,
		description: 'For how many days to look ahead',
	},
];

/** Null: by the shop's own rhythm. */
export function chosenHorizon({ horizonChoice, horizonDays }: HorizonSettings): number | null {
	return horizonChoice === 'own' ? horizonDays : null;
}
