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
