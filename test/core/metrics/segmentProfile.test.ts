import fc from 'fast-check';

import { segmentProfiles } from '../../../core/metrics/segmentProfile';
import { runToEnd } from '../../../core/steps';

type Customer = Readonly<{ segment: number; orders: number; revenue: number; days: number }>;

const profilesOf = (customers: readonly Customer[], segments: number) => {
	const column = (of: (customer: Customer) => number) => Float64Array.from(customers, of);
	return runToEnd(
		segmentProfiles(
			{
				segment: Int32Array.from(customers, ({ segment }) => segment),
				orders: column(({ orders }) => orders),
				revenue: column(({ revenue }) => revenue),
				daysSinceLastPurchase: column(({ days }) => days),
			},
			segments,
		),
	);
};

test('worked by hand: quartiles between values, as R and NumPy give them', () => {
	const [best, other] = profilesOf(
		[
			{ segment: 0, orders: 4, revenue: 100, days: 1 },
			{ segment: 0, orders: 2, revenue: 60, days: 2 },
			{ segment: 0, orders: 3, revenue: 40, days: 3 },
			{ segment: 0, orders: 1, revenue: 20, days: 4 },
			{ segment: 1, orders: 1, revenue: 30, days: 90 },
		],
		2,
	);
	expect(best).toMatchObject({
		customers: 4,
		shareOfCustomers: { value: 0.8, numerator: 4, denominator: 5 },
		revenueTotal: 220,
		shareOfRevenue: { value: 0.88 },
		averageOrderValue: { value: 22, numerator: 220, denominator: 10 },
		ordersPerCustomer: { value: 2.5 },
		daysSinceLastPurchase: { n: 4, lowerQuartile: 1.75, median: 2.5, upperQuartile: 3.25 },
		revenue: { median: 50 },
		orders: { median: 2.5 },
	});
	expect(other).toMatchObject({ customers: 1, daysSinceLastPurchase: { median: 90 } });
});

test('what is not known is left out and null, never 0', () => {
	const [profile] = profilesOf(
		[
			{ segment: 0, orders: NaN, revenue: NaN, days: NaN },
			{ segment: 0, orders: NaN, revenue: NaN, days: NaN },
		],
		1,
	);
	expect(profile).toMatchObject({
		customers: 2,
		revenueTotal: null,
		shareOfRevenue: { value: null, reason: 'The revenue is not known' },
		averageOrderValue: { value: null },
		ordersPerCustomer: { value: null },
		daysSinceLastPurchase: { n: 0, lowerQuartile: null, median: null, upperQuartile: null },
	});
});

test('an order value is made of customers of whom both are known', () => {
	const [profile] = profilesOf(
		[
			{ segment: 0, orders: 2, revenue: 50, days: 1 },
			{ segment: 0, orders: 9, revenue: NaN, days: 1 },
			{ segment: 0, orders: NaN, revenue: 70, days: 1 },
		],
		1,
	);
	expect(profile.averageOrderValue).toMatchObject({ value: 25, numerator: 50, denominator: 2 });
});

test('more refunds than sales: no share of revenue; an empty segment has no figures', () => {
	const [, empty] = profilesOf([{ segment: 0, orders: 1, revenue: -5, days: 1 }], 2);
	const [debt] = profilesOf([{ segment: 0, orders: 1, revenue: -5, days: 1 }], 2);
	expect(debt.shareOfRevenue).toMatchObject({ value: null, numerator: -5 });
	expect(debt.shareOfRevenue.reason).toMatch(/no revenue/);
	expect(empty).toMatchObject({ customers: 0, revenueTotal: null, orders: { median: null } });
});

const customers = fc.array(
	fc.record({
		segment: fc.integer({ min: 0, max: 3 }),
		orders: fc.integer({ min: 0, max: 20 }),
		revenue: fc.double({ min: 0, max: 1000, noNaN: true }),
		days: fc.integer({ min: 0, max: 400 }),
	}),
	{ minLength: 1, maxLength: 50 },
);

test('segments add up to all, and row order changes nothing', () => {
	fc.assert(
		fc.property(customers, (all) => {
			const profiles = profilesOf(all, 4);
			expect(profilesOf([...all].reverse(), 4)).toEqual(profiles);
			const sum = (of: (profile: (typeof profiles)[number]) => number) =>
				profiles.reduce((total, profile) => total + of(profile), 0);
			expect(sum((profile) => profile.customers)).toBe(all.length);
			const revenue = all.reduce((total, customer) => total + customer.revenue, 0);
			expect(sum((profile) => profile.revenueTotal ?? 0)).toBeCloseTo(revenue, 6);
			if (revenue > 0) expect(sum((profile) => profile.shareOfRevenue.value ?? 0)).toBeCloseTo(1);
			for (const { orders } of profiles.filter((profile) => profile.customers > 0)) {
				expect(orders.lowerQuartile).toBeLessThanOrEqual(orders.median ?? -1);
				expect(orders.median).toBeLessThanOrEqual(orders.upperQuartile ?? -1);
			}
		}),
	);
});

test('another currency unit changes the shares by nothing', () => {
	fc.assert(
		fc.property(customers, (all) => {
			const cents = all.map((customer) => ({ ...customer, revenue: customer.revenue * 128 }));
			expect(profilesOf(cents, 4).map(({ shareOfRevenue }) => shareOfRevenue.value)).toEqual(
				profilesOf(all, 4).map(({ shareOfRevenue }) => shareOfRevenue.value),
			);
		}),
	);
});
