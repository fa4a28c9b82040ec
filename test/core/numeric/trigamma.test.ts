import fc from 'fast-check';

import { digamma } from '../../../core/numeric/digamma';
import { trigamma } from '../../../core/numeric/trigamma';

test.each([
	['π² / 2', 0.5, 4.934802200544679],
	['π² / 6', 1, 1.6449340668482264],
	['π² / 2 − 4', 1.5, 0.9348022005446793],
	['π² / 6 − 1', 2, 0.6449340668482264],
	['π² + 8 G with Catalan’s constant', 0.25, 17.19732915450711],
])('ψ′: %s at %p (Abramowitz & Stegun 6.4)', (_, x, expected) => {
	expect(Math.abs(trigamma(x) / expected - 1)).toBeLessThan(1e-14);
});

test('ψ′(x) = ψ′(x + 1) + 1/x², and it is the slope of ψ', () => {
	fc.assert(
		fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
			const next = trigamma(x + 1) + 1 / (x * x);
			expect(Math.abs(trigamma(x) / next - 1)).toBeLessThan(1e-13);
			const h = 1e-4 * x;
			const slope = (digamma(x + h) - digamma(x - h)) / (2 * h);
			expect(Math.abs(slope / trigamma(x) - 1)).toBeLessThan(1e-6 + 1e-11 / h / trigamma(x));
		}),
	);
});

test('for large x it is 1/x + 1/2x² + 1/6x³, and at last 0', () => {
	expect(trigamma(1e5) / (1e-5 + 0.5e-10 + 1e-15 / 6) - 1).toBeCloseTo(0, 14);
	expect(trigamma(Infinity)).toBe(0);
});

test.each([0, -1.5, NaN, -Infinity])('outside its domain, at %p, it is NaN', (x) => {
	expect(trigamma(x)).toBeNaN();
});
