import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from '../calendarSettings';
import { observationEndSetting } from '../observationEnd';

export const TREATMENTS = [
	'keep',
	'ageBand',
	'area',
	'amountBand',
	'month',
	'quarter',
	'year',
] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Where a band begins that the owner gave no limits for. */
export const DEFAULT_AGES = '18, 25, 35, 45, 55, 65, 75';
export const DEFAULT_AMOUNTS = '0, 20, 50, 100, 200, 500, 1000';

export const minimizeSettings = z.object({
	keptColumns: z
		.object({
			rows: z
				.array(
					z.object({
						column: z.string().trim().default(''),
						treatment: z.enum(TREATMENTS).default('keep'),
						limits: z.string().trim().default(''),
						characters: z.number().int().min(1).max(10).default(2),
						digits: z.number().int().min(0).max(10).default(0),
					}),
				)
				.default([]),
		})
		.default({ rows: [] }),
	observationEnd: observationEndSetting,
	minimizeOptions: z
		.object({
			dateFormat: dateFormatSetting,
			decimalSign: z.enum(['recognise', 'point', 'comma']).default('recognise'),
			timeZone: timeZoneSetting,
		})
		.prefault({}),
});

export type MinimizeSettings = z.output<typeof minimizeSettings>;
export type KeptColumn = MinimizeSettings['keptColumns']['rows'][number];
