/**
 * What a customer does from now on who has not left yet, by a purchase model: how many purchases on average, how
 * widely their number varies, and what they are worth today when later ones count less.
 */
import { gaussLegendre } from '../numeric/gaussLegendre';
import { dropoutPurchases } from './dropoutPurchases';
import { expectedRepeatPurchases } from './paretoNbd';
import { paretoTail } from './paretoTail';
import type { PurchaseModel } from './purchaseModel';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, expm1, log, log1p, max } = Math;

/** Of frequency x and age T; in all three models recency only tells whether the customer has left. */
export type Known = Readonly<{ frequency: number; age: number }>;

/** The mean number of purchases within `time` from now. */
export function purchasesAhead(model: PurchaseModel, known: Known, time: number): number {
	if (model.kind === 'paretoNbd') return expectedRepeatPurchases(paretoNow(model, known), time);
	return dropoutPurchases(dropoutNow(model, known), time);
}

/** E[N (N − 1)] of the number of purchases N within `time`: with the mean it makes the variance. */
export function purchasePairsAhead(model: PurchaseModel, known: Known, time: number): number {
	if (!(time >= 0 && time < Infinity)) return NaN;
	if (time === 0) return 0;
	return model.kind === 'paretoNbd'
		? pairsUntilDeath(paretoNow(model, known), time)
		: pairsUntilDropout(dropoutNow(model, known), time);
}

/** The chance of at least one purchase within `time`. */
export function returnAhead(model: PurchaseModel, known: Known, time: number): number {
	if (!(time >= 0 && time < Infinity)) return NaN;
	if (model.kind !== 'paretoNbd') {
		const { r, alpha } = dropoutNow(model, known);
		return -expm1(-r * log1p(time / alpha));
	}
	return returnBeforeDeath(paretoNow(model, known), time);
}

const { nodes, weights } = gaussLegendre(12);

/**
 * Purchases within `time`, each worth less by the continuous rate `rate` per unit of time: ∫ e^(−rate t) dE(t), in
 * parts, over ln(1 + t / (α + T)), in which E is as smooth near now as it is years ahead.
 */
export function discountedAhead(
	model: PurchaseModel,
	known: Known,
	time: number,
	rate: number,
): number {
	if (!(rate >= 0 && rate < Infinity)) return NaN;
	const last = purchasesAhead(model, known, time);
	if (rate === 0 || !(time > 0)) return last;
	const scale = model.parameters.alpha + known.age;
	const half = log1p(time / scale) / 2;
	let sum = 0;
	for (let at = 0; at < nodes.length; at++) {
		const grown = half * (1 + nodes[at]);
		const t = scale * expm1(grown);
		sum += weights[at] * exp(grown - rate * t) * purchasesAhead(model, known, t);
	}
	return exp(-rate * time) * last + rate * scale * half * sum;
}

type Dropout = Readonly<{ r: number; alpha: number; a: number; b: number }>;
type Death = Readonly<{ r: number; alpha: number; s: number; beta: number }>;

function dropoutNow(
	{ kind, parameters }: Exclude<PurchaseModel, { kind: 'paretoNbd' }>,
	{ frequency: x, age }: Known,
): Dropout {
	const { r, alpha, a, b } = parameters;
	return { r: r + x, alpha: alpha + age, a, b: b + x + (kind === 'mbgNbd' ? 1 : 0) };
}

function paretoNow(
	{ parameters }: Extract<PurchaseModel, { kind: 'paretoNbd' }>,
	{ frequency: x, age }: Known,
): Death {
	const { r, alpha, s, beta } = parameters;
	return { r: r + x, alpha: alpha + age, s, beta: beta + age };
}

/** Nobody buys as often. */
const MOST_PURCHASES = 1_000_000;

/**
 * Σ 2 (j − 1) P(N ≥ j): at least j purchases come at rate λ, a negative binomial number, and the customer has stayed
 * after each of the first j − 1.
 */
function pairsUntilDropout({ r, alpha, a, b }: Dropout, time: number): number {
	const logGrowth = log(time / (alpha + time));
	let logExactly = -r * log1p(time / alpha);
	let more = -expm1(logExactly);
	let stayed = 1;
	let sum = 0;
	const mean = (r * time) / alpha;
	for (let j = 2; j < MOST_PURCHASES; j++) {
		logExactly += log((r + j - 2) / (j - 1)) + logGrowth;
		more -= exp(logExactly);
		stayed *= (b + j - 2) / (a + b + j - 2);
		if (!(more > 1e-13) || (j > mean && more * stayed * j * j < 1e-12 * sum)) break;
		sum += 2 * (j - 1) * stayed * more;
	}
	return sum;
}

/** E[λ²] E[M²] with M the shorter of lifetime and time; lifetimes longer than u have the share (β / (β + u))^s. */
function pairsUntilDeath({ r, alpha, s, beta }: Death, time: number): number {
	const share = time / beta;
	const length = log1p(share);
	const grown = (power: number) => (power === 0 ? length : expm1(power * length) / power);
	// For short times the two terms cancel, and the first of the series in time is exact.
	const square =
		share < 1e-4
			? time * time * (1 - (2 * s * share) / 3)
			: 2 * beta * beta * (grown(2 - s) - grown(1 - s));
	return ((r * (r + 1)) / (alpha * alpha)) * square;
}

/** Neither bought nor left in silence by then: the likelihood of a quiet time, as that of customers is computed. */
function returnBeforeDeath({ r, alpha, s, beta }: Death, time: number): number {
	const { logTotal } = paretoTail({ shape: r, alpha, s, beta }, 0, time);
	return max(0, -expm1(r * log(alpha) + s * log(beta) + logTotal));
}
