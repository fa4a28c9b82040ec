import fc from 'fast-check';

import { frequencyDifference, poissonInterval } from '../../../core/numeric/poissonInterval';

describe('score interval of a Poisson count', () => {
	test.each([0, 1, 3, 10, 250])(
		'%d: both ends are where the count is z standard errors away',
		(k) => {
			const { low, high } = poissonInterval(k);
			for (const mean of [low, high].filter((end) => end > 0)) {
				expect((k - mean) ** 2 / mean).toBeCloseTo(1.959963984540054 ** 2, 9);
			}
			expect(low).toBeLessThanOrEqual(k);
			expect(high).toBeGreaterThan(k);
		},
	);

	test('0 begins at 0, and never below', () => {
		expect(poissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(3.841459, 6) });
		expect(poissonInterval(1).low).toBeGreaterThan(0);
	});
});

describe('difference of two frequencies', () => {
	const some = fc.record({ count: fc.nat(200), exposure: fc.integer({ min: 1, max: 5000 }) });

	test('holds the difference, and changes its sign with the sides', () => {
		fc.assert(
			fc.property(some, some, (one, other) => {
				const there = frequencyDifference(one, other);
				const back = frequencyDifference(other, one);
				const difference = one.count / one.exposure - other.count / other.exposure;
				expect(there.low).toBeLessThanOrEqual(difference);
				expect(there.high).toBeGreaterThanOrEqual(difference);
				expect(back.low).toBeCloseTo(-there.high, 12);
				expect(back.high).toBeCloseTo(-there.low, 12);
			}),
		);
	});

	test('the same twice is no difference; ten times as much is one', () => {
		const { low, high } = frequencyDifference(
			{ count: 12, exposure: 100 },
			{ count: 12, exposure: 100 },
		);
		expect(low).toBeLessThan(0);
		expect(high).toBeGreaterThan(0);
		expect(
			frequencyDifference({ count: 60, exposure: 100 }, { count: 6, exposure: 100 }).low,
		).toBeGreaterThan(0);
	});
});
