/** The model that foresaw hidden days best may be degenerate on all orders: then the next best that is not. */
import type { ModelChoice } from '../../../../core/evaluate/modelChoice';
import type { PurchaseHistories } from '../../../../core/models/purchaseCells';
import {
	fitPurchaseModel,
	type PurchaseModelFit,
	type PurchaseModelKind,
} from '../../../../core/models/purchaseModel';
import type { Steps } from '../../../../core/steps';

/** A model whose misses were larger than the best one's by more than this is no substitute: a suggestion. */
const MOST_WORSE = 1.05;

export type SoundFit = Readonly<{
	fit: PurchaseModelFit;
	/** What was wrong with the model of the first choice, which is not used; null where it is. */
	passedOver: Readonly<{ kind: PurchaseModelKind; message: string }> | null;
}>;

/** @param choice null where the owner chose, or nothing could be hidden: then there is no other */
export function* soundFit(
	kind: PurchaseModelKind,
	choice: ModelChoice | null,
	histories: PurchaseHistories,
): Steps<SoundFit> {
	const first = yield* fitPurchaseModel(kind, histories);
	if (first.degenerate === null || choice === null) return { fit: first, passedOver: null };
	const most = choice.tried[0].deviance * MOST_WORSE;
	for (const { kind: other, deviance } of choice.tried) {
		if (other === kind || !(deviance <= most)) continue;
		const fit = yield* fitPurchaseModel(other, histories);
		if (fit.degenerate === null) {
			return { fit, passedOver: { kind, message: first.degenerate.message } };
		}
	}
	return { fit: first, passedOver: null };
}
