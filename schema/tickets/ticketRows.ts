import type { TicketLog } from '../../core/metrics/ticketLog';
import type { ShopClock } from '../../core/metrics/workingTime';

/** The tickets of an input, and how they were read. */
export type TicketRows = Readonly<{
	log: TicketLog;
	/** The item that carries each ticket of the log. */
	itemOfTicket: Int32Array;
	/** By the column that the owner wants to group by; null when he does not. */
	groups: Readonly<{ names: readonly string[]; ofTicket: Int32Array }> | null;
	/** Days on which the first and the newest ticket were opened, since 1970-01-01; today where there is none. */
	firstDay: number;
	lastDay: number;
	/** The newest thing that the list tells of: nothing is known beyond. */
	newest: number;
	clock: ShopClock;
	/** Dates were read as whole days: a moment is the beginning of its day in UTC. */
	wholeDays: boolean;
	timeZone: string;
	counts: TicketCounts;
}>;

/** What the owner is shown of the reading: every item is in `tickets`, `refused` or left out. */
export type TicketCounts = Readonly<{
	items: number;
	tickets: number;
	refused: number;
	leftOutByStatus: Readonly<Record<string, number>>;
	/** Tickets that are closed by their status, while the list does not say since when. */
	closedUndated: number;
}>;
