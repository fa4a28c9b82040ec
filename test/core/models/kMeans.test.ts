import fc from 'fast-check';

import { kMeans, type KMeansSettings } from '../../../core/models/kMeans';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { clouds, matrixOf, ruspini } from './matrixOf.cjs';

const settings = { clusters: 4, starts: 10, seed: 1, numberedBy: 0 };
const fitOf = (rows: ReadonlyArray<readonly number[]>, more: Partial<KMeansSettings> = {}) =>
	runToEnd(kMeans(matrixOf(rows), { ...settings, ...more }));

/** Seeded, so that a failure comes back; every call another order. */
function shuffled<Row>(rows: readonly Row[], random: () => number): Row[] {
	const all = rows.map((row) => ({ row, key: random() }));
	return all.sort((one, other) => one.key - other.key).map(({ row }) => row);
}

describe('Ruspini (1970), 75 points', () => {
	// Best of 50 starts of scikit-learn 1.2.1 with tol=0.
	test.each([
		[2, 89337.83214285714],
		[3, 51063.475045670435],
		[4, 12881.051236146628],
		[5, 10126.719788182829],
		[6, 8575.406876456876],
	])('least inertia with %i clusters: %p', (clusters, inertia) => {
		const fit = fitOf(ruspini, { clusters, starts: 50 });
		expect(fit.inertia / inertia).toBeCloseTo(1, 12);
		expect(fit.converged).toBe(true);
	});

	test('its four clusters, of 20, 23, 17 and 15', () => {
		const { labels, sizes } = fitOf(ruspini);
		expect([...sizes]).toEqual([17, 15, 23, 20]);
		expect([...labels.slice(0, 20)]).toEqual(Array(20).fill(3));
		expect([...labels.slice(20, 43)]).toEqual(Array(23).fill(2));
		expect([...labels.slice(43, 60)]).toEqual(Array(17).fill(0));
		expect([...labels.slice(60)]).toEqual(Array(15).fill(1));
	});
});

const seeds = fc.record({ seed: fc.nat(), clusters: fc.integer({ min: 1, max: 6 }) });
/** 60 rows of three figures, some of them alike in a column or in all. */
function someRows(seed: number) {
	const random = randomStream(seed, 7);
	const rows = Array.from({ length: 50 }, () => [Math.floor(5 * random()), random(), random()]);
	return [...rows, ...rows.slice(0, 10)];
}

describe('identities', () => {
	test('the order of rows changes nothing', () => {
		fc.assert(
			fc.property(seeds, ({ seed, clusters }) => {
				const rows = someRows(seed);
				const one = fitOf(rows, { clusters, seed });
				const label = new Map(rows.map((row, at) => [row, one.labels[at]]));
				const mixed = shuffled(rows, randomStream(seed, 8));
				const other = fitOf(mixed, { clusters, seed });
				expect(other).toEqual({ ...one, labels: Uint8Array.from(mixed, (row) => label.get(row)!) });
			}),
		);
	});

	test('the same rows and seed give the same fit', () => {
		expect(fitOf(someRows(1))).toEqual(fitOf(someRows(1)));
	});

	test('identical rows share a cluster', () => {
		fc.assert(
			fc.property(seeds, ({ seed, clusters }) => {
				const { labels } = fitOf(someRows(seed), { clusters, seed });
				expect(labels.slice(50)).toEqual(labels.slice(0, 10));
			}),
		);
	});

	test('every row twice: the same clusters, twice the inertia', () => {
		const fit = fitOf(ruspini);
		const twice = fitOf([...ruspini, ...ruspini]);
		expect(twice.labels).toEqual(Uint8Array.from([...fit.labels, ...fit.labels]));
		expect(twice.inertia / fit.inertia).toBeCloseTo(2, 12);
	});

	test('a shift of all figures changes no label', () => {
		fc.assert(
			fc.property(seeds, fc.integer({ min: -100, max: 100 }), ({ seed, clusters }, shift) => {
				const rows = someRows(seed);
				const moved = rows.map((row) => row.map((figure) => figure + shift));
				const one = fitOf(rows, { clusters, seed });
				const other = fitOf(moved, { clusters, seed });
				expect(other.labels).toEqual(one.labels);
				expect(other.inertia).toBeCloseTo(one.inertia, 9);
			}),
		);
	});

	test('more clusters, with starts enough, never fit worse; more starts never either', () => {
		const rows = someRows(3);
		const inertias = [1, 2, 3, 4, 5].map(
			(clusters) => fitOf(rows, { clusters, starts: 30 }).inertia,
		);
		for (let at = 1; at < inertias.length; at++)
			expect(inertias[at]).toBeLessThan(inertias[at - 1]);
		const starts = [1, 2, 5, 20].map(
			(count) => fitOf(rows, { clusters: 5, starts: count }).inertia,
		);
		for (let at = 1; at < starts.length; at++) {
			expect(starts[at]).toBeLessThanOrEqual(starts[at - 1]);
		}
	});

	test('clusters are numbered by the mean of the chosen column, high to low', () => {
		for (const numberedBy of [0, 1, 2]) {
			const { centroids } = fitOf(someRows(4), { numberedBy });
			const means = [0, 1, 2, 3].map((cluster) => centroids[cluster * 3 + numberedBy]);
			expect(means).toEqual([...means].sort((one, other) => other - one));
		}
	});

	test('with equal means there, by the other columns', () => {
		const rows = [
			[5, 1],
			[5, 2],
			[5, 11],
			[5, 12],
			[5, 21],
			[5, 22],
		];
		expect([...fitOf(rows, { clusters: 3 }).centroids]).toEqual([5, 21.5, 5, 11.5, 5, 1.5]);
	});
});

