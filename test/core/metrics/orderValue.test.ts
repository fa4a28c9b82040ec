import fc from 'fast-check';

import { averageOrderValueChange, orderValue } from '../../../core/metrics/orderValue';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;

const figures = (log: Log, from = '2025-01-01', to = '2025-12-31') => {
	const purchases = runToEnd(purchaseOccasions(log, 1e6, 'separate'));
	return runToEnd(orderValue(log, purchases, { from: dayNumber(from), to: dayNumber(to) }));
};

describe('orderValue', () => {
	const log = logOf(
		[
			['a', '2025-01-05', 10],
			['a', '2025-01-06', 30, 5],
			['a', '2025-01-07', 0],
			['b', '2025-01-08', 20],
			[null, '2025-01-09', 100],
			['c', '2025-03-01', 50],
		],
		[
			['b', '2025-01-10', 4],
			[null, '2025-01-11', 7],
			['c', '2025-01-12', 2],
		],
	);

	test('free orders count in the frequency, not in the order values; guests stand apart', () => {
		expect(figures(log, '2025-01-01', '2025-01-31')).toMatchObject({
			orders: 5,
			guestOrders: 1,
			freeOrders: 1,
			customers: 2,
			revenue: 10 + 25 + 0 + 20 + 100 - 4 - 7 - 2,
			purchaseFrequency: { value: 2, numerator: 4, denominator: 2 },
			averageOrderValue: { value: 40, numerator: 160, denominator: 4 },
			medianOrderValue: 25,
			revenuePerCustomer: { value: 24.5, numerator: 49, denominator: 2 },
		});
	});

	test('order value × frequency is the revenue per customer when nothing is free, refunded or a guest’s', () => {
		const { averageOrderValue, purchaseFrequency, revenuePerCustomer } = figures(
			logOf([
				['a', '2025-01-05', 10],
				['a', '2025-01-06', 30],
				['b', '2025-01-08', 20],
			]),
		);
		expect(averageOrderValue.value! * purchaseFrequency.value!).toBe(revenuePerCustomer.value);
	});

	test('the best customers: their number is rounded up, and only who brought revenue leads', () => {
		const eleven = logOf(
			Array.from({ length: 11 }, (_, index) => [`c${index}`, '2025-01-05', 2 ** index] as const),
		);
		const { top10, top20 } = figures(eleven);
		expect(top10).toMatchObject({ customers: 2, share: { numerator: 1024 + 512 } });
		expect(top20).toMatchObject({ customers: 3, share: { denominator: 2 ** 11 - 1 } });

		const nothingKept = figures(
			logOf([
				['a', '2025-01-05', 10, 10],
				['b', '2025-01-05', 0],
			]),
		);
		expect(nothingKept.top10).toMatchObject({ customers: 0, share: { value: null } });
		expect(nothingKept.top10.share.reason).toMatch(/revenue/);
	});

	test('nothing has no values, and says why', () => {
		const empty = figures(logOf([]));
		expect(empty).toMatchObject({ orders: 0, customers: 0, revenue: 0, medianOrderValue: null });
		for (const { value, reason } of [
			empty.purchaseFrequency,
			empty.averageOrderValue,
			empty.revenuePerCustomer,
			empty.top10.share,
			empty.top20.share,
		]) {
			expect(value).toBeNull();
			expect(reason).toMatch(/^No /);
		}
	});

	const some = fc.array(
		fc.record({
			name: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
			cents: fc.integer({ min: 0, max: 100_000 }),
			refunded: fc.integer({ min: 0, max: 4 }),
			day: fc.integer({ min: 1, max: 28 }),
		}),
		{ minLength: 1, maxLength: 40 },
	);
	type Some = Array<{ name: string | null; cents: number; refunded: number; day: number }>;
	const of = (orders: Some, unit = 100) =>
		logOf(
			orders.map(({ name, cents, refunded, day }) => {
				const date = `2025-02-${String(day).padStart(2, '0')}`;
				return [name, date, cents / unit, (cents * refunded) / 4 / unit] as const;
			}),
		);

	test('shares lie within 0 and 1, the best fifth brings no less than the best tenth', () => {
		fc.assert(
			fc.property(some, (orders) => {
				const { top10, top20, ...rest } = figures(of(orders));
				expect(top20.customers).toBeGreaterThanOrEqual(top10.customers);
				expect(rest.freeOrders + rest.averageOrderValue.denominator).toBe(rest.orders);
				if (top10.share.value === null || top20.share.value === null) return;
				expect(top10.share.value).toBeGreaterThan(0);
				expect(top20.share.value).toBeGreaterThanOrEqual(top10.share.value);
				expect(top20.share.value).toBeLessThanOrEqual(1);
			}),
		);
	});

	test('rows in another sequence give the same; another currency unit scales money and nothing else', () => {
		fc.assert(
			fc.property(some, (orders) => {
				const given = figures(of(orders));
				const turned = figures(of([...orders].reverse()));
				expect(turned.medianOrderValue).toBe(given.medianOrderValue);
				expect(turned.averageOrderValue).toEqual(given.averageOrderValue);
				expect(turned.revenue).toBeCloseTo(given.revenue, 6);
				const cents = figures(of(orders, 1));
				expect(cents.purchaseFrequency).toEqual(given.purchaseFrequency);
				expect(cents.top10.customers).toBe(given.top10.customers);
				expect(cents.top10.share.value ?? -1).toBeCloseTo(given.top10.share.value ?? -1, 9);
				expect(cents.revenue).toBeCloseTo(given.revenue * 100, 4);
			}),
		);
	});

	test('two halves add up to the whole', () => {
		fc.assert(
			fc.property(some, fc.integer({ min: 1, max: 27 }), (orders, split) => {
				const date = (day: number) => `2025-02-${String(day).padStart(2, '0')}`;
				const whole = figures(of(orders), date(1), date(28));
				const first = figures(of(orders), date(1), date(split));
				const second = figures(of(orders), date(split + 1), date(28));
				expect(first.orders + second.orders).toBe(whole.orders);
				expect(first.guestOrders + second.guestOrders).toBe(whole.guestOrders);
				expect(first.revenue + second.revenue).toBeCloseTo(whole.revenue, 6);
			}),
		);
	});
});

