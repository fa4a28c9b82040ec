/**
 * Pareto/NBD model of Schmittlein, Morrison & Colombo (1987), Counting Your Customers, Management Science 33(1): how
 * often customers buy who may leave without a word, at any time. Assumes purchases at random at a rate of the
 * customer's own, λ ~ Gamma(r, rate α), until the customer leaves, at a rate of their own, μ ~ Gamma(s, rate β).
 */
import { digamma } from '../numeric/digamma';
import { logGamma } from '../numeric/logGamma';
import type { Steps } from '../steps';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
import { paretoTail } from './paretoTail';
import {
	inMeanAges,
	isPurchaseHistory,
	purchaseCells,
	type PurchaseCells,
	type PurchaseHistories,
	type PurchaseHistory,
} from './purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, expm1, log, log1p } = Math;

/** Rates: r / α is the mean number of purchases per unit of time, s / β the mean rate of leaving. */
export type ParetoNbd = Readonly<{ r: number; alpha: number; s: number; beta: number }>;

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
	return yield* likelihood(Float64Array.of(r, alpha, s, beta), new Float64Array(4));
}

/** Log-likelihood of the cells in their unit of time, with its derivatives by r, α, s and β. */
function logLikelihoodOf({ x, tx, T, weight }: PurchaseCells): LogLikelihood {
	return function* ([r, alpha, s, beta], gradient) {
		let value = 0;
		gradient.fill(0);
		const of = { x: -1, constant: 0, byR: 0 };
		const addUp = (from: number, to: number) => {
			for (let at = from; at < to; at++) {
				if (x[at] !== of.x) {
					of.x = x[at];
					of.constant = logGamma(r + x[at]) - logGamma(r) + r * log(alpha) + s * log(beta);
					of.byR = digamma(r + x[at]) - digamma(r) + log(alpha);
				}
				const shape = r + x[at];
				const tail = paretoTail({ shape, alpha, s, beta }, tx[at], T[at]);
				const { active, gone } = tail;
				const w = weight[at];
				value += w * (of.constant + tail.logTotal);
				gradient[0] += w * (of.byR - active * log(alpha + T[at]) - gone * tail.logAlpha);
				gradient[1] += w * (r / alpha - shape * (active / (alpha + T[at]) + gone * tail.perAlpha));
				gradient[2] += w * (log(beta) - active * log(beta + T[at]) + gone * (1 / s - tail.logBeta));
				gradient[3] +=
					w * (s / beta - (active * s) / (beta + T[at]) - gone * (s + 1) * tail.perBeta);
			}
		};
		for (let from = 0; from < x.length; from += PART) {
			addUp(from, Math.min(x.length, from + PART));
			yield;
		}
		return value;
	};
}

/** That the customer has not left for good; NaN outside the domain. */
export function probabilityAlive(model: ParetoNbd, history: PurchaseHistory): number {
	if (!isModel(model) || !isPurchaseHistory(history)) return NaN;
	const { r, alpha, s, beta } = model;
	const { frequency: x, recency: tx, age: T } = history;
	return paretoTail({ shape: r + x, alpha, s, beta }, tx, T).active;
}

/** The customer as seen now, if still active: rates given what has been bought. */
function activeNow({ r, alpha, s, beta }: ParetoNbd, { frequency, age }: PurchaseHistory) {
	return { r: r + frequency, alpha: alpha + age, s, beta: beta + age };
}

/** That the customer does not buy within `horizon` from now: gone, leaving before, or active and not back yet. */
export function probabilityOfNoPurchase(
	model: ParetoNbd,
	history: PurchaseHistory,
	horizon: number,
): number {
	const alive = probabilityAlive(model, history);
	if (!(alive >= 0 && horizon >= 0 && horizon < Infinity)) return NaN;
	const { r, alpha, s, beta } = activeNow(model, history);
	const { logTotal } = paretoTail({ shape: r, alpha, s, beta }, 0, horizon);
	const returns = -expm1(r * log(alpha) + s * log(beta) + logTotal);
	return 1 - alive * Math.max(0, returns);
}

/** How often the customer is expected to buy within `horizon` from now. */
export function expectedPurchases(
	model: ParetoNbd,
	history: PurchaseHistory,
	horizon: number,
): number {
	return (
		probabilityAlive(model, history) * expectedRepeatPurchases(activeNow(model, history), horizon)
	);
}

/** Repeat purchases expected of a new customer within `time` after the first purchase. */
export function expectedRepeatPurchases(model: ParetoNbd, time: number): number {
	if (!(isModel(model) && time >= 0 && time < Infinity)) return NaN;
	const { r, alpha, s, beta } = model;
	const logTime = log1p(time / beta);
	// With s = 1 the power becomes a logarithm.
	const active = s === 1 ? logTime : -expm1(-(s - 1) * logTime) / (s - 1);
	return ((r * beta) / alpha) * active;
}

/** Steps of the logarithm of time, and how far it reaches. */
const STEP = 0.2;
const FARTHEST = 40;

/**
 * How often the customer is expected to buy from now on, for ever, the worth of a purchase falling at the continuous
 * rate `discountRate` above 0 per unit of time: the discounted expected residual transactions, DERT.
 */
export function discountedPurchases(
	model: ParetoNbd,
	history: PurchaseHistory,
	discountRate: number,
): number {
	if (!(discountRate > 0 && discountRate < Infinity)) return NaN;
	const { r, alpha, s, beta } = activeNow(model, history);
	// ∫ e^(−δt) (β / (β + t))^s dt over all t > 0, with t = β e^y.
	let sum = 0;
	for (let y = -FARTHEST; y <= FARTHEST; y += STEP) {
		const v = exp(y);
		sum += exp(y - discountRate * beta * v - s * log1p(v));
	}
	return probabilityAlive(model, history) * (r / alpha) * beta * sum * STEP;
}

function isModel({ r, alpha, s, beta }: ParetoNbd): boolean {
	return r > 0 && alpha > 0 && s > 0 && beta > 0;
}
