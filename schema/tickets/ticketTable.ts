import { inChunks, type Steps } from '../../core/steps';
import type { FoundColumns } from '../columns/foundColumns';
import type { Refusals } from '../columns/refusals';
import { CORRECT } from '../orders/rowReading';
import type { Item } from '../parse';
import type { ShopClock } from '../../core/metrics/workingTime';
import type { Groups } from '../groups';
import type { NamedColumn } from '../columns/namedColumn';
import { orderIds } from '../orders/orderIds';
import type { TicketColumn } from './headers';
import type { TicketCells } from './ticketCells';

/** The columns that are filled row by row; only the first `count` places hold tickets. */
export type TicketTable = {
	count: number;
	readonly item: Int32Array;
	readonly opened: Float64Array;
	readonly openedDay: Int32Array;
	readonly firstResponse: Float64Array;
	readonly resolved: Float64Array;
	readonly reopened: Float64Array;
	readonly closedUndated: Uint8Array;
	readonly group: Int32Array;
	newest: number;
	/** How many are left out for each status. */
	readonly leftOut: Map<string, number>;
};

export type TableReading = Readonly<{
	items: readonly Item[];
	columns: FoundColumns<TicketColumn>;
	cells: TicketCells;
	clock: ShopClock;
	/** What a status is called. */
	wordOf: (status: unknown) => unknown;
	isLeftOut: (status: unknown) => boolean;
	isClosed: (status: unknown) => boolean;
	group: Readonly<{ column: NamedColumn; groups: Groups }> | null;
	refuse: Refusals;
}>;

export function* ticketTable(reading: TableReading): Steps<TicketTable> {
	const n = reading.items.length;
	const table: TicketTable = {
		count: 0,
		item: new Int32Array(n),
		opened: new Float64Array(n),
		openedDay: new Int32Array(n),
		firstResponse: new Float64Array(n),
		resolved: new Float64Array(n),
		reopened: new Float64Array(n),
		closedUndated: new Uint8Array(n),
		group: new Int32Array(n),
		newest: -Infinity,
		leftOut: new Map(),
	};
	const readRow = rowReader(reading, table);
	yield* inChunks(n, (from, to) => {
		for (let row = from; row < to; row += 1) readRow(row);
	});
	return table;
}

function rowReader(reading: TableReading, table: TicketTable): (row: number) => void {
	const { items, columns, cells, clock, wordOf, isLeftOut, isClosed, group } = reading;
	const { firstResponse, resolved, reopened, status } = columns;
	const opening = columns.opened!;
	const isNewTicket = idReader(reading);
	return (row) => {
		const item = items[row];
		const state = wordOf(status?.read(item));
		if (isLeftOut(state)) {
			const name = String(state).trim();
			table.leftOut.set(name, (table.leftOut.get(name) ?? 0) + 1);
			return;
		}
		if (!isNewTicket(row, item)) return;
		const opened = cells.moment(row, item, opening, NaN);
		if (opened === null) return;
		const answered = firstResponse ? cells.moment(row, item, firstResponse, opened) : NaN;
		if (answered === null) return;
		const done = resolved ? cells.moment(row, item, resolved, opened) : NaN;
		if (done === null) return;
		const again = reopened ? cells.reopening(row, item, reopened, opened) : NaN;
		if (again === null) return;

		const at = table.count++;
		table.item[at] = row;
		table.opened[at] = opened;
		table.openedDay[at] = clock.dayOf(opened);
		table.firstResponse[at] = answered;
		table.resolved[at] = done;
		table.reopened[at] = again;
		table.closedUndated[at] = Number(Number.isNaN(done) && isClosed(state));
		if (group) table.group[at] = group.groups.indexOf(group.column.read(item));
		if (opened > table.newest) table.newest = opened;
		if (answered > table.newest) table.newest = answered;
		if (done > table.newest) table.newest = done;
		if (again > table.newest) table.newest = again;
	};
}

/** A ticket that stands in the list twice would count twice. */
function idReader({ items, columns, refuse }: TableReading) {
	const { ticketId } = columns;
	if (ticketId === undefined) return () => true;
	const ids = orderIds(items.length);
	const firstRow = new Int32Array(items.length);
	let known = 0;
	return (row: number, item: Item): boolean => {
		const value = ticketId.read(item);
		const id = ids.indexOf(value, row);
		if (id !== id) {
			refuse.value(row, ticketId, value, 'which is no ticket number', CORRECT);
			return false;
		}
		if (id === known) {
			firstRow[known] = row;
			known += 1;
			return true;
		}
		refuse.value(
			row,
			ticketId,
			value,
			`the number of a ticket that came before (item ${firstRow[id]})`,
			"Keep one item per ticket, for example with a Remove Duplicates node, or choose another column in 'Ticket Number Column'.",
		);
		return false;
	};
}
