import fc from 'fast-check';

import {
	discountedPurchases,
	expectedPurchases,
	expectedRepeatPurchases,
	logLikelihood,
	probabilityAlive,
	probabilityOfNoPurchase,
} from '../../../core/models/paretoNbd';
import { paretoTail } from '../../../core/models/paretoTail';
import { hyp2f1 } from '../../../core/numeric/hyp2f1';
import { runToEnd } from '../../../core/steps';
import { columnsOf } from './purchaseHistories.cjs';

/** Fitted to CDNOW, in weeks. */
const cdnow = { r: 0.5532755, alpha: 10.5776118, s: 0.6062136, beta: 11.6679125 };
const seen = (frequency: number, recency: number, age: number) => ({ frequency, recency, age });

describe('CDNOW customers (models.md 2.1)', () => {
	test.each([
		[0, 0, 38.86, 0.29509716, 0.10705979],
		[1, 1.71, 38.86, 0.16787197, 0.17098051],
		[2, 30.43, 38.86, 0.86911871, 1.45511295],
		[7, 29.43, 38.86, 0.74941639, 3.71174763],
		[1, 5, 38.86, 0.25514996, 0.25987465],
		[4, 23.29, 38.86, 0.5925888, 1.76928295],
		[29, 38, 38.86, 0.98646926, 19.11653177],
		[26, 30.86, 31, 0.99791794, 20.11586723],
	])('x %p, tₓ %p, T %p: active %p, purchases in 39 weeks %p', (x, tx, T, alive, purchases) => {
		expect(probabilityAlive(cdnow, seen(x, tx, T))).toBeCloseTo(alive, 6);
		expect(expectedPurchases(cdnow, seen(x, tx, T), 39)).toBeCloseTo(purchases, 6);
	});

	test.each([
		[0.1429, 0.007447],
		[1, 0.0510066],
		[3, 0.1461348],
		[31.8571, 1.0529092],
		[32, 1.0562709],
		[39, 1.2134081],
		[52, 1.4734415],
		[78, 1.9098808],
	])('repeat purchases of a new customer in %p weeks: %p', (time, expected) => {
		expect(expectedRepeatPurchases(cdnow, time)).toBeCloseTo(expected, 6);
	});
});

describe('BTYD walkthrough', () => {
	const model = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 };

	test('x 26, tₓ 30.86, T 31: active .9978, 25.46 purchases in 52 weeks', () => {
		expect(probabilityAlive(model, seen(26, 30.86, 31))).toBeCloseTo(0.9979178, 7);
		expect(expectedPurchases(model, seen(26, 30.86, 31), 52)).toBeCloseTo(25.454914, 5);
	});

	test('bought once, 39 weeks ago', () => {
		expect(probabilityAlive(model, seen(0, 0, 39))).toBeCloseTo(0.2941422, 7);
		expect(expectedPurchases(model, seen(0, 0, 39), 52)).toBeCloseTo(0.1354377, 7);
	});

	test('discounted purchases for ever: 26.95057219', () => {
		const discounted = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 };
		expect(discountedPurchases(discounted, seen(7, 35.71, 38.86), 0.0027)).toBeCloseTo(
			26.95057219,
			7,
		);
	});
});

describe('what once made numbers overflow (tests of lifetimes)', () => {
	const steep = { r: 10.465, alpha: 0.00798565, s: 3.0516, beta: 2.82 };

	test.each([
		[400, 5, 6],
		[500, 1, 37],
		[500, 4, 37],
	])('x %p, tₓ %p, T %p', (x, tx, T) => {
		expect(Number.isFinite(runToEnd(logLikelihood(steep, columnsOf([[x, tx, T]]))))).toBe(true);
		expect(probabilityAlive(steep, seen(x, tx, T))).toBeGreaterThanOrEqual(0);
		expect(probabilityAlive(steep, seen(x, tx, T))).toBeLessThan(1e-10);
	});

	test.each([
		[132, 6.20605],
		[133, 6.25287],
	])('%p purchases: %p in 10 weeks, without a jump', (x, expected) => {
		const model = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 };
		expect(expectedPurchases(model, seen(x, 200, 200), 10)).toBeCloseTo(expected, 5);
	});
});

