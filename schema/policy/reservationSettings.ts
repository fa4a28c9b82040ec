/** The settings of reserving, settling and looking after what was never confirmed. */
import { z } from 'zod/v4';

import { timeZoneSetting } from '../calendarSettings';
import { limitShape, logColumnsSetting } from './policySettings';

const column = z.string().trim().default('');

/** Tells the rows of this run from those of another; an expression gives a number. */
const runIdSetting = z
	.union([z.string(), z.number()])
	.transform((id) => String(id).trim())
	.refine((id) => id !== '', { error: 'every run needs an id of its own' });

export const reserveSettings = z.object({
	runId: runIdSetting,
	carriesDiscount: z.enum(['recognise', 'yes', 'no']).default('recognise'),
	reserveColumns: z
		.object({
			customerColumn: column,
			emailColumn: column,
			phoneColumn: column,
			approvedColumn: column,
			rewardColumn: column,
			discountColumn: column,
		})
		.prefault({}),
});

export type ReserveSettings = z.output<typeof reserveSettings>;

export const settleSettings = z.object({
	runId: runIdSetting,
	idempotencyKey: column,
	...limitShape,
	rowIdColumn: z
		.string()
		.trim()
		.transform((name) => name || 'id')
		.prefault('id'),
	logColumns: logColumnsSetting,
	timeZone: timeZoneSetting,
});

export type SettleSettings = z.output<typeof settleSettings>;

export const reviewSettings = z.object({
	olderThanMinutes: z.number().min(0).default(60),
	logColumns: logColumnsSetting,
	timeZone: timeZoneSetting,
});
