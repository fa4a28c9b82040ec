/** Lifetime Value in n8n: worked examples from orders, what is missing said, groups, customers, and what makes no difference. */
import {
	itemsOf,
	moved,
	movedDay,
	numbersOf,
	ordersRun,
	sampleOrders,
	shuffled,
} from './ordersRun';

const hostile = '"><script>alert(1)</script>';

/** As much of an item as these tests look into. */
type Value = Readonly<{
	group: string;
	customer: string;
	value: number;
	guestOrders: number;
	text: string;
	html: string;
	historic: Readonly<Record<'customers' | 'purchases' | 'total', number>>;
	predicted: Readonly<{
		value: number;
		valueIs: string;
		reason: string;
		expectedYears: number;
		retention: object;
		purchasesPerYear: object;
		discounted: Readonly<Record<string, number>>;
	}>;
	change: Readonly<{ revenuePerCustomer: Readonly<{ verdict: string }> }>;
}>;

type Orders = Parameters<typeof itemsOf>[1];

async function valueOf(orders: Orders, parameters: object = {}) {
	const items = await itemsOf('lifetimeValue', orders, { ...parameters });
	return items as unknown as readonly Value[];
}

let id = 0;
const order = (customer: string, order_date: string, amount: number) => ({
	order_id: (id += 1),
	customer,
	order_date,
	amount,
});

/** Four customers a year with four orders of 50 each; three of the four come back. */
const year = (customers: string, of: number) =>
	[...customers].flatMap((customer) =>
		['02', '05', '08', '11'].map((month) => order(customer, `${of}-${month}-03`, 50)),
	);
const worked = [...year('abcd', 2024), ...year('bcde', 2025)];
const settings = {
	orderOptions: { dateFormat: 'yearFirst' },
	observationEnd: '2025-12-31',
	marginPercent: 60,
};
const twoYears = [order('a', '2024-01-02', 0), ...worked];

describe('worked examples, from orders', () => {
	test('50 an order, 4 orders a year, retention 75 %, margin 60 %, discount 10 %', async () => {
		const [{ predicted, historic }] = await valueOf(twoYears, settings);
		expect(predicted).toMatchObject({
			...{ yearlyValue: 120, value: 480, expectedYears: 4, reason: null, valueIs: 'profit' },
			revenuePerPurchase: { value: 50, numerator: 800, denominator: 16 },
			purchasesPerYear: { value: 4, numerator: 16, denominator: 4, n: 4 },
			retention: { value: 0.75, numerator: 3, denominator: 4 },
		});
		expect(predicted.discounted.firstYearExcluded).toBeCloseTo(257.142857, 6);
		expect(predicted.discounted.firstYearIncluded).toBeCloseTo(377.142857, 6);
		expect(predicted.discounted).toMatchObject({ withinYears: 5 });
		expect(predicted.discounted.valueWithinYears).toBeCloseTo(321.571785, 5);
		expect(historic).toMatchObject({
			...{ customers: 5, total: 960, median: 240, highest: 240 },
			mean: { value: 192, numerator: 960, denominator: 5 },
			topTenPercent: { customers: 1, mean: { value: 240 } },
		});
	});

	test('the same, typed in', async () => {
		const typed = { ...settings, stay: 'retention', retentionPercent: 75 };
		const [byRetention] = await valueOf(year('abcd', 2025), {
			...typed,
			valueOptions: { ordersPerYear: 4, acquisitionCost: 80 },
		});
		expect(byRetention.predicted).toMatchObject({
			...{ value: 480, acquisitionCost: 80, valueAfterAcquisitionCost: 400 },
			retention: { value: 0.75, numerator: null, window: 'typed in' },
			purchasesPerYear: { value: 4, denominator: null, window: 'typed in' },
		});
		const years = { ...settings, stay: 'years', stayYears: 4 };
		const [byYears] = await valueOf(twoYears, years);
		expect(byYears.predicted).toMatchObject({ value: 480, retention: null });
		expect(byYears.predicted.discounted).toMatchObject({ firstYearIncluded: null, withinYears: 4 });
	});

	test('the longest lifetime caps, and says so; a lifetime without end is null with the cap', async () => {
		const capped = { ...settings, stay: 'retention', retentionPercent: 90 };
		const [ten] = await valueOf(twoYears, capped);
		expect(ten.predicted).toMatchObject({ countedYears: 5, value: 600 });
		expect(ten.predicted.expectedYears).toBeCloseTo(10, 9);
		expect(ten.text).toMatch(/1 \/ the share that is lost is 10 years; 5 are counted/);
		const [endless] = await valueOf(twoYears, { ...capped, retentionPercent: 100 });
		expect(endless.predicted).toMatchObject({
			value: null,
			expectedYears: null,
			valueAtLongest: 600,
		});
		expect(endless.predicted.reason).toMatch(
			/does not exist.*longest lifetime of 5 years.*600\.00/,
		);
	});
});

