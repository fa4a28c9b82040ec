import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

type Row = Record<string, unknown>;

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: { operation: 'segmentProfile', ...parameters },
});
const customers: readonly Row[] = [
	{ customer: 'a', segment: 'Lost', orders: 1, revenue: 30, daysSinceLastPurchase: 90 },
	{ customer: 'b', segment: 'Champions', orders: 4, revenue: 100, daysSinceLastPurchase: 1 },
	{ customer: 'c', segment: 'Champions', orders: 2, revenue: 60, daysSinceLastPurchase: 2 },
	{ customer: 'd', segment: 'Champions', orders: 3, revenue: 40, daysSinceLastPurchase: 3 },
	{ customer: 'e', segment: 'Champions', orders: 1, revenue: 20, daysSinceLastPurchase: 4 },
	{ customer: 'f', segment: null, orders: 0, revenue: 0, daysSinceLastPurchase: null },
];

test('each segment, the best first; who is in none comes last, so that sizes add up', async () => {
	const run = await runNode(node(), customers);
	expect(run.error).toBeUndefined();
	const items = run.itemsOf('Node');
	expect(items.map(({ segment }) => segment)).toEqual(['Champions', 'Lost', '(empty)']);
	expect(items[0]).toMatchObject({
		...{ customers: 4, revenue: 220, medians: { revenue: 50, orders: 2.5 }, reason: null },
		shareOfCustomers: { numerator: 4, denominator: 6, interval: expect.anything() },
		shareOfRevenue: { value: 0.88, numerator: 220, denominator: 250 },
		averageOrderValue: { value: 22, n: 10 },
		ordersPerCustomer: { value: 2.5, n: 4 },
		daysSinceLastPurchase: { n: 4, lowerQuartile: 1.75, median: 2.5, upperQuartile: 3.25 },
	});
	expect(items[2]).toMatchObject({
		averageOrderValue: { value: null },
		daysSinceLastPurchase: { n: 0, median: null },
		reason:
			'Not known, and left out of their figures: days since the last order of 1 of 1 customer',
	});
});

test('columns that are missing give null and a reason, not 0', async () => {
	const run = await runNode(
		node(),
		customers.map(({ customer, segment }) => ({ customer, segment })),
	);
	const [item] = run.itemsOf('Node');
	expect(item).toMatchObject({
		...{ customers: 4, revenue: null, medians: { revenue: null, orders: null } },
		shareOfRevenue: { value: null, reason: 'The revenue is not known' },
	});
	expect(item.reason).toMatch(/'Orders Column' and 'Revenue Column' and 'Days Since Last Order/);
	expect(run.hintsOf('Node').join(' ')).toMatch(/No column was recognised for 'Orders Column'/);
});

test("the owner's own segments: in the owner's order, else the largest first", async () => {
	const rules = customers.map((row, at) => ({ ...row, segment: at < 2 ? 'Rare' : 'Often' }));
	const bySize = await runNode(node(), rules);
	expect(bySize.itemsOf('Node').map(({ segment }) => segment)).toEqual(['Often', 'Rare']);
	const byOrder = await runNode(node({ segmentOrder: 'Rare, Often' }), rules);
	expect(byOrder.itemsOf('Node').map(({ segment }) => segment)).toEqual(['Rare', 'Often']);
});

test.each<[string, readonly Row[], RegExp]>([
	['no items', [{}], /There are no customers with segments/],
	['no segments', [{ customer: 'a', orders: 2 }], /No column was recognised for 'Segment'/],
	['a customer twice', [customers[0], customers[0]], /"a" is there already, on item 0 \[item 1\]/],
	['no amount', [{ ...customers[0], revenue: 'much' }], /"revenue" holds "much", which is not an/],
	['negative orders', [{ ...customers[0], orders: -1 }], /"orders" holds "-1", which is no number/],
	[
		'two currencies',
		customers.map((row, at) => ({ ...row, currency: at === 0 ? 'EUR' : 'CHF' })),
		/several currencies: CHF, EUR/,
	],
])('bad input: %s', async (_what, items, sentence) => {
	const run = await runNode(node(), items);
	expect(run.error?.message).toMatch(sentence);
});

test('with On Error set to continue, a bad item follows the rest and is in no figure', async () => {
	const run = await runNode({ ...node(), onError: 'continueRegularOutput' }, [
		...customers,
		{ customer: 'z', segment: 'Ghosts', orders: 'x' },
	]);
	const items = run.itemsOf('Node');
	expect(items.map(({ segment }) => segment)).toEqual(['Champions', 'Lost', '(empty)', 'Ghosts']);
	expect(items[3].reason).toMatch(/"orders" holds "x"/);
});

test('text amounts are read as their list settles it', async () => {
	const run = await runNode(node(), [
		{ Kunde: 'a', Segment: 'Lost', Umsatz: '1.234,50', Bestellungen: 2 },
		{ Kunde: 'b', Segment: 'Lost', Umsatz: '10,25', Bestellungen: 1 },
	]);
	expect(run.itemsOf('Node')[0].revenue).toBe(1244.75);
});

test('the page holds names as text, never as code', async () => {
	const run = await runNode(node({ output: 'page' }), [
		...customers,
		{ customer: 'x', segment: '<img src=x onerror=alert(1)>', orders: 1, revenue: 5 },
	]);
	const [item] = run.itemsOf('Node');
	expect(item.html).not.toContain('<img');
	expect(item.text).toMatch(/Who brings the revenue/);
	expect(item.html).not.toMatch(/NaN|undefined|Infinity/);
	expect(item.segments).toHaveLength(4);
});

test('the sample shop: segments add up, and shuffled rows tell the same', async () => {
	const orders = rowsOf({ operation: 'orders', customers: 300 });
	const rfm = { type: 'n8n-nodes-loyalty.customerSegments', parameters: {} };
	const segmented = (await runNode(rfm, orders)).itemsOf('Node');
	const straight = (await runNode(node(), segmented)).itemsOf('Node');
	const shuffled = (await runNode(node(), [...segmented].reverse())).itemsOf('Node');
	expect(shuffled).toEqual(straight);
	const sum = (of: (item: Row) => number) => straight.reduce((total, item) => total + of(item), 0);
	expect(sum(({ customers: n }) => Number(n))).toBe(segmented.length);
	expect(sum(({ shareOfRevenue }) => (shareOfRevenue as { value: number }).value)).toBeCloseTo(1);
});
