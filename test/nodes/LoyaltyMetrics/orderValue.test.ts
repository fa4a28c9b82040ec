import { itemsOf, moved, movedDay, numbersOf, sampleOrders, shuffled } from './ordersRun';

const lastDays = { period: 'lastDays', periodDays: 180, compare: true };
const end = '2026-11-22';
const daily = moved(sampleOrders, 0);
const valueOf = (parameters: object = {}, orders = sampleOrders) =>
	itemsOf('orderValue', orders, { ...parameters });

const small = [
	{ customer: 'a', date: '2025-01-01', amount: 10 },
	{ customer: 'a', date: '2025-01-20', amount: 50 },
	{ customer: 'b', date: '2025-01-02', amount: 0 },
	{ customer: '', date: '2025-06-01', amount: 30 },
];

test('order values without free orders, frequency with them, guests apart', async () => {
	const [item] = await valueOf({ simplify: false }, small);
	expect(item.averageOrderValue).toMatchObject({
		...{ value: 30, numerator: 90, denominator: 3, n: 3, freeOrders: 1 },
		window: '2025-01-01 to 2025-06-01',
	});
	expect(item.medianOrderValue).toBe(30);
	expect(item.purchaseFrequency).toMatchObject({ value: 1.5, numerator: 3, denominator: 2 });
	expect(item.purchaseFrequency.guestOrders).toBe(1);
	expect(item.revenuePerCustomer).toMatchObject({ value: 30, numerator: 60, denominator: 2 });
	expect(item.topCustomers.top10Percent).toMatchObject({ customers: 1, value: 1, n: 2 });
	expect(item).toMatchObject({
		customers: 2,
		orders: 4,
		guestOrders: 1,
		freeOrders: 1,
		revenue: 90,
	});
	expect(item.reason).toMatch(/^Only 3 orders/);
	expect(item.text).toMatch(/1 order cost nothing/);
	expect(item.text).toMatch(/1 order names no customer/);
});

test('the scorecard says the same of the same days', async () => {
	const [item] = await valueOf({ ...lastDays, simplify: false });
	const [card] = await itemsOf('scorecard', sampleOrders, {
		...{ resource: 'overview', periodDays: 180, simplify: false },
	});
	expect(item.averageOrderValue.value).toBe(card.averageOrderValue.value);
	expect(item).toMatchObject({
		...{ orders: card.orders, customers: card.customers, revenue: card.revenue },
		guestOrders: card.guestOrders,
		previous: { averageOrderValue: { value: card.previous.averageOrderValue.value } },
	});
});

test('a rise in order values beyond chance is told; frequency stands without a verdict', async () => {
	const orders = Array.from({ length: 80 }, (_, index) => ({
		customer: `c${index % 20}`,
		date: movedDay('2025-01-01', index),
		amount: (index < 40 ? 20 : 30) + (index % 5),
	}));
	const [item] = await valueOf({ ...lastDays, periodDays: 40 }, orders);
	expect(item.change.averageOrderValue).toMatchObject({ difference: 10, verdict: 'higher' });
	expect(item.page.findings).toHaveLength(1);
	expect(item.page.findings[0].verdict).toBe('better');
	expect(item.text).toMatch(/4 before|2 before/);
	expect(item.text).toMatch(/without a verdict/);
});

test('without orders in the period before there is nothing to compare with, and it says so', async () => {
	const [item] = await valueOf({ ...lastDays, periodDays: 600 }, small);
	expect(item.previous.averageOrderValue).toMatchObject({ value: null, numerator: 0 });
	expect(item.change.averageOrderValue).toMatchObject({
		...{ difference: null, verdict: 'notComparable' },
		reason: expect.stringMatching(/period before/),
	});
	expect(item.text).toMatch(/The orders begin on 2025-01-01, so those of the period before/);
});

test('groups add up to the whole', async () => {
	const [whole] = await valueOf({ ...lastDays, simplify: false });
	const groups = await valueOf({ ...lastDays, simplify: false, groupBy: 'country' });
	expect(groups.length).toBeGreaterThan(1);
	for (const name of ['customers', 'orders', 'guestOrders', 'freeOrders', 'revenue']) {
		expect(groups.reduce((sum, group) => sum + group[name], 0)).toBeCloseTo(whole[name], 6);
	}
});

test('shuffled rows and dates moved with the observation end change no figure', async () => {
	const settings = { ...lastDays, observationEnd: end };
	const given = await valueOf(settings, daily);
	expect(await valueOf(settings, shuffled(daily))).toEqual(given);
	const [later] = await valueOf(
		{ ...lastDays, observationEnd: movedDay(end, -500) },
		moved(sampleOrders, -500),
	);
	expect(numbersOf(later)).toEqual(numbersOf(given[0]));
});

test('amounts that binary fractions cannot hold add up the same in any sequence', async () => {
	const of = (...amounts: number[]) => [
		...amounts.map((amount) => ({ customer: 'a', date: '2025-01-01', amount })),
		{ customer: 'b', date: '2025-01-02', amount: 0.4 },
		{ customer: 'b', date: '2025-01-03', amount: 0.1 },
	];
	expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
	expect(await valueOf({}, of(0.1, 0.2, 0.3))).toEqual(await valueOf({}, of(0.3, 0.2, 0.1)));
});

test('amounts in cents scale money and leave shares and counts', async () => {
	const [given] = await valueOf(lastDays);
	const cents = sampleOrders.map((order) => ({ ...order, amount: Number(order.amount) * 100 }));
	const [scaled] = await valueOf(lastDays, cents);
	expect(scaled.purchaseFrequency).toEqual(given.purchaseFrequency);
	for (const top of ['top10Percent', 'top20Percent']) {
		expect(scaled.topCustomers[top].customers).toBe(given.topCustomers[top].customers);
		expect(scaled.topCustomers[top].value).toBeCloseTo(given.topCustomers[top].value, 9);
	}
	expect(scaled.averageOrderValue.value / 100).toBeCloseTo(given.averageOrderValue.value, 6);
	expect(scaled.change.averageOrderValue.verdict).toBe(given.change.averageOrderValue.verdict);
});

test('the name of a group cannot reach into the page', async () => {
	const orders = small.map((order) => ({ ...order, channel: '"><script>alert(1)</script>' }));
	const [item] = await valueOf({ groupBy: 'channel' }, orders);
	expect(item.html).not.toMatch(/<script/);
	expect(item.html).toContain('&lt;script&gt;');
});