describe('averageOrderValueChange', () => {
	const of = (...amounts: number[]) =>
		figures(logOf(amounts.map((amount, at) => [`c${at}`, '2025-02-01', amount] as const)));

	test('is the difference of the means within Welch’s interval', () => {
		const now = of(12, 14, 16, 18, 0);
		const before = of(11, 9, 10, 10);
		// Means 15 and 10, variances 20/3 and 2/3: standard error 1.354006, 3.5941 degrees of freedom, t 2.9046.
		const { difference, interval } = averageOrderValueChange(now, before);
		expect(difference).toBe(5);
		expect(interval?.low).toBeCloseTo(5 - 2.9046 * 1.354006, 4);
		expect(interval?.high).toBeCloseTo(5 + 2.9046 * 1.354006, 4);
		// Few orders have a difference, and no verdict.
		expect(averageOrderValueChange(now, before).verdict).toBe('notComparable');
		const [many, fewer] = [now, before].map((figures) => ({
			...figures,
			values: { ...figures.values, n: 10 },
		}));
		expect(averageOrderValueChange(many, fewer).verdict).toBe('higher');
		expect(averageOrderValueChange(fewer, many).verdict).toBe('lower');
	});

	test.each([
		['one order', of(10), of(1, 2), /this period/],
		['one order before', of(1, 2), of(10), /period before/],
		['only free orders', of(0, 0), of(1, 2), /this period/],
		['no spread', of(10, 10), of(9, 9), /cost the same/],
	])('with %s there is nothing to judge by', (_name, now, before, reason) => {
		const change = averageOrderValueChange(now, before);
		expect(change).toMatchObject({ difference: null, verdict: 'notComparable' });
		expect(change.reason).toMatch(reason);
	});
});
