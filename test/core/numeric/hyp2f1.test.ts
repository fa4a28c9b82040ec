import fc from 'fast-check';

import { hyp2f1 } from '../../../core/numeric/hyp2f1';

test.each([
	// The first z is printed with 12 digits: its function value has no more.
	[0.2425929, 2.42575378, 2.21863999, 0.898337427091, 1.93547392814132],
	[2.2425929, 4.42575378, 4.21863999, 0.474028516687, 4.57434577633906],
	[29.2425929, 31.42575378, 31.21863999, 0.474028516687, 163992994.813516],
	[0.5, 1, 1.5, 0.25, 1.09861228866811],
	[1, 1, 2, 0.5, 1.38629436111989],
	[1, 1.18204298, 1.88612027, 1 / 1.1, 3.69490839890052],
	[200.25, 202.5, 202.3, 0.9, 2.81321406714929e200],
	[0.25, 2.5, 2.3, 0.999, 11.3625360385559],
	[1.1598, 0.6062, 2.1598, 0.0257, 1.00848607981502],
])('₂F₁(%p, %p; %p; %p) = %p (mpmath; models.md 2.7)', (a, b, c, z, expected) => {
	expect(Math.abs(hyp2f1(a, b, c, z) / expected - 1)).toBeLessThan(1e-10);
	expect(Math.abs(hyp2f1(b, a, c, z) / expected - 1)).toBeLessThan(1e-10);
});

const parameter = fc.double({ min: 0.01, max: 20, noNaN: true });
const near = (value: number, expected: number) =>
	expect(Math.abs(value - expected)).toBeLessThan(1e-10 * Math.abs(expected));

test('₂F₁(a, b; b; z) = (1 − z)^−a', () => {
	const below1 = fc.double({ min: -5, max: 0.99, noNaN: true });
	fc.assert(
		fc.property(parameter, parameter, below1, (a, b, z) => near(hyp2f1(a, b, b, z), (1 - z) ** -a)),
	);
});

test('₂F₁(1, 1; 2; z) = −ln(1 − z) / z', () => {
	fc.assert(
		fc.property(fc.double({ min: -50, max: 0.999, noNaN: true }), (z) => {
			if (Math.abs(z) > 1e-3) near(hyp2f1(1, 1, 2, z), -Math.log1p(-z) / z);
		}),
	);
});

test('Euler’s transformation holds', () => {
	const z01 = fc.double({ min: 0, max: 0.95, noNaN: true });
	fc.assert(
		fc.property(parameter, parameter, parameter, z01, (a, b, more, z) => {
			const c = Math.max(a, b) + more;
			near(hyp2f1(a, b, c, z), (1 - z) ** (c - a - b) * hyp2f1(c - a, c - b, c, z));
		}),
	);
});

test('at z = 0 it is 1, and a polynomial ends', () => {
	expect(hyp2f1(0.3, 2, 1.7, 0)).toBe(1);
	expect(hyp2f1(-2, 3, 1.5, 0.5)).toBeCloseTo(1 - 2 + (2 * 12 * 0.25) / (1.5 * 2.5 * 2), 14);
});

test.each([
	[1, 1, 2, 1],
	[1, 1, 2, NaN],
	[NaN, 1, 2, 0.5],
	[1, 1, 0, 0.5],
	[1, 1, -3, 0.5],
	// So close to 1 that no series would end, or so many digits lost that none would be right.
	[1, 1, 2, 1 - 1e-12],
	[-400.5, 300, 0.5, 0.9],
])('₂F₁(%p, %p; %p; %p) is NaN rather than wrong', (a, b, c, z) => {
	expect(hyp2f1(a, b, c, z)).toBeNaN();
});
