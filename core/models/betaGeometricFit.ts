/**
 * The likelihood of BG/NBD and MBG/NBD, and the parameters at which it is highest. A customer of whom x, tₓ and T
 * are known has either not left yet, or left after the last purchase:
 *
 *   Γ(r+x) αʳ / Γ(r) · B(a, b+n) / B(a, b) · [ (α+T)^−(r+x) + a / (b+n−1) (α+tₓ)^−(r+x) ],
 *
 * after n chances to leave; without one (n = 0) the second term is not there.
 */
import { digamma } from '../numeric/digamma';
import { logBetaRatio } from '../numeric/logBetaRatio';
import { logGamma } from '../numeric/logGamma';
import { trigamma } from '../numeric/trigamma';
import { CHUNK, inChunks, type Steps } from '../steps';
import type { AtFirst, BetaGeometricNbd } from './betaGeometricNbd';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
import {
	everyNth,
	inMeanAges,
	purchaseCells,
	runsOfFrequency,
	type PurchaseCells,
	type PurchaseHistories,
} from './purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, log } = Math;

/** r, α, a, b with the mean age as the unit of time. */
const STARTS = [
	[0.5, 0.3, 1, 2],
	[2, 1, 0.5, 5],
	[0.2, 0.1, 2, 2],
];

export function* fitBetaGeometric(
	histories: PurchaseHistories,
	atFirst: AtFirst,
): Steps<ModelFit<BetaGeometricNbd>> {
	const cells = yield* inMeanAges(yield* purchaseCells(histories));
	const { meanAge: unit, customers: rows, purchases } = cells;
	const starts = yield* startsFor(cells, atFirst);
	const found = yield* maximumLikelihood(logLikelihoodOf(cells, atFirst), { rows, starts });
	const [r, alpha, a, b] = found.parameters;
	const [seR, seAlpha, seA, seB] = found.standardErrors;
	return {
		model: { r, alpha: alpha * unit, a, b },
		standardErrors: { r: seR, alpha: seAlpha === null ? null : seAlpha * unit, a: seA, b: seB },
		logCovariance: found.logCovariance,
		logLikelihood: found.logLikelihood - purchases * log(unit),
		...{ converged: found.converged, iterations: found.iterations, rows },
		degenerate: a / (a + b) < LEAST_DROPOUT ? nobodyLeaves : extremeParameter({ r, alpha, a, b }),
	};
}

/** Of so many cells every tenth one alone says nearly where the search will end. */
const MANY_CELLS = 20_000;
const NTH = 10;

/** For many cells first of all the end of a short search, over some of them, where it came to rest. */
function* startsFor(
	cells: PurchaseCells,
	atFirst: AtFirst,
): Steps<ReadonlyArray<ArrayLike<number>>> {
	if (cells.x.length < MANY_CELLS) return STARTS;
	const some = yield* everyNth(cells, NTH);
	const likelihood = logLikelihoodOf(some, atFirst);
	const near = yield* maximumLikelihood(likelihood, { rows: some.customers, starts: STARTS });
	return near.converged ? [near.parameters, ...STARTS] : STARTS;
}

/** Of these customers under a model in the same unit of time; −Infinity or NaN where it cannot be. */
export function* betaGeometricLikelihood(
	{ r, alpha, a, b }: BetaGeometricNbd,
	histories: PurchaseHistories,
	atFirst: AtFirst,
): Steps<number> {
	const likelihood = logLikelihoodOf(yield* purchaseCells(histories), atFirst);
	const parameters = Float64Array.of(r, alpha, a, b);
	return yield* likelihood(parameters, new Float64Array(4), new Float64Array(16));
}

/** Log-likelihood of the cells in their unit of time, with its derivatives by r, α, a and b. */
function logLikelihoodOf(cells: PurchaseCells, atFirst: AtFirst): LogLikelihood {
	const runs = runsOfFrequency(cells, CHUNK);
	const { times } = cells;
	const ofTimes = { log: new Float64Array(times.length), per: new Float64Array(times.length) };
	return function* ([r, alpha, a, b], gradient, second) {
		gradient.fill(0);
		second.fill(0);
		yield* inChunks(times.length, (from, to) => addAlpha(times, alpha, ofTimes, from, to));
		const model = { r, alpha, a, b };
		const sums = new Float64Array(SUMS);
		let value = 0;
		let done = 0;
		for (const { x, from, to } of runs) {
			sumUp(cells, ofTimes, from, to, ofFrequency(model, x, x + atFirst), sums);
			value += addFrequency(model, x, x + atFirst, sums, gradient, second);
			done += to - from;
			if (done < CHUNK) continue;
			done = 0;
			yield;
		}
		return value;
	};
}

/** ln(α + t) and 1 / (α + t) of each time t. */
type OfTimes = Readonly<{ log: Float64Array; per: Float64Array }>;

