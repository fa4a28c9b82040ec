import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from './calendarSettings';
import { observationEndSetting } from './observationEnd';
import { FIRST_RULES } from './rules/firstRules';
import { OPERATORS } from './rules/operators';

/** One output for each segment costs the canvas space. */
export const MOST_SEGMENTS = 10;

/** Names whoever no rule applies to. */
export const EVERYONE_ELSE = 'Everyone Else';

const condition = z.object({
	column: z.string().trim().min(1, 'every condition needs a column').prefault(''),
	operator: z.enum(OPERATORS),
	value: z.unknown(),
});

const segment = z.object({
	name: z.string().trim().min(1, 'every segment needs a name').prefault(''),
	match: z.enum(['all', 'any']).default('all'),
	conditions: z
		.object({
			rows: z.array(condition).min(1, 'every segment needs at least one condition').prefault([]),
		})
		.prefault({}),
});

export type Condition = z.output<typeof condition>;
export type SegmentRule = z.output<typeof segment>;

const settings = z.object({
	segments: z
		.object({
			rows: z
				.array(segment)
				.min(1, 'at least one segment is needed')
				.max(MOST_SEGMENTS, `at most ${MOST_SEGMENTS} segments are possible`)
				.refine((rows) => new Set(rows.map(({ name }) => name)).size === rows.length, {
					error: 'two segments have the same name',
				})
				.prefault([]),
		})
		.default({ rows: FIRST_RULES }),
	everyoneElse: z
		.string()
		.trim()
		.transform((name) => name || EVERYONE_ELSE)
		.prefault(''),
	outputs: z.enum(['one', 'perSegment']).default('one'),
	observationEnd: observationEndSetting,
	ruleOptions: z
		.object({
			dateFormat: dateFormatSetting,
			decimalSign: z.enum(['recognise', 'point', 'comma']).default('recognise'),
			timeZone: timeZoneSetting,
		})
		.prefault({}),
});

/** The owner's segments as ordered conditions, and how the columns are read. */
export const ruleSettings = settings.refine(
	({ segments, everyoneElse }) => segments.rows.every(({ name }) => name !== everyoneElse),
	{ error: 'a segment has that name already', path: ['everyoneElse'] },
);

export type RuleSettings = z.output<typeof ruleSettings>;
