import type { Steps } from '../steps';
import type { Objective } from './minimize';

/** A step at which differences of a gradient with 12 digits lose least. */
const STEP = 1e-4;

/** Second derivatives at `x`, row by row, by central differences of the gradient; symmetric. */
export function* hessian(objective: Objective, x: Float64Array): Steps<Float64Array> {
	const size = x.length;
	const second = new Float64Array(size * size);
	const above = new Float64Array(size);
	const below = new Float64Array(size);
	for (let row = 0; row < size; row++) {
		const moved = (by: number) => x.map((value, at) => (at === row ? value + by : value));
		yield* objective(moved(STEP), above);
		yield* objective(moved(-STEP), below);
		for (let at = 0; at < size; at++) {
			const half = (above[at] - below[at]) / (4 * STEP);
			second[row * size + at] += half;
			second[at * size + row] += half;
		}
	}
	return second;
}

/**
 * The inverse of a symmetric matrix, row by row, by Gauss & Jordan; null where the matrix is not positive definite,
 * or so nearly that the digits would mean nothing.
 */
export function inverse(matrix: Float64Array, size: number): Float64Array | null {
	const left = matrix.slice();
	const right = new Float64Array(size * size);
	for (let row = 0; row < size; row++) right[row * (size + 1)] = 1;
	for (let pivot = 0; pivot < size; pivot++) {
		// Positive definite matrices need no other pivots, and have only positive ones.
		const by = left[pivot * (size + 1)];
		if (!(by > 1e-10 * matrix[pivot * (size + 1)])) return null;
		for (let at = 0; at < size; at++) {
			left[pivot * size + at] /= by;
			right[pivot * size + at] /= by;
		}
		for (let row = 0; row < size; row++) {
			const factor = row === pivot ? 0 : left[row * size + pivot];
			for (let at = 0; at < size; at++) {
				left[row * size + at] -= factor * left[pivot * size + at];
				right[row * size + at] -= factor * right[pivot * size + at];
			}
		}
	}
	return right;
}
