import { z } from 'zod/v4';

import { dateFormatSetting } from '../calendarSettings';
import { observationEndSetting } from '../observationEnd';
import { orderSettings } from '../orderSettings';

const column = z.string().trim().default('');

export const compareGroupsSettings = orderSettings.extend({
	arm: column,
	compareWith: z.enum(['campaign', 'global']).default('campaign'),
	windowDays: z.number().int().min(1).max(3660).default(30),
	outcomeColumns: z
		.object({
			rows: z
				.array(
					z.object({
						column,
						kind: z.enum(['recognise', 'share', 'amount']).default('recognise'),
						better: z.enum(['higher', 'lower']).default('higher'),
						beforeColumn: column,
					}),
				)
				.default([]),
		})
		.default({ rows: [] }),
	minimumPerGroup: z.number().int().min(10).max(1_000_000).default(30),
	adjust: z.boolean().default(false),
	assignmentOptions: z
		.object({
			campaignColumn: column,
			customerColumn: column,
			dateColumn: column,
			dateFormat: dateFormatSetting,
			globalColumn: column,
		})
		.prefault({}),
	observationEnd: observationEndSetting,
	simplify: z.boolean().default(true),
});

export type CompareGroupsSettings = z.output<typeof compareGroupsSettings>;
