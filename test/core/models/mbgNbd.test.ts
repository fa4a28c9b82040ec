import fc from 'fast-check';

import { probabilityAlive as aliveByBgNbd } from '../../../core/models/bgNbd';
import {
	expectedPurchases,
	expectedRepeatPurchases,
	probabilityAlive,
	probabilityOfNoPurchase,
	probabilityOfRepeatPurchases,
} from '../../../core/models/mbgNbd';

/** Fitted to CDNOW, in weeks. */
const cdnow = { r: 0.5248379, alpha: 6.1829912, a: 0.8913564, b: 1.6139999 };
const seen = (frequency: number, recency: number, age: number) => ({ frequency, recency, age });

describe('CDNOW customers (models.md 2.1)', () => {
	test.each([
		[0, 0, 38.86, 0.38971636, 0.15395365],
		[1, 1.71, 38.86, 0.17081963, 0.18878924],
		[2, 30.43, 38.86, 0.70612623, 1.26267071],
		[7, 29.43, 38.86, 0.62263871, 3.16680515],
		[1, 5, 38.86, 0.25950415, 0.28680306],
		[4, 23.29, 38.86, 0.48028414, 1.49863056],
		[29, 38, 38.86, 0.95107496, 18.38283709],
		[26, 30.86, 31, 0.96555287, 19.44803551],
	])('x %p, tₓ %p, T %p: active %p, purchases in 39 weeks %p', (x, tx, T, alive, purchases) => {
		expect(probabilityAlive(cdnow, seen(x, tx, T))).toBeCloseTo(alive, 6);
		const relative = expectedPurchases(cdnow, seen(x, tx, T), 39) / purchases;
		expect(relative).toBeCloseTo(1, 6);
	});

	test.each([
		[0.1429, 0.00777962],
		[1, 0.05306062],
		[3, 0.150793],
		[31.8571, 1.0334705],
		[32, 1.0366092],
		[39, 1.1822836],
		[52, 1.4188894],
		[78, 1.803636],
	])('repeat purchases of a new customer in %p weeks: %p', (time, expected) => {
		expect(expectedRepeatPurchases(cdnow, time)).toBeCloseTo(expected, 6);
	});
});

const some = fc.record({
	...{ r: fc.double({ min: 0.05, max: 5, noNaN: true }) },
	...{ alpha: fc.double({ min: 1, max: 50, noNaN: true }) },
	...{ a: fc.double({ min: 0.05, max: 5, noNaN: true }) },
	...{ b: fc.double({ min: 0.05, max: 5, noNaN: true }) },
});

test('the chances of all counts add up to 1, and give the mean', () => {
	fc.assert(
		fc.property(some, fc.double({ min: 0.01, max: 3, noNaN: true }), (model, times) => {
			const time = times * model.alpha;
			const counts = Array.from({ length: 400 }, (_, count) =>
				probabilityOfRepeatPurchases(model, time, count),
			);
			const total = counts.reduce((sum, one) => sum + one, 0);
			const mean = counts.reduce((sum, one, count) => sum + one * count, 0);
			expect(total).toBeCloseTo(1, 9);
			expect(mean / expectedRepeatPurchases(model, time)).toBeCloseTo(1, 7);
		}),
	);
});

test('who bought once and long ago is likely gone, while BG/NBD is sure that he is not', () => {
	const once = seen(0, 0, 500);
	expect(aliveByBgNbd(cdnow, once)).toBe(1);
	expect(probabilityAlive(cdnow, once)).toBeLessThan(0.2);
	expect(probabilityOfNoPurchase(cdnow, once, 39)).toBeGreaterThan(0.98);
});

test('a customer of whom nothing is known has stayed with chance b / (a + b)', () => {
	const { a, b } = cdnow;
	expect(probabilityAlive(cdnow, seen(0, 0, 0))).toBeCloseTo(b / (a + b), 14);
});
