import type { Period } from '../../core/metrics/periodFigures';
import { inChunks, type Steps } from '../../core/steps';
import type { TicketRows } from '../../schema/tickets';

/** Tickets that make one result: rows of the log that were opened in a period. */
export type TicketsOfGroup = Readonly<{
	/** The value of the column as it is written; null when nothing is grouped. */
	group: string | null;
	/** Opened in the period, and in the period before; null where nothing is compared. */
	tickets: Int32Array;
	before: Int32Array | null;
	/** The input item that the result is linked to: n8n itself links an item made of many to the first. */
	firstItem: number;
}>;

/** All tickets as one entry, or one entry per group with tickets in these days, most of them first. */
export function* groupedTickets(
	{ log, groups, itemOfTicket }: TicketRows,
	period: Period,
	before: Period | null,
): Steps<readonly TicketsOfGroup[]> {
	const names = groups?.names ?? [null];
	const ofTicket = groups?.ofTicket ?? new Int32Array(log.opened.length);
	const now = yield* openedIn(period, log.openedDay, ofTicket, names.length);
	const earlier = before && (yield* openedIn(before, log.openedDay, ofTicket, names.length));
	return names
		.map((group, at) => {
			const tickets = now[at];
			const previous = earlier && earlier[at];
			const first = tickets[0] ?? previous?.[0];
			return { group, tickets, before: previous, firstItem: itemOfTicket[first ?? 0] ?? 0 };
		})
		.filter(
			({ group, tickets, before: rows }) => group === null || tickets.length > 0 || rows?.length,
		)
		.sort(
			(one, other) =>
				other.tickets.length - one.tickets.length ||
				String(one.group).localeCompare(String(other.group), 'en'),
		);
}

/** The tickets of a period by group: a counting sort. */
function* openedIn(
	{ from: firstDay, to: lastDay }: Period,
	days: Int32Array,
	groups: Int32Array,
	size: number,
): Steps<readonly Int32Array[]> {
	const counts = new Int32Array(size);
	const isIn = (row: number) => days[row] >= firstDay && days[row] <= lastDay;
	yield* inChunks(days.length, (from, to) => {
		for (let row = from; row < to; row++) if (isIn(row)) counts[groups[row]]++;
	});
	const parts = [...counts].map((count) => new Int32Array(count));
	counts.fill(0);
	yield* inChunks(days.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (!isIn(row)) continue;
			const group = groups[row];
			parts[group][counts[group]++] = row;
		}
	});
	return parts;
}
