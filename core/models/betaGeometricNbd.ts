/**
 * What BG/NBD and MBG/NBD have in common: purchases come at random at a rate of the customer's own,
 * λ ~ Gamma(r, rate α), until the customer leaves with a chance of their own, p ~ Beta(a, b), after a purchase. In
 * BG/NBD that can happen after each repeat purchase (x chances to leave), in MBG/NBD after the first one, too (x + 1).
 */
import { incompleteBeta } from '../numeric/incompleteBeta';
import { logBetaRatio } from '../numeric/logBetaRatio';
import { logGamma } from '../numeric/logGamma';
import { dropoutPurchases } from './dropoutPurchases';
import { isHistory, type PurchaseHistory } from './purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, expm1, log, log1p } = Math;

export type BetaGeometricNbd = Readonly<{ r: number; alpha: number; a: number; b: number }>;

/** Can a customer leave right after the first purchase? 0: no (BG/NBD), 1: yes (MBG/NBD). */
export type AtFirst = 0 | 1;

/** That the customer has not left for good; NaN outside the domain. */
export function aliveProbability(
	model: BetaGeometricNbd,
	{ frequency: x, recency: tx, age: T }: PurchaseHistory,
	atFirst: AtFirst,
): number {
	const { r, alpha, a, b } = model;
	if (!(isModel(model) && isHistory(x, tx, T))) return NaN;
	const chances = x + atFirst;
	if (chances === 0) return 1;
	const odds = (a / (b + chances - 1)) * exp((r + x) * log((alpha + T) / (alpha + tx)));
	return 1 / (1 + odds);
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
	const active = exp(logBetaRatio(a, b, 0, chances) + logCount);
	if (chances === 0) return active;
	const goneThen = (a / (b + chances - 1)) * exp(logBetaRatio(a, b, 0, chances));
	const soMany = count === 0 ? 1 : incompleteBeta(z, count, r);
	return active + goneThen * soMany;
}

function isModel({ r, alpha, a, b }: BetaGeometricNbd): boolean {
	return r > 0 && alpha > 0 && a > 0 && b > 0;
}
