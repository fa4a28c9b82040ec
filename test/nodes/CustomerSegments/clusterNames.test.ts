import fc from 'fast-check';

import { FEATURES } from '../../../nodes/CustomerSegments/operations/clusters/clusters.features';
import { clusterNames } from '../../../nodes/CustomerSegments/operations/clusters/clusters.names';

/** A cluster that is so many standard deviations from the average customer in each feature. */
const profile = (zs: readonly number[]) => ({
	size: 10,
	medians: zs,
	apart: zs.map((z, column) => ({ column, z })),
});
const three = ['daysSinceLastPurchase', 'orders', 'revenue'] as const;
const names = (...zs: ReadonlyArray<readonly number[]>) => clusterNames(zs.map(profile), three);

test('a name says what sets a cluster apart, and nothing else', () => {
	expect(names([-0.6, 1.6, 0.5], [0.7, -0.5, -2], [0.49, -0.49, 0], [-1.5, 0, 0])).toEqual([
		'Recent, very frequent, high spend',
		'Long ago, seldom, very low spend',
		'Average',
		'Very recent',
	]);
});

test('clusters of one name are told apart by the feature in which they differ most', () => {
	expect(names([-0.6, 0.6, 1.4], [-0.6, 0.6, 0.7])).toEqual([
		'Recent, frequent, high spend (higher spend)',
		'Recent, frequent, high spend (lower spend)',
	]);
	expect(names([0.4, 0, 0], [-0.4, 0, 0], [0, 0, 0])).toEqual([
		'Average (longer ago)',
		'Average (more recent)',
		'Average (in between)',
	]);
	expect(names([0.4, 0, 0], [-0.4, 0, 0], [0, 0, 0], [0.1, 0, 0])).toEqual([
		'Average (longer ago)',
		'Average (more recent)',
		'Average (in between, 1)',
		'Average (in between, 2)',
	]);
});

test('no two names are the same, whatever the clusters', () => {
	const z = fc.constantFrom(-2, -1, -0.6, -0.1, 0, 0.1, 0.6, 1, 2);
	const zs = fc.array(z, { minLength: FEATURES.length, maxLength: FEATURES.length });
	fc.assert(
		fc.property(fc.array(zs, { minLength: 2, maxLength: 20 }), (clusters) => {
			const found = clusterNames(clusters.map(profile), FEATURES);
			expect(new Set(found).size).toBe(clusters.length);
		}),
	);
});

test('a feature that is the same for all customers is not in a name', () => {
	const found = clusterNames(
		[{ size: 1, medians: [1, 2, 3], apart: [{ column: 2, z: 1 }] }],
		three,
	);
	expect(found).toEqual(['High spend']);
});
