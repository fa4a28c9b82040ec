import type { Period } from '../../core/metrics/periodFigures';
import { isoDay } from '../../schema/calendarDay';
import { knownEnd, laterHint, staleHint } from '../../schema/observationEnd';
import type { OrderRows } from '../../schema/orders';
import type { RunContext } from './operation';

/** Up to when a list is looked at; in days since 1970-01-01. */
export type SettledEnd = Readonly<{
	/** The observation end. */
	end: number;
	/** The last day that can have orders. */
	lastDay: number;
	/** Said when the newest order is old, or the chosen day is still to come; else null. */
	stale: string | null;
}>;

/**
 * Settles the observation end; gives a hint when the newest entry is old or the chosen day is still to come.
 *
 * @param what what the list holds, for the sentences
 */
export function settledEnd(
	newest: number,
	timeZone: string,
	setting: unknown,
	context: RunContext,
	what?: string,
): SettledEnd {
	const { end, lastDay, ahead } = knownEnd(setting, newest, context, timeZone);
	const said = [ahead, staleHint(newest, context, timeZone, what)].filter((text) => text !== null);
	said.forEach((text) => context.hint(text));
	return { end, lastDay, stale: said.length === 0 ? null : said.join(' ') };
}

/** Which days of the orders an operation looks at; in days since 1970-01-01. */
export type LookBack = SettledEnd &
	Readonly<{
		/** The first day that can have orders. */
		firstDay: number;
	}>;

export function lookBack(
	{ log, firstDay, lastDay: newest, timeZone }: OrderRows,
	setting: unknown,
	context: RunContext,
): LookBack {
	const settled = settledEnd(newest, timeZone, setting, context);
	const later = laterHint(log.orders.day, settled.lastDay);
	if (later !== null) context.hint(later);
	return { ...settled, firstDay: Math.min(firstDay, settled.lastDay) };
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