describe('what is missing is said', () => {
	test('two years of orders are needed to see who comes back', async () => {
		const [{ predicted, text }] = await valueOf(year('abcd', 2025), settings);
		expect(predicted).toMatchObject({ value: null, expectedYears: null });
		expect(predicted.reason).toMatch(/cover 332 days up to then; a year is needed.*type in/);
		expect(text).toMatch(/Expected of one customer: unknown \(the reason stands below\)/);
		expect(predicted.discounted.valueWithinYears).toBeNull();
	});

	test('revenue is not called profit, and the expectation is called rough', async () => {
		const [{ text, predicted }] = await valueOf(twoYears, { ...settings, marginPercent: 100 });
		expect(predicted.valueIs).toBe('revenue');
		expect(text).toMatch(/in revenue, not profit/);
		expect(text).toMatch(/The expectation is rough/);
		expect(text).toMatch(/What it cost to win the customers is not subtracted/);
		expect(text).toMatch(/Only 5 customers/);
	});

	test('guests are left out and counted; refunds count on their customer', async () => {
		const some = [
			...twoYears,
			order('', '2025-03-03', 70),
			order('a', '2025-04-04', -20),
			order('z', '2025-04-05', -30),
		];
		const [{ historic, text, guestOrders }] = await valueOf(some, { ...settings, simplify: false });
		expect(historic).toMatchObject({ customers: 5, refundsOnly: 1, total: 960 - 12 - 18 });
		expect(guestOrders).toBe(1);
		expect(text).toMatch(/1 order names no customer: left out/);
		expect(text).toMatch(/1 customer has refunds only/);
	});

	test('orders without any customer have no value per customer', async () => {
		const guests = twoYears.map((row) => ({ ...row, customer: '' }));
		const [{ historic, predicted }] = await valueOf(guests, settings);
		expect(historic).toMatchObject({ customers: 0, median: null, mean: { value: null } });
		expect(predicted.reason).toMatch(/No known customer bought in this year/);
	});
});

describe('one item per customer', () => {
	test('what each has been worth, linked to the orders it is made of', async () => {
		const run = await ordersRun('lifetimeValue', twoYears, { ...settings, output: 'customers' });
		const [first, ...others] = run.itemsOf('Node');
		expect(others).toHaveLength(4);
		expect(first).toEqual({
			...{ customer: 'a', orders: 5, revenue: 200, value: 120, reason: null },
			...{ firstOrderDate: '2024-01-02', lastOrderDate: '2024-11-03' },
			observationEnd: '2025-12-31',
		});
		expect(run.fullItemsOf('Node')[0].pairedItem).toHaveLength(5);
	});

	test('adds up to the total, with groups and without', async () => {
		const sum = (items: readonly Value[]) => items.reduce((total, { value }) => total + value, 0);
		const [{ historic }] = await valueOf(sampleOrders);
		const customers = await valueOf(sampleOrders, { output: 'customers' });
		const grouped = await valueOf(sampleOrders, { output: 'customers', groupBy: 'channel' });
		expect(sum(customers)).toBeCloseTo(historic.total, 4);
		expect(sum(grouped)).toBeCloseTo(historic.total, 4);
		expect(new Set(grouped.map(({ customer }) => customer)).size).toBe(customers.length);
	});
});

describe('groups', () => {
	test('customers and values add up, most orders first; a name is inert', async () => {
		const [whole] = await valueOf(sampleOrders);
		const groups = await valueOf(sampleOrders, { groupBy: 'channel' });
		const sum = (name: keyof Value['historic']) =>
			groups.reduce((total, { historic }) => total + historic[name], 0);
		expect(sum('customers')).toBe(whole.historic.customers);
		expect(sum('purchases')).toBe(whole.historic.purchases);
		expect(sum('total')).toBeCloseTo(whole.historic.total, 4);
		expect(groups.map(({ group }) => group)).toEqual(['web', 'marketplace']);
		const named = twoYears.map((row) => ({ ...row, shop: hostile }));
		const [{ html }] = await valueOf(named, { ...settings, groupBy: 'shop' });
		expect(html).not.toMatch(/<script/);
	});
});

describe('what makes no difference', () => {
	const end = '2026-11-22';

	test('the sequence of the rows', async () => {
		const [plain] = await valueOf(sampleOrders, { observationEnd: end });
		const [mixed] = await valueOf(shuffled(sampleOrders), { observationEnd: end });
		expect(numbersOf(mixed)).toEqual(numbersOf(plain));
	});

	test('all dates moved together with the observation end', async () => {
		const daily = moved(sampleOrders, 0);
		const [plain] = await valueOf(daily, { observationEnd: end });
		const earlier = { observationEnd: movedDay(end, -400) };
		const [shifted] = await valueOf(moved(sampleOrders, -400), earlier);
		expect(numbersOf(shifted)).toEqual(numbersOf(plain));
	});

	test('the currency unit changes values, no rate', async () => {
		const cents = sampleOrders.map((row) => ({ ...row, amount: Number(row.amount) * 100 }));
		const [plain] = await valueOf(sampleOrders);
		const [large] = await valueOf(cents);
		expect(large.predicted.retention).toEqual(plain.predicted.retention);
		expect(large.predicted.purchasesPerYear).toEqual(plain.predicted.purchasesPerYear);
		expect(large.predicted.value / plain.predicted.value).toBeCloseTo(100, 4);
		expect(large.change.revenuePerCustomer.verdict).toBe(plain.change.revenuePerCustomer.verdict);
	});
});

test('a bad row is named; with Continue the others are counted', async () => {
	const items = [...twoYears, order('eve', 'soon', 5)];
	const stopped = await ordersRun('lifetimeValue', items, settings);
	expect(stopped.error?.message).toMatch(/soon.*\[item 33\]/);
	const went = await ordersRun('lifetimeValue', items, settings, {
		onError: 'continueRegularOutput',
	});
	expect(went.itemsOf('Node')[0].historic).toMatchObject({ customers: 5 });
});
