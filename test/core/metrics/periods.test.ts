import fc from 'fast-check';

import { customerFlow } from '../../../core/metrics/customerFlow';
import { earlierPeriods } from '../../../core/metrics/earlierPeriods';
import { periodFigures } from '../../../core/metrics/periodFigures';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;

const periodOf = (from: string, to: string) => ({ from: dayNumber(from), to: dayNumber(to) });
const purchasesOf = (log: Log) => runToEnd(purchaseOccasions(log, 1e6, 'merge'));
const figuresOf = (log: Log, from: string, to: string) =>
	runToEnd(periodFigures(log, purchasesOf(log), periodOf(from, to)));
const flowOf = (log: Log, from: string, to: string) =>
	runToEnd(customerFlow(log, purchasesOf(log), periodOf(from, to)));

const log = logOf(
	[
		['old', '2025-01-05', 10],
		['lost', '2025-01-06', 10],
		['lost', '2025-03-10', 10],
		['loyal', '2025-01-07', 10],
		['loyal', '2025-03-12', 20],
		['loyal', '2025-04-02', 30, 5],
		['old', '2025-04-03', 10],
		['fresh', '2025-04-04', 40],
		[null, '2025-04-05', 12],
		['loyal', '2025-04-06', 0],
	],
	[
		['lost', '2025-04-07', 4],
		['lost', '2025-03-11', 3],
	],
);

describe('periodFigures', () => {
	test('counts, revenue net of refunds, order value before them', () => {
		expect(figuresOf(log, '2025-04-01', '2025-04-30')).toMatchObject({
			customers: 3,
			orders: 5,
			guestOrders: 1,
			revenue: 30 + 10 + 40 + 12 - 5 - 4,
			averageOrderValue: { value: 23, numerator: 92, denominator: 4 },
			repurchaseRate: { value: 0.75, numerator: 3, denominator: 4 },
		});
	});

	test('an empty period has counts of 0 and no order value', () => {
		const empty = figuresOf(log, '2024-04-01', '2024-04-30');
		expect(empty).toMatchObject({ customers: 0, orders: 0, revenue: 0 });
		expect(empty.averageOrderValue.value).toBeNull();
		expect(empty.averageOrderValue.reason).toMatch(/No order/);
		expect(empty.repurchaseRate.value).toBeNull();
	});

	test('two halves add up to the whole', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom('a', 'b', null), fc.integer({ min: 1, max: 28 }))),
				fc.integer({ min: 1, max: 27 }),
				(rows, split) => {
					const date = (day: number) => `2025-02-${String(day).padStart(2, '0')}`;
					const some = logOf(rows.map(([name, day], index) => [name, date(day), index] as const));
					const whole = figuresOf(some, date(1), date(28));
					const first = figuresOf(some, date(1), date(split));
					const second = figuresOf(some, date(split + 1), date(28));
					expect(first.orders + second.orders).toBe(whole.orders);
					expect(first.revenue + second.revenue).toBeCloseTo(whole.revenue, 9);
					expect(second.repurchaseRate).toEqual(whole.repurchaseRate);
				},
			),
		);
	});
});

describe('customerFlow', () => {
	test('each buyer is retained, new, reactivated or lost', () => {
		expect(flowOf(log, '2025-04-01', '2025-04-30')).toEqual({
			retained: 1,
			firstTime: 1,
			reactivated: 1,
			lost: 1,
			retentionRate: { value: 0.5, numerator: 1, denominator: 2, reason: null },
			reason: null,
		});
	});

	test('with a short history nobody is called new or reactivated', () => {
		const flow = flowOf(log, '2025-01-01', '2025-01-31');
		expect(flow).toMatchObject({ retained: 0, lost: 0, firstTime: null, reactivated: null });
		expect(flow.reason).toMatch(/begin too late/);
		expect(flow.retentionRate.value).toBeNull();
	});

	test('a known first order settles who is new', () => {
		const mapped = {
			...log,
			firstOrderDay: Int32Array.from(log.customers, (name) =>
				name === 'old' ? dayNumber('2020-05-05') : dayNumber('2025-01-06'),
			),
		};
		expect(flowOf(mapped, '2025-01-01', '2025-01-31')).toMatchObject({
			firstTime: 2,
			reactivated: 1,
			reason: null,
		});
	});
});

describe('earlierPeriods', () => {
	const row = fc.tuple(
		fc.constantFrom('a', 'b', 'c', null),
		fc.integer({ min: 0, max: 120 }),
		fc.integer({ min: 0, max: 50 }),
	);
	const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

	test('each is what periodFigures says of it, and none begins before the orders do', () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (rows, days) => {
				const some = logOf(
					rows.map(([who, day, amount]) => [who, dateOf(day + 20_000), amount]),
					[['a', dateOf(20_040), 3]],
				);
				const purchases = purchasesOf(some);
				const period = { from: 20_100, to: 20_100 + days - 1 };
				const earlier = runToEnd(earlierPeriods(some, purchases, period));
				const count = earlier.orders.length;
				expect(count).toBeLessThanOrEqual(12);
				if (count > 0) expect(20_100 - count * days).toBeGreaterThanOrEqual(purchases.day[0]);
				const paid: number[] = [];
				earlier.orders.forEach((orders, at) => {
					const from = 20_100 - (count - at) * days;
					const one = runToEnd(periodFigures(some, purchases, { from, to: from + days - 1 }));
					expect(orders).toBe(one.orders);
					expect(earlier.customers[at]).toBe(one.customers);
					expect(earlier.revenue[at]).toBeCloseTo(one.revenue, 9);
					if (one.averageOrderValue.value !== null) paid.push(one.averageOrderValue.value);
				});
				expect(earlier.averageOrderValue).toEqual(paid.map((value) => expect.closeTo(value, 9)));
			}),
		);
	});
});
