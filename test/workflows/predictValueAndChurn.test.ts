import shipped from '../../workflows/predict-value-and-churn.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { withSettings } from './settings.cjs';
import type { AnyJson } from '../anyJson.cjs';

// workflows/predict-value-and-churn.json as shipped, in n8n's own engine, with Data Tables in memory.
const PREDICTIONS = 'Loyalty Predictions';
type Tables = ReturnType<typeof dataTables>;

const own = (set: Readonly<Record<string, unknown>>) => withSettings(structuredClone(shipped), set);

async function ran(tables: Tables, set: Readonly<Record<string, unknown>> = {}) {
	const run = await runWorkflow(own(set), { start: 'Run Now', tables });
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	return run;
}

function daysKept(tables: Tables, source = 'sample'): Record<string, number> {
	const days: Record<string, number> = {};
	for (const row of tables.rowsNamed(PREDICTIONS)) {
		if (row.source === source) days[row.run_date] = (days[row.run_date] ?? 0) + 1;
	}
	return days;
}

const columns = [
	...['order_id', 'order_date', 'customer', 'amount', 'refunded', 'currency', 'status'],
];

async function tablesWith(orders: ReadonlyArray<Record<string, unknown>>): Promise<Tables> {
	const tables = dataTables();
	const aggregate = await tables.getDataTableAggregateProxy();
	const { id } = await aggregate.createDataTable({
		name: 'Loyalty Orders',
		columns: columns.map((name) => ({ name, type: 'string' })),
	});
	const proxy = await tables.getDataTableProxy(null, null, id);
	await proxy.insertRows(orders.map((order) => ({ ...order })));
	return tables;
}
const orderOf = (who: number, date: string, amount: unknown = 10 + who) => ({
	...{ order_id: `${who} ${date}`, order_date: date, customer: `c${who}@shop.example`, amount },
	...{ refunded: 0, currency: 'EUR', status: 'paid' },
});
/** So many customers, each with an order about every month until some day. */
const ordersOf = (customers: number) =>
	Array.from({ length: customers }, (_, who) =>
		Array.from({ length: 2 + (who % 5) }, (_month, month) =>
			orderOf(who, `2025-0${month + 1}-${11 + ((who + month) % 9)}`),
		),
	).flat();

const mine = { use_my_orders: true, as_of: '2025-06-30' };

const PARTS = [
	'Who is likely to leave, and what are they worth?',
	'What will customers buy next?',
	'Would the forecast have been right?',
	'Has the churn risk been right?',
];

