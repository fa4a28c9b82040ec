import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: { operation: 'rfmSegments', ...parameters },
});

type Summary = readonly [
	name: string,
	daysSinceLastPurchase: number,
	orders: number,
	revenue: number,
];
const summaries = (rows: readonly Summary[]) =>
	rows.map(([customer, daysSinceLastPurchase, orders, revenue]) => ({
		customer,
		daysSinceLastPurchase,
		orders,
		revenue,
	}));

/** Thirty ordinary customers: between the extremes in everything. */
const ordinary = Array.from(
	{ length: 30 },
	(_, at): Summary => [`c${at}`, 20 + 8 * at, 1 + (at % 4), 40 + 13 * at],
);

const segmentOf = (items: readonly Record<string, unknown>[], customer: string) =>
	items.find((item) => item.customer === customer)?.segment;

describe('RFM Segments', () => {
	test.each(['ten', 'eleven'])(
		'%s: the best customer is a champion, the big spender gone for 300 days is not',
		async (segmentMap) => {
			// The one published n8n template calls the first "Need Attention" and the second "Champions".
			const rows = summaries([['best', 1, 10, 2000], ['gone', 300, 9, 3000], ...ordinary]);
			const run = await runNode(node({ segmentMap }), rows);
			expect(run.error).toBeUndefined();
			const items = run.itemsOf('Node');
			expect(segmentOf(items, 'best')).toBe('Champions');
			expect(segmentOf(items, 'gone')).toBe("Can't Lose");
			expect(items[0].reason).toMatch(/bought 10 times, last 1 day ago, 2,000\.00 in all/);
			expect(items[1].suggestedAction).toMatch(/person/);
		},
	);

	test('one item per customer in input order, other columns handed on, linked to its item', async () => {
		const rows = summaries(ordinary).map((row, at) => ({ ...row, note: `note ${at}` }));
		const run = await runNode(node(), rows);
		const items = run.itemsOf('Node');
		expect(items.map(({ customer, note }) => [customer, note])).toEqual(
			rows.map(({ customer, note }) => [customer, note]),
		);
		run
			.fullItemsOf('Node')
			.forEach(({ pairedItem }, at) => expect(pairedItem).toEqual({ item: at }));
	});

	test('orders and their Customer Summary lead to the same segments', async () => {
		const orders = rowsOf({ operation: 'orders', customers: 200 });
		const summary = await runNode(
			{ type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters: { operation: 'customerSummary' } },
			orders,
		);
		const fromOrders = (await runNode(node(), orders)).itemsOf('Node');
		const fromSummaries = (await runNode(node(), summary.itemsOf('Node'))).itemsOf('Node');
		const found = (items: readonly Record<string, unknown>[]) =>
			items.map(({ customer, segment, recencyScore }) => ({ customer, segment, recencyScore }));
		expect(found(fromSummaries)).toEqual(found(fromOrders));
		expect(new Set(found(fromOrders).map(({ segment }) => segment)).size).toBeGreaterThan(5);
	});

	test('one output per group, and one for who cannot be scored', async () => {
		const rows = summaries([['prospect', NaN, 0, 0], ['best', 1, 10, 2000], ...ordinary]).map(
			(row) => ({
				...row,
				daysSinceLastPurchase: row.orders === 0 ? null : row.daysSinceLastPurchase,
			}),
		);
		const run = await runNode(node({ outputs: 'perGroup' }), rows);
		expect(run.error).toBeUndefined();
		const outputs = [0, 1, 2, 3, 4].map((output) => run.itemsOf('Node', output));
		expect(outputs.flat()).toHaveLength(rows.length);
		expect(outputs[0].map(({ customer }) => customer)).toContain('best');
		expect(outputs[4]).toMatchObject([
			{ customer: 'prospect', segment: null, reason: expect.stringMatching(/not bought yet/) },
		]);
		for (const { segment } of outputs[3]) expect(['Hibernating', 'Lost']).toContain(segment);
	});

	test("the owner's own thresholds, for any number of customers", async () => {
		const run = await runNode(
			node({
				scores: 'thresholds',
				recencyThresholds: '30, 60, 90, 180',
				frequencyThresholds: '1 2 4 8',
			}),
			summaries([
				['fresh', 30, 1, 10],
				['regular', 31, 9, 10],
			]),
		);
		expect(run.itemsOf('Node')).toMatchObject([
			{ recencyScore: 5, frequencyScore: 1, segment: 'New Customers' },
			{ recencyScore: 4, frequencyScore: 5, segment: 'Loyal' },
		]);
	});

	test("the owner's own words for what to do", async () => {
		const rows = [{ segment: 'champions', action: 'Bake them a cake' }];
		const run = await runNode(
			node({ actions: { rows } }),
			summaries([['best', 1, 10, 2000], ...ordinary]),
		);
		expect(run.itemsOf('Node')[0].suggestedAction).toBe('Bake them a cake');
		expect(run.itemsOf('Node').some(({ suggestedAction }) => suggestedAction === null)).toBe(true);
	});
});

