import fc from 'fast-check';

import { clusterStrength, silhouettes } from '../../../core/evaluate/silhouette';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { clouds, matrixOf, ruspini } from '../models/matrixOf.cjs';

const silhouettesOf = (
	rows: ReadonlyArray<readonly number[]>,
	...labelings: ReadonlyArray<readonly number[]>
) =>
	runToEnd(
		silhouettes(
			matrixOf(rows),
			labelings.map((one) => Uint8Array.from(one)),
			1,
		),
	);

/** Rousseeuw's definition, row by row. */
function plainMean(rows: ReadonlyArray<readonly number[]>, labels: readonly number[]): number {
	const distance = (one: readonly number[], other: readonly number[]) =>
		Math.hypot(...one.map((figure, column) => figure - other[column]));
	const mean = (values: readonly number[]) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const widths = rows.map((row, at) => {
		const to = (cluster: number) =>
			rows
				.filter((_, other) => other !== at && labels[other] === cluster)
				.map((other) => distance(row, other));
		const own = to(labels[at]);
		if (own.length === 0) return 0;
		const a = mean(own);
		const others = [...new Set(labels)].filter((cluster) => cluster !== labels[at]);
		const b = Math.min(...others.map((cluster) => mean(to(cluster))));
		return Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b);
	});
	return mean(widths);
}

const fourOfRuspini = [20, 23, 17, 15].flatMap((size, cluster) =>
	Array<number>(size).fill(cluster),
);

test('by hand: 0, 1 and 10, 11', () => {
	// At the outer rows a = 1, b = 10.5, at the inner ones b = 9.5.
	const { means } = silhouettesOf([[0], [1], [10], [11]], [0, 0, 1, 1]);
	expect(means[0]).toBeCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, 14);
});

test('the four clusters of Ruspini: 0.7376570 (R’s cluster and scikit-learn 1.2.1)', () => {
	const { means, rows, sampled } = silhouettesOf(ruspini, fourOfRuspini);
	expect(means[0]).toBeCloseTo(0.7376569908806615, 12);
	expect({ rows, sampled }).toEqual({ rows: 75, sampled: false });
});

test('rows set well apart from each other and close among themselves: near 1; mixed up: below 0', () => {
	const rows = clouds(randomStream(1), [[0], [1_000]], 20, 1);
	const labels = rows.map((_, at) => Number(at >= 20));
	const mixed = rows.map((_, at) => at % 2);
	const { means } = silhouettesOf(rows, labels, mixed);
	expect(means[0]).toBeGreaterThan(0.99);
	expect(means[1]).toBeLessThan(0);
});

const cases = fc.record({
	seed: fc.nat(),
	rows: fc.integer({ min: 2, max: 40 }),
	columns: fc.integer({ min: 1, max: 4 }),
	clusters: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
});

test('is the definition’s, for several labelings at once, in any order of rows and of clusters', () => {
	fc.assert(
		fc.property(cases, ({ seed, rows, columns, clusters }) => {
			const random = randomStream(seed);
			const points = Array.from({ length: rows }, () => Array.from({ length: columns }, random));
			const labelings = clusters.map((count) => points.map(() => Math.floor(count * random())));
			const { means } = silhouettesOf(points, ...labelings);
			const turned = silhouettesOf(
				[...points].reverse(),
				...labelings.map((labels) => [...labels].reverse().map((label) => 8 - label)),
			);
			for (const [at, labels] of labelings.entries()) {
				if (new Set(labels).size < 2) {
					expect(means[at]).toBeNull();
					continue;
				}
				expect(means[at]).toBeCloseTo(plainMean(points, labels), 10);
				expect(turned.means[at]).toBeCloseTo(means[at]!, 10);
				expect(Math.abs(means[at]!)).toBeLessThanOrEqual(1);
			}
		}),
	);
});

describe('above 5,000 rows', () => {
	const centres = [
		[0, 0],
		[4, 0],
		[0, 4],
	];
	const rows = clouds(randomStream(2), centres, 3_000, 2);
	const labels = rows.map((_, at) => Math.floor(at / 3_000));

	test('a seeded sample of 5,000 is measured, and that is said', () => {
		const one = silhouettesOf(rows, labels);
		expect(one).toMatchObject({ rows: 5_000, sampled: true });
		expect(silhouettesOf(rows, labels)).toEqual(one);
		// Of uniform squares that touch: the whole is measured in parts, 3 × 1,500 rows.
		const part = rows.flatMap((row, at) => (at % 2 === 0 ? [{ row, label: labels[at] }] : []));
		const whole = silhouettesOf(
			part.map(({ row }) => row),
			part.map(({ label }) => label),
		);
		expect(whole.sampled).toBe(false);
		expect(Math.abs(whole.means[0]! - one.means[0]!)).toBeLessThan(0.02);
	});

	test('when only one cluster is in the sample, there is no silhouette', () => {
		const labels = Uint8Array.from([...rows.map(() => 0), 1]);
		const matrix = matrixOf([...rows, [900, 900]]);
		// The odd one is in 5 of 9 samples.
		const found = Array.from({ length: 4 }, (_, seed) =>
			runToEnd(silhouettes(matrix, [labels], seed)),
		);
		const means = found.map(({ means: [mean] }) => mean);
		expect(means).toContain(null);
		expect(means.some((mean) => mean !== null && mean > 0.99)).toBe(true);
	});
});

describe('edges', () => {
	test('one cluster, one row, no rows: null', () => {
		expect(silhouettesOf([[1], [2], [3]], [0, 0, 0]).means).toEqual([null]);
		expect(silhouettesOf([[1]], [0]).means).toEqual([null]);
		expect(runToEnd(silhouettes(matrixOf([]), [new Uint8Array(0)], 1)).means).toEqual([null]);
	});

	test('each row a cluster: 0, as Rousseeuw sets it', () => {
		expect(silhouettesOf([[1], [2], [3]], [0, 1, 2]).means).toEqual([0]);
	});

	test('identical rows in two clusters: 0', () => {
		expect(silhouettesOf([[1], [1], [1], [1]], [0, 0, 1, 1]).means).toEqual([0]);
	});
});

test.each([
	[1, 'strong'],
	[0.71, 'strong'],
	[0.70499, 'reasonable'],
	[0.51, 'reasonable'],
	[0.50499, 'weak'],
	[0.4326, 'weak'],
	[0.26, 'weak'],
	[0.25499, 'none'],
	[-1, 'none'],
])('a silhouette of %p is %s', (silhouette, strength) => {
	expect(clusterStrength(silhouette)).toBe(strength);
});
