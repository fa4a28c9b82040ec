/**
 * What all customers together will buy, and how sure that is. Two things make it unsure: what each customer does is
 * chance (the variances of the model, added up), and the parameters are estimates (their covariance, carried over to
 * the total by its slopes). The interval is that of a lognormal with this mean and variance, which stays above 0.
 * That customers go on as the model supposes is taken for granted: how far that holds only a backtest shows.
 */
import { Z95, type Interval } from '../numeric/interval';
import { picked } from '../numeric/picked';
import type { Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';
import { meanOrderAhead, squareOfInverseRate, type OrderValue } from './orderValue';
import {
	parametersOf,
	probabilityAlive,
	withParameters,
	type PurchaseModel,
} from './purchaseModel';
import type { PurchaseHistories } from './purchaseCells';
import { purchasePairsAhead, purchasesAhead, type Known } from './purchasesAhead';

export type Total = Readonly<{
	mean: number;
	/** 95 %; null, with a reason, where it cannot be told. */
	interval: Interval | null;
	reason: string | null;
}>;

export type Totals = Readonly<{ purchases: Total; spend: Total | null }>;

export type TotalsOf = Readonly<{
	model: PurchaseModel;
	/** Of the logarithms of the model's parameters. */
	logCovariance: readonly number[] | null;
	/** Null where nothing is known of spend. */
	orderValue: OrderValue | null;
	horizon: number;
}>;

/** Customers of a few milliseconds of work. */
const PART = 256;
/** A step of a logarithm at which differences of sums lose least. */
const STEP = 1e-4;

/** @param spends mean repeat orders; NaN where there is none */
export function* forecastTotals(
	histories: PurchaseHistories,
	spends: ArrayLike<number>,
	of: TotalsOf,
): Steps<Totals> {
	const sorted = yield* inFixedOrder(histories, spends);
	const { purchases, spend, expected } = yield* momentsOf(sorted, of);
	const slopes = yield* slopesOf(sorted, of);
	const orders = totalOf(purchases, errorOf(slopes.purchases, of.logCovariance));
	if (of.orderValue === null) return { purchases: orders, spend: null };
	const { logCovariance: ofValue } = of.orderValue;
	const byModel = errorOf(slopes.spend, of.logCovariance);
	const byValue = errorOf(slopesByValue(sorted, expected, of.orderValue), ofValue);
	return { purchases: orders, spend: totalOf(spend, byModel + byValue) };
}

type Sorted = Readonly<{
	x: Float64Array;
	tx: Float64Array;
	T: Float64Array;
	m: Float64Array;
}>;

/** Sums must not depend on the order of rows, to the last digit. */
function* inFixedOrder(
	{ frequency, recency, age }: PurchaseHistories,
	spends: ArrayLike<number>,
): Steps<Sorted> {
	const rows = frequency.length;
	const values = new Float64Array(4 * rows);
	for (let row = 0; row < rows; row++) {
		const spend = spends[row];
		values.set([frequency[row], age[row], recency[row], spend > 0 ? spend : 0], 4 * row);
		if (row % PART === 0) yield;
	}
	const { order } = yield* canonicalOrder({ values, rows, columns: 4 });
	const column = (at: number) => picked(values, order, { stride: 4, offset: at });
	return { x: column(0), T: column(1), tx: column(2), m: column(3) };
}

/** Customers come in order, those alike in frequency and age one after the other: each pair is computed once. */
function lastRemembered<Found>(compute: (known: Known) => Found): (known: Known) => Found {
	let last: Readonly<{ frequency: number; age: number; found: Found }> | null = null;
	return ({ frequency, age }) => {
		if (last === null || last.frequency !== frequency || last.age !== age) {
			last = { frequency, age, found: compute({ frequency, age }) };
		}
		return last.found;
	};
}

type Moments = Readonly<{ mean: number; variance: number }>;

function* momentsOf({ x, tx, T, m }: Sorted, of: TotalsOf) {
	const { model, orderValue, horizon } = of;
	const ahead = lastRemembered((known) => ({
		once: purchasesAhead(model, known, horizon),
		pairs: purchasePairsAhead(model, known, horizon),
	}));
	const each = new Float64Array(x.length);
	let [mean, variance, spendMean, spendVariance] = [0, 0, 0, 0];
	for (let from = 0; from < x.length; from += PART) {
		for (let at = from; at < Math.min(x.length, from + PART); at++) {
			const history = { frequency: x[at], recency: tx[at], age: T[at] };
			const alive = probabilityAlive(model, history);
			const { once, pairs } = ahead(history);
			const expected = alive * once;
			each[at] = expected;
			mean += expected;
			variance += alive * (pairs + once) - expected * expected;
			if (orderValue === null) continue;
			const spent = expected * meanOrderAhead(orderValue, x[at], m[at]);
			const { p } = orderValue;
			const square = squareOfInverseRate(orderValue, x[at], m[at]);
			spendMean += spent;
			// N orders of mean p / ν and variance p / ν² each, given ν.
			spendVariance += alive * square * (once * p + (pairs + once) * p * p) - spent * spent;
		}
		yield;
	}
	return {
		purchases: { mean, variance },
		spend: { mean: spendMean, variance: spendVariance },
		expected: each,
	};
}

/** Of purchases and of spend, by each logarithm of a parameter of the model. */
function* slopesOf(sorted: Sorted, of: TotalsOf) {
	const parameters = parametersOf(of.model);
	const purchases: number[] = [];
	const spend: number[] = [];
	for (let at = 0; at < parameters.length; at++) {
		const moved = (by: number) =>
			withParameters(
				of.model,
				parameters.map((value, place) => (place === at ? value * Math.exp(by) : value)),
			);
		const above = yield* sumsOf(sorted, moved(STEP), of.orderValue, of.horizon);
		const below = yield* sumsOf(sorted, moved(-STEP), of.orderValue, of.horizon);
		purchases.push((above.purchases - below.purchases) / (2 * STEP));
		spend.push((above.spend - below.spend) / (2 * STEP));
	}
	return { purchases, spend };
}

/** Of spend, by each logarithm of a parameter of the order value. */
function slopesByValue(
	{ x, m }: Sorted,
	expected: Float64Array,
	value: OrderValue,
): readonly number[] {
	const spendOf = (by: OrderValue) =>
		expected.reduce((sum, one, at) => sum + one * meanOrderAhead(by, x[at], m[at]), 0);
	return (['p', 'q', 'v'] as const).map((name) => {
		const moved = (by: number) => spendOf({ ...value, [name]: value[name] * Math.exp(by) });
		return (moved(STEP) - moved(-STEP)) / (2 * STEP);
	});
}

function* sumsOf(
	{ x, tx, T, m }: Sorted,
	model: PurchaseModel,
	orderValue: OrderValue | null,
	horizon: number,
) {
	const ahead = lastRemembered((known) => purchasesAhead(model, known, horizon));
	let [purchases, spend] = [0, 0];
	for (let from = 0; from < x.length; from += PART) {
		for (let at = from; at < Math.min(x.length, from + PART); at++) {
			const history = { frequency: x[at], recency: tx[at], age: T[at] };
			const expected = probabilityAlive(model, history) * ahead(history);
			purchases += expected;
			if (orderValue !== null) spend += expected * meanOrderAhead(orderValue, x[at], m[at]);
		}
		yield;
	}
	return { purchases, spend };
}

/** The variance that uncertain parameters give a sum with these slopes; NaN where they are not known. */
function errorOf(slopes: readonly number[], covariance: readonly number[] | null): number {
	if (covariance === null) return NaN;
	let variance = 0;
	for (let row = 0; row < slopes.length; row++) {
		for (let at = 0; at < slopes.length; at++) {
			variance += slopes[row] * covariance[row * slopes.length + at] * slopes[at];
		}
	}
	return variance;
}

function totalOf({ mean, variance }: Moments, ofParameters: number): Total {
	if (!(ofParameters >= 0)) {
		const reason = 'The data do not tell how exact the model is, so neither how sure the total is';
		return { mean, interval: null, reason };
	}
	const all = variance + ofParameters;
	if (!(mean > 0 && all >= 0 && all < Infinity)) {
		const reason = 'Single orders could be worth so much that the total has no bounds';
		return { mean, interval: null, reason };
	}
	const spread = Math.log1p(all / (mean * mean));
	const middle = Math.log(mean) - spread / 2;
	const reach = Z95 * Math.sqrt(spread);
	const interval = { low: Math.exp(middle - reach), high: Math.exp(middle + reach) };
	return { mean, interval, reason: null };
}
