import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';

/** Rows of figures, one row after the other in one array: that of row r in column c is at r × `columns` + c. */
export type Matrix = Readonly<{ values: Float64Array; rows: number; columns: number }>;

/** Refuses a figure that is none (NaN or infinite), by its row. */
export function* refuseNonFinite({ values, rows, columns }: Matrix): Steps<undefined> {
	return yield* inChunks(rows, (from, to) => {
		for (let at = from * columns; at < to * columns; at++) {
			// The difference of an infinite figure and itself is none, either.
			if (values[at] - values[at] === 0) continue;
			const row = Math.floor(at / columns);
			throw new ModelError('outOfDomain', 'Needs a number in every column', row);
		}
	});
}

/** The rows in the given order, as a matrix of their own. */
export function* inOrder(matrix: Matrix, order: Int32Array): Steps<Matrix> {
	const all = Array.from({ length: matrix.columns }, (_, column) => column);
	return yield* columnsInOrder(matrix, order, all);
}

/** The same, of some of the columns. */
export function* columnsInOrder(
	{ values, columns }: Matrix,
	order: Int32Array,
	chosen: readonly number[],
): Steps<Matrix> {
	const ordered = new Float64Array(order.length * chosen.length);
	const kept = Int32Array.from(chosen);
	yield* inChunks(order.length, (from, to) => {
		let at = from * kept.length;
		for (let row = from; row < to; row++) {
			const line = order[row] * columns;
			for (let place = 0; place < kept.length; place++) ordered[at++] = values[line + kept[place]];
		}
	});
	return { values: ordered, rows: order.length, columns: chosen.length };
}
