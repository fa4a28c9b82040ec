import { dayOrder } from '../numeric/dayOrder';
import { inChunks, type Steps } from '../steps';
import { refundedOf, type OrderColumns, type OrderLog } from './orderLog';

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
	/** Refunds that belong to these orders; null where nothing was refunded. */
	refunded: Float64Array | null;
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
	if (order === null && sameDay === 'separate') return upTo(end, log.orders);
	const merged = {
		customer: new Int32Array(day.length),
		day: new Int32Array(day.length),
		sales: new Float64Array(day.length),
		refunded: refunded && new Float64Array(day.length),
	};
	const mayJoin = sameDay === 'merge';
	/** The latest occasion of each customer, counted from 1. */
	const latest = new Int32Array(log.customers.length);
	let count = 0;
	let today = NO_DAY;
	let todayBegins = 0;
	yield* inChunks(day.length, (from, to) => {
		let next = count;
		for (let position = from; position < to; position++) {
			const row = order === null ? position : order[position];
			if (day[row] > today) {
				today = day[row];
				todayBegins = next;
			}
			if (today > end) break;
			const who = customer[row];
			const joins = mayJoin && who >= 0 && latest[who] > todayBegins;
			const occasion = joins ? latest[who] - 1 : next++;
			if (!joins) {
				merged.customer[occasion] = who;
				merged.day[occasion] = today;
				if (who >= 0) latest[who] = next;
			}
			merged.sales[occasion] += sales[row];
			if (merged.refunded !== null) merged.refunded[occasion] += refundedOf(refunded, row);
		}
		count = next;
	});
	return { count, ...merged };
}

/** Orders that come by day, each an occasion of its own: the log's own columns, so that a million are not copied. */
function upTo(end: number, { customer, day, sales, refunded }: OrderColumns): Purchases {
	let count = day.length;
	while (count > 0 && day[count - 1] > end) count -= 1;
	return { count, customer, day, sales, refunded };
}
