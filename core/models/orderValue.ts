/**
 * What the orders of a customer are worth: the Gamma-Gamma model, with the median where its mean does not exist or is
 * not known. The model supposes that spend per order does not depend on how often a customer orders.
 */
import { ascending } from '../numeric/ascending';
import type { Interval } from '../numeric/interval';
import { quantile } from '../numeric/quantile';
import { picked } from '../numeric/picked';
import { inChunks, type Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';
import { expectedOrderValue, fitGammaGamma, type GammaGamma, type Spends } from './gammaGamma';

/** Fewer customers with repeat orders tell nothing about how spend differs. */
export const LEAST_SPENDERS = 10;
/** Above this, how often and for how much are not independent: a convention. */
export const MOST_CORRELATION = 0.3;
/** A mean over everybody with a larger relative standard error is not known. */
const MOST_ERROR = 0.5;

export type OrderValue = GammaGamma &
	Readonly<{
		/** With repeat orders worth something: those it was fitted to. */
		customers: number;
		/** Of their mean repeat orders. */
		median: number;
		range: Interval;
		/** Of frequency and mean spend; null where one of them does not vary. */
		correlation: number | null;
		logCovariance: readonly number[] | null;
	}>;

export type OrderValueFit = Readonly<{
	value: OrderValue | null;
	/** Why there is none. */
	reason: string | null;
	converged: boolean;
}>;

/** @param spends of all customers; those without repeat orders, or whose repeat orders were worth nothing, are left out */
export function* fitOrderValue({ frequency, monetaryValue }: Spends): Steps<OrderValueFit> {
	const rows = frequency.length;
	const all = new Float64Array(2 * rows);
	let customers = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			if (!(frequency[row] >= 1 && monetaryValue[row] > 0)) continue;
			all[2 * customers] = frequency[row];
			all[2 * customers + 1] = monetaryValue[row];
			customers++;
		}
	});
	if (customers < LEAST_SPENDERS) {
		const reason = `${customers} customers have repeat orders that were worth something; at least ${LEAST_SPENDERS} are needed to tell what an order is worth`;
		return { value: null, reason, converged: true };
	}
	const values = all.subarray(0, 2 * customers);
	const { order } = yield* canonicalOrder({ values, rows: customers, columns: 2 });
	const x = picked(values, order, { stride: 2 });
	const m = picked(values, order, { stride: 2, offset: 1 });
	const { model, logCovariance, converged } = yield* fitGammaGamma({
		...{ frequency: x, monetaryValue: m },
	});
	const sorted = yield* ascending(m);
	return {
		value: {
			...model,
			...{ customers, median: quantile(sorted, 0.5), correlation: correlationOf(x, m) },
			range: { low: sorted[0], high: sorted[customers - 1] },
			logCovariance,
		},
		...{ reason: null, converged },
	};
}

/** Pearson's; in the order of the rows, so these should come in one that only their figures decide. */
function correlationOf(x: Float64Array, m: Float64Array): number | null {
	const mean = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0) / values.length;
	const [meanX, meanM] = [mean(x), mean(m)];
	let [xx, mm, xm] = [0, 0, 0];
	for (let at = 0; at < x.length; at++) {
		const [byX, byM] = [x[at] - meanX, m[at] - meanM];
		xx += byX * byX;
		mm += byM * byM;
		xm += byX * byM;
	}
	const scale = Math.sqrt(xx * mm);
	return scale > 0 ? Math.max(-1, Math.min(1, xm / scale)) : null;
}

/** Does the mean over everybody exist, and is it known well enough to be told? */
export function isMeanKnown({ q, logCovariance }: OrderValue): boolean {
	if (!(q > 1)) return false;
	if (logCovariance === null) return true;
	// Of ln p + ln v − ln (q − 1).
	const slope = [1, -q / (q - 1), 1];
	let variance = 0;
	for (let row = 0; row < 3; row++) {
		for (let at = 0; at < 3; at++) variance += slope[row] * logCovariance[3 * row + at] * slope[at];
	}
	return variance <= MOST_ERROR * MOST_ERROR;
}

/** Mean of a customer's orders to come. Without repeat orders worth something: everybody's mean, or the median. */
export function meanOrderAhead(value: OrderValue, frequency: number, spend: number): number {
	const own = frequency >= 1 && spend > 0;
	if (own && value.p * frequency + value.q > 1) {
		return expectedOrderValue(value, { frequency, monetaryValue: spend });
	}
	return isMeanKnown(value)
		? expectedOrderValue(value, { frequency: 0, monetaryValue: NaN })
		: value.median;
}

/**
 * E[1 / ν²], from which the squares of the mean of orders, p² / ν², and their variance, p / ν², follow; NaN where it
 * does not exist.
 */
export function squareOfInverseRate({ p, q, v }: GammaGamma, frequency: number, spend: number) {
	const own = frequency >= 1 && spend > 0;
	const shape = own ? p * frequency + q : q;
	const rate = own ? v + frequency * spend : v;
	return shape > 2 ? (rate * rate) / ((shape - 1) * (shape - 2)) : NaN;
}
