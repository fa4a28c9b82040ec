import type { Period } from '../../core/metrics/periodFigures';
import { isoDay } from '../../schema/calendarDay';
import { observationEnd, staleHint } from '../../schema/observationEnd';
import type { OrderRows } from '../../schema/orders';
import type { RunContext } from './operation';

/** Which days of the orders an operation looks at; in days since 1970-01-01. */
export type LookBack = Readonly<{
	/** The observation end. */
	end: number;
	/** The first and the last day that can have orders. */
	firstDay: number;
	lastDay: number;
	/** Said when the newest order is old; null when it is not. */
	stale: string | null;
}>;

/** Settles the observation end, and gives a hint when the newest order is old. */
export function lookBack(
	{ firstDay, lastDay: newest, timeZone }: OrderRows,
	setting: unknown,
	context: RunContext,
): LookBack {
	const { end, lastDay } = observationEnd(setting, newest, timeZone);
	const stale = staleHint(newest, context, timeZone);
	if (stale) context.hint(stale);
	return { end, firstDay: Math.min(firstDay, lastDay), lastDay, stale };
}

/** The days looked at, as an output field. */
export type PeriodField = Readonly<{
	from: string;
	to: string;
	days: number;
	observationEnd: string;
	timeZone: string;
}>;

export function periodField(period: Period, end: number, timeZone: string): PeriodField {
	return {
		from: isoDay(period.from),
		to: isoDay(period.to),
		days: period.to - period.from + 1,
		observationEnd: isoDay(end),
		timeZone,
	};
}
