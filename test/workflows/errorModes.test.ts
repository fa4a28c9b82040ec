import { runNode } from './engine.cjs';

// The three ways in which n8n handles bad rows, in n8n's own engine, with a second item that is bad.
const orders = [
	{ order_id: '1', order_date: '2026-01-05', customer_email: 'ana@example.com', amount: 10 },
	{ order_id: '2', order_date: 'yesterday-ish', customer_email: 'ben@example.com', amount: 20 },
	{ order_id: '3', order_date: '2026-02-05', customer_email: 'ana@example.com', amount: 30 },
];
const node = {
	type: 'n8n-nodes-loyalty.loyaltyMetrics',
	parameters: { operation: 'customerSummary' },
};

test('by default the run stops, naming item, column, what was found and what to do', async () => {
	const run = await runNode(node, orders);
	expect(run.status).toBe('error');
	expect(run.error?.message).toMatch(/yesterday-ish/);
	expect(run.error?.message).toMatch(/order_date/);
	expect(run.error?.message).toMatch(/\[item 1\]/);
	expect((run.error as { description?: string }).description).toBeTruthy();
});

test('with Continue the good rows give the result and the bad one follows with its reason', async () => {
	const run = await runNode({ ...node, onError: 'continueRegularOutput' }, orders);
	expect(run.status).toBe('success');
	const items = run.itemsOf('Node');
	expect(items).toHaveLength(2);
	expect(items[0]).toMatchObject({ customer: 'ana@example.com', orders: 2, revenue: 40 });
	expect(items[1]).toMatchObject({ ...orders[1], reason: expect.stringMatching(/yesterday-ish/) });
	expect(items[1]).not.toHaveProperty('error');
	expect(run.fullItemsOf('Node')[1].pairedItem).toEqual({ item: 1, input: 0 });
	expect(run.hintsOf('Node').join(' ')).toMatch(/1 item could not be used/);
});

test('with the error output the bad row leaves by it, with its own columns', async () => {
	const run = await runNode({ ...node, onError: 'continueErrorOutput' }, orders);
	expect(run.status).toBe('success');
	expect(run.itemsOf('Node', 0)).toHaveLength(1);
	const [refused] = run.itemsOf('Node', 1);
	expect(refused).toMatchObject({ ...orders[1], error: expect.stringMatching(/yesterday-ish/) });
});

test.each(['continueRegularOutput', 'continueErrorOutput'])(
	'%s: when nothing can be computed, every item goes that way and none is lost',
	async (onError) => {
		const two = orders.map((order, index) => ({
			...order,
			order_date: '2026-01-05',
			currency: index === 0 ? 'EUR' : 'USD',
		}));
		const run = await runNode({ ...node, onError }, two);
		expect(run.status).toBe('success');
		const refused = run.itemsOf('Node', onError === 'continueErrorOutput' ? 1 : 0);
		expect(refused.map(({ order_id }) => order_id)).toEqual(['1', '2', '3']);
	},
);

test('no items at all', async () => {
	const run = await runNode(node, [{}]);
	expect(run.status).toBe('error');
	expect(run.error?.message).toMatch(/no orders/i);
});

test('a dragged column is taken as its name; another expression is refused with what to do', async () => {
	const renamed = [orders[0], orders[2]].map(({ customer_email, ...order }) => ({
		...order,
		'The Buyer': customer_email,
	}));
	const dragged = await runNode(
		{ ...node, parameters: { ...node.parameters, customer: "={{ $json['The Buyer'] }}" } },
		renamed,
	);
	expect(dragged.itemsOf('Node')).toHaveLength(1);
	const computed = await runNode(
		{ ...node, parameters: { ...node.parameters, customer: '={{ $json.a + $json.b }}' } },
		renamed,
	);
	expect(computed.error?.message).toMatch(/'Customer' needs the name of a column/);
});

test('a cancel stops the work in the middle', async () => {
	const many = Array.from({ length: 300_000 }, (_, index) => ({
		...orders[0],
		order_id: String(index),
		customer_email: `customer${index % 50_000}@example.com`,
	}));
	const run = await runNode(node, many, { cancelAfterMs: 30 });
	expect(run.status).toBe('canceled');
	expect(run.itemsOf('Node')).toHaveLength(0);
});

test('an operation that reads no items keeps the one that started it, with the reason', async () => {
	const sample = {
		type: 'n8n-nodes-loyalty.loyaltySampleData',
		parameters: { operation: 'orders', customers: 0 },
		onError: 'continueRegularOutput',
	};
	const run = await runNode(sample, [{ started: 'by hand' }]);
	expect(run.status).toBe('success');
	expect(run.itemsOf('Node')).toEqual([
		{ started: 'by hand', reason: expect.stringMatching(/'Customers'/) },
	]);
});