describe('recovery', () => {
	const centres = [
		[0, 0],
		[10, 0],
		[0, 10],
		[10, 10],
		[5, 20],
	];

	test.each([1, 2, 3])('clusters set well apart are found exactly (seed %i)', (seed) => {
		const rows = clouds(randomStream(seed), centres, 40, 2);
		const { labels, sizes } = fitOf(rows, { clusters: 5, seed });
		expect([...sizes]).toEqual([40, 40, 40, 40, 40]);
		for (let at = 0; at < rows.length; at++) expect(labels[at]).toBe(labels[at - (at % 40)]);
		expect(new Set(labels).size).toBe(5);
	});

	test('also where starts are tried on a sample, and a cluster is too small to be in it', () => {
		const rows = [
			...clouds(randomStream(5), centres, 2_000, 2),
			[400, 400],
			[401, 401],
			[402, 401],
		];
		const { labels, sizes, converged } = fitOf(rows, { clusters: 6, starts: 3 });
		expect([...sizes].sort((one, other) => other - one)).toEqual([
			2_000, 2_000, 2_000, 2_000, 2_000, 3,
		]);
		expect([...labels.slice(-3)]).toEqual([0, 0, 0]);
		expect(converged).toBe(true);
		const mixed = shuffled(rows, randomStream(6));
		expect(fitOf(mixed, { clusters: 6, starts: 3 }).sizes).toEqual(sizes);
	});
});

describe('edges', () => {
	test('as many clusters as rows: each its own', () => {
		expect(fitOf([[1], [2], [3], [4]])).toMatchObject({ inertia: 0, converged: true });
		expect([...fitOf([[1], [2], [3], [4]]).labels]).toEqual([3, 2, 1, 0]);
	});

	test('one row, one cluster', () => {
		expect([...fitOf([[1, 2]], { clusters: 1 }).centroids]).toEqual([1, 2]);
	});

	test.each([
		['no rows', []],
		['fewer rows than clusters', [[1], [2], [3]]],
		['all rows alike', Array(9).fill([1])],
		['too few different rows', [[1], [1], [2], [2], [3], [3]]],
	])('%s: tooFewRows', (_, rows) => {
		expect(() => fitOf(rows)).toThrow(expect.objectContaining({ code: 'tooFewRows' }));
	});

	test.each([NaN, Infinity, -Infinity])('%p is refused by its row', (figure) => {
		expect(() =>
			fitOf([
				[1, 2],
				[3, 4],
				[5, figure],
			]),
		).toThrow(expect.objectContaining({ name: 'ModelError', code: 'outOfDomain', row: 2 }));
	});

	test.each([0, 257, NaN])('%p clusters are refused', (clusters) => {
		expect(() => fitOf(ruspini, { clusters })).toThrow('Needs 1 to 256 clusters');
	});

	test('figures that cannot be squared are refused, tiny ones are not', () => {
		const huge = [[1e200], [-1e200], [2e200], [3e200]];
		expect(() => fitOf(huge, { clusters: 2 })).toThrow(
			expect.objectContaining({ code: 'outOfDomain' }),
		);
		const tiny = ruspini.map((row) => row.map((figure) => figure * 1e-100));
		expect(fitOf(tiny).labels).toEqual(fitOf(ruspini).labels);
	});

	test('stopped early, it says so', () => {
		expect(fitOf(ruspini, { clusters: 6, mostIterations: 1, starts: 1 }).converged).toBe(false);
	});

	test('arguments are left alone', () => {
		const matrix = Object.freeze(matrixOf(ruspini));
		const before = matrix.values.slice();
		runToEnd(kMeans(matrix, Object.freeze({ ...settings })));
		expect(matrix.values).toEqual(before);
	});
});
