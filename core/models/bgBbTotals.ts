/**
 * What all customers of a BG/BB model together will do, and how sure that is: chance of each (the variance of the
 * model, added up) and the parameters (their covariance, carried over by the slopes of the total). Lognormal, as
 * `forecastTotals.ts`. Equal rows are taken together, in an order that only their figures decide.
 */
import { Z95 } from '../numeric/interval';
import { inChunks, type Steps } from '../steps';
import type { Attendances } from './attendances';
import { expectedPurchases, probabilityAlive, type BgBb } from './bgBb';
import type { Total } from './forecastTotals';
import type { ModelFit } from './maximumLikelihood';
import { purchaseCells, type PurchaseCells } from './purchaseCells';

/** A step of a logarithm at which differences of sums lose least. */
const STEP = 1e-4;
const NAMES = ['alpha', 'beta', 'gamma', 'delta'] as const;

export function* totalVisits(
	{ model, logCovariance }: Pick<ModelFit<BgBb>, 'model' | 'logCovariance'>,
	{ frequency, recency, periods, customers }: Attendances,
	horizon: number,
): Steps<Total> {
	const cells = yield* purchaseCells({ frequency, recency, age: periods }, customers);
	const mean = yield* summed(cells, (one) => expectedPurchases(model, one, horizon));
	if (logCovariance === null) {
		return { mean, interval: null, reason: 'How exact the model is cannot be told' };
	}
	const chance = yield* summed(cells, (one) => varianceOfPurchases(model, one, horizon));
	const slopes: number[] = [];
	for (const name of NAMES) {
		const moved: number[] = [];
		for (const by of [STEP, -STEP]) {
			const beside = { ...model, [name]: model[name] * Math.exp(by) };
			moved.push(yield* summed(cells, (one) => expectedPurchases(beside, one, horizon)));
		}
		slopes.push((moved[0] - moved[1]) / (2 * STEP));
	}
	let variance = chance;
	slopes.forEach((one, row) =>
		slopes.forEach((other, column) => (variance += one * other * logCovariance[4 * row + column])),
	);
	const spread = Math.log1p(variance / mean ** 2);
	if (!(mean > 0 && spread >= 0 && spread < 10)) {
		return { mean, interval: null, reason: 'Too uncertain for a range' };
	}
	const at = (z: number) => mean * Math.exp(z * Math.sqrt(spread) - spread / 2);
	return { mean, interval: { low: at(-Z95), high: at(Z95) }, reason: null };
}

type One = Readonly<{ frequency: number; recency: number; periods: number }>;

function* summed(
	{ x, tx, T, times, weight }: PurchaseCells,
	figure: (one: One) => number,
): Steps<number> {
	let sum = 0;
	yield* inChunks(x.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const one = { frequency: x[at], recency: times[tx[at]], periods: times[T[at]] };
			sum += weight[at] * figure(one);
		}
	});
	return sum;
}

/**
 * Of the number of periods, of the next `horizon`, in which a customer comes. Given active in period n, p and θ are
 * Beta distributed and independent; of two later periods the customer comes in both with chance p², if active in the
 * later one.
 */
export function varianceOfPurchases(model: BgBb, attendance: One, horizon: number): number {
	const { alpha, beta, gamma, delta } = model;
	const { frequency: x, periods: n } = attendance;
	// Active in period n + 1, and by the product below in each one later.
	let active = probabilityAlive(model, attendance);
	const once = (alpha + x) / (alpha + beta + n);
	const twice = (once * (alpha + x + 1)) / (alpha + beta + n + 1);
	let [mean, square] = [0, 0];
	for (let ahead = 1; ahead <= horizon; ahead++) {
		if (ahead > 1) active *= (delta + n + ahead - 1) / (gamma + delta + n + ahead - 1);
		mean += active * once;
		square += active * once + 2 * (ahead - 1) * active * twice;
	}
	return square - mean ** 2;
}
