import fc from 'fast-check';

import { scaledFeatures } from '../../../core/models/featureScaling';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { matrixOf } from './matrixOf.cjs';

const scaledOf = (rows: ReadonlyArray<readonly number[]>) =>
	runToEnd(scaledFeatures(matrixOf(rows)));
const column = (figures: readonly number[]) => figures.map((figure) => [figure]);

test('z-scores, divided by the standard deviation of n', () => {
	// Mean 3, deviations −2 −1 0 1 2: variance 2.
	const { matrix, scales } = scaledOf(column([1, 2, 3, 4, 5]));
	expect(scales).toEqual([{ column: 0, logarithm: false, mean: 3, standardDeviation: Math.SQRT2 }]);
	expect([...matrix.values]).toEqual([-2, -1, 0, 1, 2].map((off) => off / Math.SQRT2));
});

test('log(1 + x) first, where a few large values would decide', () => {
	// Skewness of one in six that stands out: (p(1 − p)(1 − 2p)) / (p(1 − p))^1.5 = 1.79.
	const { matrix, scales } = scaledOf(column([0, 0, 0, 0, 0, Math.E - 1]));
	expect(scales[0]).toMatchObject({ logarithm: true });
	expect(scales[0].mean).toBeCloseTo(1 / 6, 14);
	expect(scales[0].standardDeviation).toBeCloseTo(Math.sqrt(5) / 6, 14);
	expect(matrix.values[5]).toBeCloseTo(Math.sqrt(5), 14);
});

test.each([
	['one in four stands out: skewness 1.15', [0, 0, 0, 7], true],
	['one in three: skewness 0.71', [0, 0, 7], false],
	['skewed to the other side', [0, 7, 7, 7, 7, 7], false],
	['skewed, but one is below 0', [-1, 0, 0, 0, 0, 0, 90], false],
])('%s: logarithm %p', (_, figures, logarithm) => {
	expect(scaledOf(column(figures as number[])).scales[0]).toMatchObject({ logarithm });
});

test('columns in which all are alike are left out, and named', () => {
	const { matrix, scales, constant } = scaledOf([
		[0.1, 1, 7],
		[0.1, 2, 7],
		[0.1, 3, 7],
	]);
	expect(constant).toEqual([0, 2]);
	expect(scales.map((scale) => scale.column)).toEqual([1]);
	expect(matrix).toMatchObject({ rows: 3, columns: 1 });
	// Not 0: that of 0.1 three times has a rest.
	expect(scaledOf(column([0.1, 0.1, 0.1])).matrix.columns).toBe(0);
	expect(scaledOf([]).constant).toEqual([0]);
});

test('mean 0, variance 1, and the unit of a column without logarithm changes nothing', () => {
	fc.assert(
		fc.property(fc.nat(), fc.integer({ min: -8, max: 8 }), (seed, power) => {
			const random = randomStream(seed);
			const figures = Array.from({ length: 40 }, random);
			const { matrix } = scaledOf(column(figures));
			const mean = matrix.values.reduce((sum, z) => sum + z, 0) / 40;
			const variance = matrix.values.reduce((sum, z) => sum + z * z, 0) / 40;
			expect(mean).toBeCloseTo(0, 12);
			expect(variance).toBeCloseTo(1, 12);
			const other = scaledOf(column(figures.map((figure) => figure * 2 ** power)));
			expect(other.matrix.values).toEqual(matrix.values);
		}),
	);
});

test.each([[[1e200, -1e200, 0]], [[1e-200, 2e-200, -1e-200]]])(
	'figures without a standard deviation are refused: %p',
	(figures) => {
		expect(() => scaledOf(figures.map((figure) => [5, figure]))).toThrow(
			/column 2 are too large, or too close together/,
		);
	},
);

test('arguments are left alone', () => {
	const matrix = Object.freeze(
		matrixOf([
			[1, 2],
			[3, 400],
			[5, 6],
			[7, 8],
			[9, 1],
		]),
	);
	const before = matrix.values.slice();
	runToEnd(scaledFeatures(matrix));
	expect(matrix.values).toEqual(before);
});
