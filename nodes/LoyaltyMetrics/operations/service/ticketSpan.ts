import { dayOfInstant } from '../../../../schema/calendarDay';
import { laterHint } from '../../../../schema/observationEnd';
import type { TicketRows } from '../../../../schema/tickets';
import { settledEnd } from '../../../shared/lookBack';
import type { RunContext } from '../../../shared/operation';

const DAY = 86_400_000;

/** Up to when tickets are looked at. */
export type TicketSpan = Readonly<{
	/** The observation end, and the first and the last day that can have tickets; days since 1970-01-01. */
	end: number;
	firstDay: number;
	lastDay: number;
	/** The moment up to which the list tells what happened: until then open tickets have waited. */
	until: number;
	/** That moment for a period that ended so many days earlier. */
	untilDaysBefore: (days: number) => number;
	/** Said when the newest entry is old; null when it is not. */
	stale: string | null;
}>;

/**
 * Up to the end of the chosen day, but not beyond now; without a choice up to the newest entry of the list:
 * nobody knows what happened between that and the moment at which the list is looked at.
 */
export function ticketSpan(
	{ log, newest, firstDay, clock, wholeDays, timeZone }: TicketRows,
	setting: unknown,
	context: RunContext,
): TicketSpan {
	const newestDay = clock.dayOf(newest);
	const settled = settledEnd(newestDay, timeZone, setting, context, 'entry of the tickets');
	const { end, lastDay } = settled;
	const later = laterHint(log.openedDay, lastDay, 'ticket');
	if (later !== null) context.hint(later);
	const isChosen = end === lastDay;
	const today = dayOfInstant(context.now, timeZone);
	const now = wholeDays ? today * DAY : context.now;
	const endOfDay = (day: number) => (wholeDays ? day * DAY : clock.momentOf((day + 1) * DAY) - 1);
	const until = isChosen ? Math.min(endOfDay(lastDay), now) : newest;
	const startOf = (day: number) => clock.momentOf(day * DAY);
	const untilDaysBefore = (days: number) => {
		if (isChosen && endOfDay(lastDay) <= now) return endOfDay(lastDay - days);
		const day = clock.dayOf(until);
		return startOf(day - days) + until - startOf(day);
	};
	return { ...settled, firstDay: Math.min(firstDay, lastDay), until, untilDaysBefore };
}
