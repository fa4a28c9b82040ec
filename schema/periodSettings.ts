import { z } from 'zod/v4';

import type { Period } from '../core/metrics/periodFigures';

/** The settings of which days to look at. */
export const spanShape = {
	period: z.enum(['all', 'lastDays']).default('all'),
	periodDays: z.number().int().min(1).max(3660).default(90),
};

/** The setting of operations whose results each have a period before of their own: a month, a cohort, a year. */
export const comparedShape = { compare: z.boolean().default(true) };

/** The settings of operations that look at a period, and at the equally long one right before it. */
export const periodShape = {
	...spanShape,
	compare: z.boolean().default(false),
};

export type SpanSettings = z.output<z.ZodObject<typeof spanShape>>;
export type PeriodSettings = z.output<z.ZodObject<typeof periodShape>>;

export type Periods = Readonly<{
	period: Period;
	/** Null unless the owner wants to compare. */
	before: Period | null;
}>;

/** The chosen days since 1970-01-01, both ends included: everything, or the last days up to `lastDay`. */
export function spanOf(settings: SpanSettings, firstDay: number, lastDay: number): Period {
	const from = settings.period === 'all' ? firstDay : lastDay - settings.periodDays + 1;
	return { from, to: lastDay };
}

/** The chosen period, and the one right before it where the owner wants to compare. */
export function periodsOf(settings: PeriodSettings, firstDay: number, lastDay: number): Periods {
	const period = spanOf(settings, firstDay, lastDay);
	if (settings.period === 'all') return { period, before: null };
	const days = settings.periodDays;
	const before = settings.compare ? { from: period.from - days, to: period.from - 1 } : null;
	return { period, before };
}
