/**
 * BG/NBD model of Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2): how
 * often customers buy who may leave without a word. Assumes purchases at random at a rate of the customer's own, and
 * after each *repeat* purchase the same chance, the customer's own, to leave for good; both independent of each other.
 */
import type { Steps } from '../steps';
import { betaGeometricLikelihood, fitBetaGeometric } from './betaGeometricFit';
import {
	aliveProbability,
	countProbability,
	purchasesAhead,
	purchasesOfNewCustomer,
	silenceProbability,
	type BetaGeometricNbd,
} from './betaGeometricNbd';
import type { ModelFit } from './maximumLikelihood';
import type { PurchaseHistories, PurchaseHistory } from './purchaseCells';

/** Rates: r / α is the mean number of purchases per unit of time, a / (a + b) the mean chance to leave. */
export type BgNbd = BetaGeometricNbd;

/** Maximum-likelihood fit. A search that stopped early is reported in `converged`, not thrown. */
export function* fitBgNbd(histories: PurchaseHistories): Steps<ModelFit<BgNbd>> {
	return yield* fitBetaGeometric(histories, 0);
}

/** Log-likelihood of these customers; comparable between models of the same customers in the same unit of time. */
export function* logLikelihood(model: BgNbd, histories: PurchaseHistories): Steps<number> {
	return yield* betaGeometricLikelihood(model, histories, 0);
}

/** That the customer has not left for good. 1 for everybody who bought once. */
export function probabilityAlive(model: BgNbd, history: PurchaseHistory): number {
	return aliveProbability(model, history, 0);
}

/** That the customer does not buy within `horizon` from now: what a score of churn has to tell. */
export function probabilityOfNoPurchase(
	model: BgNbd,
	history: PurchaseHistory,
	horizon: number,
): number {
	return silenceProbability(model, history, horizon, 0);
}

/** How often the customer is expected to buy within `horizon` from now. */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, horizon: number): number {
	return purchasesAhead(model, history, horizon, 0);
}

/** Repeat purchases expected of a new customer within `time` after the first purchase. */
export function expectedRepeatPurchases(model: BgNbd, time: number): number {
	return purchasesOfNewCustomer(model, time, 0);
}

/** That a new customer makes exactly `count` repeat purchases within `time` after the first purchase. */
export function probabilityOfRepeatPurchases(model: BgNbd, time: number, count: number): number {
	return countProbability(model, time, count, 0);
}
