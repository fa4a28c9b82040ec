import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: { operation: 'lifecycleStage', ...parameters },
});

const dateOf = (day: number) => new Date((20_000 + day) * 86_400_000).toISOString().slice(0, 10);
const ordersOf = (customer: string, days: readonly number[]) =>
	days.map((day) => ({ customer_email: `${customer}@shop.example`, date: dateOf(day), total: 10 }));

/** Most come back after 10 and after 20 days, some after 60: the shop's rhythm. */
const regulars = Array.from({ length: 46 }, (_, at) =>
	ordersOf(`r${at}`, at < 40 ? [470, 480, 500] : [440, 500]),
).flat();

test('each stage, judged by the shop and by the customer', async () => {
	const run = await runNode(node({ observationEnd: dateOf(505) }), [
		...ordersOf('fresh', [500]),
		...ordersOf('late', [483]),
		...ordersOf('gone', [100]),
		...ordersOf('back', [100, 500]),
		...regulars,
	]);
	expect(run.error).toBeUndefined();
	const items = run.itemsOf('Node');
	expect(items.slice(0, 4).map(({ stage }) => stage)).toEqual([
		'New',
		'Slipping',
		'Lapsed',
		'Won Back',
	]);
	expect(items[4]).toMatchObject({ stage: 'Active', daysSinceLastPurchase: 5 });
	expect(items[1].reason).toMatch(/22 days since the last order; late after 20 days/);
	expect(run.hintsOf('Node').join(' ')).toMatch(/slipping after 20 days/);
});

test('the sample shop has every stage but prospects, and splits by group', async () => {
	const orders = rowsOf({ operation: 'orders', customers: 400 });
	const run = await runNode(node({ outputs: 'perGroup' }), orders);
	const outputs = [0, 1, 2, 3, 4].map((output) => run.itemsOf('Node', output));
	const stages = (output: number) => new Set(outputs[output].map(({ stage }) => stage));
	expect(stages(0)).toEqual(new Set(['Active']));
	expect(stages(2)).toEqual(new Set(['Slipping']));
	expect(stages(3)).toEqual(new Set(['Lapsed']));
	expect(outputs[1].length).toBeGreaterThan(0);
});

test('prospects come with a list of customers, and are courted by nobody by mistake', async () => {
	const summaries = Array.from({ length: 30 }, (_, at) => ({
		customer: `c${at}`,
		orders: at === 0 ? 0 : 4,
		revenue: at === 0 ? 0 : 90,
		daysSinceLastPurchase: at === 0 ? null : at,
		averageDaysBetweenOrders: at === 0 ? null : 12,
	}));
	const run = await runNode(node({ outputs: 'perGroup' }), summaries);
	expect(run.itemsOf('Node', 4)).toMatchObject([{ customer: 'c0', stage: 'Prospect' }]);
	expect(run.hintsOf('Node').join(' ')).toMatch(/Orders instead of summaries tell more/);
});

test('too few repeat orders to know a rhythm: a sentence', async () => {
	const run = await runNode(node(), ordersOf('a', [1, 5]));
	expect(run.error?.message).toMatch(/1 repeat orders; at least 20 are needed/);
});

test('shuffled orders tell the same', async () => {
	const orders = rowsOf({ operation: 'orders', customers: 150 });
	const byName = (items: readonly Record<string, unknown>[]) =>
		Object.fromEntries(items.map(({ customer, stage }) => [customer, stage]));
	const straight = (await runNode(node(), orders)).itemsOf('Node');
	const reversed = (await runNode(node(), [...orders].reverse())).itemsOf('Node');
	expect(byName(reversed)).toEqual(byName(straight));
});
