import { CHUNK, inChunks, type Steps } from '../steps';
import type { OrderLog } from './orderLog';
import type { Purchases } from './purchases';

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

/** Customers with an order or a refund up to day `end`, in the order of the log's customers. */
export function* customerSummaries(
	log: OrderLog,
	purchases: Purchases,
	end: number,
): Steps<readonly CustomerSummary[]> {
	const people = log.customers.length;
	const orders = new Int32Array(people);
	const firstDay = new Int32Array(people);
	const lastDay = new Int32Array(people);
	const revenue = new Float64Array(people);
	const repeatValue = new Float64Array(people);
	const refunds = new Int32Array(people);

	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = purchases.customer[row];
			if (who < 0) continue;
			const value = purchases.sales[row] - purchases.refunded[row];
			if (orders[who] === 0) firstDay[who] = purchases.day[row];
			else repeatValue[who] += value;
			orders[who] += 1;
			lastDay[who] = purchases.day[row];
			revenue[who] += value;
		}
	});
	for (let row = 0; row < log.refunds.amount.length; row++) {
		if (row % CHUNK === 0) yield;
		const who = log.refunds.customer[row];
		if (who < 0 || log.refunds.day[row] > end) continue;
		refunds[who] += 1;
		revenue[who] -= log.refunds.amount[row];
	}

	const summaries: CustomerSummary[] = [];
	for (let who = 0; who < people; who++) {
		if (who % CHUNK === 0) yield;
		const bought = orders[who] > 0;
		if (!bought && refunds[who] === 0) continue;
		const frequency = bought ? orders[who] - 1 : 0;
		const recency = lastDay[who] - firstDay[who];
		summaries.push({
			customer: who,
			orders: orders[who],
			frequency,
			recency: bought ? recency : null,
			age: bought ? end - firstDay[who] : null,
			daysSinceLastPurchase: bought ? end - lastDay[who] : null,
			monetaryValue: frequency > 0 ? repeatValue[who] / frequency : null,
			firstDay: bought ? firstDay[who] : null,
			lastDay: bought ? lastDay[who] : null,
			revenue: revenue[who],
			averageDaysBetweenOrders: frequency > 0 ? recency / frequency : null,
		});
	}
	return summaries;
}
