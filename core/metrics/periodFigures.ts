import { CHUNK, type Steps } from '../steps';
import { refundedOf, type OrderLog } from './orderLog';
import type { Purchases } from './purchases';
import { rate, type Rate } from './rate';

/** Days since 1970-01-01, both included. */
export type Period = Readonly<{ from: number; to: number }>;

/** What a shop did in one period; money in the log's currency. */
export type PeriodFigures = Readonly<{
	period: Period;
	/** Distinct known customers with a purchase in the period. */
	customers: number;
	/** Purchase occasions, guests' included. */
	orders: number;
	guestOrders: number;
	/** Sales of the period minus the refunds of these orders and the unlinked refunds of these days. */
	revenue: number;
	/** Sales before refunds per order that cost something: free orders would only dilute it. */
	averageOrderValue: Rate;
	/** Of all customers so far, those with at least two purchases by the end of the period ("ever"). */
	repurchaseRate: Rate;
}>;

/** Figures of one period, from purchases in date order; purchases after it are not looked at. */
export function* periodFigures(
	log: OrderLog,
	purchases: Purchases,
	period: Period,
): Steps<PeriodFigures> {
	const times = new Int32Array(log.customers.length);
	const seen = new Uint8Array(log.customers.length);
	let ever = 0;
	let repeated = 0;
	let customers = 0;
	let orders = 0;
	let guestOrders = 0;
	let paidOrders = 0;
	let sales = 0;
	let refunds = 0;
	for (let row = 0; row < purchases.count && purchases.day[row] <= period.to; row++) {
		if (row % CHUNK === 0) yield;
		const who = purchases.customer[row];
		if (who >= 0) {
			times[who] += 1;
			if (times[who] === 1) ever += 1;
			if (times[who] === 2) repeated += 1;
		}
		if (purchases.day[row] < period.from) continue;
		orders += 1;
		if (who < 0) guestOrders += 1;
		else if (seen[who] === 0) {
			seen[who] = 1;
			customers += 1;
		}
		if (purchases.sales[row] > 0) paidOrders += 1;
		sales += purchases.sales[row];
		refunds += refundedOf(purchases.refunded, row);
	}
	for (let row = 0; row < log.refunds.amount.length; row++) {
		if (row % CHUNK === 0) yield;
		const day = log.refunds.day[row];
		if (day >= period.from && day <= period.to) refunds += log.refunds.amount[row];
	}
	return {
		period,
		customers,
		orders,
		guestOrders,
		revenue: sales - refunds,
		averageOrderValue: rate(sales, paidOrders, 'No order of this period has a value'),
		repurchaseRate: rate(repeated, ever, 'No known customer has bought yet'),
	};
}
