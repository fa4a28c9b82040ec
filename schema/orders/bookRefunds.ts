import type { Steps } from '../../core/steps';
import { inChunks } from '../inChunks';
import { isMore, ORDER, spoil, type Booking, type OrderBook } from './orderBook';
import { ROW } from './rowTable';

const IS_SALE = ORDER.sale;

/**
 * Refund rows go to the order that they name; a refund of an order that is left out goes with it; one
 * that names no order of this input stays a refund of its own day. Returns how many found their order.
 */
export function* bookRefunds(
	{ table }: Booking,
	book: OrderBook,
	ordersCarryRefunds: boolean,
): Steps<number> {
	let linked = 0;
	yield* inChunks(table.kind.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			if (table.kind[row] !== ROW.refund) continue;
			const order = table.order[row];
			const state = book.state[order];
			if (state & IS_SALE && ordersCarryRefunds) {
				// Adding it would take it off twice.
				table.kind[row] = ROW.leftOut;
			} else if (state & IS_SALE) {
				book.refunded[order] += table.amount[row];
				linked += 1;
			} else if (state & ORDER.leftOut) table.kind[row] = ROW.leftOut;
		}
	});
	return linked;
}

/** Settles what was refunded of each order; more than its sale cannot be. */
export function* settleRefunds(booking: Booking, book: OrderBook): Steps<undefined> {
	const { table, refuse, nameOf, amountName } = booking;
	yield* inChunks(book.state.length, (from, to) => {
		for (let order = from; order < to; order += 1) {
			if ((book.state[order] & (IS_SALE | ORDER.bad)) !== IS_SALE) continue;
			if (book.refunded[order] === 0) book.refunded[order] = book.impliedRefund[order];
			if (!(book.refunded[order] > book.sales[order])) continue;
			if (isMore(book.refunded[order], book.sales[order])) {
				const head = book.head[order];
				const name = nameOf(order);
				refuse.row(
					head,
					amountName,
					`${money(book.refunded[order])} was refunded of ${name ? `order "${name}"` : 'the order'}, more than its amount of ${money(book.sales[order])}`,
					"Correct the amounts, or look at 'Amount' and at 'Refunded Amount Column' in 'Order Options'.",
				);
				table.kind[head] = ROW.bad;
				spoil(book, order, head);
			} else book.refunded[order] = book.sales[order];
		}
	});
	return undefined;
}

/** An amount as a sentence shows it, without the dust of binary fractions. */
export const money = (amount: number) => String(Math.round(amount * 1000) / 1000);
