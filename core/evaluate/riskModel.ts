/**
 * The chance that a customer buys nothing within a time, by one of three methods, and what of the customer's
 * history it rests on. Never 1 − P(alive): that is not a score of churn (for BG/NBD all who bought once are alive).
 */
import { logisticParts, type LogisticRegression } from '../models/logisticRegression';
import { probabilityOfNoPurchase, type MbgNbd } from '../models/mbgNbd';
import type { PlattCalibration } from '../models/plattCalibration';
import { logistic, logitOf } from '../numeric/logistic';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from '../models/matrix';
import { factsOf, historyOf, writeFeatures, type PurchaseFacts } from './purchaseFacts';
import { PURCHASE_FEATURES } from './purchaseFeatures';

/** From the simplest to the one that learns most. */
export const RISK_METHODS = ['purchaseModel', 'calibratedPurchaseModel', 'learned'] as const;
export type RiskMethod = (typeof RISK_METHODS)[number];

export type RiskModel = Readonly<{ horizon: number }> &
	(
		| Readonly<{
				method: 'purchaseModel' | 'calibratedPurchaseModel';
				purchases: MbgNbd;
				/** What the log-odds of the purchase model become; null leaves them as they are. */
				calibration: PlattCalibration | null;
				/** The customer in the middle, beside whom a score is explained. */
				typical: PurchaseFacts;
		  }>
		| Readonly<{ method: 'learned'; logistic: LogisticRegression }>
	);

/** What a score is made of, in the words of an owner: features that say the same thing are one theme. */
export const RISK_THEMES = ['waiting', 'orders', 'age', 'value'] as const;
export type RiskTheme = (typeof RISK_THEMES)[number];

/** `logit` = `base` + Σ `contributions`, in log-odds; above 0 speaks for buying no more. */
export type RiskParts = Readonly<{
	base: number;
	contributions: Readonly<Record<RiskTheme, number>>;
	logit: number;
	probability: number;
}>;

const THEME_OF: Readonly<Record<(typeof PURCHASE_FEATURES)[number], RiskTheme>> = {
	daysSinceLastPurchase: 'waiting',
	frequency: 'orders',
	age: 'age',
	averageValue: 'value',
	recentPurchases: 'orders',
	overdue: 'waiting',
	oneOrder: 'orders',
};

/** Nobody is certain: log-odds need probabilities between 0 and 1. */
const LEAST = 1e-9;

/** The chance that this customer buys nothing within the horizon. */
export function riskOf(model: RiskModel, facts: PurchaseFacts): number {
	if (model.method !== 'learned') return logistic(purchaseLogit(model, facts));
	const row = new Float64Array(PURCHASE_FEATURES.length);
	writeFeatures(facts, row, 0);
	return learnedProbability(model.logistic, row, 0);
}

/** The same for all rows of a matrix of purchase features. */
export function* risksOf(model: RiskModel, features: Matrix): Steps<Float64Array> {
	const risks = new Float64Array(features.rows);
	yield* inChunks(features.rows, (from, to) => {
		for (let row = from; row < to; row++) {
			risks[row] =
				model.method === 'learned'
					? learnedProbability(model.logistic, features.values, row * features.columns)
					: logistic(purchaseLogit(model, factsOf(features, row)));
		}
	});
	return risks;
}

function learnedProbability(
	{ intercept, coefficients }: LogisticRegression,
	values: Float64Array,
	place: number,
): number {
	let logit = intercept;
	for (let column = 0; column < coefficients.length; column++) {
		logit += coefficients[column] * values[place + column];
	}
	return logistic(logit);
}

type PurchaseRisk = Exclude<RiskModel, { method: 'learned' }>;

function purchaseLogit(
	{ purchases, calibration, horizon }: Omit<PurchaseRisk, 'typical'>,
	facts: PurchaseFacts,
): number {
	const logit = silenceLogit(purchases, facts, horizon);
	return calibration === null ? logit : calibration.intercept + calibration.slope * logit;
}

/** Log-odds of no purchase within the horizon by the purchase model alone. */
export function silenceLogit(purchases: MbgNbd, facts: PurchaseFacts, horizon: number): number {
	const silent = probabilityOfNoPurchase(purchases, historyOf(facts), horizon);
	return logitOf(Math.min(1 - LEAST, Math.max(LEAST, silent)));
}

/** Takes a score apart: exact for the learned score, by Shapley values (which add up exactly) for purchase models. */
export function riskParts(model: RiskModel, facts: PurchaseFacts): RiskParts {
	if (model.method !== 'learned') return shapleyParts(model, facts);
	const row = new Float64Array(PURCHASE_FEATURES.length);
	writeFeatures(facts, row, 0);
	const parts = logisticParts(model.logistic, row);
	const contributions = { waiting: 0, orders: 0, age: 0, value: 0 };
	PURCHASE_FEATURES.forEach((feature, column) => {
		contributions[THEME_OF[feature]] += parts.contributions[column];
	});
	return { ...parts, contributions };
}

/**
 * What each of three facts adds beside the customer in the middle, over all orders in which they can be told
 * (Shapley 1953): waiting, orders and age. A mixture that no customer can be is made one by a longer age.
 */
function shapleyParts(model: PurchaseRisk, facts: PurchaseFacts): RiskParts {
	const { typical } = model;
	const logits = new Float64Array(8);
	for (let known = 0; known < 8; known++) {
		const of = (bit: number) => ((known & bit) !== 0 ? facts : typical);
		const { since } = of(WAITING);
		const { orders } = of(ORDERS);
		const { age } = of(AGE);
		const mixed = { ...facts, since, orders, age: orders === 1 ? since : Math.max(age, since) };
		logits[known] = purchaseLogit(model, mixed);
	}
	const share = (bit: number, one: number, other: number) =>
		(logits[bit] - logits[0]) / 3 +
		(logits[bit | one] - logits[one] + logits[bit | other] - logits[other]) / 6 +
		(logits[7] - logits[one | other]) / 3;
	const contributions = {
		waiting: share(WAITING, ORDERS, AGE),
		orders: share(ORDERS, WAITING, AGE),
		age: share(AGE, WAITING, ORDERS),
		value: 0,
	};
	return { base: logits[0], contributions, logit: logits[7], probability: logistic(logits[7]) };
}

const WAITING = 1;
const ORDERS = 2;
const AGE = 4;
