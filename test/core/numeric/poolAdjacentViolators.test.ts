import fc from 'fast-check';

import { poolAdjacentViolators } from '../../../core/numeric/poolAdjacentViolators';

const pooled = (values: readonly number[], weights?: readonly number[]) => [
	...poolAdjacentViolators(Float64Array.from(values), weights && Float64Array.from(weights)),
];

test('1 3 2 4 3 5 becomes 1 2.5 2.5 3.5 3.5 5', () => {
	expect(pooled([1, 3, 2, 4, 3, 5])).toEqual([1, 2.5, 2.5, 3.5, 3.5, 5]);
});

test('weights: 3 once and 1 three times is 1.5; a fall pools back as far as it must', () => {
	expect(pooled([3, 1], [1, 3])).toEqual([1.5, 1.5]);
	expect(pooled([1, 2, 3, -2])).toEqual([1, 1, 1, 1]);
	expect(pooled([5, 4, 3])).toEqual([4, 4, 4]);
	expect(pooled([])).toEqual([]);
	expect(pooled([7])).toEqual([7]);
});

/** The value at i is max over a ≤ i of min over b ≥ i of the mean from a to b (Barlow et al. 1972, section 1.2). */
function maxMin(values: readonly number[], weights: readonly number[]): number[] {
	const mean = (from: number, to: number) => {
		let sum = 0;
		let weight = 0;
		for (let at = from; at <= to; at++) {
			sum += values[at] * weights[at];
			weight += weights[at];
		}
		return sum / weight;
	};
	return values.map((_, at) =>
		Math.max(
			...values
				.slice(0, at + 1)
				.map((__, from) => Math.min(...values.slice(at).map((___, more) => mean(from, at + more)))),
		),
	);
}

test('is the definition’s, and never falls', () => {
	const rows = fc.array(
		fc.record({ value: fc.integer({ min: -9, max: 9 }), weight: fc.integer({ min: 1, max: 5 }) }),
		{ maxLength: 12 },
	);
	fc.assert(
		fc.property(rows, (one) => {
			const values = one.map(({ value }) => value);
			const weights = one.map(({ weight }) => weight);
			const ours = pooled(values, weights);
			for (const [at, value] of maxMin(values, weights).entries()) {
				expect(ours[at]).toBeCloseTo(value, 10);
				if (at > 0) expect(ours[at]).toBeGreaterThanOrEqual(ours[at - 1]);
			}
		}),
	);
});

test('arguments are left alone', () => {
	const values = Float64Array.from([3, 1, 2]);
	const weights = Float64Array.from([1, 2, 3]);
	poolAdjacentViolators(values, weights);
	expect([...values, ...weights]).toEqual([3, 1, 2, 1, 2, 3]);
});
