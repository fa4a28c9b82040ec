/**
 * BG/NBD, MBG/NBD and Pareto/NBD behind one face: what a customer is expected to do, whichever of the three was
 * fitted. In all three the future of a customer who has not left depends on frequency and age only, not on recency.
 */
import type { Steps } from '../steps';
import type { BetaGeometricNbd } from './betaGeometricNbd';
import * as bgNbd from './bgNbd';
import type { ModelFit } from './maximumLikelihood';
import * as mbgNbd from './mbgNbd';
import * as paretoNbd from './paretoNbd';
import type { PurchaseHistories, PurchaseHistory } from './purchaseCells';

/** Of models equally good the first is taken: one in which whoever bought once may have left. */
export const PURCHASE_MODELS = ['mbgNbd', 'bgNbd', 'paretoNbd'] as const;

export type PurchaseModelKind = (typeof PURCHASE_MODELS)[number];

export type PurchaseModel =
	| Readonly<{ kind: 'bgNbd' | 'mbgNbd'; parameters: BetaGeometricNbd }>
	| Readonly<{ kind: 'paretoNbd'; parameters: paretoNbd.ParetoNbd }>;

export type PurchaseModelFit = Omit<ModelFit<unknown>, 'model' | 'standardErrors'> &
	Readonly<{ model: PurchaseModel; standardErrors: Readonly<Record<string, number | null>> }>;

export function* fitPurchaseModel(
	kind: PurchaseModelKind,
	histories: PurchaseHistories,
): Steps<PurchaseModelFit> {
	if (kind === 'paretoNbd') {
		const { model: parameters, ...fit } = yield* paretoNbd.fitParetoNbd(histories);
		return { ...fit, model: { kind, parameters } };
	}
	const fitted = kind === 'bgNbd' ? bgNbd.fitBgNbd : mbgNbd.fitMbgNbd;
	const { model: parameters, ...fit } = yield* fitted(histories);
	return { ...fit, model: { kind, parameters } };
}

/** That the customer has not left for good; NaN outside the domain. */
export function probabilityAlive(model: PurchaseModel, history: PurchaseHistory): number {
	switch (model.kind) {
		case 'bgNbd':
			return bgNbd.probabilityAlive(model.parameters, history);
		case 'mbgNbd':
			return mbgNbd.probabilityAlive(model.parameters, history);
		case 'paretoNbd':
			return paretoNbd.probabilityAlive(model.parameters, history);
	}
}

/** That the customer does not buy within `horizon` from now; NaN outside the domain. */
export function probabilityOfNoPurchase(
	model: PurchaseModel,
	history: PurchaseHistory,
	horizon: number,
): number {
	switch (model.kind) {
		case 'bgNbd':
			return bgNbd.probabilityOfNoPurchase(model.parameters, history, horizon);
		case 'mbgNbd':
			return mbgNbd.probabilityOfNoPurchase(model.parameters, history, horizon);
		case 'paretoNbd':
			return paretoNbd.probabilityOfNoPurchase(model.parameters, history, horizon);
	}
}

/** The parameters in one order, and a model with others in their place: for steps aside. */
export function parametersOf({ parameters }: PurchaseModel): number[] {
	return Object.values(parameters);
}

export function withParameters(model: PurchaseModel, values: readonly number[]): PurchaseModel {
	const names = Object.keys(model.parameters);
	const parameters = Object.fromEntries(names.map((name, at) => [name, values[at]]));
	return { kind: model.kind, parameters } as PurchaseModel;
}
