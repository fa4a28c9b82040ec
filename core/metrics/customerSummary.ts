import { inChunks, type Steps } from '../steps';
import { refundedOf, type OrderLog } from './orderLog';
import type { Purchases, SameDay } from './purchases';

/**
 * One customer's history in the figures of the field (Fader & Hardie's x, tₓ, T and mean repeat spend).
 * All times in days; money in the log's currency, net of refunds; null where a figure does not exist.
 */
export type CustomerSummary = Readonly<{
	/** Index into the log's customers. */
	customer: number;
	/** Purchase occasions, the first included. */
	orders: number;
	/** x: repeat purchases, so `orders` − 1, and 0 without any order. */
	frequency: number;
	/** tₓ: age at the last purchase. */
	recency: number | null;
	/** T: days from the first purchase to the observation end. */
	age: number | null;
	daysSinceLastPurchase: number | null;
	/** Mean value of the repeat purchases; null before there is one. */
	monetaryValue: number | null;
	firstDay: number | null;
	lastDay: number | null;
	/** Sales minus refunds, linked and unlinked. */
	revenue: number;
	averageDaysBetweenOrders: number | null;
}>;

/**
 * What summaries are made of, in columns by the log's customers: as objects, those of hundreds of thousands of
 * customers would take longer to keep than to count.
 */
export type CustomerHistories = Readonly<{
	/** The customers with an order or a refund up to day `end`, in the order of the log. */
	customers: Int32Array;
	/** Purchase occasions; without one, the days below say nothing. */
	orders: Int32Array;
	firstDay: Int32Array;
	lastDay: Int32Array;
	/** Sales minus refunds, linked and unlinked; and of the repeat purchases, linked ones only. */
	revenue: Float64Array;
	repeatValue: Float64Array;
	end: number;
}>;

/**
 * Counts purchase occasions; or orders in date order, which are joined here as `sameDay` says, so that there need
 * not be a copy of the log with occasions first.
 */
export function* customerHistories(
	log: OrderLog,
	purchases: Purchases,
	end: number,
	sameDay: SameDay = 'separate',
): Steps<CustomerHistories> {
	const { customer, day, sales, refunded } = purchases;
	const mayJoin = sameDay === 'merge';
	const people = log.customers.length;
	const orders = new Int32Array(people);
	const firstDay = new Int32Array(people);
	const lastDay = new Int32Array(people);
	const revenue = new Float64Array(people);
	const repeatValue = new Float64Array(people);
	const isIn = new Uint8Array(people);

	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = customer[row];
			if (who < 0) continue;
			const value = sales[row] - refundedOf(refunded, row);
			const today = day[row];
			const before = orders[who];
			if (before === 0) firstDay[who] = today;
			else if (!mayJoin || firstDay[who] < today) repeatValue[who] += value;
			if (!mayJoin || before === 0 || lastDay[who] < today) orders[who] = before + 1;
			lastDay[who] = today;
			revenue[who] += value;
		}
	});
	yield* inChunks(log.refunds.amount.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = log.refunds.customer[row];
			if (who < 0 || log.refunds.day[row] > end) continue;
			isIn[who] = 1;
			revenue[who] -= log.refunds.amount[row];
		}
	});

	const customers = new Int32Array(people);
	let count = 0;
	yield* inChunks(people, (from, to) => {
		for (let who = from; who < to; who++) {
			if (orders[who] > 0 || isIn[who] === 1) customers[count++] = who;
		}
	});
	return {
		...{ customers: customers.subarray(0, count), orders, firstDay, lastDay, revenue, repeatValue },
		end,
	};
}

/** The summary of one customer of the log. */
export function summaryOf(histories: CustomerHistories, customer: number): CustomerSummary {
	const { end } = histories;
	const orders = histories.orders[customer];
	const firstDay = histories.firstDay[customer];
	const lastDay = histories.lastDay[customer];
	const bought = orders > 0;
	const frequency = bought ? orders - 1 : 0;
	const recency = lastDay - firstDay;
	return {
		customer,
		orders,
		frequency,
		recency: bought ? recency : null,
		age: bought ? end - firstDay : null,
		daysSinceLastPurchase: bought ? end - lastDay : null,
		monetaryValue: frequency > 0 ? histories.repeatValue[customer] / frequency : null,
		firstDay: bought ? firstDay : null,
		lastDay: bought ? lastDay : null,
		revenue: histories.revenue[customer],
		averageDaysBetweenOrders: frequency > 0 ? recency / frequency : null,
	};
}

/** The summaries of the customers with an order or a refund up to day `end`, in the order of the log's customers. */
export function* customerSummaries(
	log: OrderLog,
	purchases: Purchases,
	end: number,
): Steps<readonly CustomerSummary[]> {
	const histories = yield* customerHistories(log, purchases, end);
	const summaries: CustomerSummary[] = [];
	yield* inChunks(histories.customers.length, (from, to) => {
		for (let at = from; at < to; at++)
			summaries.push(summaryOf(histories, histories.customers[at]));
	});
	return summaries;
}
