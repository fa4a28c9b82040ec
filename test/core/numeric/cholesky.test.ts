import fc from 'fast-check';

import { cholesky, choleskySolve, inverseForm } from '../../../core/numeric/cholesky';
import { randomStream } from '../../../core/numeric/random';

test('by hand: [[4, 2], [2, 3]]', () => {
	const lower = cholesky(Float64Array.from([4, 2, 2, 3]), 2)!;
	expect([...lower]).toEqual([2, 0, 1, Math.SQRT2]);
	// A⁻¹ = [[3, −2], [−2, 4]] / 8.
	expect(choleskySolve(lower, Float64Array.from([8, 0]))[0]).toBeCloseTo(3, 14);
	expect(choleskySolve(lower, Float64Array.from([8, 0]))[1]).toBeCloseTo(-2, 14);
	expect(inverseForm(lower, Float64Array.from([0, 1]))).toBeCloseTo(0.5, 14);
	expect(inverseForm(lower, Float64Array.from([1, 1]))).toBeCloseTo(3 / 8, 14);
});

test('A x = b is solved, for any positive definite A', () => {
	fc.assert(
		fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, size) => {
			const random = randomStream(seed);
			const root = Float64Array.from({ length: size * size }, () => random() - 0.5);
			const a = Float64Array.from({ length: size * size }, (_, at) => {
				const [row, column] = [Math.floor(at / size), at % size];
				let sum = row === column ? 0.1 : 0;
				for (let k = 0; k < size; k++) sum += root[row * size + k] * root[column * size + k];
				return sum;
			});
			const b = Float64Array.from({ length: size }, random);
			const before = a.slice();
			const x = choleskySolve(cholesky(a, size)!, b);
			expect(a).toEqual(before);
			for (let row = 0; row < size; row++) {
				let product = 0;
				for (let k = 0; k < size; k++) product += a[row * size + k] * x[k];
				expect(product).toBeCloseTo(b[row], 10);
			}
		}),
	);
});

test.each([
	['singular', [1, 1, 1, 1]],
	['singular but for rounding', [1, 1, 1, 1 + 1e-15]],
	['not positive', [1, 2, 2, 1]],
	['zero', [0, 0, 0, 0]],
	['no number', [NaN, 0, 0, 1]],
	['infinite', [Infinity, 0, 0, 1]],
])('%s: null', (_, values) => {
	expect(cholesky(Float64Array.from(values), 2)).toBeNull();
});
