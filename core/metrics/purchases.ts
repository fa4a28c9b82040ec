import { dayOrder } from '../numeric/dayOrder';
import { inChunks, type Steps } from '../steps';
import type { OrderLog } from './orderLog';

/**
 * Purchase occasions in columns, from the earliest day to the latest: what all purchase metrics count.
 * `customer` −1 is a guest; each guest order is an occasion of its own.
 */
export type Purchases = Readonly<{
	count: number;
	customer: Int32Array;
	/** Days since 1970-01-01. */
	day: Int32Array;
	/** What was sold, before refunds. */
	sales: Float64Array;
	/** Refunds that belong to these orders. */
	refunded: Float64Array;
}>;

/** Are several orders of one customer on one day one purchase occasion, or as many as there are orders? */
export type SameDay = 'merge' | 'separate';

/** No calendar has it. */
const NO_DAY = -(2 ** 31);

/**
 * The purchase occasions up to and including day `end`.
 * Same-day orders merge by default in the field (lifetimes, BTYD): CDNOW has 6,919 rows, 6,696 occasions.
 */
export function* purchaseOccasions(log: OrderLog, end: number, sameDay: SameDay): Steps<Purchases> {
	const { customer, day, sales, refunded } = log.orders;
	const order = yield* dayOrder(day);
	const merged = {
		customer: new Int32Array(order.length),
		day: new Int32Array(order.length),
		sales: new Float64Array(order.length),
		refunded: new Float64Array(order.length),
	};
	const mayJoin = sameDay === 'merge';
	const latest = new Int32Array(log.customers.length);
	const latestDay = new Int32Array(log.customers.length).fill(NO_DAY);
	let count = 0;
	yield* inChunks(order.length, (from, to) => {
		let next = count;
		for (let position = from; position < to; position++) {
			const row = order[position];
			const today = day[row];
			if (today > end) break;
			const who = customer[row];
			const joins = mayJoin && who >= 0 && latestDay[who] === today;
			const occasion = joins ? latest[who] : next++;
			if (!joins) {
				merged.customer[occasion] = who;
				merged.day[occasion] = today;
				if (who >= 0) {
					latest[who] = occasion;
					latestDay[who] = today;
				}
			}
			merged.sales[occasion] += sales[row];
			if (refunded[row] > 0) merged.refunded[occasion] += refunded[row];
		}
		count = next;
	});
	return { count, ...merged };
}
