import { inChunks, type Steps } from '../steps';

/**
 * Stable counting sort: the indices of `days` from the earliest to the latest day, equal days in given order;
 * null where they come in that order already, as in most exports.
 * Linear in the rows plus the span of days, so a log of a few decades costs two passes.
 */
export function* dayOrder(days: Int32Array): Steps<Int32Array | null> {
	if (days.length === 0) return null;
	let earliest = days[0];
	let latest = days[0];
	let isSorted = true;
	yield* inChunks(days.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (days[row] >= latest) latest = days[row];
			else {
				isSorted = false;
				if (days[row] < earliest) earliest = days[row];
			}
		}
	});
	if (isSorted) return null;
	const order = new Int32Array(days.length);
	const next = new Int32Array(latest - earliest + 2);
	yield* inChunks(days.length, (from, to) => {
		for (let row = from; row < to; row++) next[days[row] - earliest + 1] += 1;
	});
	for (let day = 1; day < next.length; day++) next[day] += next[day - 1];
	yield* inChunks(days.length, (from, to) => {
		for (let row = from; row < to; row++) order[next[days[row] - earliest]++] = row;
	});
	return order;
}
