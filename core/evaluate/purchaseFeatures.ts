import { ModelError } from '../errors';
import type { Purchases } from '../metrics/purchases';
import type { Matrix } from '../models/matrix';
import { inChunks, type Steps } from '../steps';
import { writeFeatures } from './purchaseFacts';

/** What is known of a customer's purchases, in the order of the columns; ln where it says so. */
export const PURCHASE_FEATURES = [
	/** ln(1 + days). */
	'daysSinceLastPurchase',
	/** ln(1 + repeat purchases). */
	'frequency',
	/** ln(1 + days since the first purchase). */
	'age',
	/** ln(1 + mean value of all purchases, before refunds: these may come later). */
	'averageValue',
	/** ln(1 + purchases in the last horizon). */
	'recentPurchases',
	/** ln((1 + days since the last purchase) / (1 + own mean gap)); 0 where there is no gap yet. */
	'overdue',
	/** 1 with a single purchase, else 0. */
	'oneOrder',
] as const;

const COLUMNS = PURCHASE_FEATURES.length;

export type PurchaseFeatures = Readonly<{
	/** Who had bought by then: indices into the customers of the log, ascending. One row each. */
	customers: Int32Array;
	features: Matrix;
}>;

/**
 * The customers as they stood at the end of day `origin`: nothing later is looked at.
 *
 * @param purchases in date order
 * @param people customers of the log
 * @param horizon in days: how far back purchases are recent
 */
export function* purchaseFeatures(
	purchases: Purchases,
	people: number,
	origin: number,
	horizon: number,
): Steps<PurchaseFeatures> {
	if (!(horizon >= 1)) throw new ModelError('outOfDomain', `A horizon of ${horizon} days`);
	const count = new Int32Array(people);
	const recent = new Int32Array(people);
	const firstDay = new Int32Array(people);
	const lastDay = new Int32Array(people);
	const value = new Float64Array(people);
	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = purchases.customer[row];
			const day = purchases.day[row];
			if (who < 0 || day > origin) continue;
			if (count[who]++ === 0) firstDay[who] = day;
			lastDay[who] = day;
			if (day > origin - horizon) recent[who]++;
			value[who] += purchases.sales[row];
		}
	});
	const known = new Int32Array(people);
	let rows = 0;
	yield* inChunks(people, (from, to) => {
		for (let who = from; who < to; who++) if (count[who] > 0) known[rows++] = who;
	});
	const customers = known.slice(0, rows);
	const values = new Float64Array(rows * COLUMNS);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = customers[row];
			const facts = {
				since: origin - lastDay[who],
				orders: count[who],
				age: origin - firstDay[who],
				value: value[who] / count[who],
				recent: recent[who],
			};
			writeFeatures(facts, values, row * COLUMNS);
		}
	});
	return { customers, features: { values, rows, columns: COLUMNS } };
}
