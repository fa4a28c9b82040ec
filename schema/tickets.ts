import { inChunks, type Steps } from '../core/steps';
import { sampleOf } from './columns/foundColumns';
import { refusals } from './columns/refusals';
import { settledDates } from './columns/settledDates';
import { groupsOf } from './groups';
import { groupColumn } from './orders/orderGroups';
import { InputError, type Context, type Item, type Reading } from './parse';
import { TICKET_LABELS, type TicketColumn } from './tickets/headers';
import { statusList, statusWords } from './tickets/statuses';
import { ticketCells } from './tickets/ticketCells';
import { datedColumns, ticketColumns } from './tickets/ticketColumns';
import { leftOutSentence, ticketHints } from './tickets/ticketHints';
import type { TicketCounts, TicketRows } from './tickets/ticketRows';
import { ticketTable, type TicketTable } from './tickets/ticketTable';
import type { TicketSettings } from './ticketSettings';
import { dayClock, zoneClock } from './values/zoneClock';

export type { TicketCounts, TicketRows } from './tickets/ticketRows';

const DAY = 86_400_000;

/** Reads tickets of any help desk into the columns that the service metrics work on. */
export function* readTickets(
	items: readonly Item[],
	settings: TicketSettings,
	context: Context,
): Steps<Reading<TicketRows>> {
	return yield* ticketsWith(ALL, items, settings, context);
}

/** Reads only which tickets there are and when they were opened: nothing else of them can be at fault. */
export function* readContacts(
	items: readonly Item[],
	settings: TicketSettings,
	context: Context,
): Steps<Reading<TicketRows>> {
	return yield* ticketsWith(['opened', 'ticketId', 'status'], items, settings, context);
}

const ALL = Object.keys(TICKET_LABELS) as readonly TicketColumn[];

function* ticketsWith(
	needed: readonly TicketColumn[],
	items: readonly Item[],
	settings: TicketSettings,
	context: Context,
): Steps<Reading<TicketRows>> {
	if (items.every((item) => Object.keys(item).length === 0)) {
		throw new InputError('There are no tickets to read', 'The node before this one gave no items.');
	}
	const { ticketOptions: options } = settings;
	const columns = yield* ticketColumns(needed, items, settings);
	const grouped = yield* groupColumn(items, settings.groupBy ?? '');
	const { order, hints } = yield* settledDates(
		items,
		datedColumns(columns),
		options.dateFormat === 'recognise' ? 'unsettled' : options.dateFormat,
		"'Date Format' in 'Ticket Options'",
	);

	const timeZone = options.timeZone || context.timeZone;
	const zone = zoneClock(timeZone);
	const wholeDays = options.timesIn === 'days' || !needed.includes('firstResponse');
	const today = zone.dayOf(context.now);
	// A shop ahead of our clock may have tickets of tomorrow.
	const future = wholeDays ? (today + 2) * DAY : zone.momentOf((today + 2) * DAY);
	const refuse = refusals();
	const clock = wholeDays ? dayClock : zone;
	const groups = grouped && groupsOf(grouped.name);
	const table = yield* ticketTable({
		items,
		columns,
		cells: ticketCells({ order, clock: zone, wholeDays, future, refuse }),
		clock,
		wordOf: statusWords(sampleOf(items).headers),
		isLeftOut: statusList(options.leftOutStatuses),
		isClosed: statusList(options.closedStatuses),
		group: grouped && groups && { column: grouped, groups },
		refuse,
	});
	const { count } = table;
	const has = (name: TicketColumn, column: Float64Array) =>
		columns[name] ? column.subarray(0, count) : null;
	const rows: TicketRows = {
		log: {
			opened: table.opened.subarray(0, count),
			openedDay: table.openedDay.subarray(0, count),
			firstResponse: has('firstResponse', table.firstResponse),
			resolved: has('resolved', table.resolved),
			reopened: has('reopened', table.reopened),
			closedUndated: table.closedUndated.subarray(0, count),
		},
		itemOfTicket: table.item.subarray(0, count),
		groups: groups && { names: groups.names, ofTicket: table.group.subarray(0, count) },
		...(yield* spanOf(table, today)),
		newest: count === 0 ? today * DAY : table.newest,
		clock,
		wholeDays,
		timeZone,
		counts: countsOf(table, items.length, refuse.bad.length),
	};
	if (count === 0 && refuse.bad.length === 0) {
		throw new InputError(
			`No ticket is left to look at. ${leftOutSentence(rows.counts)}`,
			"Look at 'Left-Out Statuses' in 'Ticket Options'.",
		);
	}
	return { rows, bad: refuse.bad, hints: [...hints, ...ticketHints(rows.counts)] };
}

function* spanOf({ count, openedDay }: TicketTable, today: number) {
	let firstDay = count === 0 ? today : Infinity;
	let lastDay = count === 0 ? today : -Infinity;
	yield* inChunks(count, (from, to) => {
		for (let at = from; at < to; at++) {
			firstDay = Math.min(firstDay, openedDay[at]);
			lastDay = Math.max(lastDay, openedDay[at]);
		}
	});
	return { firstDay, lastDay };
}

function countsOf(
	{ count, closedUndated, leftOut }: TicketTable,
	items: number,
	refused: number,
): TicketCounts {
	return {
		items,
		tickets: count,
		refused,
		leftOutByStatus: Object.fromEntries(leftOut),
		closedUndated: closedUndated.reduce((sum, mark) => sum + mark, 0),
	};
}
