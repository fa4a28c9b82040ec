/**
 * Which purchase model foresees these customers best: each is fitted to what was known on a day in the past and held
 * to what came after it. Judged by the mean Poisson deviance of the numbers of purchases, whose least value is at
 * their true means, so neither shyness nor heavy buyers decide.
 */
import { canonicalOrder } from '../models/canonicalOrder';
import type { Degenerate } from '../models/degenerate';
import { purchaseForecast } from '../models/purchaseForecast';
import { fitPurchaseModel, PURCHASE_MODELS, type PurchaseModelKind } from '../models/purchaseModel';
import { picked } from '../numeric/picked';
import { inChunks, type Steps } from '../steps';
import type { PurchaseHoldout } from './purchaseHoldout';

export type TriedModel = Readonly<{
	kind: PurchaseModelKind;
	deviance: number;
	/** Purchases of all customers, foreseen and made. */
	foreseen: number;
	made: number;
	converged: boolean;
	degenerate: Degenerate | null;
}>;

export type ModelChoice = Readonly<{
	chosen: PurchaseModelKind;
	/** From the best to the worst. */
	tried: readonly TriedModel[];
	/** How many customers they were tried on. */
	customers: number;
}>;

/** More customers make no better choice, only a slower one. */
export const MOST_TRIED = 20_000;
/** A deviance within half a per cent of the best is as good. */
const AS_GOOD = 1.005;
/** No chance is none: a purchase that was not foreseen at all would weigh without end. */
const LEAST_FORESEEN = 1e-6;

export function* modelChoice(holdout: PurchaseHoldout): Steps<ModelChoice> {
	const { orders, ...histories } = yield* sampled(holdout);
	const settings = { horizon: holdout.horizon, lifetime: 0, discountRate: 0 };
	const tried: TriedModel[] = [];
	for (const kind of PURCHASE_MODELS) {
		const { model, converged, degenerate } = yield* fitPurchaseModel(kind, histories);
		const { purchases } = yield* purchaseForecast(model, histories, settings);
		let [deviance, foreseen, made] = [0, 0, 0];
		yield* inChunks(orders.length, (from, to) => {
			for (let at = from; at < to; at++) {
				deviance += devianceOf(orders[at], Math.max(LEAST_FORESEEN, purchases[at]));
				foreseen += purchases[at];
				made += orders[at];
			}
		});
		deviance /= orders.length;
		tried.push({ kind, deviance, foreseen, made, converged, degenerate });
	}
	const best = Math.min(...tried.map(({ deviance }) => deviance));
	const good = tried.filter(({ deviance }) => deviance <= best * AS_GOOD);
	const sound = good.find(({ degenerate }) => degenerate === null) ?? good[0];
	return {
		chosen: sound.kind,
		tried: [...tried].sort((one, other) => one.deviance - other.deviance),
		customers: orders.length,
	};
}

function devianceOf(made: number, foreseen: number): number {
	const surprise = made > 0 ? made * Math.log(made / foreseen) : 0;
	return 2 * (surprise - (made - foreseen));
}

/** In an order that only the figures decide; of many customers every second, third … */
function* sampled({ frequency, recency, age, orders }: PurchaseHoldout) {
	const rows = frequency.length;
	const values = new Float64Array(4 * rows);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			values.set([frequency[row], age[row], recency[row], orders[row]], 4 * row);
		}
	});
	const { order } = yield* canonicalOrder({ values, rows, columns: 4 });
	const size = Math.min(rows, MOST_TRIED);
	const places = Int32Array.from(
		{ length: size },
		(_, at) => order[Math.floor((at * rows) / size)],
	);
	const column = (of: Float64Array) => picked(of, places);
	return {
		...{ frequency: column(frequency), recency: column(recency), age: column(age) },
		orders: column(orders),
	};
}
