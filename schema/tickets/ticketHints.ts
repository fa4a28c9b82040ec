import type { TicketCounts } from './ticketRows';

/** What the owner should know about how the tickets were read, in sentences. */
export function ticketHints(counts: TicketCounts): string[] {
	const leftOut = leftOutSentence(counts);
	return leftOut === '' ? [] : [leftOut];
}

/** Which tickets are left out for their status; empty where none is. */
export function leftOutSentence({ leftOutByStatus }: TicketCounts): string {
	const statuses = Object.entries(leftOutByStatus);
	if (statuses.length === 0) return '';
	const all = statuses.reduce((sum, [, count]) => sum + count, 0);
	const list = statuses.map(([status, count]) => `${count} "${status}"`).join(', ');
	const are = all === 1 ? '1 ticket is' : `${all} tickets are`;
	return `${are} left out because of the status: ${list}`;
}
