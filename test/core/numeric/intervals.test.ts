import fc from 'fast-check';

import { newcombeInterval } from '../../../core/numeric/newcombeInterval';
import { quantile } from '../../../core/numeric/quantile';
import { wilsonInterval } from '../../../core/numeric/wilsonInterval';

describe('Wilson interval', () => {
	test.each([
		[0, 10, 0, 0.277533],
		[1, 10, 0.017876, 0.40415],
		[5, 10, 0.236593, 0.763407],
		[8, 10, 0.490162, 0.943318],
		[10, 10, 0.722467, 1],
		[15, 20, 0.531299, 0.888138],
		[81, 263, 0.255289, 0.36621],
		[420, 500, 0.805292, 0.869524],
		[0, 1, 0, 0.793451],
		[1, 1, 0.206549, 1],
	])('%d of %d, as statsmodels prints it', (successes, trials, low, high) => {
		const interval = wilsonInterval(successes, trials);
		expect(interval.low).toBeCloseTo(low, 6);
		expect(interval.high).toBeCloseTo(high, 6);
	});

	test('holds the share, stays in 0 to 1, and narrows with more of the same', () => {
		const counts = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }));
		fc.assert(
			fc.property(counts, ([some, trials]) => {
				const successes = some % (trials + 1);
				const { low, high } = wilsonInterval(successes, trials);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low).toBeLessThanOrEqual(successes / trials);
				expect(high).toBeGreaterThanOrEqual(successes / trials);
				const more = wilsonInterval(2 * successes, 2 * trials);
				expect(more.high - more.low).toBeLessThan(high - low);
			}),
		);
	});
});

describe('Newcombe interval of a difference', () => {
	test('120 of 1,000 against 90 of 1,000, as published', () => {
		const one = { successes: 120, trials: 1000 };
		const { low, high } = newcombeInterval(one, { successes: 90, trials: 1000 });
		expect(low).toBeCloseTo(0.003096, 6);
		expect(high).toBeCloseTo(0.05701, 6);
	});

	test('changes its sign with the sides', () => {
		const one = { successes: 3, trials: 20 };
		const other = { successes: 11, trials: 30 };
		const there = newcombeInterval(one, other);
		const back = newcombeInterval(other, one);
		expect(back.low).toBeCloseTo(-there.high, 12);
		expect(back.high).toBeCloseTo(-there.low, 12);
	});
});

describe('R-7 quantile', () => {
	test.each([
		[[1, 2, 3, 4], 0.25, 1.75],
		[[1, 2, 3, 4], 0.5, 2.5],
		[[10], 0.9, 10],
		[[1, 2, 3, 4, 5], 1, 5],
		[[0, 10], 0.9, 9],
	])('%j at %d', (values, share, expected) => {
		expect(quantile(values, share)).toBeCloseTo(expected, 12);
	});

	test('nothing has no quantile', () => {
		expect(quantile([], 0.5)).toBeNaN();
	});
});
