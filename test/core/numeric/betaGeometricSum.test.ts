import fc from 'fast-check';

import { betaGeometricSum } from '../../../core/numeric/betaGeometricSum';
import { hyp2f1 } from '../../../core/numeric/hyp2f1';

test.each([
	// ₂F₁(1, β; α + β; 1 / (1 + d)) by mpmath.
	[0.70407729, 1.18204298, 0.1, 3.69490839890051],
	[1, 1, 1, 1.38629436111989],
	[0.7, 1.2, 1e-4, 46.6701594494862],
	[0.668, 3.806, 9.6e-5, 127.298829792066],
	[0.668, 3.806, 1e-7, 1335.69461799227],
	[0.05, 0.3, 1e-6, 439981.91937532],
	[2.5, 40, 1e-9, 27.666664454125],
	[3, 1e4, 1e-5, 4601.6600478771],
	[1, 1, 1e-12, 27.6310211159571],
	[500, 1e5, 0.001, 167.759220131921],
	[1e-3, 5, 0.01, 100.730201548078],
	[0.3, 1e-3, 0.2, 1.01062363168688],
	[5, 0.2, 3, 1.01012010765873],
	[0.9, 20, 1e-15, 4250.35498290453],
])('α = %p, β = %p, d = %p: %p', (alpha, beta, discount, expected) => {
	expect(Math.abs(betaGeometricSum(alpha, beta, discount) / expected - 1)).toBeLessThan(1e-9);
});

const parameter = fc.double({ min: 0.02, max: 200, noNaN: true });

test('the power series where it is quick, and the next renewal from this one', () => {
	fc.assert(
		fc.property(parameter, parameter, fc.double({ min: 0.02, max: 5, noNaN: true }), (a, b, d) => {
			const sum = betaGeometricSum(a, b, d);
			expect(sum / hyp2f1(1, b, a + b, 1 / (1 + d))).toBeCloseTo(1, 9);
			const next = betaGeometricSum(a, b + 1, d);
			expect(sum / (1 + ((b / (a + b)) * next) / (1 + d))).toBeCloseTo(1, 9);
		}),
	);
});

test('the smaller the discount the larger the sum, up to the mean where there is one', () => {
	const sums = [1, 1e-2, 1e-4, 1e-8, 1e-12].map((discount) => betaGeometricSum(3, 8, discount));
	expect(sums).toEqual([...sums].sort((one, other) => one - other));
	expect(sums[4]).toBeCloseTo((3 + 8 - 1) / (3 - 1), 9);
});

test('outside the domain', () => {
	for (const [alpha, beta, discount] of [
		[0, 1, 1],
		[1, -1, 1],
		[1, 1, 0],
		[1, 1, Infinity],
		[NaN, 1, 1],
	]) {
		expect(betaGeometricSum(alpha, beta, discount)).toBeNaN();
	}
});
