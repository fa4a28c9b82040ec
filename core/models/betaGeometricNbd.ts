/**
 * What BG/NBD and MBG/NBD have in common: purchases come at random at a rate of the customer's own,
 * λ ~ Gamma(r, rate α), until the customer leaves with a chance of their own, p ~ Beta(a, b), after a purchase. In
 * BG/NBD that can happen after each repeat purchase (x chances to leave), in MBG/NBD after the first one, too (x + 1).
 */
import { incompleteBeta } from '../numeric/incompleteBeta';
import { digamma } from '../numeric/digamma';
import { logGamma } from '../numeric/logGamma';
import { inChunks, type Steps } from '../steps';
import { dropoutPurchases } from './dropoutPurchases';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
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

export type BetaGeometricNbd = Readonly<{ r: number; alpha: number; a: number; b: number }>;

/** Can a customer leave right after the first purchase? 0: no (BG/NBD), 1: yes (MBG/NBD). */
type AtFirst = 0 | 1;

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
	const found = yield* maximumLikelihood(logLikelihoodOf(cells, atFirst), { rows, starts: STARTS });
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

/** Of these customers under a model in the same unit of time; −Infinity or NaN where it cannot be. */
export function* betaGeometricLikelihood(
	{ r, alpha, a, b }: BetaGeometricNbd,
	histories: PurchaseHistories,
	atFirst: AtFirst,
): Steps<number> {
	const likelihood = logLikelihoodOf(yield* purchaseCells(histories), atFirst);
	return yield* likelihood(Float64Array.of(r, alpha, a, b), new Float64Array(4));
}

/** Log-likelihood of the cells in their unit of time, with its derivatives by r, α, a and b. */
function logLikelihoodOf(cells: PurchaseCells, atFirst: AtFirst): LogLikelihood {
	const { x, tx, T, weight } = cells;
	return function* ([r, alpha, a, b], gradient) {
		let value = 0;
		let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
		let of = ofFrequency([r, alpha, a, b], x[0], x[0] + atFirst);
		yield* inChunks(x.length, (from, to) => {
			for (let at = from; at < to; at++) {
				if (x[at] !== of.x) of = ofFrequency([r, alpha, a, b], x[at], x[at] + atFirst);
				const shape = r + x[at];
				const logAge = log(alpha + T[at]);
				const logRecency = log(alpha + tx[at]);
				// ln of gone : active, and the share of gone in both.
				const odds = of.logOdds + shape * (logAge - logRecency);
				const gone = odds > 0 ? 1 / (1 + exp(-odds)) : exp(odds) / (1 + exp(odds));
				const both = odds > 0 ? odds + log1p(exp(-odds)) : log1p(exp(odds));
				const w = weight[at];
				value += w * (of.constant - shape * logAge + both);
				byR += w * (of.byR - (1 - gone) * logAge - gone * logRecency);
				byAlpha +=
					w * (r / alpha - shape * ((1 - gone) / (alpha + T[at]) + gone / (alpha + tx[at])));
				byA += w * (of.byA + gone / a);
				byB += w * (of.byB - (gone === 0 ? 0 : gone / (b + of.chances - 1)));
			}
		});
		gradient.set([byR, byAlpha, byA, byB]);
		return value;
	};
}

/** What depends on the frequency only; `chances` are those that a customer still active has had to leave. */
function ofFrequency([r, alpha, a, b]: readonly number[], x: number, chances: number) {
	const byAB = digamma(a + b) - digamma(a + b + chances);
	return {
		...{ x, chances },
		constant: logGamma(r + x) - logGamma(r) + r * log(alpha) + logBetaRatio(a, b, chances),
		logOdds: chances === 0 ? -Infinity : log(a / (b + chances - 1)),
		byR: digamma(r + x) - digamma(r) + log(alpha),
		byA: byAB,
		byB: byAB + digamma(b + chances) - digamma(b),
	};
}

/** ln B(a, b + n) − ln B(a, b): that a customer stays n times. */
function logBetaRatio(a: number, b: number, n: number): number {
	return logGamma(a + b) - logGamma(a + b + n) + logGamma(b + n) - logGamma(b);
}

/** That the customer has not left for good; NaN outside the domain. */
export function aliveProbability(
	model: BetaGeometricNbd,
	{ frequency: x, recency: tx, age: T }: PurchaseHistory,
	atFirst: AtFirst,
): number {
	const { r, alpha, a, b } = model;
	if (!(isModel(model) && isPurchaseHistory({ frequency: x, recency: tx, age: T }))) return NaN;
	const chances = x + atFirst;
	if (chances === 0) return 1;
	const logOdds = log(a / (b + chances - 1)) + (r + x) * log((alpha + T) / (alpha + tx));
	return 1 / (1 + exp(logOdds));
}

/** That the customer makes no purchase within `horizon` from now: gone, or active and not back yet. */
export function silenceProbability(
	model: BetaGeometricNbd,
	history: PurchaseHistory,
	horizon: number,
	atFirst: AtFirst,
): number {
	if (!(horizon >= 0)) return NaN;
	const left = model.alpha + history.age;
	const returns = -expm1(-(model.r + history.frequency) * log1p(horizon / left));
	return 1 - aliveProbability(model, history, atFirst) * returns;
}

/** Purchases expected within `horizon` from now. */
export function purchasesAhead(
	model: BetaGeometricNbd,
	history: PurchaseHistory,
	horizon: number,
	atFirst: AtFirst,
): number {
	const { r, alpha, a, b } = model;
	const alive = aliveProbability(model, history, atFirst);
	const active = {
		...{ r: r + history.frequency, alpha: alpha + history.age },
		...{ a, b: b + history.frequency + atFirst },
	};
	return alive * dropoutPurchases(active, horizon);
}

/** Repeat purchases expected of a customer of whom nothing is known, within `time` after the first purchase. */
export function purchasesOfNewCustomer(
	model: BetaGeometricNbd,
	time: number,
	atFirst: AtFirst,
): number {
	if (!isModel(model)) return NaN;
	const { a, b } = model;
	return atFirst === 0
		? dropoutPurchases(model, time)
		: (b / (a + b)) * dropoutPurchases({ ...model, b: b + 1 }, time);
}

/** That a new customer makes exactly `count` repeat purchases within `time`. */
export function countProbability(
	model: BetaGeometricNbd,
	time: number,
	count: number,
	atFirst: AtFirst,
): number {
	const { r, alpha, a, b } = model;
	if (!(isModel(model) && time >= 0 && Number.isInteger(count) && count >= 0)) return NaN;
	const chances = count + atFirst;
	const z = time / (alpha + time);
	// prettier-ignore
	const logCount =
		logGamma(r + count) - logGamma(r) - logGamma(count + 1)
		- r * log1p(time / alpha) + (count === 0 ? 0 : count * log(z));
	const active = exp(logBetaRatio(a, b, chances) + logCount);
	if (chances === 0) return active;
	const goneThen = (a / (b + chances - 1)) * exp(logBetaRatio(a, b, chances));
	const soMany = count === 0 ? 1 : incompleteBeta(z, count, r);
	return active + goneThen * soMany;
}

function isModel({ r, alpha, a, b }: BetaGeometricNbd): boolean {
	return r > 0 && alpha > 0 && a > 0 && b > 0;
}
