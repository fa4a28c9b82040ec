import fc from 'fast-check';

import { customerClusters, type ClusterSettings } from '../../../core/evaluate/customerClusters';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { clouds, matrixOf, ruspini } from '../models/matrixOf.cjs';

const settings = { clusters: null, starts: 10, seed: 1, numberedBy: 2 };
const clustersOf = (rows: ReadonlyArray<readonly number[]>, more: Partial<ClusterSettings> = {}) =>
	runToEnd(customerClusters(matrixOf(rows, 3), { ...settings, ...more }));

/** Days since the last order, orders, spend: twelve regulars, twenty who came once, long ago or lately. */
const shop = [
	...clouds(randomStream(1), [[8, 20, 900]], 12, 3),
	...clouds(randomStream(2), [[300, 2, 30]], 10, 1),
	...clouds(randomStream(3), [[10, 2, 30]], 10, 1),
];

describe('the number of clusters', () => {
	test('is the one with the highest silhouette', () => {
		const found = clustersOf(shop);
		expect(found.profiles.map(({ size }) => size)).toEqual([12, 10, 10]);
		expect(found.strength).toBe('strong');
		expect(found.tried.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5, 6, 7, 8]);
		const highest = Math.max(...found.tried.map(({ silhouette }) => silhouette!));
		expect(found.silhouette).toBe(highest);
		expect(found.tried[1].silhouette).toBe(highest);
	});

	test('four with Ruspini’s points', () => {
		const found = clustersOf(ruspini.map(([x, y]) => [x, y, 0]));
		expect(found.profiles.map(({ size }) => size).sort()).toEqual([15, 17, 20, 23]);
		expect(found.constant).toEqual([2]);
	});

	test('is the one asked for, with its strength', () => {
		const found = clustersOf(shop, { clusters: 5 });
		expect(found.profiles).toHaveLength(5);
		expect(found.tried).toHaveLength(1);
		expect(found.strength).not.toBeNull();
	});

	test('is at most a third of the customers that differ', () => {
		const rows = Array.from({ length: 12 }, (_, at) => [at, at * at, 5]);
		expect(clustersOf(rows).tried.map(({ clusters }) => clusters)).toEqual([2, 3, 4]);
	});

	test.each([
		[1, 0.62],
		[2, 0.41],
		[3, 0.29],
	])('without any groups, %i columns still reach a silhouette of %p', (columns, silhouette) => {
		const values = Float64Array.from({ length: 2_000 * columns }, randomStream(columns, 2_000));
		const found = runToEnd(
			customerClusters({ values, rows: 2_000, columns }, { ...settings, starts: 3 }),
		);
		expect(found.silhouette).toBeCloseTo(silhouette, 1);
	});
});

describe('the description', () => {
	test('medians of the figures as they came, and what sets the cluster apart', () => {
		const [regulars] = clustersOf(shop).profiles;
		const spends = shop
			.slice(0, 12)
			.map(([, , spend]) => spend)
			.sort((one, other) => one - other);
		expect(regulars.medians[2]).toBe((spends[5] + spends[6]) / 2);
		expect(regulars.apart).toHaveLength(3);
		const [most, second, least] = regulars.apart.map(({ z }) => Math.abs(z));
		expect(most).toBeGreaterThanOrEqual(second);
		expect(second).toBeGreaterThanOrEqual(least);
		expect(regulars.apart.find(({ column }) => column === 2)!.z).toBeGreaterThan(1);
	});

	test('weighted with the sizes, what sets clusters apart adds up to nothing', () => {
		const { profiles } = clustersOf(shop, { clusters: 4 });
		for (const column of [0, 1, 2]) {
			const total = profiles.reduce(
				(sum, { size, apart }) => sum + size * apart.find((one) => one.column === column)!.z,
				0,
			);
			expect(total).toBeCloseTo(0, 10);
		}
	});

	test('numbers go by the chosen column, or the first that is left', () => {
		const byRecency = clustersOf(shop, { numberedBy: 0 });
		expect(byRecency.profiles[0].medians[0]).toBeGreaterThan(290);
		expect([...byRecency.labels.slice(12, 22)]).toEqual(Array(10).fill(0));
		const flat = shop.map(([days, orders]) => [days, orders, 7]);
		expect(clustersOf(flat).profiles[0].medians[0]).toBeGreaterThan(290);
	});
});

describe('identities', () => {
	const seeds = fc.nat({ max: 1_000_000 });
	const drawn = (seed: number) => {
		const random = randomStream(seed);
		return Array.from({ length: 40 }, () => [
			Math.floor(-60 * Math.log(random())),
			Math.floor(1 - 3 * Math.log(random())),
			Math.round(100 * Math.exp(4 + 3 * random())) / 100,
		]);
	};

	test('the order of customers changes nothing, to the last digit', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const rows = drawn(seed);
				const one = clustersOf(rows, { seed, starts: 3 });
				const other = clustersOf([...rows].reverse(), { seed, starts: 3 });
				expect(other).toEqual({ ...one, labels: one.labels.slice().reverse() });
			}),
			{ numRuns: 25 },
		);
	});

	test('labels and profiles agree, and everybody is in one cluster', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const { labels, profiles } = clustersOf(drawn(seed), { seed, starts: 2 });
				const sizes = profiles.map(
					(_, cluster) => labels.filter((label) => label === cluster).length,
				);
				expect(sizes).toEqual(profiles.map(({ size }) => size));
				expect(labels).toHaveLength(40);
			}),
			{ numRuns: 25 },
		);
	});

	test('the unit of a column that takes no logarithm changes no label', () => {
		const random = randomStream(9);
		const rows = Array.from({ length: 60 }, () => [random(), random(), random()]);
		const one = clustersOf(rows, { clusters: 4 });
		const other = clustersOf(
			rows.map(([a, b, c]) => [a, b, 64 * c]),
			{ clusters: 4 },
		);
		expect(other.labels).toEqual(one.labels);
	});
});

describe('edges', () => {
	test.each([
		[
			'nobody',
			[],
			null,
			'0 customers with different figures; at least 6 are needed for 2 clusters',
		],
		['one', [[1, 2, 3]], null, '1 customers with different figures; at least 6'],
		['all alike', Array(50).fill([1, 2, 3]), null, '1 customers with different figures'],
		['five', [1, 2, 3, 4, 5].map((x) => [x, x, x]), null, '5 customers with different figures'],
		[
			'ten for four',
			Array.from({ length: 10 }, (_, x) => [x, 0, 0]),
			4,
			'10 customers with different figures; at least 12 are needed for 4 clusters',
		],
	])('%s: too few, in a sentence', (_, rows, clusters, sentence) => {
		expect(() => clustersOf(rows as number[][], { clusters })).toThrow(
			expect.objectContaining({ code: 'tooFewRows', message: expect.stringContaining(sentence) }),
		);
	});

	test.each([1, 21, 2.5, NaN])('%p clusters cannot be asked for', (clusters) => {
		expect(() => clustersOf(shop, { clusters })).toThrow(/it can be 2 to 20/);
	});

	test('a figure that is none is refused by its customer', () => {
		expect(() => clustersOf([...shop, [1, NaN, 3]])).toThrow(
			expect.objectContaining({ code: 'outOfDomain', row: shop.length }),
		);
	});

	test('frozen arguments will do, and nothing in them changes', () => {
		const matrix = Object.freeze(matrixOf(shop));
		const before = matrix.values.slice();
		runToEnd(customerClusters(matrix, Object.freeze({ ...settings })));
		expect(matrix.values).toEqual(before);
	});
});
