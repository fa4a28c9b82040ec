import type { Matrix } from '../models/matrix';
import type { PurchaseHistory } from '../models/purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { expm1, log, log1p, max, min, round } = Math;

/** What is known of one customer's purchases at the end of a day, as a person would say it. */
export type PurchaseFacts = Readonly<{
	/** Days since the last purchase. */
	since: number;
	/** Purchases, the first included. */
	orders: number;
	/** Days since the first purchase. */
	age: number;
	/** Mean value of the purchases, before refunds. */
	value: number;
	/** Purchases in the last horizon. */
	recent: number;
}>;

/** Writes the row of features of these facts; see `PURCHASE_FEATURES` for the columns. */
export function writeFeatures(
	{ since, orders, age, value, recent }: PurchaseFacts,
	values: Float64Array,
	place: number,
): void {
	const repeats = orders - 1;
	values[place] = log1p(since);
	values[place + 1] = log1p(repeats);
	values[place + 2] = log1p(age);
	values[place + 3] = log1p(value);
	values[place + 4] = log1p(recent);
	values[place + 5] = repeats > 0 ? log((since + 1) / ((age - since) / repeats + 1)) : 0;
	values[place + 6] = repeats > 0 ? 0 : 1;
}

/** The facts that a row of features was made from. */
export function factsOf({ values, columns }: Matrix, row: number): PurchaseFacts {
	const place = row * columns;
	return {
		since: round(expm1(values[place])),
		orders: round(expm1(values[place + 1])) + 1,
		age: round(expm1(values[place + 2])),
		value: expm1(values[place + 3]),
		recent: round(expm1(values[place + 4])),
	};
}

/** As the purchase models take them, in days. */
export function historyOf({ since, orders, age }: PurchaseFacts): PurchaseHistory {
	return { frequency: orders - 1, recency: orders > 1 ? age - since : 0, age };
}

/**
 * The same customer had the last purchase come so many days later (below 0: earlier), as far as that can be: not
 * after today, and not before the first one. Who bought once has bought that much later or earlier.
 */
export function withLastPurchaseMoved(
	facts: PurchaseFacts,
	days: number,
	horizon: number,
): PurchaseFacts {
	const { orders, age } = facts;
	const once = orders === 1;
	const since = once ? max(0, facts.since - days) : min(max(0, facts.since - days), age);
	const enters = facts.since >= horizon && since < horizon;
	const leaves = facts.since < horizon && since >= horizon;
	// With the last one, all are outside the last horizon.
	const recent = leaves ? 0 : enters ? facts.recent + 1 : facts.recent;
	return { ...facts, since, age: once ? since : age, recent };
}
