import { isoDay } from '../../../../schema/calendarDay';
import { knownEnd, laterHint, staleHint } from '../../../../schema/observationEnd';
import type { OrderRows } from '../../../../schema/orders';
import type { TicketRows } from '../../../../schema/tickets';
import type { RunContext } from '../../../shared/operation';

/** Days that both lists cover; since 1970-01-01. */
export type SharedSpan = Readonly<{
	end: number;
	firstDay: number;
	lastDay: number;
	/** What the owner should know about them, in sentences. */
	notes: readonly string[];
}>;

/** More days than this apart, and one of the lists seems to be older than the other. */
const APART_DAYS = 7;

/** Contacts without their orders, or orders without their contacts, would make the figure wrong. */
export function sharedSpan(
	tickets: TicketRows,
	orders: OrderRows,
	setting: unknown,
	context: RunContext,
): SharedSpan {
	const newest = Math.min(tickets.lastDay, orders.lastDay);
	const { end, lastDay, ahead } = knownEnd(setting, newest, context, orders.timeZone);
	const firstDay = Math.min(Math.max(tickets.firstDay, orders.firstDay), lastDay);
	const stale = staleHint(orders.lastDay, context, orders.timeZone);
	// Without a choice the lists end together, and what is later in one of them has no counterpart.
	const later =
		end === lastDay
			? [
					laterHint(tickets.log.openedDay, lastDay, 'ticket'),
					laterHint(orders.log.orders.day, lastDay),
				]
			: [];
	const notes = [ahead, stale, ...later].filter((sentence) => sentence !== null);
	if (Math.abs(tickets.lastDay - orders.lastDay) > APART_DAYS) {
		notes.push(
			`The tickets end on ${isoDay(tickets.lastDay)}, the orders on ${isoDay(orders.lastDay)}: make sure that both lists cover these days.`,
		);
	}
	notes.forEach(context.hint);
	return { end, firstDay, lastDay, notes };
}
