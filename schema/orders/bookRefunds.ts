import { inChunks, type Steps } from '../../core/steps';
import { isMore, ORDER, type Booking, type OrderBook } from './orderBook';
import { addRefund, refundOf, ROW } from './rowTable';
import type { Tallies } from './tallies';

/**
 * Refund rows go to the order that they name; a refund of an order that is left out goes with it; one
 * that names no order of this input stays a refund of its own day.
 */
export function* bookRefunds(
	{ table }: Booking,
	book: OrderBook,
	ordersCarryRefunds: boolean,
	tallies: Tallies,
): Steps<undefined> {
	yield* inChunks(table.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			if (table.kind[row] !== ROW.refund) continue;
			const order = table.order[row];
			const state = book.state[order];
			if (state & ORDER.sale && !ordersCarryRefunds) {
				addRefund(table, book.head[order], table.amount[row]);
			}
			// Where orders say themselves what was refunded, taking it off again would count it twice.
			else if (state & (ORDER.sale | ORDER.leftOut)) {
				table.kind[row] = ROW.leftOut;
				tallies.leftOut.withOrder += 1;
			}
		}
	});
	return undefined;
}

/** Settles what was refunded of each order; more than its sale cannot be. */
export function* settleRefunds(booking: Booking, book: OrderBook): Steps<undefined> {
	const { table } = booking;
	for (const [head, amount] of book.impliedRefunds) {
		if (refundOf(table, head) === 0) addRefund(table, head, amount);
	}
	if (table.refunded === null) return undefined;
	const { refunded } = table;
	yield* inChunks(book.state.length, (from, to) => {
		for (let order = from; order < to; order += 1) {
			const head = book.head[order];
			if (head < 0 || !(refunded[head] > table.amount[head])) continue;
			if (isMore(refunded[head], table.amount[head])) refuseRefund(booking, book, order);
			else refunded[head] = table.amount[head];
		}
	});
	return undefined;
}

function refuseRefund(
	{ table, refuse, nameOf, amountName }: Booking,
	book: OrderBook,
	order: number,
) {
	if (book.state[order] & ORDER.bad) return;
	const head = book.head[order];
	const name = nameOf(order) === '' ? 'the order' : `order "${nameOf(order)}"`;
	const refunded = money(refundOf(table, head));
	refuse.row(
		head,
		amountName,
		`${refunded} was refunded of ${name}, more than its amount of ${money(table.amount[head])}`,
		"Correct the amounts, or look at 'Amount' and at 'Refunded Amount Column' in 'Order Options'.",
	);
	table.kind[head] = ROW.bad;
	book.state[order] |= ORDER.bad;
	book.spoilers.set(order, head);
}

/** An amount as a sentence shows it, without the dust of binary fractions. */
export const money = (amount: number) => String(Math.round(amount * 1000) / 1000);