describe('with the sample', () => {
	const tables = dataTables();
	let first: Awaited<ReturnType<typeof runWorkflow>>;
	beforeAll(async () => {
		first = await ran(tables, { as_of: '2025-06-23' });
	});

	test('first click: one page says who, why, worth how much, and how right that was', () => {
		const [{ html, text, pages }] = first.itemsOf('Put the Report Together');
		expect(pages).toBe(4);
		for (const part of PARTS) expect(html).toContain(part);
		expect(text).toMatch(/High risk: worth most first\n- \S+@\S+: \d+ % \(Still worth [\d,]+ EUR/);
		expect(text).toContain('For leaving: ');
		expect(text).toContain('chance of no order within 90 days');
		expect(text).toMatch(/, \d+ % of all customers bought nothing/);
		expect(text).not.toContain('Nothing changed by more than chance');
		expect(html).not.toMatch(/\{\{|NaN|undefined|null|Not yet/);
		expect(first.itemsOf('Show the Page')[0].html).toBe(html);
		expect(first.ran.filter((name) => name === 'Put the Report Together')).toHaveLength(1);
	});

	test('the list holds those who are worth most of each band', () => {
		const [{ rows }] = first.itemsOf('Put Worth Beside Risk') as [{ rows: AnyJson[] }];
		const [{ page }] = first.itemsOf('Write the List') as [{ page: AnyJson }];
		for (const band of ['High', 'Medium']) {
			const worth = rows.filter((row) => row.risk_band === band).map((row) => row.lifetime_value);
			const [most] = rows.filter((row) => row.lifetime_value === Math.max(...worth));
			const { bars } = page.sections.find((one: AnyJson) => one.heading?.startsWith(band));
			expect(bars).toHaveLength(10);
			expect(bars[0]).toMatchObject({ label: most.customer, amount: most.chance_of_leaving });
		}
		const [tiles] = page.sections;
		const counts = tiles.tiles.map(({ value }: { value: string }) => Number(value));
		expect(counts.reduce((sum: number, one: number) => sum + one, 0)).toBe(rows.length);
	});

	test('each customer is kept with what both nodes said of that customer', () => {
		const rows = tables.rowsNamed(PREDICTIONS);
		const scores = first.itemsOf('Score the Customers');
		expect(rows).toHaveLength(scores.length);
		const worth = new Map(
			first.itemsOf('Work Out What They Are Worth').map((one) => [one.customer, one]),
		);
		scores.forEach((score, at) => {
			expect(rows[at]).toMatchObject({
				...{ run_date: '2025-06-23', source: 'sample', customer: score.customer },
				...{ chance_of_leaving: score.probabilityOfChurn, risk_band: score.riskBand },
				lifetime_value: worth.get(score.customer)?.lifetimeValue,
				expected_orders: worth.get(score.customer)?.expectedOrders,
			});
		});
		expect(rows.some((row) => row.lifetime_value > 0 && row.chance_of_leaving > 0)).toBe(true);
	});
});

describe('with my own orders', () => {
	test('few customers: bands with reasons instead of chances, and worth as far as it goes', async () => {
		const tables = await tablesWith(ordersOf(40));
		const run = await ran(tables, mine);
		const [{ text, pages }] = run.itemsOf('Put the Report Together');
		expect(pages).toBe(4);
		expect(text).toContain('c39@shop.example');
		expect(text).toContain('Risk is told in bands, without a chance');
		expect(text).toContain('at least 200 customers; there are 40');
		expect(text).not.toContain('chance of no order within');
		expect(daysKept(tables, 'my orders')).toEqual({ '2025-06-30': 40 });
		expect(daysKept(tables)).toEqual({});
	});

	test('a second run on the same day doubles nothing and tells the same', async () => {
		const tables = await tablesWith(ordersOf(40));
		const first = await ran(tables, mine);
		const second = await ran(tables, mine);
		expect(daysKept(tables, 'my orders')).toEqual({ '2025-06-30': 40 });
		expect(second.itemsOf('Show the Page')).toEqual(first.itemsOf('Show the Page'));
		expect(new Set(tables.rowsNamed(PREDICTIONS).map(({ run_id }) => run_id)).size).toBe(1);
	});

	test('the schedule starts the same run; days ahead and margin in Settings reach every part', async () => {
		const set = { ...mine, days_ahead: 60, margin_percent: 40 };
		const { status, itemsOf } = await runWorkflow(own(set), {
			start: 'Every Monday Morning',
			items: [{ json: {} }],
			tables: await tablesWith(ordersOf(40)),
		});
		expect(status).toBe('success');
		expect(itemsOf('Show the Page')).toHaveLength(1);
		expect(itemsOf('Score the Customers')[0].horizonDays).toBe(60);
		const [{ text }] = itemsOf('Put the Report Together');
		expect(text).toContain('The 60 days after 2025-06-30');
		expect(text).toContain('held to the 60 days after');
		expect(text).toContain('Worth is the profit expected');
		expect(text).toContain('profit at a margin of 40 %');
	});

	test('fewer still: what was spent stands in for worth, and the page says so', async () => {
		const tables = await tablesWith(ordersOf(12));
		const run = await ran(tables, mine);
		const [{ text }] = run.itemsOf('Put the Report Together');
		expect(text).toMatch(/12 customers have ordered more than once; at least 30 are needed/);
		expect(text).toContain('spent so far');
		expect(text).not.toContain('Still worth');
		const rows = tables.rowsNamed(PREDICTIONS);
		expect(rows).toHaveLength(12);
		for (const row of rows) expect(row).toMatchObject({ lifetime_value: null, currency: 'EUR' });
	});

	test('too few for anything: the page says so, and nothing is kept', async () => {
		const tables = await tablesWith([orderOf(1, '2025-06-01'), orderOf(2, '2025-06-02')]);
		const run = await ran(tables, mine);
		const [{ text }] = run.itemsOf('Put the Report Together');
		expect(text).toContain('0 repeat orders; at least 20 are needed');
		expect(text).toContain('Nothing was kept.');
		expect(text).not.toMatch(/undefined|null|NaN/);
		expect(tables.rowsNamed(PREDICTIONS)).toEqual([]);
	});

	test('no orders loaded yet: the page says so', async () => {
		const tables = await tablesWith([]);
		const run = await ran(tables, mine);
		expect(run.itemsOf('Put the Report Together')[0].text).toMatch(/no orders/i);
		expect(tables.rowsNamed(PREDICTIONS)).toEqual([]);
	});

	test('an order that cannot be read is left out and told, the rest counts', async () => {
		const tables = await tablesWith([...ordersOf(40), orderOf(3, '2025-06-20', 'a lot')]);
		const run = await ran(tables, mine);
		expect(run.itemsOf('Put the Report Together')[0].text).toContain('a lot');
		expect(daysKept(tables, 'my orders')).toEqual({ '2025-06-30': 40 });
	});

	test('names of customers are shown as text, whatever they hold', async () => {
		const orders = ordersOf(40).map((order) => ({
			...order,
			customer: order.customer.replace('c39@', '<img src=x>{{ 1 }}'),
		}));
		const run = await ran(await tablesWith(orders), mine);
		const [{ html }] = run.itemsOf('Put the Report Together');
		expect(html).toContain('&lt;img src=x&gt;{{ 1 }}');
		expect(html).not.toContain('<img');
	});
});

test('older predictions than the owner keeps are removed, those of another source are not', async () => {
	const tables = await tablesWith(ordersOf(25));
	await ran(tables, { ...mine, as_of: '2025-06-16' });
	for (const run_date of ['2024-01-01', '2024-06-24']) {
		for (const source of ['sample', 'my orders']) {
			tables.rowsNamed(PREDICTIONS).push({ run_date, run_id: '0', source, customer: 'c' });
		}
	}
	const days = (source: string) => Object.keys(daysKept(tables, source)).sort();
	await ran(tables, { ...mine, as_of: '2025-06-23' });
	expect(days('my orders')).toEqual(['2024-06-24', '2025-06-16', '2025-06-23']);
	await ran(tables, { ...mine, as_of: '2025-06-23', keep_weeks: 1 });
	expect(days('my orders')).toEqual(['2025-06-16', '2025-06-23']);
	expect(days('sample')).toEqual(['2024-01-01', '2024-06-24']);
});

describe('a day that is none', () => {
	const none = { as_of: '30.6.2025' };

	test('stops with a sentence where the sample is made', async () => {
		const { error } = await runWorkflow(own(none), { start: 'Run Now' });
		expect(error?.message).toMatch(/needs a date such as 2026-06-30/);
	});

	test('is told on the page with my own orders, and neither keeps nor removes anything', async () => {
		const tables = await tablesWith(ordersOf(25));
		await ran(tables, mine);
		const run = await ran(tables, { ...mine, ...none });
		expect(run.itemsOf('Put the Report Together')[0].text).toMatch(
			/needs a date such as 2026-06-30/,
		);
		expect(daysKept(tables, 'my orders')).toEqual({ '2025-06-30': 25 });
	});
});

test('a stopped run leads to a notice that names the node and the reason', async () => {
	const execution = { lastNodeExecuted: 'Get My Orders', error: { message: 'Table gone' } };
	const { status, itemsOf } = await runWorkflow(shipped, {
		start: 'When a Run Stops',
		items: [{ json: { execution } }],
	});
	expect(status).toBe('success');
	expect(itemsOf('Write the Notice')[0].notice).toBe(
		"Predicting value and churn stopped at 'Get My Orders': Table gone",
	);
});
