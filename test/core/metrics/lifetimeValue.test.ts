/** Lifetime value: the worked examples, the identities between the formulas, and values counted from orders. */
import fc from 'fast-check';

import { customerRevenue } from '../../../core/metrics/customerRevenue';
import { historicValue } from '../../../core/metrics/historicValue';
import {
	discountPerPeriod,
	expectedPeriods,
	perpetuity,
	retentionPerPeriod,
	simpleValue,
	valueOverPeriods,
} from '../../../core/metrics/lifetimeValue';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;

describe('worked examples', () => {
	test('50 an order, 4 orders a year, 4 years, margin 60 %: 480', () => {
		expect(simpleValue(50, 4, 4, 0.6)).toBeCloseTo(480, 9);
		expect(simpleValue(50, 4, expectedPeriods(0.25), 0.6)).toBeCloseTo(480, 9);
	});

	test('margin 120 a year, retention 75 %, discount 10 %', () => {
		const value = perpetuity(120, 0.75, 0.1);
		expect(value.firstExcluded).toBeCloseTo(257.142857, 6);
		expect(value.firstIncluded).toBeCloseTo(377.142857, 6);
		expect(valueOverPeriods(120, 0.75, 0.1, 5)).toBeCloseTo(321.571785, 6);
	});

	test('10 % a year is 0.797414 % a month, which makes 10 % again', () => {
		expect(discountPerPeriod(0.1, 12)).toBeCloseTo(0.00797414, 8);
		expect((1 + discountPerPeriod(0.1, 12)) ** 12 - 1).toBeCloseTo(0.1, 12);
		expect(retentionPerPeriod(0.75, 12) ** 12).toBeCloseTo(0.75, 12);
	});
});

describe('where a formula has no answer', () => {
	test('without churn nobody ever leaves', () => {
		expect(expectedPeriods(0)).toBeNaN();
		expect(expectedPeriods(1)).toBe(1);
		expect(expectedPeriods(-0.1)).toBeNaN();
		expect(expectedPeriods(1.1)).toBeNaN();
		expect(expectedPeriods(NaN)).toBeNaN();
	});

	test('keeping all customers undiscounted is worth more than any number, but not over a few years', () => {
		expect(perpetuity(120, 1, 0)).toEqual({ firstExcluded: NaN, firstIncluded: NaN });
		expect(valueOverPeriods(120, 1, 0, 5)).toBe(600);
	});

	test('outside the domain', () => {
		for (const [retention, discount] of [
			[-0.1, 0.1],
			[1.1, 0.5],
			[0.5, -0.1],
			[NaN, 0.1],
			[0.5, NaN],
		]) {
			expect(perpetuity(120, retention, discount).firstIncluded).toBeNaN();
			expect(valueOverPeriods(120, retention, discount, 5)).toBeNaN();
		}
		expect(valueOverPeriods(120, 0.5, 0.1, 2.5)).toBeNaN();
		expect(valueOverPeriods(120, 0.5, 0.1, 0)).toBe(0);
	});
});

describe('identities of the formulas', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	const discount = fc.double({ min: 0.001, max: 1, noNaN: true });

	test('the first margin is the difference of the two forms; a sum of its terms is the fixed horizon', () => {
		fc.assert(
			fc.property(share, discount, fc.integer({ min: 0, max: 60 }), (r, d, periods) => {
				const { firstExcluded, firstIncluded } = perpetuity(120, r, d);
				expect(firstIncluded - firstExcluded).toBeCloseTo(120, 6);
				const terms = Array.from({ length: periods }, (_, t) => 120 * (r / (1 + d)) ** t);
				const sum = terms.reduce((total, term) => total + term, 0);
				expect(valueOverPeriods(120, r, d, periods)).toBeCloseTo(sum, 6);
				expect(valueOverPeriods(120, r, d, periods)).toBeLessThanOrEqual(firstIncluded + 1e-6);
			}),
		);
	});

	test('undiscounted, keeping customers for ever is worth 1 / churn years', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), (r) => {
				const { firstIncluded } = perpetuity(120, r, 0);
				expect(firstIncluded / (120 * expectedPeriods(1 - r))).toBeCloseTo(1, 9);
			}),
		);
	});
});