describe('the map', () => {
	test.each(['ten', 'eleven'])('%s: every scored customer is on it once', async (segmentMap) => {
		const orders = rowsOf({ operation: 'orders', customers: 300 });
		const [map] = (await runNode(node({ output: 'page', segmentMap }), orders)).itemsOf('Node');
		const each = (await runNode(node({ segmentMap }), orders)).itemsOf('Node');
		const sizes = Object.fromEntries(
			(map.segments as Array<{ segment: string; customers: number }>).map((one) => [
				one.segment,
				one.customers,
			]),
		);
		for (const [name, size] of Object.entries(sizes)) {
			expect(each.filter(({ segment }) => segment === name)).toHaveLength(size);
		}
		const { sections } = map.page as {
			sections: [{ rows: Array<{ cells: Array<{ text: string; share: number }> }> }];
		};
		const cells = sections[0].rows.flatMap((row) => row.cells);
		const onMap = cells.reduce((sum, { text }) => sum + Number(text.split(': ')[1]), 0);
		expect(onMap).toBe(map.customers);
		expect(cells.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
		expect(String(map.html)).toContain('Champions');
	});
});

describe('what cannot be used', () => {
	test.each<[string, readonly object[], object, RegExp]>([
		['one customer', summaries([['a', 1, 2, 3]]), {}, /1 customer has bought; at least 20/],
		[
			'nineteen customers',
			summaries(ordinary.slice(0, 19)),
			{},
			/19 customers have bought; at least 20/,
		],
		[
			'all alike',
			summaries(ordinary.map(([name]): Summary => [name, 7, 2, 50])),
			{},
			/All 30 customers are alike/,
		],
		[
			'a customer twice',
			summaries([...ordinary, ['C3@x', 1, 1, 1], ['c3@x', 1, 1, 1]]),
			{},
			/"c3@x" is there already, on item 30 \[item 31\]/,
		],
		[
			'no number of orders',
			[
				...summaries(ordinary),
				{ customer: 'z', daysSinceLastPurchase: 3, orders: 'many', revenue: 1 },
			],
			{},
			/"orders" holds "many", which is no number of orders \[item 30\]/,
		],
		[
			'a last order in the future',
			[...Array(25).keys()].map((at) => ({
				customer: `c${at}`,
				orders: 1,
				revenue: 5,
				lastOrderDate: at === 24 ? '2099-01-01' : '2026-01-05',
			})),
			{},
			/"lastOrderDate" holds "2099-01-01", which is in the future \[item 24\]/,
		],
		[
			'thresholds that do not rise',
			summaries(ordinary),
			{ scores: 'thresholds', recencyThresholds: '30, 20, 40, 50' },
			/'Recency Thresholds \(Days\)' cannot be used: four numbers from small to large/,
		],
		['neither orders nor customers', [{ colour: 'red' }], {}, /No column was recognised/],
	])('%s', async (_what, items, parameters, message) => {
		const run = await runNode(node(parameters), items);
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(message);
	});

	test('with Continue nothing is lost: the bad item follows with its reason', async () => {
		const items = [
			...summaries(ordinary),
			{ customer: 'z', daysSinceLastPurchase: 3, orders: -1, revenue: 1 },
		];
		const run = await runNode({ ...node(), onError: 'continueRegularOutput' }, items);
		expect(run.itemsOf('Node')).toHaveLength(31);
		expect(run.itemsOf('Node')[30]).toMatchObject({ customer: 'z', reason: expect.any(String) });
	});

	test('more refunds than sales is scored lowest, and said', async () => {
		const run = await runNode(node(), summaries([['debt', 5, 3, -40], ...ordinary]));
		expect(run.itemsOf('Node')[0]).toMatchObject({ monetaryScore: 1, revenue: -40 });
		expect(run.hintsOf('Node').join(' ')).toMatch(/1 customer has more refunds than sales/);
	});
});
