import { inChunks, type Steps } from '../steps';

/** How many places are sorted at one go: about a millisecond. */
const RUN = 4_096;

type Compare = (one: number, other: number) => number;

/** The places 0 to `length` − 1 in the order that `compare` gives, equal ones as they came. Sorted runs, merged two by two. */
export function* sortedPlaces(length: number, compare: Compare): Steps<Int32Array> {
	let order = new Int32Array(length);
	for (let from = 0; from < length; from += RUN) {
		const run = order.subarray(from, from + RUN);
		for (let at = 0; at < run.length; at++) run[at] = from + at;
		run.sort(compare);
		yield;
	}
	let other = new Int32Array(length);
	for (let stretch = RUN; stretch < length; stretch *= 2) {
		for (let from = 0; from < length; from += 2 * stretch) {
			yield* merged(order, other, { from, stretch, compare });
		}
		[order, other] = [other, order];
	}
	return order;
}

type Pair = Readonly<{ from: number; stretch: number; compare: Compare }>;

/** Merges the sorted stretch at `from` and the one after it into the same places of `into`. */
function* merged(order: Int32Array, into: Int32Array, pair: Pair): Steps<undefined> {
	const { from: begin, stretch, compare } = pair;
	const middle = Math.min(begin + stretch, order.length);
	const end = Math.min(middle + stretch, order.length);
	let left = begin;
	let right = middle;
	return yield* inChunks(end - begin, (from, to) => {
		for (let at = begin + from; at < begin + to; at++) {
			const takeLeft = right >= end || (left < middle && compare(order[left], order[right]) <= 0);
			into[at] = takeLeft ? order[left++] : order[right++];
		}
	});
}