const period = { from: dayNumber('2025-01-01'), to: dayNumber('2025-12-31') };

const valueOf = (log: Log, margin = 1, days = period) => {
	const purchases = runToEnd(purchaseOccasions(log, days.to, 'merge'));
	const revenue = runToEnd(customerRevenue(log, purchases, days));
	return runToEnd(historicValue(revenue, margin));
};

describe('historic value', () => {
	const log = logOf(
		[
			['anna', '2025-01-05', 60],
			['anna', '2025-03-02', 50, 10],
			['ben', '2025-01-31', 20],
			['cleo', '2024-12-31', 1000],
			['cleo', '2025-06-01', 30],
			[null, '2025-02-15', 99],
			['dora', '2026-01-01', 70],
		],
		[
			['ben', '2025-05-01', 5],
			['emil', '2025-05-02', 7],
			['dora', '2026-01-02', 70],
		],
	);

	test('sales minus refunds, times the margin, of each customer', () => {
		expect(valueOf(log, 0.5)).toMatchObject({
			customers: 3,
			purchases: 4,
			total: (100 + 15 + 30 - 7) / 2,
			median: 15,
			highest: 50,
			top: { customers: 1, mean: { value: 50, numerator: 50, denominator: 1 } },
			refundsOnly: 1,
			mean: { value: 23, numerator: 69, denominator: 3, reason: null },
		});
	});

	test('nobody, one, all alike', () => {
		const nobody = valueOf(logOf([]));
		expect(nobody).toMatchObject({ customers: 0, total: 0, median: null, highest: null });
		expect(nobody.mean).toMatchObject({ value: null, reason: 'No known customer has bought' });
		const one = valueOf(logOf([['a', '2025-01-05', 8]]));
		expect(one).toMatchObject({ median: 8, highest: 8, mean: { value: 8 } });
		const alike = ['a', 'b', 'c'].map((who) => [who, '2025-01-05', 8] as const);
		expect(valueOf(logOf(alike))).toMatchObject({ total: 24, median: 8, highest: 8 });
	});

	test('more refunds than sales make a value below 0', () => {
		const minus = logOf([['a', '2025-01-05', 8]], [['a', '2025-02-05', 20]]);
		expect(valueOf(minus)).toMatchObject({ total: -12, median: -12 });
	});

	test('row order changes nothing, the currency unit scales, two halves add up', () => {
		const row = fc.tuple(
			fc.constantFrom('a', 'b', 'c', 'd', null),
			fc.integer({ min: 1, max: 28 }),
			fc.integer({ min: 0, max: 500 }),
		);
		fc.assert(
			fc.property(fc.array(row), fc.integer({ min: 1, max: 27 }), (rows, split) => {
				const date = (day: number) => `2025-02-${String(day).padStart(2, '0')}`;
				const logAt = (some: typeof rows, factor = 1) =>
					logOf(some.map(([who, day, sales]) => [who, date(day), sales * factor] as const));
				const whole = valueOf(logAt(rows), 0.25);
				expect(valueOf(logAt([...rows].reverse()), 0.25)).toEqual(whole);
				expect(valueOf(logAt(rows, 100), 0.25).total).toBe(100 * whole.total);
				const at = dayNumber('2025-02-01') + split;
				const early = valueOf(logAt(rows), 0.25, { from: period.from, to: at - 1 });
				const late = valueOf(logAt(rows), 0.25, { from: at, to: period.to });
				expect(early.total + late.total).toBe(whole.total);
				expect(early.purchases + late.purchases).toBe(whole.purchases);
			}),
		);
	});

	test('the columns handed in are left as they were', () => {
		const before = structuredClone(log);
		valueOf(log);
		expect(log).toEqual(before);
	});
});