function addAlpha(
	times: Float64Array,
	alpha: number,
	{ log: logs, per }: OfTimes,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		logs[at] = log(alpha + times[at]);
		per[at] = 1 / (alpha + times[at]);
	}
}

/** Shape r + x, and ln of gone : active for a customer who bought just now. */
function ofFrequency({ r, a, b }: BetaGeometricNbd, x: number, chances: number) {
	return { shape: r + x, logOdds: chances === 0 ? -Infinity : log(a / (b + chances - 1)) };
}

/** How many sums over customers of one frequency the derivatives are made of. */
const SUMS = 12;

type OfFrequency = ReturnType<typeof ofFrequency>;

/**
 * Over the cells from one place to another, which have the same frequency: with the share of gone g in both terms,
 * l = ln(α + T) and λ = ln(α + tₓ), and p = 1 / (α + T) and π = 1 / (α + tₓ), the weights, the likelihood, the means
 * of l and λ, of p and π and of their squares by the shares of the terms, g, and v = g (1 − g) with l − λ, p − π and
 * their products.
 */
function sumUp(
	{ tx, T, weight }: PurchaseCells,
	ofTimes: OfTimes,
	from: number,
	to: number,
	{ shape, logOdds }: OfFrequency,
	sums: Float64Array,
): void {
	let [all, likely, logs, per, square, left] = [0, 0, 0, 0, 0, 0];
	let [v, vl, vp, vll, vlp, vpp] = [0, 0, 0, 0, 0, 0];
	for (let at = from; at < to; at++) {
		const w = weight[at];
		const logAge = ofTimes.log[T[at]];
		const perAge = ofTimes.per[T[at]];
		const perRecency = ofTimes.per[tx[at]];
		const l = logAge - ofTimes.log[tx[at]];
		const odds = logOdds + shape * l;
		const ratio = exp(odds > 0 ? -odds : odds);
		const larger = 1 / (1 + ratio);
		const gone = odds > 0 ? larger : ratio * larger;
		const active = odds > 0 ? ratio * larger : larger;
		all += w;
		likely += w * (log(1 + ratio) + (odds > 0 ? odds : 0) - shape * logAge);
		logs += w * (logAge - gone * l);
		per += w * (active * perAge + gone * perRecency);
		square += w * (active * perAge * perAge + gone * perRecency * perRecency);
		left += w * gone;
		const wv = w * gone * active;
		const p = perAge - perRecency;
		v += wv;
		vl += wv * l;
		vp += wv * p;
		vll += wv * l * l;
		vlp += wv * l * p;
		vpp += wv * p * p;
	}
	sums[0] = all;
	sums[1] = likely;
	sums[2] = logs;
	sums[3] = per;
	sums[4] = square;
	sums[5] = left;
	sums[6] = v;
	sums[7] = vl;
	sums[8] = vp;
	sums[9] = vll;
	sums[10] = vlp;
	sums[11] = vpp;
}

/** Adds the derivatives of customers of one frequency, from their sums; answers their log-likelihood. */
function addFrequency(
	{ r, alpha, a, b }: BetaGeometricNbd,
	x: number,
	chances: number,
	sums: Float64Array,
	gradient: Float64Array,
	second: Float64Array,
): number {
	const [all, likely, logs, per, square, left, v, vl, vp, vll, vlp, vpp] = sums;
	const shape = r + x;
	// Of b + n − 1, by which those who have left are fewer; without a chance to leave nobody has.
	const perB = chances === 0 ? 0 : 1 / (b + chances - 1);
	const byAB = digamma(a + b) - digamma(a + b + chances);
	const twiceAB = trigamma(a + b) - trigamma(a + b + chances);
	gradient[0] += all * (digamma(shape) - digamma(r) + log(alpha)) - logs;
	gradient[1] += (all * r) / alpha - shape * per;
	gradient[2] += all * byAB + left / a;
	gradient[3] += all * (byAB + digamma(b + chances) - digamma(b)) - left * perB;
	second[0] += all * (trigamma(shape) - trigamma(r)) + vll;
	second[4] += all / alpha - per + shape * vlp;
	second[5] += shape * square - (all * r) / (alpha * alpha) + shape * shape * vpp;
	second[8] += vl / a;
	second[9] += (shape * vp) / a;
	second[10] += all * twiceAB + (v - left) / (a * a);
	second[12] -= vl * perB;
	second[13] -= shape * vp * perB;
	second[14] += all * twiceAB - (v / a) * perB;
	second[15] += all * (twiceAB + trigamma(b + chances) - trigamma(b)) + (v + left) * perB * perB;
	const constant = logGamma(shape) - logGamma(r) + r * log(alpha) + logBetaRatio(a, b, 0, chances);
	return all * constant + likely;
}
