/** Contacts per 100 Orders in n8n: two inputs, groups of tickets, the days that both lists cover. */
import { runNodeWithInputs } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';
import { numbersOf, shuffled, type Json } from './ordersRun';

type Row = Readonly<Record<string, unknown>>;

const run = (tickets: readonly Row[], orders: readonly Row[] | null, parameters: Row = {}) =>
	runNodeWithInputs(
		{
			type: 'n8n-nodes-loyalty.loyaltyMetrics',
			parameters: { resource: 'service', operation: 'contactsPerOrder', ...parameters },
		},
		[tickets, orders],
	);

const itemsOf = async (tickets: readonly Row[], orders: readonly Row[], parameters: Row = {}) =>
	(await run(tickets, orders, parameters)).itemsOf('Node') as Json[];

const dayOf = (day: number) => `2026-06-${String(day).padStart(2, '0')}`;
/** An order a day from 1 to 20 June. */
const orders = Array.from({ length: 20 }, (_, at) => ({
	...{ order_id: at + 1, customer: `c${at}@example.com`, order_date: dayOf(at + 1), total: 10 },
}));
const tickets = [3, 3, 12, 15, 20].map((day, at) => ({
	...{ ticket_id: `T${at}`, created: dayOf(day), topic: at < 2 ? 'late' : 'question' },
}));

test('five contacts and twenty orders: 25 per 100', async () => {
	const [item] = await itemsOf(tickets, orders);
	expect(item).toMatchObject({
		...{ contacts: 5, orders: 18 },
		period: { from: '2026-06-03', to: '2026-06-20', days: 18 },
	});
	// Both lists cover 3 to 20 June: 18 orders.
	expect(item.contactsPer100Orders.value).toBeCloseTo(500 / 18, 5);
	expect(item.contactsPer100Orders).toMatchObject({ numerator: 5, denominator: 18, n: 18 });
	expect(item.reason).toMatch(/Only 18 orders/);
});

test('the last days, compared with as many before', async () => {
	const [item] = await itemsOf(tickets, orders, {
		...{ period: 'lastDays', periodDays: 10, compare: true, observationEnd: '2026-06-20' },
	});
	expect(item).toMatchObject({ contacts: 3, orders: 10, previous: { contacts: 2, orders: 10 } });
	expect(item.change).toMatchObject({ difference: 10, verdict: 'noChangeShown' });
	expect(item.change.interval.low).toBeLessThan(10);
	expect(item.page.findings).toHaveLength(1);
});

test('groups of tickets are set against all orders and add up', async () => {
	const groups = await itemsOf(tickets, orders, { groupBy: 'topic' });
	expect(groups.map(({ group, contacts }) => [group, contacts])).toEqual([
		['question', 3],
		['late', 2],
	]);
	expect(groups.map((item) => item.orders)).toEqual([18, 18]);
	const sum = groups.reduce((all, item) => all + item.contactsPer100Orders.value, 0);
	expect(sum).toBeCloseTo(500 / 18, 4);
});

test('no order in the period: null with a reason', async () => {
	const [item] = await itemsOf(tickets, orders, {
		...{ period: 'lastDays', periodDays: 5, observationEnd: '2026-07-31' },
	});
	expect(item.contactsPer100Orders).toMatchObject({ value: null, interval: null });
	expect(item.reason).toBe('No order in these days');
});

test('lists that end far apart are pointed out, and only shared days are counted', async () => {
	const node = await run(
		tickets.filter(({ created }) => created < '2026-06-10'),
		orders,
	);
	const [item] = node.itemsOf('Node') as Json[];
	expect(item).toMatchObject({ contacts: 2, orders: 1, period: { to: '2026-06-03' } });
	expect(node.hintsOf('Node').join()).toMatch(
		/The tickets end on 2026-06-03, the orders on 2026-06-20/,
	);
});

test('row order changes nothing, on the sample shop', async () => {
	const wish = { customers: 200, endDate: '2026-06-30' };
	const some = rowsOf({ operation: 'supportTickets', ...wish });
	const sold = rowsOf({ operation: 'orders', ...wish });
	const [here] = await itemsOf(some, sold);
	const [there] = await itemsOf(shuffled(some), shuffled(sold));
	expect(numbersOf(there)).toEqual(numbersOf(here));
	expect(here.contacts).toBeGreaterThan(10);
});

test('a ticket without an opening is refused by its item', async () => {
	const { error } = await run([...tickets, { ticket_id: 'T9', created: 'soon' }], orders);
	expect(error?.message).toMatch(/"created" holds "soon", which is not a date \[item 5\]/);
});
