import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/** How many rows are sorted at one go: about a millisecond. */
const RUN = 4_096;

/** Rows by their figures, and how many rows differ from each other. */
export type CanonicalOrder = Readonly<{ order: Int32Array; distinct: number }>;

/**
 * The rows in an order that only their figures decide: by the first column, equal ones by the second, and so
 * on. What is computed in it does not depend on the order in which rows came; identical rows are
 * interchangeable. Sorted runs, merged two by two.
 */
export function* canonicalOrder({ values, rows, columns }: Matrix): Steps<CanonicalOrder> {
	const compare = (one: number, other: number) => {
		for (let column = 0; column < columns; column++) {
			const a = values[one * columns + column];
			const b = values[other * columns + column];
			// Not their difference: that of two infinite figures is no number.
			if (a < b) return -1;
			if (a > b) return 1;
		}
		return 0;
	};
	let order = new Int32Array(rows);
	for (let from = 0; from < rows; from += RUN) {
		const run = order.subarray(from, from + RUN);
		for (let at = 0; at < run.length; at++) run[at] = from + at;
		run.sort(compare);
		yield;
	}
	let other = new Int32Array(rows);
	for (let length = RUN; length < rows; length *= 2) {
		for (let from = 0; from < rows; from += 2 * length) {
			yield* merged(order, other, { from, length, compare });
		}
		[order, other] = [other, order];
	}
	let distinct = Math.min(rows, 1);
	yield* inChunks(rows - 1, (from, to) => {
		for (let at = from; at < to; at++) {
			if (compare(order[at], order[at + 1]) !== 0) distinct++;
		}
	});
	return { order, distinct };
}

type Stretch = Readonly<{
	from: number;
	length: number;
	compare: (one: number, other: number) => number;
}>;

/** Merges the sorted stretch of `length` at `from` and the one after it into the same places of `into`. */
function* merged(order: Int32Array, into: Int32Array, stretch: Stretch): Steps<undefined> {
	const { from: begin, length, compare } = stretch;
	const middle = Math.min(begin + length, order.length);
	const end = Math.min(middle + length, order.length);
	let left = begin;
	let right = middle;
	return yield* inChunks(end - begin, (from, to) => {
		for (let at = begin + from; at < begin + to; at++) {
			const takeLeft = right >= end || (left < middle && compare(order[left], order[right]) <= 0);
			into[at] = takeLeft ? order[left++] : order[right++];
		}
	});
}
