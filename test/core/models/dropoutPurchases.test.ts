import fc from 'fast-check';

import { byIntegral, dropoutPurchases } from '../../../core/models/dropoutPurchases';

test.each([
	['a pole of the closed form, a = 1', 0.24, 4.4, 1, 2.4, 39, 1.0708086679226454],
	['beside that pole', 0.24, 4.4, 1.0000001, 2.4, 39, 1.0708086209017853],
	['a + b below 1', 0.24, 4.4, 0.3, 0.5, 39, 1.1581143990253322],
	['nearly nobody leaves', 0.5, 6, 0.001, 2, 39, 3.246424882227416],
	['all or nothing', 0.5, 6, 0.02, 0.03, 39, 2.151308659851171],
	['nearly alike in rate', 50, 4.4, 0.8, 2, 39, 19.3263384367485],
	['nearly alike in leaving', 3, 1, 40, 60, 200, 2.5384560442243775],
	['2,000 purchases so far', 2000.25, 60, 0.9, 2003, 39, 1027.4433887590767],
	['two thousand years', 0.24, 4.4, 0.8, 2.4, 1e5, 28.26937217427584],
	['ten seconds', 0.24, 4.4, 0.8, 2.4, 1e-6, 5.454545262396708e-8],
])('%s (mpmath, 60 digits)', (_, r, alpha, a, b, time, expected) => {
	expect(Math.abs(dropoutPurchases({ r, alpha, a, b }, time) / expected - 1)).toBeLessThan(1e-10);
});

const size = fc.double({ min: 0.02, max: 30, noNaN: true });

test.each([
	[2e5, 8e5],
	[1e6, 1e6],
	[1e6, 3],
	[1e-6, 1e6],
])('all leave with nearly the same chance, a %p, b %p: what that chance gives', (a, b) => {
	const p = a / (a + b);
	const alike = -Math.expm1(-0.5 * Math.log1p((p * 39) / 6)) / p;
	const mixed = dropoutPurchases({ r: 0.5, alpha: 6, a, b }, 39);
	expect(Math.abs(mixed / alike - 1)).toBeLessThan(2e-5);
});

test('closed form and integral are the same', () => {
	fc.assert(
		fc.property(fc.record({ r: size, alpha: size, a: size, b: size }), size, (active, time) => {
			const closed = dropoutPurchases(active, time);
			expect(Math.abs(closed / byIntegral(active, time) - 1)).toBeLessThan(1e-8);
		}),
	);
});

test('never more than without leaving, never less than the first purchase, no fewer in longer time', () => {
	fc.assert(
		fc.property(fc.record({ r: size, alpha: size, a: size, b: size }), size, (active, time) => {
			const purchases = dropoutPurchases(active, time);
			const { r, alpha } = active;
			const slack = 1 + 1e-8;
			expect(purchases).toBeLessThanOrEqual(((r * time) / alpha) * slack);
			expect(purchases * slack).toBeGreaterThanOrEqual(-Math.expm1(-r * Math.log1p(time / alpha)));
			// Not more where all that could be bought has been.
			expect(dropoutPurchases(active, 1.5 * time) * slack).toBeGreaterThanOrEqual(purchases);
		}),
	);
});

test.each([
	[{ r: 0, alpha: 1, a: 1, b: 1 }, 1],
	[{ r: 1, alpha: NaN, a: 1, b: 1 }, 1],
	[{ r: 1, alpha: 1, a: -1, b: 1 }, 1],
	[{ r: 1, alpha: 1, a: 1, b: 1 }, -1],
	[{ r: 1, alpha: 1, a: 1, b: 1 }, NaN],
	[{ r: 1, alpha: 1, a: 1, b: 1 }, Infinity],
])('%p over %p is NaN', (active, time) => {
	expect(dropoutPurchases(active, time)).toBeNaN();
});

test('in no time nothing', () => {
	expect(dropoutPurchases({ r: 1, alpha: 1, a: 1, b: 1 }, 0)).toBe(0);
});
