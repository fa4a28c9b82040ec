/** Lifetime value: the worked examples, the identities between the formulas, and values counted from orders. */
import fc from 'fast-check';

import { customerRevenue } from '../../../core/metrics/customerRevenue';
import { customerYear, yearChange } from '../../../core/metrics/customerYear';
import { historicValue } from '../../../core/metrics/historicValue';
import {
	discountPerPeriod,
	expectedPeriods,
	perpetuity,
	simpleValue,
	valueOverPeriods,
} from '../../../core/metrics/lifetimeValue';
import { predictedValue } from '../../../core/metrics/predictedValue';
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

describe('predicted value', () => {
	const settings = { margin: 0.6, longestYears: 5, discount: 0.1, partsPerYear: 1 } as const;

	test('the worked examples by retention', () => {
		const found = predictedValue(50, 4, { retention: 0.75 }, settings);
		expect(found).toMatchObject({ expectedYears: 4, countedYears: 4 });
		expect(found.yearly).toBeCloseTo(120, 9);
		expect(found.simple).toBeCloseTo(480, 9);
		expect(found.atMost).toBeCloseTo(600, 9);
		expect(found.firstExcluded).toBeCloseTo(257.142857, 6);
		expect(found.firstIncluded).toBeCloseTo(377.142857, 6);
		expect(found.withinYears.years).toBe(5);
		expect(found.withinYears.value).toBeCloseTo(321.571785, 6);
	});

	test('by a number of years: all stay so long, and nothing is for ever', () => {
		const found = predictedValue(50, 4, { years: 4 }, settings);
		expect(found.simple).toBeCloseTo(480, 9);
		expect(found).toMatchObject({ firstExcluded: null, firstIncluded: null });
		const terms = [0, 1, 2, 3].map((t) => 120 / 1.1 ** t);
		expect(found.withinYears.value).toBeCloseTo(
			terms.reduce((sum, term) => sum + term, 0),
			9,
		);
	});

	test('a long lifetime is capped; one without end does not exist, its cap does', () => {
		expect(predictedValue(50, 4, { retention: 0.9 }, settings)).toMatchObject({
			expectedYears: expect.closeTo(10, 9),
			countedYears: 5,
			simple: expect.closeTo(600, 9),
		});
		expect(predictedValue(50, 4, { retention: 1 }, settings)).toMatchObject({
			...{ expectedYears: null, countedYears: null, simple: null },
			atMost: expect.closeTo(600, 9),
			firstIncluded: expect.closeTo(1320, 6),
		});
		const undiscounted = { ...settings, discount: 0 };
		expect(predictedValue(50, 4, { retention: 1 }, undiscounted).firstIncluded).toBeNull();
	});

	test('by months the margin of a year comes in twelve parts, so it is worth a little less', () => {
		const monthly = predictedValue(50, 4, { retention: 0.75 }, { ...settings, partsPerYear: 12 });
		const parts = Array.from({ length: 12 }, (_, month) => 10 / 1.1 ** (month / 12));
		const inYear = parts.reduce((sum, part) => sum + part, 0);
		expect(monthly.firstIncluded).toBeCloseTo((inYear * 1.1) / 0.35, 9);
		expect(monthly.firstIncluded).toBeLessThan(377.142857);
		expect(monthly.withinYears.value).toBeCloseTo((321.571785 * inYear) / 120, 5);
		expect(monthly.simple).toBeCloseTo(480, 9);
	});
});

describe('a year of customers', () => {
	const log = logOf(
		[
			['anna', '2023-06-01', 10],
			['ben', '2023-06-01', 10],
			['ben', '2024-06-01', 20],
			['cleo', '2024-07-01', 30],
			['cleo', '2024-08-01', 40, 10],
			[null, '2024-09-01', 99],
		],
		[['anna', '2024-07-01', 4]],
	);
	const yearTo = (end: string, historyFrom = '2023-01-01') => {
		const purchases = runToEnd(purchaseOccasions(log, dayNumber('2024-12-31'), 'merge'));
		return runToEnd(customerYear(log, purchases, dayNumber(end), dayNumber(historyFrom)));
	};

	test('order value × orders per year is the revenue per customer', () => {
		const year = yearTo('2024-12-31');
		expect(year.orderValue).toMatchObject({ numerator: 20 + 60 - 4, denominator: 3 });
		expect(year.ordersPerYear).toMatchObject({ numerator: 3, denominator: 2 });
		expect(year.retention).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
		expect(year.orderValue.value! * year.ordersPerYear.value!).toBeCloseTo(
			year.revenue.mean.value!,
			12,
		);
	});

	test('needs a year for the purchases, two for who comes back, each less a week', () => {
		const late = yearTo('2024-12-31', '2024-03-01');
		expect(late.ordersPerYear.reason).toBe(
			'The orders cover 306 days up to then; a year is needed',
		);
		expect(late.retention).toMatchObject({ value: null, numerator: 1, denominator: 2 });
		expect(yearTo('2024-12-31', '2023-01-09').retention.value).toBe(0.5);
		expect(yearTo('2024-12-31', '2023-01-10').retention.reason).toMatch(/2 years are needed/);
		expect(yearTo('2024-12-31', '2024-01-09').ordersPerYear.value).toBe(1.5);
	});

	test('is compared with the year before where both exist', () => {
		const now = yearTo('2024-12-31', '2022-01-01');
		const before = yearTo('2024-01-01', '2022-01-01');
		const change = yearChange(now, before);
		expect(change.revenuePerCustomer).toMatchObject({ difference: expect.any(Number) });
		expect(change.revenuePerCustomer.reason).toMatch(/too few to tell/);
		expect(change.retention).toMatchObject({ verdict: 'notComparable' });
		expect(yearChange(now, yearTo('2022-05-01', '2022-01-01')).revenuePerCustomer.reason).toMatch(
			/cover 121 days/,
		);
	});
});
