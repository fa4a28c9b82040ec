import fc from 'fast-check';

import { digamma } from '../../../core/numeric/digamma';
import { logGamma } from '../../../core/numeric/logGamma';

test.each([
	[1e-6, -1000000.57721402],
	[0.1, -10.423754940411078],
	[0.2425929, -4.358491064080476],
	[0.5, -1.9635100260214235],
	[1, -0.5772156649015329],
	[1.5, 0.03648997397857652],
	[4.41353129, 1.3671305422193831],
	[100.25, 4.602671243274712],
	[1e6, 13.815510057964191],
])('ψ(%p) = %p (mpmath, 30 digits)', (x, expected) => {
	const scale = Math.max(1, Math.abs(expected));
	expect(Math.abs(digamma(x) - expected) / scale).toBeLessThan(1e-14);
});

test('ψ(x + 1) = ψ(x) + 1/x, and it is the slope of ln Γ', () => {
	fc.assert(
		fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
			const scale = Math.max(1, 1 / x);
			expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x) / scale).toBeLessThan(1e-13);
			const h = 1e-5 * x;
			const slope = (logGamma(x + h) - logGamma(x - h)) / (2 * h);
			expect(Math.abs(slope - digamma(x)) / scale).toBeLessThan(1e-5);
		}),
	);
});

test.each([0, -1.5, NaN, -Infinity])('outside its domain, at %p, it is NaN', (x) => {
	expect(digamma(x)).toBeNaN();
});

test('it grows without bound', () => {
	expect(digamma(Infinity)).toBe(Infinity);
});
