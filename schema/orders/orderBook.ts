import type { Steps } from '../../core/steps';
import { inChunks } from '../inChunks';
import type { ItemMeaning } from './itemMeaning';
import type { Refusals } from './refusals';
import { ROW, type RowTable } from './rowTable';

/** What is known of an order besides its amounts. */
export const ORDER = { sale: 1, leftOut: 2, bad: 4 } as const;

/** Orders in columns, by order index: the rows of each order put together. */
export type OrderBook = Readonly<{
	/** Bits of ORDER. */
	state: Uint8Array;
	/** The first row that carries the order's amount. */
	head: Int32Array;
	/** The row that spoils a bad order. */
	spoiler: Int32Array;
	day: Int32Array;
	customer: Int32Array;
	sales: Float64Array;
	/** What columns and refund rows say was refunded. */
	refunded: Float64Array;
	/** What the status says was refunded; it holds where nothing else says so. */
	impliedRefund: Float64Array;
}>;

export type Booking = Readonly<{
	table: RowTable;
	meaning: ItemMeaning;
	/** The amount column, and how to name an order, for the sentences. */
	amountName: string;
	customerName: string;
	nameOf: (order: number) => string;
	refuse: Refusals;
}>;

/** Amounts are the same when they differ by less than a rounding. */
export const isMore = (one: number, other: number) => one > other + 0.005 + 1e-9 * Math.abs(other);

/** Adds up the sales of each order; the order of the rows does not matter. */
export function* orderBook(booking: Booking, count: number): Steps<OrderBook> {
	const { table } = booking;
	const book: OrderBook = {
		state: new Uint8Array(count),
		head: new Int32Array(count).fill(-1),
		spoiler: new Int32Array(count),
		day: new Int32Array(count),
		customer: new Int32Array(count),
		sales: new Float64Array(count),
		refunded: new Float64Array(count),
		impliedRefund: new Float64Array(count),
	};
	yield* inChunks(table.kind.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const kind = table.kind[row];
			const order = table.order[row];
			if (kind === ROW.leftOut) book.state[order] |= ORDER.leftOut;
			// A line that cannot be read spoils its order: the rest of it would pass for the whole.
			else if (kind === ROW.bad && booking.meaning !== 'order') spoil(book, order, row);
			else if (kind === ROW.sale || kind === ROW.refundedSale) {
				if (book.head[order] < 0) open(book, table, order, row);
				else join(booking, book, order, row);
			}
		}
	});
	return book;
}

export function spoil(book: OrderBook, order: number, row: number): void {
	if (book.state[order] & ORDER.bad) return;
	book.state[order] |= ORDER.bad;
	book.spoiler[order] = row;
}

function open(book: OrderBook, table: RowTable, order: number, row: number): void {
	book.state[order] |= ORDER.sale;
	book.head[order] = row;
	book.day[order] = table.day[row];
	book.customer[order] = table.customer[row];
	book.sales[order] = table.amount[row];
	book.refunded[order] = refundedBy(table, row);
	if (table.kind[row] === ROW.refundedSale) book.impliedRefund[order] = table.amount[row];
}

function refundedBy({ refunded }: RowTable, row: number): number {
	const amount = refunded === null ? NaN : refunded[row];
	return amount > 0 ? amount : 0;
}

/** A further row with an amount under the same order number. */
function join(booking: Booking, book: OrderBook, order: number, row: number): void {
	const { table, meaning, refuse, nameOf, amountName, customerName } = booking;
	const head = book.head[order];
	if (meaning === 'order') {
		table.kind[row] = ROW.bad;
		return refuse.row(
			row,
			amountName,
			`Order "${nameOf(order)}" is there already, on item ${head}`,
			"Remove the double, or choose under 'One Item Is' in 'Order Options' that an item is an order line.",
		);
	}
	if (meaning === 'lineWithTotal' && differs(table.amount[row], book.sales[order])) {
		refuse.row(
			row,
			amountName,
			`"${amountName}" is ${table.amount[row]}, but ${book.sales[order]} on item ${head} of the same order "${nameOf(order)}"`,
			"Choose 'Order Line, Amounts Are Added' under 'One Item Is' in 'Order Options' if the amounts add up to the order.",
		);
		table.kind[row] = ROW.bad;
		return spoil(book, order, row);
	}
	const customer = table.customer[row];
	if (customer >= 0 && book.customer[order] >= 0 && customer !== book.customer[order]) {
		refuse.row(
			row,
			customerName,
			`Order "${nameOf(order)}" has another customer here than on item ${head}`,
			"Correct the customer, or choose the column with the order number in 'Order Number Column' in 'Order Options'.",
		);
		table.kind[row] = ROW.bad;
		return spoil(book, order, row);
	}
	if (customer >= 0) book.customer[order] = customer;
	book.day[order] = Math.min(book.day[order], table.day[row]);
	if (meaning === 'lineWithTotal') {
		book.refunded[order] = Math.max(book.refunded[order], refundedBy(table, row));
		return;
	}
	book.sales[order] += table.amount[row];
	book.refunded[order] += refundedBy(table, row);
	if (table.kind[row] === ROW.refundedSale) book.impliedRefund[order] += table.amount[row];
}

const differs = (one: number, other: number) => isMore(one, other) || isMore(other, one);
