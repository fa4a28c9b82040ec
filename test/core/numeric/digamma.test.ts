import fc from 'fast-check';

import { digamma } from '../../../core/numeric/digamma';
import { logGamma } from '../../../core/numeric/logGamma';

test.each([
	[1e-6, -1000000.57721401996866806820091],
	[0.1, -10.423754940411076795168216219],
	[0.2425929, -4.35849106408047624484996436511],
	[0.5, -1.963510026021423479440976333],
	[1, -0.577215664901532860606512090082],
	[1.5, 0.0364899739785765205590236670012],
	[4.41353129, 1.36713054221938307609607221625],
	[100.25, 4.60267124327471255907687550162],
	[1e6, 13.8155100579641907707746154031],
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
