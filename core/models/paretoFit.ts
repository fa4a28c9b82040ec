/**
 * The likelihood of Pareto/NBD, and the parameters at which it is highest: of customers of whom x, tₓ and T are known,
 * Γ(r+x) αʳ βˢ / Γ(r) times the tail of `paretoTail`.
 */
import { digamma } from '../numeric/digamma';
import { logGamma } from '../numeric/logGamma';
import { trigamma } from '../numeric/trigamma';
import type { Steps } from '../steps';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
import type { ParetoNbd } from './paretoNbd';
import { MOMENTS, paretoTail, type Rates } from './paretoTail';
import {
	inMeanAges,
	purchaseCells,
	runsOfFrequency,
	type FrequencyRun,
	type PurchaseCells,
	type PurchaseHistories,
} from './purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { expm1, log, log1p } = Math;

/** r, α, s, β with the mean age as the unit of time. */
const STARTS = [
	[0.5, 0.3, 0.6, 0.4],
	[2, 1, 0.5, 1],
	[0.3, 0.1, 2, 3],
];

/** Cells whose integrals take a few milliseconds. */
const PART = 256;

/** Maximum-likelihood fit. A search that stopped early is reported in `converged`, not thrown. */
export function* fitParetoNbd(histories: PurchaseHistories): Steps<ModelFit<ParetoNbd>> {
	const cells = yield* inMeanAges(yield* purchaseCells(histories));
	const { meanAge: unit, customers: rows, purchases } = cells;
	const found = yield* maximumLikelihood(logLikelihoodOf(cells), { rows, starts: STARTS });
	const [r, alpha, s, beta] = found.parameters;
	const [seR, seAlpha, seS, seBeta] = found.standardErrors;
	const leaveInMeanAge = -expm1(-s * log1p(1 / beta));
	return {
		model: { r, alpha: alpha * unit, s, beta: beta * unit },
		standardErrors: {
			...{ r: seR, alpha: seAlpha === null ? null : seAlpha * unit },
			...{ s: seS, beta: seBeta === null ? null : seBeta * unit },
		},
		logCovariance: found.logCovariance,
		logLikelihood: found.logLikelihood - purchases * log(unit),
		...{ converged: found.converged, iterations: found.iterations, rows },
		degenerate:
			leaveInMeanAge < LEAST_DROPOUT ? nobodyLeaves : extremeParameter({ r, alpha, s, beta }),
	};
}

/** Log-likelihood of these customers; comparable between models of the same customers in the same unit of time. */
export function* logLikelihood(
	{ r, alpha, s, beta }: ParetoNbd,
	histories: PurchaseHistories,
): Steps<number> {
	const likelihood = logLikelihoodOf(yield* purchaseCells(histories));
	const parameters = Float64Array.of(r, alpha, s, beta);
	return yield* likelihood(parameters, new Float64Array(4), new Float64Array(16));
}

/** Log-likelihood of the cells in their unit of time, with its derivatives by r, α, s and β. */
function logLikelihoodOf(cells: PurchaseCells): LogLikelihood {
	const runs = runsOfFrequency(cells, PART);
	return function* ([r, alpha, s, beta], gradient, second) {
		gradient.fill(0);
		second.fill(0);
		let value = 0;
		let done = 0;
		for (const run of runs) {
			value += addRun(cells, run, { r, alpha, s, beta }, gradient, second);
			done += run.to - run.from;
			if (done < PART) continue;
			done = 0;
			yield;
		}
		return value;
	};
}

/** Adds the derivatives of the customers of one frequency; answers their log-likelihood. */
function addRun(
	{ tx, T, times, weight }: PurchaseCells,
	{ x, from, to }: FrequencyRun,
	{ r, alpha, s, beta }: ParetoNbd,
	gradient: Float64Array,
	second: Float64Array,
): number {
	const rates = { shape: r + x, alpha, s, beta };
	let all = 0;
	let value = 0;
	for (let at = from; at < to; at++) {
		all += weight[at];
		value += weight[at] * addTail(rates, times[tx[at]], times[T[at]], weight[at], gradient, second);
	}
	gradient[0] += all * (digamma(r + x) - digamma(r) + log(alpha));
	gradient[1] += (all * r) / alpha;
	gradient[2] += all * log(beta);
	gradient[3] += (all * s) / beta;
	second[0] += all * (trigamma(r + x) - trigamma(r));
	second[4] += all / alpha;
	second[5] -= (all * r) / (alpha * alpha);
	second[14] += all / beta;
	second[15] -= (all * s) / (beta * beta);
	return value + all * (logGamma(r + x) - logGamma(r) + r * log(alpha) + s * log(beta));
}

const moments = new Float64Array(MOMENTS);

/** Adds the derivatives of ln of one tail, `w` times; answers it. */
function addTail(
	rates: Rates,
	tx: number,
	T: number,
	w: number,
	gradient: Float64Array,
	second: Float64Array,
): number {
	const { shape, alpha, s, beta } = rates;
	const { logTotal, active, gone } = paretoTail(rates, tx, T, moments);
	const [k, g, v] = [w * active, w * gone, w * active * gone];
	const [logA, perA, logB, perB] = [log(alpha + T), 1 / (alpha + T), log(beta + T), 1 / (beta + T)];
	const next = s + 1;
	// By how much the derivatives of ln of the second part are larger than those of the first.
	const r1 = logA - moments[0];
	const a1 = shape * (perA - moments[1]);
	const s1 = 1 / s + logB - moments[2];
	const b1 = s * perB - next * moments[3];
	gradient[0] += g * r1 - w * logA;
	gradient[1] += g * a1 - w * shape * perA;
	gradient[2] += g * s1 - w * logB;
	gradient[3] += g * b1 - w * s * perB;
	const covariance = (product: number, one: number, other: number) =>
		moments[product] - moments[one] * moments[other];
	second[0] += v * r1 * r1 + g * covariance(4, 0, 0);
	second[4] += v * r1 * a1 - k * perA + g * (shape * covariance(5, 0, 1) - moments[1]);
	second[5] +=
		v * a1 * a1 + shape * (k * perA * perA + g * (moments[6] + shape * covariance(6, 1, 1)));
	second[8] += v * r1 * s1 + g * covariance(7, 0, 2);
	second[9] += v * a1 * s1 + g * shape * covariance(8, 1, 2);
	second[10] += v * s1 * s1 + g * (covariance(9, 2, 2) - 1 / (s * s));
	second[12] += v * r1 * b1 + g * next * covariance(10, 0, 3);
	second[13] += v * a1 * b1 + g * shape * next * covariance(11, 1, 3);
	second[14] += v * s1 * b1 - k * perB + g * (next * covariance(12, 2, 3) - moments[3]);
	second[15] +=
		v * b1 * b1 + k * s * perB * perB + g * next * (moments[13] + next * covariance(13, 3, 3));
	return logTotal;
}
