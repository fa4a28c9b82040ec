import { inChunks, type Steps } from '../../core/steps';
import { isMore, ORDER, type Booking, type OrderBook } from './orderBook';
import { refundOf, ROW } from './rowTable';
import type { Tallies } from './tallies';

/** What the ledger is to have. */
export type Wanted = Readonly<{
	customers: readonly string[];
	leaveOutRefunded: boolean;
	tallies: Tallies;
}>;

/** 1 for each order that goes into the log. */
export function* ordersIn(
	{ table }: Booking,
	book: OrderBook,
	{ leaveOutRefunded, tallies }: Wanted,
): Steps<Uint8Array> {
	const isIn = new Uint8Array(book.state.length);
	yield* inChunks(isIn.length, (from, to) => {
		for (let order = from; order < to; order += 1) {
			if ((book.state[order] & (ORDER.sale | ORDER.bad)) !== ORDER.sale) continue;
			const head = book.head[order];
			const sales = table.amount[head];
			if (leaveOutRefunded && sales > 0 && !isMore(sales, refundOf(table, head))) {
				tallies.leftOut.fullyRefunded += 1;
				book.state[order] |= ORDER.leftOut;
			} else isIn[order] = 1;
		}
	});
	return isIn;
}

/** A refund goes the way of its order where only a refused item stood for it. */
const isOfRefused = (state: number) => (state & (ORDER.refused | ORDER.sale)) === ORDER.refused;

/** Gives every row the fate of its order; returns how many are further lines of one. */
export function* spreadToRows(
	booking: Booking,
	book: OrderBook,
	isIn: Uint8Array,
	tallies: Tallies,
): Steps<number> {
	const { table, refuse, nameOf, amountName } = booking;
	let lineItems = 0;
	yield* inChunks(table.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const kind = table.kind[row];
			if (kind === ROW.bad || kind === ROW.leftOut) continue;
			const order = table.order[row];
			const state = book.state[order];
			if (isIn[order] === 1) {
				if (kind !== ROW.refund && book.head[order] !== row) lineItems += 1;
			} else if (state & ORDER.bad || (kind === ROW.refund && isOfRefused(state))) {
				table.kind[row] = ROW.bad;
				refuse.row(
					row,
					amountName,
					`Order "${nameOf(order)}" is left out, because item ${book.spoilers.get(order)} cannot be used`,
					`Correct item ${book.spoilers.get(order)}.`,
				);
			} else if (state & ORDER.leftOut) {
				if (book.head[order] !== row) tallies.leftOut.withOrder += 1;
				table.kind[row] = ROW.leftOut;
			} else if (kind === ROW.line) {
				table.kind[row] = ROW.bad;
				refuse.row(
					row,
					amountName,
					`"${amountName}" is empty, and no other item has an amount for order "${nameOf(order)}"`,
					"Correct the value, or choose another column in 'Amount'.",
				);
			}
		}
	});
	return lineItems;
}
