import { inChunks, type Steps } from '../../core/steps';
import type { ItemMeaning } from './itemMeaning';
import type { Refusals } from '../columns/refusals';
import { addRefund, refundOf, ROW, type RowTable } from './rowTable';

/** What is known of an order: `bad` as a whole, or only that an item under its number was `refused`. */
export const ORDER = { sale: 1, leftOut: 2, bad: 4, refused: 8 } as const;

/**
 * The rows of each order put together. Its first row with an amount is its head: there, in the row table, stand
 * the order's day, customer, sales and refunds, so that a million orders need no columns of their own.
 */
export type OrderBook = Readonly<{
	/** Bits of ORDER, by order. */
	state: Uint8Array;
	/** The head row, by order; −1 without. */
	head: Int32Array;
	/** The row that spoils a bad order. */
	spoilers: Map<number, number>;
	/** By head row, what statuses say was refunded; it holds where nothing else says so. */
	impliedRefunds: Map<number, number>;
}>;

export type Booking = Readonly<{
	table: RowTable;
	meaning: ItemMeaning;
	/** Columns as the sentences name them, and how they name an order. */
	amountName: string;
	customerName: string;
	nameOf: (order: number) => string;
	refuse: Refusals;
}>;

/** Amounts are the same when they differ by less than a rounding. */
export const isMore = (one: number, other: number) => one > other + 0.005 + 1e-9 * Math.abs(other);
const differs = (one: number, other: number) => isMore(one, other) || isMore(other, one);

/** Adds up the sales of each order; it makes no difference which of its rows comes first. */
export function* orderBook(booking: Booking, count: number): Steps<OrderBook> {
	const { table } = booking;
	const book: OrderBook = {
		state: new Uint8Array(count),
		head: new Int32Array(count).fill(-1),
		spoilers: new Map(),
		impliedRefunds: new Map(),
	};
	yield* inChunks(table.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const kind = table.kind[row];
			const order = table.order[row];
			if (kind === ROW.leftOut) book.state[order] |= ORDER.leftOut;
			// A line that cannot be read spoils its order: the rest of it would pass for the whole.
			else if (kind === ROW.bad) spoil(book, order, row, booking.meaning);
			else if (kind === ROW.sale || kind === ROW.refundedSale) {
				if (book.head[order] < 0) {
					book.state[order] |= ORDER.sale;
					book.head[order] = row;
				} else if (!joins(booking, book, order, row)) continue;
				if (kind === ROW.refundedSale) imply(book, table, order, row);
			}
		}
	});
	return book;
}

export function spoil(book: OrderBook, order: number, row: number, meaning: ItemMeaning): void {
	book.state[order] |= meaning === 'order' ? ORDER.refused : ORDER.bad;
	if (!book.spoilers.has(order)) book.spoilers.set(order, row);
}

function imply(
	{ impliedRefunds, head }: OrderBook,
	{ amount }: RowTable,
	order: number,
	row: number,
) {
	const before = impliedRefunds.get(head[order]) ?? 0;
	impliedRefunds.set(head[order], before + amount[row]);
}

/** Adds a further row with an amount to its order, unless it does not fit there. */
function joins(booking: Booking, book: OrderBook, order: number, row: number): boolean {
	const { table, meaning, refuse, nameOf, amountName, customerName } = booking;
	const head = book.head[order];
	const refused = (column: string, message: string, advice: string) => {
		refuse.row(row, column, message, advice);
		table.kind[row] = ROW.bad;
		if (meaning !== 'order') spoil(book, order, row, meaning);
		return false;
	};
	if (meaning === 'order') {
		return refused(
			amountName,
			`Order "${nameOf(order)}" is there already, on item ${head}`,
			"Remove the double, or choose under 'One Item Is' in 'Order Options' that an item is an order line.",
		);
	}
	if (meaning === 'lineWithTotal' && differs(table.amount[row], table.amount[head])) {
		return refused(
			amountName,
			`"${amountName}" is ${table.amount[row]}, but ${table.amount[head]} on item ${head} of the same order "${nameOf(order)}"`,
			"Choose 'Order Line, Amounts Are Added' under 'One Item Is' in 'Order Options' if the amounts add up to the order.",
		);
	}
	const customer = table.customer[row];
	if (customer >= 0 && table.customer[head] >= 0 && customer !== table.customer[head]) {
		return refused(
			customerName,
			`Order "${nameOf(order)}" has another customer here than on item ${head}`,
			"Correct the customer, or choose the column with the order number in 'Order Number Column' in 'Order Options'.",
		);
	}
	if (customer >= 0) table.customer[head] = customer;
	table.day[head] = Math.min(table.day[head], table.day[row]);
	if (meaning === 'lineWithTotal') {
		addRefund(table, head, Math.max(0, refundOf(table, row) - refundOf(table, head)));
		return false;
	}
	table.amount[head] += table.amount[row];
	addRefund(table, head, refundOf(table, row));
	return true;
}
