import { dayOrder } from '../numeric/dayOrder';
import { inChunks, type Steps } from '../steps';
import { refundedOf, type OrderLog } from './orderLog';
import type { Purchases } from './purchases';
import type { DatedValues } from './rollingValue';

/** Each customer's purchases net of their refunds, and other refunds as negative values on their own day. */
export function* datedSpend(log: OrderLog, purchases: Purchases, end: number): Steps<DatedValues> {
	const { refunds } = log;
	const count = purchases.count + refunds.amount.length;
	const customer = new Int32Array(count).fill(-1);
	const day = new Int32Array(count);
	const value = new Float64Array(count);
	yield* inChunks(count, (from, to) => {
		for (let row = from; row < to; row++) {
			const refund = row - purchases.count;
			if (refund < 0) {
				customer[row] = purchases.customer[row];
				day[row] = purchases.day[row];
				value[row] = purchases.sales[row] - refundedOf(purchases.refunded, row);
			} else {
				day[row] = refunds.day[refund];
				customer[row] = day[row] > end ? -1 : refunds.customer[refund];
				value[row] = -refunds.amount[refund];
			}
		}
	});
	return yield* byCustomer(log.customers.length, customer, day, value);
}

/** Each purchase as 1. */
export function* datedOrders(log: OrderLog, purchases: Purchases): Steps<DatedValues> {
	const { count } = purchases;
	const customer = purchases.customer.subarray(0, count);
	const day = purchases.day.subarray(0, count);
	return yield* byCustomer(log.customers.length, customer, day, new Float64Array(count).fill(1));
}

/** Side by side by customer, in date order: a counting sort; rows of nobody (−1) are left out. */
function* byCustomer(
	customers: number,
	customer: Int32Array,
	day: Int32Array,
	value: Float64Array,
): Steps<DatedValues> {
	const order = yield* dayOrder(day);
	const begins = new Int32Array(customers + 1);
	yield* inChunks(day.length, (from, to) => {
		for (let row = from; row < to; row++) if (customer[row] >= 0) begins[customer[row] + 1] += 1;
	});
	for (let who = 0; who < customers; who++) begins[who + 1] += begins[who];
	const next = begins.slice(0, customers);
	const days = new Int32Array(begins[customers]);
	const values = new Float64Array(begins[customers]);
	yield* inChunks(day.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const row = order === null ? at : order[at];
			if (customer[row] < 0) continue;
			const place = next[customer[row]]++;
			days[place] = day[row];
			values[place] = value[row];
		}
	});
	return { begins, days, values };
}
