import { inChunks, type Steps } from '../steps';

/** What counts for a customer, and when: entries of `who` stand from `begins[who]` on, in date order. */
export type DatedValues = Readonly<{
	begins: Int32Array;
	/** Days since 1970-01-01. */
	days: Int32Array;
	/** Revenue, negative for refunds; or 1 for each purchase. */
	values: Float64Array;
}>;

/** The sum over a rolling window of days, one entry per customer. */
export type RollingValues = Readonly<{
	/** Over the window that ends at the observation end. */
	now: Float64Array;
	/** The largest over all windows that end within the grace days before it, that day included. */
	best: Float64Array;
}>;

/** A window of `window` days holds day `last` and the `window` − 1 days before it. */
export type Rolling = Readonly<{ end: number; window: number; grace: number }>;

export function* rollingValues(
	{ begins, days, values }: DatedValues,
	{ end, window, grace }: Rolling,
): Steps<RollingValues> {
	const customers = begins.length - 1;
	const now = new Float64Array(customers);
	const best = new Float64Array(customers);
	yield* inChunks(customers, (from, to) => {
		for (let who = from; who < to; who++) {
			const [first, last] = [begins[who], begins[who + 1]];
			now[who] = sumUntil(days, values, first, last, end, window);
			best[who] = now[who];
			let sum = sumUntil(days, values, first, last, end - grace, window);
			best[who] = Math.max(best[who], sum);
			// Two fingers: what comes into the window and what leaves it, day by day, as far as anything happens.
			let entering = first;
			while (entering < last && days[entering] <= end - grace) entering += 1;
			let leaving = first;
			while (leaving < last && days[leaving] <= end - grace - window) leaving += 1;
			for (;;) {
				const next = Math.min(
					entering < last ? days[entering] : Infinity,
					leaving < last ? days[leaving] + window : Infinity,
				);
				if (!(next <= end)) break;
				while (entering < last && days[entering] === next) sum += values[entering++];
				while (leaving < entering && days[leaving] + window === next) sum -= values[leaving++];
				best[who] = Math.max(best[who], sum);
			}
		}
	});
	return { now, best };
}

/** The last day on which the customer's window held at least `threshold`; NaN where it did not within the grace days. */
export function lastDayWith(
	threshold: number,
	{ begins, days, values }: DatedValues,
	who: number,
	{ end, window, grace }: Rolling,
): number {
	const [first, last] = [begins[who], begins[who + 1]];
	const reached = (day: number) => sumUntil(days, values, first, last, day, window) >= threshold;
	if (reached(end)) return end;
	let latest = reached(end - grace) ? end - grace : NaN;
	for (let at = first; at < last; at++) {
		// A sum is as it was until the day before something leaves the window, or a refund comes into it.
		for (const day of [days[at] - 1, days[at], days[at] + window - 1, days[at] + window]) {
			if (day > end - grace && day < end && !(day <= latest) && reached(day)) latest = day;
		}
	}
	return latest;
}

function sumUntil(
	days: Int32Array,
	values: Float64Array,
	first: number,
	last: number,
	day: number,
	window: number,
): number {
	let sum = 0;
	for (let at = first; at < last; at++) {
		if (days[at] <= day && days[at] > day - window) sum += values[at];
	}
	return sum;
}
