import fc from 'fast-check';

import { incompleteBeta } from '../../../core/numeric/incompleteBeta';
import { logGamma } from '../../../core/numeric/logGamma';
import { studentTQuantile } from '../../../core/numeric/studentT';

// Reference values by mpmath with 40 digits.
function relativeError(ours: number, theirs: number): number {
	return Math.abs(ours / theirs - 1);
}

describe('ln Γ', () => {
	test.each([
		[1e-6, 13.815509980749432],
		[0.001, 6.907178885383853],
		[0.1, 2.252712651734206],
		[0.2425929, 1.3198164199186444],
		[0.5, 0.5723649429247001],
		[0.999999, 5.77216487368967e-7],
		[1.000001, -5.772148424349001e-7],
		[1.3, -0.10817480950786047],
		[1.5, -0.12078223763524522],
		[2 - 2 ** -23, -5.0399815637755424e-8],
		[2.0001, 4.2281658112830715e-5],
		[2.5, 0.2846828704729192],
		[2.50001, 0.2846899020638435],
		[3, 0.6931471805599453],
		[4.41353129, 2.334579236528062],
		[9.999, 12.799575780077413],
		[10, 12.801827480081469],
		[10.5, 13.940625219403763],
		[100.25, 360.28455963776423],
		[5000.5, 37586.884887281056],
		[1e6, 12815504.569147611],
	])('of %d', (x, expected) => {
		expect(relativeError(logGamma(x), expected)).toBeLessThan(1e-10);
	});

	test('is 0 at 1 and 2, and no number where there is none', () => {
		expect(logGamma(1)).toBeCloseTo(0, 15);
		expect(logGamma(2)).toBeCloseTo(0, 15);
		for (const x of [0, -1, -0.5, NaN]) expect(logGamma(x)).toBeNaN();
	});

	test('Γ(x + 1) = x Γ(x)', () => {
		const numbers = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(numbers, (x) => {
				const error = logGamma(x + 1) - logGamma(x) - Math.log(x);
				expect(Math.abs(error)).toBeLessThan(1e-12 * Math.max(1, logGamma(x)));
			}),
		);
	});
});

describe('regularised incomplete beta', () => {
	test.each([
		[0.25, 0.5, 0.5, 0.3333333333333333],
		[0.3, 1, 1, 0.3],
		[0.4, 2, 3, 0.5248],
		[0.974789, 8, 3, 0.9983167592042799],
		[0.9, 0.5, 4.5, 0.9999914619487769],
		[0.9, 50, 0.5, 0.0012041498325598113],
		[0.4, 200, 300, 0.5024286163199316],
		[0.5, 0.001, 2, 0.9998067465369478],
		[0.999996, 500_000, 0.5, 0.045500101923263155],
		[0.999, 0.01, 0.02, 0.7095796810124726],
	])('at %d for %d and %d', (x, a, b, expected) => {
		expect(relativeError(incompleteBeta(x, a, b), expected)).toBeLessThan(1e-8);
		if (a < 1000) expect(relativeError(incompleteBeta(x, a, b), expected)).toBeLessThan(1e-12);
	});

	test('is 0 at 0, 1 at 1, and no number outside', () => {
		expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
		for (const [x, a, b] of [
			[-0.1, 1, 1],
			[1.1, 1, 1],
			[0.5, 0, 1],
			[0.5, 1, -1],
			[NaN, 1, 1],
		]) {
			expect(incompleteBeta(x, a, b)).toBeNaN();
		}
	});

	test('Iₓ(a, b) + I₁₋ₓ(b, a) = 1', () => {
		const shape = fc.double({ min: 0.01, max: 500, noNaN: true });
		const share = fc.integer({ min: 1, max: 1023 }).map((part) => part / 1024);
		fc.assert(
			fc.property(share, shape, shape, (x, a, b) => {
				expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 11);
			}),
		);
	});
});

describe("quantile of Student's t", () => {
	test.each([
		[0.975, 1, 12.706204736174705],
		[0.975, 2, 4.302652729749464],
		[0.975, 3, 3.1824463052837095],
		[0.975, 7, 2.3646242515927853],
		[0.975, 9, 2.2621571627982053],
		[0.975, 29, 2.0452296421327043],
		[0.975, 99, 1.9842169515864174],
		[0.975, 1e6, 1.959966356814107],
		[0.95, 5, 2.0150483733330242],
		[0.995, 10, 3.1692726726169513],
		[0.6, 0.5, 0.3979754267847907],
		[1e-6, 4, -41.577854150450975],
		[0.9999999, 30, 6.701399512187066],
		[0.025, 9, -2.2621571627982053],
		[0.51, 12, 0.025596390148618836],
	])('%d with %d degrees of freedom', (p, degrees, expected) => {
		expect(relativeError(studentTQuantile(p, degrees), expected)).toBeLessThan(1e-9);
	});

	test('the middle is 0; both sides mirror each other', () => {
		expect(studentTQuantile(0.5, 3)).toBe(0);
		const part = fc.integer({ min: 1, max: 511 }).map((of) => of / 1024);
		fc.assert(
			fc.property(part, fc.integer({ min: 1, max: 100_000 }), (p, degrees) => {
				expect(studentTQuantile(p, degrees)).toBe(-studentTQuantile(1 - p, degrees));
			}),
		);
	});

	test('more degrees of freedom bring it closer to the normal distribution, never below', () => {
		const degrees = [1, 2, 5, 10, 100, 1000, 100_000];
		const quantiles = degrees.map((each) => studentTQuantile(0.975, each));
		expect([...quantiles].sort((one, other) => other - one)).toEqual(quantiles);
		expect(quantiles[quantiles.length - 1]).toBeGreaterThan(1.959963984540054);
	});

	test('no number where there is none', () => {
		for (const [p, degrees] of [
			[0, 5],
			[1, 5],
			[-1, 5],
			[NaN, 5],
			[0.9, 0],
			[0.9, NaN],
			[0.9, Infinity],
		]) {
			expect(studentTQuantile(p, degrees)).toBeNaN();
		}
	});
});
