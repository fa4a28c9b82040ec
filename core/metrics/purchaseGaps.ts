import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { CHUNK, type Steps } from '../steps';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';

/** Days from one purchase of a customer to the next; null where nobody bought twice. */
export type PurchaseGaps = Readonly<{
	n: number;
	mean: number | null;
	median: number | null;
	p90: number | null;
	p95: number | null;
}>;

const NONE = -(2 ** 31);

/** The gaps that end in the period. They are those of customers who came back: who did not has none. */
export function* purchaseGaps(
	purchases: Purchases,
	customers: number,
	period: Period,
): Steps<PurchaseGaps> {
	const latest = new Int32Array(customers).fill(NONE);
	const gaps = new Float64Array(purchases.count);
	let n = 0;
	let total = 0;
	for (let row = 0; row < purchases.count && purchases.day[row] <= period.to; row++) {
		if (row % CHUNK === 0) yield;
		const who = purchases.customer[row];
		if (who < 0) continue;
		const day = purchases.day[row];
		if (latest[who] !== NONE && day >= period.from) {
			gaps[n++] = day - latest[who];
			total += day - latest[who];
		}
		latest[who] = day;
	}
	if (n === 0) return { n, mean: null, median: null, p90: null, p95: null };
	const sorted = yield* ascending(gaps.subarray(0, n));
	return {
		n,
		mean: total / n,
		median: quantile(sorted, 0.5),
		p90: quantile(sorted, 0.9),
		p95: quantile(sorted, 0.95),
	};
}
