import { columnOrder } from '../numeric/columnOrder';
import { sortedPlaces } from '../numeric/sortedPlaces';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/** Rows by their figures, and how many rows differ from each other. */
export type CanonicalOrder = Readonly<{ order: Int32Array; distinct: number }>;

/** More columns are compared row by row: the first ones mostly decide. */
const FEW_COLUMNS = 6;

/**
 * The rows in an order that only their figures decide: by the first column, equal ones by the second, and so
 * on. What is computed in it does not depend on the order in which rows came; identical rows are
 * interchangeable.
 */
export function* canonicalOrder({ values, rows, columns }: Matrix): Steps<CanonicalOrder> {
	const isNarrow = columns <= FEW_COLUMNS;
	const order = isNarrow
		? yield* byEachColumn({ values, rows, columns })
		: yield* sortedPlaces(rows, (one, other) => {
				for (let column = 0; column < columns; column++) {
					const a = values[one * columns + column];
					const b = values[other * columns + column];
					// Not their difference: that of two infinite figures is no number.
					if (a < b) return -1;
					if (a > b) return 1;
				}
				return 0;
			});
	const differs = (one: number, other: number) => {
		for (let column = 0; column < columns; column++) {
			if (values[one * columns + column] !== values[other * columns + column]) return true;
		}
		return false;
	};
	let distinct = Math.min(rows, 1);
	yield* inChunks(rows - 1, (from, to) => {
		for (let at = from; at < to; at++) if (differs(order[at], order[at + 1])) distinct++;
	});
	return { order, distinct };
}

/** The last column first, so that the first one has the last word. */
function* byEachColumn({ values, rows, columns }: Matrix): Steps<Int32Array> {
	let order: Int32Array = new Int32Array(rows).map((_, row) => row);
	const numbers = new Float64Array(rows);
	for (let column = columns - 1; column >= 0; column--) {
		yield* inChunks(rows, (from, to) => {
			for (let row = from; row < to; row++) numbers[row] = values[row * columns + column];
		});
		order = yield* columnOrder(numbers, order);
	}
	return order;
}
