import { columnOrder } from '../numeric/columnOrder';
import { picked } from '../numeric/picked';
import { sortedPlaces } from '../numeric/sortedPlaces';
import { CHUNK, inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/** Rows by their figures, and how many rows differ from each other. */
export type CanonicalOrder = Readonly<{ order: Int32Array; distinct: number }>;

/** Of more columns the first two mostly decide: rows that are equal there are compared one by one. */
const FEW_COLUMNS = 6;
const DECIDING_COLUMNS = 2;

/** So few rows are sorted by insertion. */
const SHORT = 32;

type Compare = (one: number, other: number) => number;

/**
 * The rows in an order that only their figures decide: by the first column, equal ones by the second, and so
 * on. What is computed in it does not depend on the order in which rows came; identical rows are
 * interchangeable.
 *
 * @param labels one more figure of each row, which has the last word
 */
export function* canonicalOrder(matrix: Matrix, labels?: Uint8Array): Steps<CanonicalOrder> {
	const { rows, columns } = matrix;
	const isNarrow = columns <= FEW_COLUMNS;
	let order: Int32Array = new Int32Array(rows).map((_, row) => row);
	if (isNarrow && labels) order = yield* columnOrder(new Float64Array(labels), order);
	const deciding = isNarrow ? columns : DECIDING_COLUMNS;
	// The last column first, so that the first one has the last word but for the columns before.
	for (let column = deciding - 1; column >= 0; column--) {
		order = yield* columnOrder(yield* columnOf(matrix, column), order);
	}
	if (!isNarrow) {
		const isSame = (one: number, other: number) => compared(matrix, 0, deciding, one, other) === 0;
		yield* sortAlike(order, isSame, (one, other) => {
			const found = compared(matrix, deciding, columns, one, other);
			return found !== 0 || labels === undefined ? found : labels[one] - labels[other];
		});
	}
	let distinct = Math.min(rows, 1);
	yield* inChunks(rows - 1, (from, to) => {
		for (let at = from; at < to; at++) {
			const [one, other] = [order[at], order[at + 1]];
			const isOther = labels !== undefined && labels[one] !== labels[other];
			if (isOther || compared(matrix, 0, columns, one, other) !== 0) distinct++;
		}
	});
	return { order, distinct };
}

function* columnOf({ values, rows, columns }: Matrix, column: number): Steps<Float64Array> {
	const numbers = new Float64Array(rows);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) numbers[row] = values[row * columns + column];
	});
	return numbers;
}

/** Below 0, 0 or above, as in the first of these columns in which two rows differ. */
function compared(
	{ values, columns }: Matrix,
	from: number,
	to: number,
	one: number,
	other: number,
): number {
	for (let column = from; column < to; column++) {
		const a = values[one * columns + column];
		const b = values[other * columns + column];
		// Not their difference: that of two infinite figures is no number.
		if (a < b) return -1;
		if (a > b) return 1;
	}
	return 0;
}

/** Sorts each stretch of `order` in which all rows are the same so far. */
function* sortAlike(
	order: Int32Array,
	isSame: (one: number, other: number) => boolean,
	compare: Compare,
): Steps<undefined> {
	let begin = 0;
	for (let end = 1; end <= order.length; end++) {
		if (end % CHUNK === 0) yield;
		if (end < order.length && isSame(order[begin], order[end])) continue;
		if (end - begin <= SHORT) {
			insertionSort(order, begin, end, compare);
		} else {
			const stretch = order.slice(begin, end);
			const byPlace = (one: number, other: number) => compare(stretch[one], stretch[other]);
			order.set(picked(stretch, yield* sortedPlaces(stretch.length, byPlace)), begin);
		}
		begin = end;
	}
	return undefined;
}

function insertionSort(order: Int32Array, begin: number, end: number, compare: Compare): void {
	for (let from = begin + 1; from < end; from++) {
		const row = order[from];
		let to = from;
		for (; to > begin && compare(order[to - 1], row) > 0; to--) order[to] = order[to - 1];
		order[to] = row;
	}
}
