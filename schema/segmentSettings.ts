import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from './calendarSettings';

const column = z.string().trim().default('');

/** The owner's segments from best to worst, as typed: names between commas or on lines of their own. */
const segmentOrder = z
	.string()
	.default('')
	.transform((text) => text.split(/[,;\n]/).map((name) => name.trim()))
	.transform((names) => names.filter((name) => name !== ''))
	.refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
		error: 'a segment stands there twice',
	});

/** Columns that every list of customers with segments has. */
export const segmentShape = { customer: column, segment: column, segmentOrder };

/** The settings of comparing the segments of two days. */
export const movementSettings = z.object({
	...segmentShape,
	snapshotDate: column,
	currentDate: z.unknown(),
	compareWith: z.enum(['newest', 'date']).default('newest'),
	compareDate: z.unknown(),
	snapshotOptions: z
		.object({
			dateFormat: dateFormatSetting,
			fewShared: z.enum(['stop', 'compare']).default('stop'),
			mostListed: z.number().int().min(0).max(1000).default(10),
			runColumn: column,
			shop: z.string().trim().default(''),
			shopColumn: column,
			snapshotCustomerColumn: column,
			snapshotSegmentColumn: column,
			timeZone: timeZoneSetting,
		})
		.prefault({}),
});

export type MovementSettings = z.output<typeof movementSettings>;

/** The settings of describing each segment. */
export const profileSettings = z.object({
	...segmentShape,
	profileOptions: z
		.object({
			currencyColumn: column,
			daysSinceColumn: column,
			decimalSign: z.enum(['recognise', 'point', 'comma']).default('recognise'),
			ordersColumn: column,
			revenueColumn: column,
		})
		.prefault({}),
});

export type ProfileSettings = z.output<typeof profileSettings>;
