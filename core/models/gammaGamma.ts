/**
 * Gamma-Gamma model: what one order of a customer is worth. Orders of a customer vary around a mean of their own,
 * Gamma(p, rate ν), and customers differ, ν ~ Gamma(q, rate v). Assumes that spend per order does not depend on how
 * often the customer orders. Fader & Hardie (2013), brucehardie.com/notes/025.
 */
import { ModelError } from '../errors';
import { digamma } from '../numeric/digamma';
import { logGamma } from '../numeric/logGamma';
import { trigamma } from '../numeric/trigamma';
import { inChunks, type Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';
import { extremeParameter, infiniteMean } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
import { inOrder, type Matrix } from './matrix';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { log } = Math;

/** v is in the currency of the data. */
export type GammaGamma = Readonly<{ p: number; q: number; v: number }>;

/** `frequency` x: orders that `monetaryValue` m is the mean of, in any one currency. */
export type Spend = Readonly<{ frequency: number; monetaryValue: number }>;

/** The same of many customers, as columns: x ≥ 1 and m > 0. */
export type Spends = Readonly<{
	frequency: ArrayLike<number>;
	monetaryValue: ArrayLike<number>;
}>;

/** p, q, v with the mean spend as the unit of money. */
const STARTS = [
	[4, 3, 0.5],
	[1, 2, 1],
	[20, 10, 0.5],
];

/** Maximum-likelihood fit. A search that stopped early is reported in `converged`, not thrown. */
export function* fitGammaGamma(spends: Spends): Steps<ModelFit<GammaGamma>> {
	const ordered = yield* orderedSpends(spends);
	const { rows } = ordered;
	if (rows === 0)
		throw new ModelError('tooFewRows', 'Needs customers who have bought more than once');
	let money = 0;
	yield* inChunks(rows, (from, to) => {
		for (let at = from; at < to; at++) money += ordered.values[2 * at + 1];
	});
	const unit = money / rows;
	yield* inChunks(rows, (from, to) => {
		for (let at = from; at < to; at++) ordered.values[2 * at + 1] /= unit;
	});
	const likelihood = logLikelihoodOf(ordered.values);
	const found = yield* maximumLikelihood(likelihood, { rows, starts: STARTS });
	const [p, q, v] = found.parameters;
	const [seP, seQ, seV] = found.standardErrors;
	return {
		model: { p, q, v: v * unit },
		standardErrors: { p: seP, q: seQ, v: seV === null ? null : seV * unit },
		logCovariance: found.logCovariance,
		logLikelihood: found.logLikelihood - rows * log(unit),
		...{ converged: found.converged, iterations: found.iterations, rows },
		degenerate: extremeParameter({ p, q, v }) ?? (q > 1 ? null : infiniteMean),
	};
}

/** Log-likelihood of these customers' mean spends. */
export function* logLikelihood({ p, q, v }: GammaGamma, spends: Spends): Steps<number> {
	const likelihood = logLikelihoodOf((yield* orderedSpends(spends)).values);
	return yield* likelihood(Float64Array.of(p, q, v), new Float64Array(3), new Float64Array(9));
}

/** In ascending order of x, then m: the order of customers changes nothing, to the last digit. */
function* orderedSpends(spends: Spends): Steps<Matrix> {
	const rows = spends.frequency.length;
	const values = new Float64Array(rows * 2);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const [x, m] = [spends.frequency[row], spends.monetaryValue[row]];
			if (!(x >= 1 && x < Infinity && m > 0 && m < Infinity)) {
				throw new ModelError('outOfDomain', 'Needs a frequency ≥ 1 and a mean spend above 0', row);
			}
			values.set([x, m], row * 2);
		}
	});
	const { order } = yield* canonicalOrder({ values, rows, columns: 2 });
	return yield* inOrder({ values, rows, columns: 2 }, order);
}

/** Equation (1a) summed over customers, in ascending order of x, with its derivatives by p, q and v. */
function logLikelihoodOf(values: Float64Array): LogLikelihood {
	return function* ([p, q, v], gradient, second) {
		const sums = new Float64Array(1 + 3 + 6);
		yield* inChunks(values.length / 2, (from, to) => addUp(values, from, to, { p, q, v }, sums));
		const [value, byP, byQ, byV, pp, pq, qq, pv, qv, vv] = sums;
		gradient.set([byP, byQ, byV]);
		second.set([pp, 0, 0, pq, qq, 0, pv, qv, vv]);
		return value;
	};
}

/** The likelihood, its derivatives, and the second ones: by p twice, p and q, q twice, p and v, q and v, v twice. */
function addUp(
	values: Float64Array,
	from: number,
	to: number,
	{ p, q, v }: GammaGamma,
	sums: Float64Array,
): void {
	let [value, byP, byQ, byV, pp, pq, qq, pv, qv, vv] = sums;
	let of = ofFrequency([p, q, v], values[2 * from]);
	for (let at = from; at < to; at++) {
		const x = values[2 * at];
		const m = values[2 * at + 1];
		if (x !== of.x) of = ofFrequency([p, q, v], x);
		const all = x * m + v;
		const logTotal = log(all);
		const logShare = log(x * m) - logTotal;
		value += of.constant + p * x * logShare - log(m) - q * logTotal;
		byP += of.byP + x * logShare;
		byQ += of.byQ - logTotal;
		byV += q / v - (p * x + q) / all;
		pp += of.twiceP;
		pq += of.byPQ;
		qq += of.twiceQ;
		pv -= x / all;
		qv += 1 / v - 1 / all;
		vv += (p * x + q) / (all * all) - q / (v * v);
	}
	sums.set([value, byP, byQ, byV, pp, pq, qq, pv, qv, vv]);
}

/** What depends on the frequency only. */
function ofFrequency([p, q, v]: readonly number[], x: number) {
	const both = digamma(p * x + q);
	const twice = trigamma(p * x + q);
	return {
		x,
		constant: logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * log(v),
		byP: x * (both - digamma(p * x)),
		byQ: both - digamma(q) + log(v),
		twiceP: x * x * (twice - trigamma(p * x)),
		byPQ: x * twice,
		twiceQ: twice - trigamma(q),
	};
}

/**
 * Mean of a customer's future orders, equation (5): the own mean, drawn towards everybody's, the more so the fewer
 * orders it is the mean of. With a frequency of 0 everybody's mean p v / (q − 1); NaN where it does not exist.
 */
export function expectedOrderValue({ p, q, v }: GammaGamma, spend: Spend): number {
	const { frequency: x, monetaryValue: m } = spend;
	if (!(p > 0 && v > 0 && x >= 0 && p * x + q > 1)) return NaN;
	if (x === 0) return (p * v) / (q - 1);
	return m > 0 ? (p * (v + x * m)) / (p * x + q - 1) : NaN;
}
