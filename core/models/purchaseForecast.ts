import { pairNumbers } from '../numeric/pairNumbers';
import { inChunks, type Steps } from '../steps';
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

/** Customers of a few milliseconds of work. */
const PART = 256;

/** What each customer is expected to do. */
export function* purchaseForecast(
	model: PurchaseModel,
	histories: PurchaseHistories,
	settings: ForecastSettings,
): Steps<PurchaseForecast> {
	const rows = histories.frequency.length;
	const [alive, purchases, silent, discounted] = Array.from(
		{ length: 4 },
		() => new Float64Array(rows),
	);
	const forecast = { alive, purchases, silent, discounted };
	const futures = futuresOf(model, settings);
	yield* inChunks(
		rows,
		(from, to) => {
			tellAlive(model, histories, alive, from, to);
			tellFutures(histories, futures, forecast, from, to);
		},
		PART,
	);
	return forecast;
}

/** A loop of its own, short enough for V8 to keep histories and chances out of memory. */
function tellAlive(
	model: PurchaseModel,
	{ frequency, recency, age }: PurchaseHistories,
	alive: Float64Array,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		const history = { frequency: frequency[row], recency: recency[row], age: age[row] };
		alive[row] = probabilityAlive(model, history);
	}
}

function tellFutures(
	{ frequency, age }: PurchaseHistories,
	{ columns, placeOf }: Futures,
	{ alive, purchases, silent, discounted }: PurchaseForecast,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		const active = alive[row];
		if (!(active >= 0)) {
			purchases[row] = silent[row] = discounted[row] = NaN;
			continue;
		}
		const place = placeOf(frequency[row], age[row]);
		purchases[row] = active * columns.purchases[place];
		silent[row] = 1 - active * columns.returns[place];
		discounted[row] = active * columns.discounted[place];
	}
}

type Futures = ReturnType<typeof futuresOf>;

/** What customers do if they are still active. Many share frequency and age where ages are whole days: each pair is computed once. */
function futuresOf(model: PurchaseModel, { horizon, lifetime, discountRate }: ForecastSettings) {
	const pairs = pairNumbers();
	const columns = {
		purchases: [] as number[],
		returns: [] as number[],
		discounted: [] as number[],
	};
	return {
		columns,
		placeOf(frequency: number, age: number): number {
			const place = pairs.numberOf(frequency, age);
			if (place === columns.purchases.length) add({ frequency, age });
			return place;
		},
	};

	function add(known: Known): void {
		columns.purchases.push(purchasesAhead(model, known, horizon));
		columns.returns.push(returnAhead(model, known, horizon));
		const worth = lifetime > 0 ? discountedAhead(model, known, lifetime, discountRate) : 0;
		columns.discounted.push(worth);
	}
}
