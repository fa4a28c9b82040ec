/** Into which band a probability falls, and by which output the customer leaves. */
import { z } from 'zod/v4';

import type { Field, NamedOutputs } from '../shared/operation';

/** Written into items and on the canvas: never renamed. */
export const BANDS = ['High', 'Medium', 'Low'] as const;
export type Band = (typeof BANDS)[number];

export const bandOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perBand',
	names: [...BANDS, 'Not Scored'],
};

const percent = z.number().min(1).max(99);

export const bandShape = {
	outputs: z.enum(['one', 'perBand']).default('one'),
	bandOptions: z
		.object({ highFromPercent: percent.default(66), mediumFromPercent: percent.default(33) })
		.refine(({ highFromPercent, mediumFromPercent }) => mediumFromPercent < highFromPercent, {
			error: "'Medium From (Percent)' has to be below 'High From (Percent)'",
		})
		.prefault({}),
};

export type BandSettings = z.output<z.ZodObject<typeof bandShape>>['bandOptions'];

export const bandFields: readonly Field[] = [
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One', value: 'one', description: 'All customers leave by one output' },
			{
				name: 'One per Band',
				value: 'perBand',
				description:
					'High, medium and low risk leave by outputs of their own, those without a score by a fourth',
			},
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
	{
		displayName: 'Risk Bands',
		name: 'bandOptions',
		type: 'collection',
		placeholder: 'Add Limit',
		default: {},
		description: 'From which chance on a risk is called high or medium',
		options: [
			{
				displayName: 'High From (Percent)',
				name: 'highFromPercent',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 99 },
				default: 66,
				description: 'A chance of leaving of this much or more is a high risk',
			},
			{
				displayName: 'Medium From (Percent)',
				name: 'mediumFromPercent',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 99 },
				default: 33,
				description: 'A chance of leaving of this much or more is a medium risk',
			},
		],
	},
];

export function bandOf(
	probability: number,
	{ highFromPercent, mediumFromPercent }: BandSettings,
): Band {
	if (probability * 100 >= highFromPercent) return 'High';
	return probability * 100 >= mediumFromPercent ? 'Medium' : 'Low';
}

/** Who has no band leaves by the last output, and is written to by nobody by mistake. */
export function outputOfBand(band: Band | null): number {
	return band === null ? BANDS.length : BANDS.indexOf(band);
}

/** As an item carries it: four digits, and never certain. */
export function shownProbability(probability: number): number {
	return Math.min(0.9999, Math.max(0.0001, Math.round(probability * 1e4) / 1e4));
}
