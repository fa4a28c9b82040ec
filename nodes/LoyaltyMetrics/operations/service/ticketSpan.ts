import { dayOfInstant, isoDay } from '../../../../schema/calendarDay';
import { observationEnd } from '../../../../schema/observationEnd';
import type { TicketRows } from '../../../../schema/tickets';
import type { RunContext } from '../../../shared/operation';

const DAY = 86_400_000;
const STALE_DAYS = 7;

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
	{ newest, firstDay, clock, wholeDays, timeZone }: TicketRows,
	setting: unknown,
	context: RunContext,
): TicketSpan {
	const newestDay = clock.dayOf(newest);
	const { end, lastDay } = observationEnd(setting, newestDay, timeZone);
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
	const age = today - newestDay;
	const stale =
		age > STALE_DAYS
			? `The newest entry of the tickets is ${age} days old (${isoDay(newestDay)}). The figures describe that time, not today.`
			: null;
	if (stale) context.hint(stale);
	return { end, firstDay: Math.min(firstDay, lastDay), lastDay, until, untilDaysBefore, stale };
}
