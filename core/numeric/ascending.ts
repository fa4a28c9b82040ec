import { inChunks, type Steps } from '../steps';

/** How many values are sorted at one go: a few milliseconds. */
const RUN = 32_768;

/** A sorted copy, smallest first; `values` stay as they are. Sorted runs, merged two by two. */
export function* ascending(values: Float64Array): Steps<Float64Array> {
	let sorted = Float64Array.from(values);
	for (let from = 0; from < sorted.length; from += RUN) {
		sorted.subarray(from, from + RUN).sort();
		yield;
	}
	let other = sorted.length > RUN ? new Float64Array(sorted.length) : sorted;
	for (let length = RUN; length < sorted.length; length *= 2) {
		for (let from = 0; from < sorted.length; from += 2 * length) {
			yield* merged(sorted, other, from, from + length, from + 2 * length);
		}
		[sorted, other] = [other, sorted];
	}
	return sorted;
}

/** Merges the sorted stretches from `begin` to `middle` and on to `end` into the same places of `into`. */
function* merged(
	values: Float64Array,
	into: Float64Array,
	begin: number,
	middle: number,
	end: number,
): Steps<undefined> {
	const last = Math.min(end, values.length);
	const leftEnd = Math.min(middle, last);
	let left = begin;
	let right = leftEnd;
	return yield* inChunks(last - begin, (from, to) => {
		for (let at = begin + from; at < begin + to; at++) {
			const takeLeft = right >= last || (left < leftEnd && values[left] <= values[right]);
			into[at] = takeLeft ? values[left++] : values[right++];
		}
	});
}
