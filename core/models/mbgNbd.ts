/**
 * MBG/NBD model of Batislam, Denizel & Filiztekin (2007), International Journal of Research in Marketing 24(3): as
 * BG/NBD, but customers may leave after the *first* purchase, too, so that who bought once may be gone.
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
export type MbgNbd = BetaGeometricNbd;

/** Maximum-likelihood fit. A search that stopped early is reported in `converged`, not thrown. */
export function* fitMbgNbd(histories: PurchaseHistories): Steps<ModelFit<MbgNbd>> {
	return yield* fitBetaGeometric(histories, 1);
}

/** Log-likelihood of these customers; comparable between models of the same customers in the same unit of time. */
export function* logLikelihood(model: MbgNbd, histories: PurchaseHistories): Steps<number> {
	return yield* betaGeometricLikelihood(model, histories, 1);
}

/** That the customer has not left for good.  */
export function probabilityAlive(model: MbgNbd, history: PurchaseHistory): number {
	return aliveProbability(model, history, 1);
}

/** That the customer does not buy within `horizon` from now: what a score of churn has to tell. */
export function probabilityOfNoPurchase(
	model: MbgNbd,
	history: PurchaseHistory,
	horizon: number,
): number {
	return silenceProbability(model, history, horizon, 1);
}

/** How often the customer is expected to buy within `horizon` from now. */
export function expectedPurchases(
	model: MbgNbd,
	history: PurchaseHistory,
	horizon: number,
): number {
	return purchasesAhead(model, history, horizon, 1);
}

/** Repeat purchases expected of a new customer within `time` after the first purchase. */
export function expectedRepeatPurchases(model: MbgNbd, time: number): number {
	return purchasesOfNewCustomer(model, time, 1);
}

/** That a new customer makes exactly `count` repeat purchases within `time` after the first purchase. */
export function probabilityOfRepeatPurchases(model: MbgNbd, time: number, count: number): number {
	return countProbability(model, time, count, 1);
}
