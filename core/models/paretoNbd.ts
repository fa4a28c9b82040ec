/**
 * Pareto/NBD model of Schmittlein, Morrison & Colombo (1987), Counting Your Customers, Management Science 33(1): how
 * often customers buy who may leave without a word, at any time. Assumes purchases at random at a rate of the
 * customer's own, λ ~ Gamma(r, rate α), until the customer leaves, at a rate of their own, μ ~ Gamma(s, rate β).
 */
import { paretoTail } from './paretoTail';
import { isPurchaseHistory, type PurchaseHistory } from './purchaseCells';

export { fitParetoNbd, logLikelihood } from './paretoFit';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, expm1, log, log1p } = Math;

/** Rates: r / α is the mean number of purchases per unit of time, s / β the mean rate of leaving. */
export type ParetoNbd = Readonly<{ r: number; alpha: number; s: number; beta: number }>;

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
