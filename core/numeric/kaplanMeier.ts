/**
 * How long until something happens, where for some it has not happened yet (right-censored times).
 * Product-limit estimator of Kaplan & Meier (1958), JASA 53, with Greenwood's (1926) variance.
 * Assumes that being still unfinished says nothing about how long it will take.
 */
import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';
import { ascending } from './ascending';

/** Columns with one row per distinct time at which it happened, ascending; S(t) is 1 before the first. */
type Columns = Readonly<{
	times: Float64Array;
	/** Who had not got there just before the time, and for how many it happened then. */
	atRisk: Float64Array;
	happened: Float64Array;
	/** S(t): the share for whom it has not happened by then, the time itself included. */
	survival: Float64Array;
	/** Greenwood's sum of d / (n (n − d)) up to the time: times S² it is the variance of S. */
	greenwood: Float64Array;
}>;

export type SurvivalCurve = Columns &
	Readonly<{
		/** How many were observed, and for how many it happened. */
		n: number;
		events: number;
		/** The longest time that anybody was observed: nothing is known beyond. NaN for nobody. */
		observedUntil: number;
	}>;

/**
 * @param times how long each was observed, in any one unit
 * @param happened 1: it happened then; 0: it had not happened by then (censored)
 */
export function* kaplanMeier(times: Float64Array, happened: Uint8Array): Steps<SurvivalCurve> {
	const n = times.length;
	let events = 0;
	yield* inChunks(n, (from, to) => {
		for (let row = from; row < to; row++) {
			if (!Number.isFinite(times[row])) {
				throw new ModelError('outOfDomain', 'Needs a finite time', row);
			}
			if (happened[row] !== 0) events++;
		}
	});
	const ended = new Float64Array(events);
	const open = new Float64Array(n - events);
	let at = 0;
	yield* inChunks(n, (from, to) => {
		for (let row = from; row < to; row++) {
			if (happened[row] !== 0) ended[at++] = times[row];
			else open[row - at] = times[row];
		}
	});
	const columns = yield* productLimit(yield* ascending(ended), yield* ascending(open));
	let observedUntil = n === 0 ? NaN : -Infinity;
	yield* inChunks(n, (from, to) => {
		for (let row = from; row < to; row++) observedUntil = Math.max(observedUntil, times[row]);
	});
	return { n, events, observedUntil, ...columns };
}

/** Walks both sorted lists once; who is censored at the very time it happens to others is at risk then. */
function* productLimit(ended: Float64Array, open: Float64Array): Steps<Columns> {
	const [times, atRisk, happened, survival, greenwood] = Array.from(
		{ length: 5 },
		() => new Float64Array(ended.length),
	);
	let size = 0;
	let done = 0;
	let left = 0;
	let share = 1;
	let sum = 0;
	yield* inChunks(ended.length, (from, to) => {
		for (let row = from; row < to; row++) {
			// Of equal times the last one stands for all.
			if (ended[row + 1] === ended[row]) continue;
			while (open[left] < ended[row]) left++;
			const risk = ended.length - done + open.length - left;
			const d = row + 1 - done;
			share *= 1 - d / risk;
			sum += d / (risk * (risk - d));
			times[size] = ended[row];
			atRisk[size] = risk;
			happened[size] = d;
			survival[size] = share;
			greenwood[size] = sum;
			size++;
			done = row + 1;
		}
	});
	return {
		times: times.slice(0, size),
		atRisk: atRisk.slice(0, size),
		happened: happened.slice(0, size),
		survival: survival.slice(0, size),
		greenwood: greenwood.slice(0, size),
	};
}
