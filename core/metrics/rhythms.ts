import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import type { CustomerFigures } from './customerFigures';
import type { PurchaseDays } from './purchaseDays';

/** So many gaps between purchases make a rhythm of one's own. */
export const OWN_GAPS = 3;

/** When each customer buys, in days; one entry per customer, NaN where there is none. */
export type Rhythms = Readonly<{
	/** Purchases so far. */
	orders: Float64Array;
	daysSinceLastPurchase: Float64Array;
	/** Between the last two purchases. */
	lastGap: Float64Array;
	/** The usual gap, with at least `OWN_GAPS` of them. */
	ownGap: Float64Array;
}>;

/** From every single purchase: the usual gap is the median. @param end observation end, days since 1970-01-01 */
export function* rhythmsOfPurchases({ begins, days }: PurchaseDays, end: number): Steps<Rhythms> {
	const customers = begins.length - 1;
	const orders = new Float64Array(customers);
	const daysSinceLastPurchase = new Float64Array(customers).fill(NaN);
	const lastGap = new Float64Array(customers).fill(NaN);
	const ownGap = new Float64Array(customers).fill(NaN);
	yield* inChunks(customers, (from, to) => {
		for (let who = from; who < to; who++) {
			const gaps = gapsBetween(days, begins[who], begins[who + 1]);
			orders[who] = begins[who + 1] - begins[who];
			if (orders[who] > 0) daysSinceLastPurchase[who] = end - days[begins[who + 1] - 1];
			if (gaps.length > 0) lastGap[who] = gaps[gaps.length - 1];
			if (gaps.length >= OWN_GAPS) ownGap[who] = quantile(gaps.sort(), 0.5);
		}
	});
	return { orders, daysSinceLastPurchase, lastGap, ownGap };
}

/** From summaries: the usual gap is the mean, and nobody knows the last one. */
export function rhythmsOfSummaries(figures: CustomerFigures): Rhythms {
	const { orders, daysSinceLastPurchase, averageDaysBetweenOrders } = figures;
	return {
		orders,
		daysSinceLastPurchase,
		lastGap: new Float64Array(orders.length).fill(NaN),
		ownGap: averageDaysBetweenOrders.map((gap, who) => (orders[who] > OWN_GAPS ? gap : NaN)),
	};
}

/** The days between purchases that stand from `from` up to, not including, `to`. */
export function gapsBetween(days: Int32Array, from: number, to: number): Float64Array {
	const gaps = new Float64Array(Math.max(0, to - from - 1));
	for (let at = 0; at < gaps.length; at++) gaps[at] = days[from + at + 1] - days[from + at];
	return gaps;
}