const rate = fc.double({ min: 0.05, max: 20, noNaN: true });
const some = fc.record({ r: rate, alpha: rate, s: rate, beta: rate });
const history = fc
	.tuple(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), rate)
	.map(([x, share, age]) => seen(x, x === 0 ? 0 : share * age, age));

test('the integral is A₀ of Fader & Hardie’s (2005) note on the likelihood', () => {
	fc.assert(
		fc.property(some, history, ({ r, alpha, s, beta }, { frequency: x, recency: tx, age: T }) => {
			const shape = r + x;
			const most = Math.max(alpha, beta);
			const own = alpha >= beta ? s + 1 : shape;
			const term = (time: number) =>
				hyp2f1(shape + s, own, shape + s + 1, Math.abs(alpha - beta) / (most + time)) *
				((most + tx) / (most + time)) ** (shape + s);
			const a0 = term(tx) - term(T);
			// Where both terms are alike, and where its series ends too late, the old form has no digits.
			if (!(a0 > 1e-3 * term(tx))) return;
			const logGone = Math.log((s / (shape + s)) * a0) - (shape + s) * Math.log(most + tx);
			const logActive = -shape * Math.log(alpha + T) - s * Math.log(beta + T);
			const { active, gone } = paretoTail({ shape, alpha, s, beta }, tx, T);
			const odds = Math.exp(logGone - logActive);
			expect(gone).toBeCloseTo(odds / (1 + odds), 9);
			expect(active + gone).toBeCloseTo(1, 14);
		}),
	);
});

test('the time in which a customer may have left, in two parts: both integrals together are the whole', () => {
	// Of all sizes alike: `fc.double` would mostly draw numbers next to 0.
	const rates = fc.integer({ min: -600, max: 600 }).map((size) => Math.exp(size / 100));
	const heavy = fc.record({ shape: rates, alpha: rates, s: rates, beta: rates });
	const share = fc.integer({ min: 0, max: 1_000 }).map((one) => one / 1_000);
	fc.assert(
		fc.property(heavy, rates, share, share, (of, T, begin, until) => {
			const tx = begin * T;
			const middle = tx + until * (T - tx);
			const logIntegral = (from: number, to: number) => {
				const { logTotal, gone } = paretoTail(of, from, to);
				return logTotal + Math.log(gone);
			};
			const whole = logIntegral(tx, T);
			const parts = [logIntegral(tx, middle), logIntegral(middle, T)];
			if (!Number.isFinite(whole)) return;
			const sum = parts.reduce((all, part) => all + Math.exp(part - whole), 0);
			// A logarithm of so many thousands has no more digits.
			const digits = 1e-12 + 1e-14 * (of.shape + of.s);
			expect(Math.abs(sum - 1)).toBeLessThan(digits);
		}),
		{ numRuns: 500 },
	);
});

test('alive and in no time nothing bought; s = 1 is no exception', () => {
	fc.assert(
		fc.property(some, history, (model, one) => {
			expect(probabilityOfNoPurchase(model, one, 0)).toBeCloseTo(1, 10);
			const atOne = expectedPurchases({ ...model, s: 1 }, one, 5);
			const beside = expectedPurchases({ ...model, s: 1 + 1e-9 }, one, 5);
			expect(Math.abs(atOne - beside)).toBeLessThanOrEqual(1e-6 * atOne);
		}),
	);
});

test('discounted purchases: fewer with more discount, near all purchases with almost none', () => {
	const loyal = { ...cdnow, s: 3 };
	const one = seen(7, 29.43, 38.86);
	const all = expectedPurchases(loyal, one, 1e9);
	expect(discountedPurchases(loyal, one, 1e-9) / all).toBeCloseTo(1, 4);
	expect(discountedPurchases(loyal, one, 0.01)).toBeLessThan(
		discountedPurchases(loyal, one, 0.001),
	);
	expect(discountedPurchases(loyal, one, 0)).toBeNaN();
});
