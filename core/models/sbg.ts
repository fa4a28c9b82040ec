/**
 * Shifted-beta-geometric model of Fader & Hardie (2007), How to Project Customer Retention, Journal of Interactive
 * Marketing 21(1): how long subscribers stay who say when they leave. Assumes that at the end of each period a
 * subscriber leaves with a chance of their own, θ ~ Beta(α, β), the same in every period: retention of a cohort
 * rises over time because those likely to leave are gone.
 */
import { ModelError } from '../errors';
import { betaGeometricSum } from '../numeric/betaGeometricSum';
import { logGamma } from '../numeric/logGamma';
import { inChunks, type Steps } from '../steps';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';

export type Sbg = Readonly<{ alpha: number; beta: number }>;

/** Subscribers by how many periods they stayed; place 0 is one period for `left`, none for `staying`. */
export type Tenures = Readonly<{
	/** `left[t − 1]`: left at the end of period t, that is, were there for t periods. */
	left: ArrayLike<number>;
	/** `staying[t]`: had renewed t times when last seen, and may stay on. */
	staying: ArrayLike<number>;
}>;

const STARTS = [
	[1, 1],
	[0.7, 3],
	[3, 30],
];

/** Of a cohort that began together: how many there were at the start, and how many were left after each period. */
export function cohortTenures(survivors: readonly number[]): Tenures {
	const fell = survivors.findIndex(
		(count, at) => !(count >= 0 && count < Infinity && (at === 0 || count <= survivors[at - 1])),
	);
	if (fell >= 0) {
		throw new ModelError(
			'outOfDomain',
			'Needs counts ≥ 0 that never rise from one period to the next',
			fell,
		);
	}
	const left = survivors.slice(1).map((count, at) => survivors[at] - count);
	return { left, staying: survivors.map((count, at) => (at === left.length ? count : 0)) };
}

/** Maximum-likelihood fit. A search that stopped early is reported in `converged`, not thrown. */
export function* fitSbg(tenures: Tenures): Steps<ModelFit<Sbg>> {
	const { lost, kept, rows } = decisionsOf(tenures);
	if (!(rows > 0))
		throw new ModelError('tooFewRows', 'Needs subscribers watched through a renewal');
	const found = yield* maximumLikelihood(logLikelihoodOf(lost, kept), { rows, starts: STARTS });
	const [alpha, beta] = found.parameters;
	return {
		model: { alpha, beta },
		standardErrors: { alpha: found.standardErrors[0], beta: found.standardErrors[1] },
		logCovariance: found.logCovariance,
		...{ logLikelihood: found.logLikelihood, converged: found.converged },
		...{ iterations: found.iterations, rows },
		degenerate:
			alpha / (alpha + beta) < LEAST_DROPOUT ? nobodyLeaves : extremeParameter({ alpha, beta }),
	};
}

/** Log-likelihood of these subscribers. */
export function* logLikelihood({ alpha, beta }: Sbg, tenures: Tenures): Steps<number> {
	const { lost, kept } = decisionsOf(tenures);
	const parameters = Float64Array.of(alpha, beta);
	return yield* logLikelihoodOf(lost, kept)(parameters, new Float64Array(2), new Float64Array(4));
}

/** Who left, and who stayed, at the end of each period; `rows` are the subscribers with at least one decision. */
function decisionsOf({ left, staying }: Tenures) {
	const periods = Math.max(left.length, staying.length - 1);
	const lost = new Float64Array(periods);
	const kept = new Float64Array(periods);
	let rows = 0;
	for (let at = periods - 1; at >= 0; at--) {
		lost[at] = left[at] ?? 0;
		const renewed = staying[at + 1] ?? 0;
		if (!(lost[at] >= 0 && renewed >= 0 && lost[at] + renewed < Infinity)) {
			throw new ModelError('outOfDomain', 'Needs numbers of subscribers ≥ 0', at);
		}
		kept[at] = renewed + (at + 1 < periods ? kept[at + 1] + lost[at + 1] : 0);
		rows += lost[at] + renewed;
	}
	return { lost, kept, rows };
}

/** Each period on its own: α lost and β + t − 1 kept, of α + β + t − 1. */
function logLikelihoodOf(lost: Float64Array, kept: Float64Array): LogLikelihood {
	return function* ([alpha, beta], gradient, second) {
		let value = 0;
		let [byAlpha, byBeta] = [0, 0];
		let [twiceAlpha, both, twiceBeta] = [0, 0, 0];
		yield* inChunks(lost.length, (from, to) => {
			for (let at = from; at < to; at++) {
				const stays = beta + at;
				const all = alpha + stays;
				value += lost[at] * Math.log(alpha / all) + kept[at] * Math.log(stays / all);
				byAlpha += lost[at] / alpha - (lost[at] + kept[at]) / all;
				byBeta += kept[at] / stays - (lost[at] + kept[at]) / all;
				const curve = (lost[at] + kept[at]) / (all * all);
				twiceAlpha += curve - lost[at] / (alpha * alpha);
				both += curve;
				twiceBeta += curve - kept[at] / (stays * stays);
			}
		});
		gradient.set([byAlpha, byBeta]);
		second.set([twiceAlpha, both, both, twiceBeta]);
		return value;
	};
}

/** Share of a cohort still there after `periods` renewals, S(t). */
export function survivalProbability({ alpha, beta }: Sbg, periods: number): number {
	if (!(alpha > 0 && beta > 0 && periods >= 0)) return NaN;
	// prettier-ignore
	return Math.exp(
		logGamma(beta + periods) - logGamma(beta)
		- logGamma(alpha + beta + periods) + logGamma(alpha + beta),
	);
}

/** Of those still there before the `period`-th renewal, counted from 1, the share that renews: r(t). */
export function renewalProbability({ alpha, beta }: Sbg, period: number): number {
	if (!(alpha > 0 && beta > 0 && period >= 1)) return NaN;
	return (beta + period - 1) / (alpha + beta + period - 1);
}

/** That a new subscriber leaves at the end of just this period, counted from 1: P(T = t). */
export function leavingProbability(model: Sbg, period: number): number {
	return survivalProbability(model, period - 1) * (1 - renewalProbability(model, period));
}

/**
 * Payments to come, the first one now, each period's worth less by `discount`: the discounted expected lifetime of
 * a new subscriber, DEL. Without discount the mean number of periods; NaN where that does not exist (α ≤ 1).
 */
export function expectedLifetime({ alpha, beta }: Sbg, discount: number): number {
	if (!(alpha > 0 && beta > 0 && discount >= 0)) return NaN;
	if (discount === 0) return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : NaN;
	return betaGeometricSum(alpha, beta, discount);
}

/**
 * The same of a subscriber who has renewed `renewals` times and is about to decide again, that renewal included but
 * not sure: the discounted expected residual lifetime, DERL, of Fader & Hardie (2010), Marketing Science 29(1).
 */
export function residualLifetime({ alpha, beta }: Sbg, renewals: number, discount: number): number {
	if (!(renewals >= 0)) return NaN;
	const next = { alpha, beta: beta + renewals };
	return renewalProbability(next, 1) * expectedLifetime({ alpha, beta: next.beta + 1 }, discount);
}
