import { sortedPlaces } from '../numeric/sortedPlaces';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/** Rows by their figures, and how many rows differ from each other. */
export type CanonicalOrder = Readonly<{ order: Int32Array; distinct: number }>;

/**
 * The rows in an order that only their figures decide: by the first column, equal ones by the second, and so
 * on. What is computed in it does not depend on the order in which rows came; identical rows are
 * interchangeable.
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
	const order = yield* sortedPlaces(rows, compare);
	let distinct = Math.min(rows, 1);
	yield* inChunks(rows - 1, (from, to) => {
		for (let at = from; at < to; at++) {
			if (compare(order[at], order[at + 1]) !== 0) distinct++;
		}
	});
	return { order, distinct };
}
