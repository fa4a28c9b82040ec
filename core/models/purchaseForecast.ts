import type { Steps } from '../steps';
import { probabilityAlive, type PurchaseModel } from './purchaseModel';
import type { PurchaseHistories } from './purchaseCells';
import { discountedAhead, purchasesAhead, returnAhead, type Known } from './purchasesAhead';

export type ForecastSettings = Readonly<{
	/** How far ahead purchases are counted, in the model's unit of time. */
	horizon: number;
	/** How far ahead the worth of a customer is counted, and the continuous rate by which later purchases count less. */
	lifetime: number;
	discountRate: number;
}>;

/** In columns, one entry per customer; NaN where the history is none. */
export type PurchaseForecast = Readonly<{
	alive: Float64Array;
	/** Purchases within the horizon, and the chance of none. */
	purchases: Float64Array;
	silent: Float64Array;
	/** Purchases within the lifetime, later ones counting less. */
	discounted: Float64Array;
}>;

type Future = Readonly<{ purchases: number; returns: number; discounted: number }>;

/** Customers of a few milliseconds of work. */
const PART = 256;

/** What each customer is expected to do. */
export function* purchaseForecast(
	model: PurchaseModel,
	{ frequency, recency, age }: PurchaseHistories,
	settings: ForecastSettings,
): Steps<PurchaseForecast> {
	const rows = frequency.length;
	const [alive, purchases, silent, discounted] = Array.from(
		{ length: 4 },
		() => new Float64Array(rows),
	);
	const futureOf = remembered((known) => futureIfAlive(model, known, settings));
	for (let from = 0; from < rows; from += PART) {
		for (let row = from; row < Math.min(rows, from + PART); row++) {
			const history = { frequency: frequency[row], recency: recency[row], age: age[row] };
			const active = probabilityAlive(model, history);
			const future = active >= 0 ? futureOf(history) : nothing;
			alive[row] = active;
			purchases[row] = active * future.purchases;
			silent[row] = 1 - active * future.returns;
			discounted[row] = active * future.discounted;
		}
		yield;
	}
	return { alive, purchases, silent, discounted };
}

const nothing: Future = { purchases: NaN, returns: NaN, discounted: NaN };

function futureIfAlive(model: PurchaseModel, known: Known, settings: ForecastSettings): Future {
	const { horizon, lifetime, discountRate } = settings;
	return {
		purchases: purchasesAhead(model, known, horizon),
		returns: returnAhead(model, known, horizon),
		discounted: lifetime > 0 ? discountedAhead(model, known, lifetime, discountRate) : 0,
	};
}

/** Many customers share frequency and age where ages are whole days; each pair is computed once. */
export function remembered<Found>(compute: (known: Known) => Found): (known: Known) => Found {
	const byAge = new Map<number, Map<number, Found>>();
	return (known) => {
		let byFrequency = byAge.get(known.age);
		if (byFrequency === undefined) byAge.set(known.age, (byFrequency = new Map()));
		let found = byFrequency.get(known.frequency);
		if (found === undefined) byFrequency.set(known.frequency, (found = compute(known)));
		return found;
	};
}
