import { ModelError } from '../errors';
import type { Purchases } from '../metrics/purchases';
import { picked } from '../numeric/picked';
import { inChunks, type Steps } from '../steps';

/**
 * A day in the past: what the purchase models would have known of each customer by then, and what the customer did
 * in the horizon after it. In columns, one entry per customer who had bought by then; times in days.
 */
export type PurchaseHoldout = Readonly<{
	origin: number;
	horizon: number;
	/** Indices into the customers of the log, ascending. */
	customers: Int32Array;
	frequency: Float64Array;
	recency: Float64Array;
	age: Float64Array;
	/** Mean value of the repeat purchases by then, after refunds; NaN without any. */
	spend: Float64Array;
	/** Repeat purchases in as many days before: what "the same as before" foresees. */
	before: Float64Array;
	/** Purchases in the horizon, and what they were worth after refunds. */
	orders: Float64Array;
	spent: Float64Array;
}>;

/**
 * @param purchases in date order
 * @param people customers of the log
 * @param end the last day on which purchases would have been seen; the horizon must not reach beyond it
 */
export function* purchaseHoldout(
	purchases: Purchases,
	people: number,
	{ origin, horizon, end }: Readonly<{ origin: number; horizon: number; end: number }>,
): Steps<PurchaseHoldout> {
	if (!(horizon >= 1 && origin + horizon <= end)) {
		const message = `${horizon} days after the day looked back to are not over: ${end - origin} are`;
		throw new ModelError('outOfDomain', message);
	}
	const count = new Int32Array(people);
	const [firstDay, lastDay] = [new Int32Array(people), new Int32Array(people)];
	const [value, recent, later, laterValue] = Array.from(
		{ length: 4 },
		() => new Float64Array(people),
	);
	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = purchases.customer[row];
			const day = purchases.day[row];
			if (who < 0 || day > origin + horizon) continue;
			const worth = purchases.sales[row] - (purchases.refunded?.[row] ?? 0);
			if (day > origin) {
				later[who] += 1;
				laterValue[who] += worth;
				continue;
			}
			if (count[who]++ === 0) firstDay[who] = day;
			else {
				value[who] += worth;
				if (day > origin - horizon) recent[who] += 1;
			}
			lastDay[who] = day;
		}
	});
	const known = new Int32Array(people);
	let rows = 0;
	for (let who = 0; who < people; who++) if (count[who] > 0) known[rows++] = who;
	const customers = known.slice(0, rows);
	const [frequency, recency, age, spend] = Array.from({ length: 4 }, () => new Float64Array(rows));
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = customers[row];
			frequency[row] = count[who] - 1;
			recency[row] = lastDay[who] - firstDay[who];
			age[row] = origin - firstDay[who];
			spend[row] = count[who] > 1 ? value[who] / (count[who] - 1) : NaN;
		}
	});
	return {
		...{ origin, horizon, customers, frequency, recency, age, spend },
		before: picked(recent, customers),
		orders: picked(later, customers),
		spent: picked(laterValue, customers),
	};
}
