import type { Purchases } from '../metrics/purchases';
import type { ModelFit } from '../models/maximumLikelihood';
import { fitMbgNbd, type MbgNbd } from '../models/mbgNbd';
import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import { factsOf, historyOf, type PurchaseFacts } from './purchaseFacts';
import { purchaseFeatures, type PurchaseFeatures } from './purchaseFeatures';
import { temporalSplit } from './temporalSplit';

/** The customers as they stood at the end of a day, and the purchase model fitted to what was known then. */
export type RiskSnapshot = PurchaseFeatures &
	Readonly<{
		origin: number;
		/** By row: 1 without a purchase in the horizon after it; null where that is not over. */
		outcomes: Uint8Array | null;
		repeatBuyers: number;
		/** Null where nobody had bought twice, or all have bought on one day. */
		fit: ModelFit<MbgNbd> | null;
		typical: PurchaseFacts;
	}>;

export type SnapshotSettings = Readonly<{
	people: number;
	horizon: number;
	/** The last day on which purchases would have been seen. */
	end: number;
}>;

/** @param purchases in date order */
export function* riskSnapshot(
	purchases: Purchases,
	origin: number,
	{ people, horizon, end }: SnapshotSettings,
): Steps<RiskSnapshot> {
	const isOver = origin + horizon <= end;
	const known = isOver
		? yield* temporalSplit(purchases, { people, origin, horizon, end })
		: { ...(yield* purchaseFeatures(purchases, people, origin, horizon)), outcomes: null };
	const { customers, features, outcomes } = known;
	const { rows } = features;
	const histories = {
		frequency: new Float64Array(rows),
		recency: new Float64Array(rows),
		age: new Float64Array(rows),
	};
	let repeatBuyers = 0;
	let oldest = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const { frequency, recency, age } = historyOf(factsOf(features, row));
			histories.frequency[row] = frequency;
			histories.recency[row] = recency;
			histories.age[row] = age;
			if (frequency > 0) repeatBuyers++;
			oldest = Math.max(oldest, age);
		}
	});
	const fit = repeatBuyers > 0 && oldest > 0 ? yield* fitMbgNbd(histories) : null;
	const typical = yield* typicalFacts(known);
	return { customers, features, origin, outcomes, repeatBuyers, fit, typical };
}

/** The customer in the middle: the median of each fact, counts rounded down so that there can be such a customer. */
function* typicalFacts({ features }: PurchaseFeatures): Steps<PurchaseFacts> {
	const { rows } = features;
	const column = () => new Float64Array(rows);
	const all = {
		since: column(),
		orders: column(),
		age: column(),
		value: column(),
		recent: column(),
	};
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const facts = factsOf(features, row);
			all.since[row] = facts.since;
			all.orders[row] = facts.orders;
			all.age[row] = facts.age;
			all.value[row] = facts.value;
			all.recent[row] = facts.recent;
		}
	});
	if (rows === 0) return { since: 0, orders: 1, age: 0, value: 0, recent: 0 };
	const median = function* (values: Float64Array) {
		return quantile(yield* ascending(values), 0.5);
	};
	const orders = Math.floor(yield* median(all.orders));
	const since = Math.floor(yield* median(all.since));
	return {
		since,
		orders,
		age: orders === 1 ? since : Math.floor(yield* median(all.age)),
		value: yield* median(all.value),
		recent: Math.floor(yield* median(all.recent)),
	};
}
