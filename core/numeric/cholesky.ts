/** Below this share of its own diagonal a pivot is nothing but rounding. */
const LEAST_PIVOT = 1e-12;

/**
 * The lower triangle L of A = L Lᵀ, for a symmetric positive definite A of `size` rows, row after row; only its
 * lower triangle is read. Null where A is not positive definite, or singular but for rounding.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
	const lower = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		for (let column = 0; column <= row; column++) {
			let rest = matrix[row * size + column];
			for (let k = 0; k < column; k++) rest -= lower[row * size + k] * lower[column * size + k];
			if (column < row) {
				lower[row * size + column] = rest / lower[column * size + column];
				continue;
			}
			const diagonal = matrix[row * size + row];
			if (!(rest > LEAST_PIVOT * diagonal && rest < Infinity)) return null;
			lower[row * size + row] = Math.sqrt(rest);
		}
	}
	return lower;
}

/** x of A x = b, by the triangle of A. */
export function choleskySolve(lower: Float64Array, right: Float64Array): Float64Array {
	const size = right.length;
	const x = Float64Array.from(right);
	for (let row = 0; row < size; row++) {
		for (let k = 0; k < row; k++) x[row] -= lower[row * size + k] * x[k];
		x[row] /= lower[row * size + row];
	}
	for (let row = size - 1; row >= 0; row--) {
		for (let k = row + 1; k < size; k++) x[row] -= lower[k * size + row] * x[k];
		x[row] /= lower[row * size + row];
	}
	return x;
}

/** cᵀ A⁻¹ c: the variance of the sum of estimates weighted with c, where A⁻¹ is their covariance. */
export function inverseForm(lower: Float64Array, weights: Float64Array): number {
	const solved = choleskySolve(lower, weights);
	return solved.reduce((sum, value, at) => sum + value * weights[at], 0);
}
