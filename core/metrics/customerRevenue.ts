import { inChunks, type Steps } from '../steps';
import { refundedOf, type OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';

/** What each known customer bought in a period and brought, net of all refunds of these orders and days. */
export type CustomerRevenue = Readonly<{
	/** Purchases by customer of the log. */
	purchases: Int32Array;
	/** Sales minus refunds by customer of the log; below 0 where refunds of earlier orders are larger. */
	revenue: Float64Array;
	/** 1 for a customer with a refund that names no order: such a customer may have no purchase here. */
	refunded: Uint8Array;
}>;

/** Counts the purchases and the unlinked refunds of the days of `period`; guests are left out. */
export function* customerRevenue(
	log: OrderLog,
	{ count, customer, day, sales, refunded: linked }: Purchases,
	period: Period,
): Steps<CustomerRevenue> {
	const people = log.customers.length;
	const purchases = new Int32Array(people);
	const revenue = new Float64Array(people);
	const refunded = new Uint8Array(people);
	const { refunds } = log;
	const isIn = (one: number) => one >= period.from && one <= period.to;
	yield* inChunks(count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = customer[row];
			if (who < 0 || !isIn(day[row])) continue;
			purchases[who] += 1;
			revenue[who] += sales[row] - refundedOf(linked, row);
		}
	});
	yield* inChunks(refunds.amount.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = refunds.customer[row];
			if (who < 0 || !isIn(refunds.day[row])) continue;
			refunded[who] = 1;
			revenue[who] -= refunds.amount[row];
		}
	});
	return { purchases, revenue, refunded };
}
