import fc from 'fast-check';

import {
	expectedPurchases,
	expectedRepeatPurchases,
	logLikelihood,
	probabilityAlive,
	probabilityOfNoPurchase,
	probabilityOfRepeatPurchases,
} from '../../../core/models/bgNbd';
import { runToEnd } from '../../../core/steps';
import { columnsOf } from './purchaseHistories.cjs';

/** Fitted to CDNOW, in weeks. */
const cdnow = { r: 0.2425929, alpha: 4.4135313, a: 0.7928862, b: 2.4257538 };
/** As printed in Fader, Hardie & Lee (2005). */
const printed = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const seen = (frequency: number, recency: number, age: number) => ({ frequency, recency, age });

describe('CDNOW customers (models.md 2.1)', () => {
	test.each([
		[0, 0, 38.86, 1, 0.19478084],
		[1, 1.71, 38.86, 0.21222741, 0.20325065],
		[2, 30.43, 38.86, 0.72660916, 1.22591046],
		[7, 29.43, 38.86, 0.6418006, 3.33723935],
		[1, 5, 38.86, 0.31491835, 0.30159798],
		[4, 23.29, 38.86, 0.50777823, 1.5775082],
		[29, 38, 38.86, 0.95522759, 19.45301177],
		[26, 30.86, 31, 0.96891971, 20.75056918],
	])('x %p, tₓ %p, T %p: active %p, purchases in 39 weeks %p', (x, tx, T, alive, purchases) => {
		expect(probabilityAlive(cdnow, seen(x, tx, T))).toBeCloseTo(alive, 6);
		expect(expectedPurchases(cdnow, seen(x, tx, T), 39)).toBeCloseTo(purchases, 6);
	});

	test.each([
		[0, 0, 0.8556721767],
		[2, 30.43, 0.4453925184],
		[1, 1.71, 0.8832874786],
	])('no purchase in 39 weeks, x %p, tₓ %p: %p', (x, tx, expected) => {
		expect(probabilityOfNoPurchase(cdnow, seen(x, tx, 38.86), 39)).toBeCloseTo(expected, 8);
	});

	test.each([
		[0.1429, 0.00781607],
		[1, 0.05318474],
		[3, 0.15063193],
		[31.8571, 1.04049432],
		[32, 1.04373724],
		[39, 1.19501631],
		[52, 1.44402086],
		[78, 1.85797179],
	])('repeat purchases of a new customer in %p weeks: %p', (time, expected) => {
		expect(expectedRepeatPurchases(cdnow, time)).toBeCloseTo(expected, 6);
	});
});

// Sharp digits, where parameters are those of the fit to more digits than are printed.
const sharp = { r: 0.24259290735, alpha: 4.4135315618, a: 0.7928861486, b: 2.4257534373 };

test.each([
	[52, 26, 30.86, 31, 25.759472617732],
	[39, 200, 38, 40, 3.2943654499295],
])(
	'heavy buyers in %p weeks, x %p, tₓ %p, T %p: %p (mpmath, 40 digits)',
	(t, x, tx, T, expected) => {
		expect(expectedPurchases(cdnow, seen(x, tx, T), t) / expected - 1).toBeCloseTo(0, 6);
		expect(expectedPurchases(sharp, seen(x, tx, T), t) / expected - 1).toBeCloseTo(0, 6);
	},
);

test.each([
	[39, 0, 0.5737863521],
	[2, 10, 1.0786896e-7],
	[30, 11, 0.0019995214],
	[30, 12, 0.0015170236],
	[30, 13, 0.001163315],
	[30, 14, 0.0009003148],
	[30, 15, 0.0007023638],
	[30, 16, 0.0005517902],
	[30, 17, 0.0004361913],
	[30, 18, 0.0003467171],
	[30, 19, 0.0002769613],
	[30, 20, 0.000222226],
])('in %p weeks exactly %p repeat purchases: %p (BTYD manual)', (time, count, expected) => {
	expect(Math.abs(probabilityOfRepeatPurchases(printed, time, count) - expected)).toBeLessThan(
		1e-9,
	);
});

test('in 39 weeks 0 to 9 repeat purchases, CDNOW (models.md 2.1)', () => {
	const expected = [
		0.5743073, 0.19919304, 0.08532241, 0.04579719, 0.02763122, 0.01793839, 0.01224996, 0.00868167,
		0.00633011, 0.00472031,
	];
	expected.forEach((one, count) => {
		expect(probabilityOfRepeatPurchases(cdnow, 39, count)).toBeCloseTo(one, 7);
	});
});

test.each([
	[0, 0, -0.59947382],
	[200, 38, 100.79569],
])('log-likelihood of x %p, tₓ %p at T 40: %p (Hardie’s note 027)', (x, tx, expected) => {
	const model = { a: 0.8, b: 2.5, r: 0.25, alpha: 4 };
	expect(runToEnd(logLikelihood(model, columnsOf([[x, tx, 40]])))).toBeCloseTo(expected, 5);
});

const some = fc.record({
	...{ r: fc.double({ min: 0.05, max: 5, noNaN: true }) },
	...{ alpha: fc.double({ min: 0.1, max: 50, noNaN: true }) },
	...{ a: fc.double({ min: 0.05, max: 5, noNaN: true }) },
	...{ b: fc.double({ min: 0.05, max: 5, noNaN: true }) },
});

test('the chances of all counts add up to 1, and give the mean', () => {
	fc.assert(
		fc.property(some, fc.double({ min: 0.01, max: 3, noNaN: true }), (model, times) => {
			const quick = { ...model, alpha: 1 + model.alpha };
			const time = times * quick.alpha;
			const counts = Array.from({ length: 400 }, (_, count) =>
				probabilityOfRepeatPurchases(quick, time, count),
			);
			const total = counts.reduce((sum, one) => sum + one, 0);
			const mean = counts.reduce((sum, one, count) => sum + one * count, 0);
			expect(total).toBeCloseTo(1, 9);
			expect(mean / expectedRepeatPurchases(quick, time)).toBeCloseTo(1, 7);
		}),
	);
});

test('a customer just met is a new one', () => {
	fc.assert(
		fc.property(some, (model) => {
			const met = seen(0, 0, 0);
			const mean = expectedRepeatPurchases(model, 10);
			expect(expectedPurchases(model, met, 10)).toBeCloseTo(mean, 9);
			const none = probabilityOfRepeatPurchases(model, 10, 0);
			expect(probabilityOfNoPurchase(model, met, 10)).toBeCloseTo(none, 12);
		}),
	);
});
