import { ModelError } from '../errors';
import type { Purchases } from '../metrics/purchases';
import { inChunks, type Steps } from '../steps';
import { purchaseFeatures, type PurchaseFeatures } from './purchaseFeatures';

/** A day in the past: what was known of the customers by then, and who bought nothing in the horizon after it. */
export type TemporalSplit = PurchaseFeatures &
	Readonly<{
		origin: number;
		horizon: number;
		/** By row: 1 without a purchase from the day after `origin` up to `origin` + `horizon`. */
		outcomes: Uint8Array;
	}>;

export type SplitSettings = Readonly<{
	/** Customers of the log. */
	people: number;
	/** Days since 1970-01-01. */
	origin: number;
	/** In days. */
	horizon: number;
	/** The last day on which purchases would have been seen; the horizon must not reach beyond it. */
	end: number;
}>;

/** @param purchases in date order */
export function* temporalSplit(
	purchases: Purchases,
	{ people, origin, horizon, end }: SplitSettings,
): Steps<TemporalSplit> {
	const until = origin + horizon;
	if (!(until <= end)) {
		const message = `${horizon} days after the day looked back to are not over: ${end - origin} are`;
		throw new ModelError('outOfDomain', message);
	}
	const { customers, features } = yield* purchaseFeatures(purchases, people, origin, horizon);
	const bought = new Uint8Array(people);
	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = purchases.customer[row];
			const day = purchases.day[row];
			if (who >= 0 && day > origin && day <= until) bought[who] = 1;
		}
	});
	const outcomes = Uint8Array.from(customers, (who) => 1 - bought[who]);
	return { customers, features, outcomes, origin, horizon };
}

/**
 * The days to look back to, latest first: the last one leaves a horizon after it, each other one a horizon to the
 * next, and before each there is a horizon of history, so that recent purchases are all known.
 *
 * @param first the first day of the log
 * @param end the last day on which purchases would have been seen
 */
export function rollingOrigins(first: number, end: number, horizon: number): readonly number[] {
	if (!(horizon >= 1)) throw new ModelError('outOfDomain', `A horizon of ${horizon} days`);
	const count = Math.max(0, Math.floor((end - first + 1) / horizon) - 1);
	return Array.from({ length: count }, (_, back) => end - (back + 1) * horizon);
}
