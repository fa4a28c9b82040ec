import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';

/** Rows of figures, one row after the other in one array: that of row r in column c is at r × `columns` + c. */
export type Matrix = Readonly<{ values: Float64Array; rows: number; columns: number }>;

/** Refuses a figure that is none (NaN or infinite), by its row. */
export function* refuseNonFinite({ values, rows, columns }: Matrix): Steps<undefined> {
	return yield* inChunks(rows, (from, to) => {
		for (let at = from * columns; at < to * columns; at++) {
			if (Number.isFinite(values[at])) continue;
			const row = Math.floor(at / columns);
			throw new ModelError('outOfDomain', 'Needs a number in every column', row);
		}
	});
}

/** The rows in the given order, as a matrix of their own. */
export function* inOrder(matrix: Matrix, order: Int32Array): Steps<Matrix> {
	const { values, columns } = matrix;
	const ordered = new Float64Array(order.length * columns);
	yield* inChunks(order.length, (from, to) => {
		for (let row = from; row < to; row++) {
			for (let column = 0; column < columns; column++) {
				ordered[row * columns + column] = values[order[row] * columns + column];
			}
		}
	});
	return { values: ordered, rows: order.length, columns };
}
