import fc from 'fast-check';

import { lloyd, type KMeansFit } from '../../../core/models/lloyd';
import type { Matrix } from '../../../core/models/matrix';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { matrixOf } from './matrixOf.cjs';

const fitOf = (matrix: Matrix, start: readonly number[], most?: number): KMeansFit =>
	runToEnd(lloyd(matrix, Float64Array.from(start), most));

/** As the definition has it: all distances in each round, no bounds. Null when a cluster loses all its rows. */
function plainLloyd({ values, rows, columns }: Matrix, start: readonly number[]) {
	const clusters = start.length / columns;
	const centroids = [...start];
	const labels: number[] = Array(rows).fill(-1);
	const squared = (row: number, cluster: number) => {
		let sum = 0;
		for (let column = 0; column < columns; column++) {
			sum += (values[row * columns + column] - centroids[cluster * columns + column]) ** 2;
		}
		return sum;
	};
	for (let iterations = 0; ; iterations++) {
		let moved = false;
		for (let row = 0; row < rows; row++) {
			const all = Array.from({ length: clusters }, (_, cluster) => squared(row, cluster));
			const nearest = all.indexOf(Math.min(...all));
			moved ||= nearest !== labels[row];
			labels[row] = nearest;
		}
		if (!moved) return { labels, iterations };
		for (let cluster = 0; cluster < clusters; cluster++) {
			const own = labels.flatMap((label, row) => (label === cluster ? [row] : []));
			if (own.length === 0) return null;
			for (let column = 0; column < columns; column++) {
				const sum = own.reduce((total, row) => total + values[row * columns + column], 0);
				centroids[cluster * columns + column] = sum / own.length;
			}
		}
	}
}

const sizes = fc.record({
	seed: fc.nat(),
	rows: fc.integer({ min: 1, max: 80 }),
	columns: fc.integer({ min: 1, max: 4 }),
	clusters: fc.integer({ min: 1, max: 7 }),
});

/** Seeded random figures: no row is equally near to two centroids. */
function drawn(seed: number, rows: number, columns: number) {
	const random = randomStream(seed);
	const matrix = matrixOf(
		Array.from({ length: rows }, () => Array.from({ length: columns }, random)),
	);
	return { ...matrix, columns };
}

test('two rounds by hand', () => {
	// 0 1 | 2 7 8 → means 0.5 and 17/3 → 0 1 2 | 7 8 → means 1 and 7.5, inertia 2 + 0.5.
	const fit = fitOf(matrixOf([[0], [1], [2], [7], [8]]), [0, 2.5]);
	expect([...fit.labels]).toEqual([0, 0, 0, 1, 1]);
	expect([...fit.centroids]).toEqual([1, 7.5]);
	expect([...fit.sizes]).toEqual([3, 2]);
	expect(fit).toMatchObject({ inertia: 2.5, iterations: 2, converged: true });
});

test('the bounds change no answer: labels and rounds are those of plain iterations', () => {
	fc.assert(
		fc.property(sizes, ({ seed, rows, columns, clusters }) => {
			const matrix = drawn(seed, rows, columns);
			const random = randomStream(seed, 1);
			const start = Array.from({ length: clusters * columns }, random);
			const plain = plainLloyd(matrix, start);
			fc.pre(plain !== null);
			const fit = fitOf(matrix, start);
			expect([...fit.labels]).toEqual(plain.labels);
			expect(fit.iterations).toBe(plain.iterations);
			expect(fit.converged).toBe(true);
		}),
		{ numRuns: 300 },
	);
});

test('inertia never rises from round to round, and a fit that was stopped says so', () => {
	fc.assert(
		fc.property(sizes, ({ seed, rows, columns, clusters }) => {
			const matrix = drawn(seed, rows, columns);
			const start = Array.from({ length: clusters * columns }, randomStream(seed, 2));
			const { iterations } = fitOf(matrix, start);
			const fits = Array.from({ length: iterations + 1 }, (_, most) => fitOf(matrix, start, most));
			for (const [round, fit] of fits.entries()) {
				const before = fits[round - 1]?.inertia ?? Infinity;
				expect(fit.inertia).toBeLessThanOrEqual(before * (1 + 1e-12));
				expect(fit.iterations).toBe(round);
				expect(fit.converged).toBe(round === iterations);
			}
		}),
	);
});

test('whatever it stops at: each row is with its nearest centroid, each centroid the mean of its rows', () => {
	fc.assert(
		fc.property(sizes, ({ seed, rows, columns, clusters }) => {
			fc.pre(rows >= clusters);
			const matrix = drawn(seed, rows, columns);
			// Far off, so that clusters lose all their rows at once.
			const start = Array.from({ length: clusters * columns }, (_, at) => 5 + at);
			const fit = fitOf(matrix, start);
			expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(rows);
			expect(Math.min(...fit.sizes)).toBeGreaterThan(0);
			const means = new Float64Array(clusters * columns);
			for (let at = 0; at < rows * columns; at++) {
				const cluster = fit.labels[Math.floor(at / columns)];
				means[cluster * columns + (at % columns)] += matrix.values[at] / fit.sizes[cluster];
			}
			for (const [at, mean] of means.entries()) expect(fit.centroids[at]).toBeCloseTo(mean, 12);
			const again = fitOf(matrix, [...fit.centroids], 1);
			expect(again.labels).toEqual(fit.labels);
		}),
	);
});

describe('edges', () => {
	test('a cluster that lost its rows takes the row farthest from its own centroid', () => {
		// All are nearest to 0; 10 is farthest from it and starts the other cluster.
		const fit = fitOf(matrixOf([[0], [1], [9], [10]]), [0, 100]);
		expect([...fit.centroids]).toEqual([0.5, 9.5]);
		expect([...fit.sizes]).toEqual([2, 2]);
	});

	test('where rows differ in fewer places than there are clusters, some stay empty', () => {
		const fit = fitOf(matrixOf([[1], [1], [2]]), [1, 2, 3]);
		expect([...fit.sizes]).toEqual([2, 1, 0]);
		expect(fit).toMatchObject({ inertia: 0, converged: true });
	});

	test('as many clusters as rows, one row, no rows', () => {
		expect(fitOf(matrixOf([[3], [1], [2]]), [1, 2, 3])).toMatchObject({
			inertia: 0,
			converged: true,
		});
		expect([...fitOf(matrixOf([[3, 4]]), [0, 0]).centroids]).toEqual([3, 4]);
		expect(fitOf(matrixOf([]), [0])).toMatchObject({ inertia: 0, converged: true });
	});

	test('arguments are left alone', () => {
		const matrix = drawn(1, 50, 2);
		const start = Float64Array.from([0, 0, 1, 1]);
		const before = { values: matrix.values.slice(), start: start.slice() };
		runToEnd(lloyd(matrix, start));
		expect({ values: matrix.values, start }).toEqual(before);
	});
});
