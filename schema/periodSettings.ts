import { z } from 'zod/v4';

import type { Period } from '../core/metrics/periodFigures';

/** The settings of operations that look at a period, and at the equally long one right before it. */
export const periodShape = {
	period: z.enum(['all', 'lastDays']).default('all'),
	periodDays: z.number().int().min(1).max(3660).default(90),
	compare: z.boolean().default(false),
};

export type PeriodSettings = z.output<z.ZodObject<typeof periodShape>>;

export type Periods = Readonly<{
	period: Period;
	/** Null unless the owner wants to compare. */
	before: Period | null;
}>;

/** The chosen period, in days since 1970-01-01, both ends included: everything, or the last days up to `lastDay`. */
export function periodsOf(settings: PeriodSettings, firstDay: number, lastDay: number): Periods {
	if (settings.period === 'all') return { period: { from: firstDay, to: lastDay }, before: null };
	const days = settings.periodDays;
	const period = { from: lastDay - days + 1, to: lastDay };
	const before = settings.compare ? { from: period.from - days, to: period.from - 1 } : null;
	return { period, before };
}
