import { refundedOf } from '../../core/metrics/orderLog';
import { inChunks, type Steps } from '../../core/steps';
import { InputError } from '../parse';
import { money } from './bookRefunds';
import type { Ledger } from './ledger';
import { isMore } from './orderBook';

/** What the orders come to. */
export type OrderFigures = {
	guestOrders: number;
	fullyRefundedOrders: number;
	firstDay: number;
	lastDay: number;
};

const LATEST = 1_000_000;

/** Sums up the log; more refunds than sales cannot be. */
export function* figuresOf({ log }: Ledger): Steps<OrderFigures> {
	const { customer, day, sales, refunded } = log.orders;
	let guestOrders = 0;
	let fullyRefundedOrders = 0;
	let firstDay = LATEST;
	let lastDay = -LATEST;
	let sold = 0;
	let returned = 0;
	yield* inChunks(day.length, (from, to) => {
		// Added up in a variable of the loop's own: V8 makes an object of each new sum in one outside of it.
		let soldHere = 0;
		for (let order = from; order < to; order += 1) {
			if (customer[order] < 0) guestOrders += 1;
			if (day[order] < firstDay) firstDay = day[order];
			if (day[order] > lastDay) lastDay = day[order];
			soldHere += sales[order];
		}
		sold += soldHere;
	});
	yield* inChunks(refunded === null ? 0 : day.length, (from, to) => {
		for (let order = from; order < to; order += 1) {
			const amount = refundedOf(refunded, order);
			if (amount > 0 && !isMore(sales[order], amount)) fullyRefundedOrders += 1;
			returned += amount;
		}
	});
	yield* inChunks(log.refunds.amount.length, (from, to) => {
		for (let row = from; row < to; row += 1) returned += log.refunds.amount[row];
	});
	if (isMore(returned, sold)) {
		throw new InputError(
			`There are more refunds than sales: ${money(returned)} refunded, ${money(sold)} sold`,
			"Look at 'Amount', at 'Refunded Amount Column' and at 'Which Statuses Count': perhaps refunds are read as negative sales twice, or the sales are not in the input.",
		);
	}
	return { guestOrders, fullyRefundedOrders, firstDay, lastDay };
}

/** First order days of the log's customers, −1 where unknown. */
export function firstDaysOf({ readAs }: Ledger, days: readonly number[] | null): Int32Array | null {
	return days === null ? null : readAs.map((customer) => days[customer] ?? -1);
}
