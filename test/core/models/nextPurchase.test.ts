import fc from 'fast-check';

import { meanWaitForNextPurchase, waitForNextPurchase } from '../../../core/models/nextPurchase';

const rates = { r: 0.25, alpha: 4 };
const seen = (frequency: number, age: number) => ({
	...{ frequency, age },
	recency: frequency === 0 ? 0 : age,
});

test('the median is (α + T)(2^(1 / (r + x)) − 1) (models.md 3)', () => {
	expect(waitForNextPurchase(rates, seen(3, 40), 0.5)).toBeCloseTo(44 * (2 ** (1 / 3.25) - 1), 10);
});

test('within the wait for a share, that share of Gamma-mixed customers has bought', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 500 }),
			fc.double({ min: 0, max: 300, noNaN: true }),
			fc.double({ min: 0, max: 0.99, noNaN: true }),
			(x, age, share) => {
				const wait = waitForNextPurchase(rates, seen(x, age), share);
				const none = Math.exp(-(rates.r + x) * Math.log1p(wait / (rates.alpha + age)));
				expect(1 - none).toBeCloseTo(share, 9);
			},
		),
	);
});

test('the mean is that of all shares, and exists from r + x above 1 only', () => {
	let sum = 0;
	const parts = 200_000;
	for (let at = 0; at < parts; at++) {
		sum += waitForNextPurchase(rates, seen(6, 40), (at + 0.5) / parts);
	}
	expect(sum / parts).toBeCloseTo(meanWaitForNextPurchase(rates, seen(6, 40)), 3);
	expect(meanWaitForNextPurchase(rates, seen(0, 40))).toBeNaN();
});

test.each([
	[{ ...rates, r: NaN }, seen(1, 2), 0.5],
	[{ ...rates, alpha: 0 }, seen(1, 2), 0.5],
	[rates, seen(NaN, 2), 0.5],
	[rates, seen(1, NaN), 0.5],
	[rates, seen(1, 2), 1],
	[rates, seen(1, 2), -0.1],
	[rates, seen(1, 2), NaN],
])('%p, %p, %p: NaN', (model, history, share) => {
	expect(waitForNextPurchase(model, history, share)).toBeNaN();
});
