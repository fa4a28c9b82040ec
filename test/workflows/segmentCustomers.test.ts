import shipped from '../../workflows/segment-customers-and-track-movement.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { withSettings } from './settings.cjs';

// workflows/segment-customers-and-track-movement.json as shipped, in n8n's own engine, with Data Tables in memory.
const SNAPSHOTS = 'Loyalty Segment Snapshots';
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
	for (const row of tables.rowsNamed(SNAPSHOTS)) {
		if (row.source === source) days[row.run_date] = (days[row.run_date] ?? 0) + 1;
	}
	return days;
}

test('first click: last week is worked out, both weeks are kept once, and the page shows who moved', async () => {
	const tables = dataTables();
	const run = await ran(tables, { as_of: '2025-06-23' });
	const [found] = run.itemsOf('Tell Who Moved');
	expect(found).toMatchObject({ currentDate: '2025-06-23', snapshotDate: '2025-06-16' });
	const { better, worse } = found.movements as { better: number; worse: number };
	expect(better + worse).toBeGreaterThan(0);
	expect(run.ran.filter((name) => name === 'Tell Who Moved')).toHaveLength(1);
	const [page] = run.itemsOf('Show the Page');
	expect(page.html).toContain('Who slipped');
	expect(page.html).not.toMatch(/\{\{|NaN|undefined/);
	const days = daysKept(tables);
	expect(Object.keys(days).sort()).toEqual(['2025-06-16', '2025-06-23']);
	expect(days['2025-06-23']).toBe(run.itemsOf('Segment the Customers').length);
	expect(run.itemsOf("Keep Today's Segments")).toEqual([
		{ success: true, insertedRows: days['2025-06-23'] },
	]);
});

test('today is the day unless another one is set', async () => {
	const tables = dataTables();
	const run = await ran(tables);
	const [{ today, week_before: before }] = run.itemsOf('Work Out the Days');
	expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect(Date.parse(String(today)) - Date.parse(String(before))).toBe(7 * 86_400_000);
	expect(Object.keys(daysKept(tables)).sort()).toEqual([before, today]);
});

test('a second run on the same day doubles nothing and tells the same', async () => {
	const tables = dataTables();
	const first = await ran(tables, { as_of: '2025-06-23' });
	const kept = daysKept(tables);
	const second = await ran(tables, { as_of: '2025-06-23' });
	expect(daysKept(tables)).toEqual(kept);
	expect(second.ran).not.toContain('Segment Them a Week Earlier');
	expect(second.itemsOf('Tell Who Moved')[0].html).toBe(first.itemsOf('Tell Who Moved')[0].html);
});

test('a run that is cut off between keeping today and removing the earlier run loses nothing', async () => {
	const tables = dataTables();
	await ran(tables, { as_of: '2025-06-23' });
	const kept = daysKept(tables);
	const cutOff = own({ as_of: '2025-06-23' });
	cutOff.nodes
		.filter(({ name }) => name.startsWith('Remove '))
		.forEach((node) => Object.assign(node, { disabled: true }));
	await runWorkflow(cutOff, { start: 'Run Now', tables });
	expect(daysKept(tables)['2025-06-23']).toBe(2 * kept['2025-06-23']);
	// Meanwhile somebody's segment changed, as orders do that arrive during the day: the later run counts.
	const rows = tables.rowsNamed(SNAPSHOTS).filter(({ run_date }) => run_date === '2025-06-23');
	const [first] = rows;
	first.segment = first.segment === 'Lost' ? 'Champions' : 'Lost';
	const twin = rows.find(
		({ customer, run_id }) => customer === first.customer && run_id !== first.run_id,
	);
	const later = await ran(tables, { as_of: '2025-06-30' });
	expect(later.itemsOf('Tell Who Moved')[0]).toMatchObject({ snapshotDate: '2025-06-23' });
	expect(later.hintsOf('Tell Who Moved').join()).toMatch(/stand there twice/);
	expect(twin!.segment).not.toBe(first.segment);
	// The next run of that day cleans up.
	await ran(tables, { as_of: '2025-06-23' });
	expect(daysKept(tables)['2025-06-23']).toBe(kept['2025-06-23']);
});

test('snapshots older than the owner keeps are removed, those of another source and of nine weeks never', async () => {
	const tables = dataTables();
	const days = ['2024-01-01', '2024-06-24', '2025-04-21'];
	await ran(tables, { as_of: '2025-06-16' });
	for (const run_date of days) {
		for (const source of ['sample', 'my orders']) {
			const row = { run_date, run_id: '0', source, customer: 'c', segment: 'Lost' };
			tables.rowsNamed(SNAPSHOTS).push(row);
		}
	}
	const kept = (source?: string) => Object.keys(daysKept(tables, source)).sort();
	await ran(tables, { as_of: '2025-06-23' });
	expect(kept()).toEqual(['2024-06-24', '2025-04-21', '2025-06-09', '2025-06-16', '2025-06-23']);
	await ran(tables, { as_of: '2025-06-23', keep_weeks: 1 });
	expect(kept()).toEqual(['2025-04-21', '2025-06-09', '2025-06-16', '2025-06-23']);
	expect(kept('my orders')).toEqual(days);
});

test('a week later: compared with what this week kept', async () => {
	const tables = dataTables();
	await ran(tables, { as_of: '2025-06-23' });
	const later = await ran(tables, { as_of: '2025-06-30' });
	expect(later.itemsOf('Tell Who Moved')[0]).toMatchObject({
		...{ currentDate: '2025-06-30', snapshotDate: '2025-06-23' },
	});
	expect(later.ran).not.toContain('Segment Them a Week Earlier');
	expect(Object.keys(daysKept(tables)).sort()).toEqual([
		...['2025-06-16', '2025-06-23', '2025-06-30'],
	]);
});

test('the schedule starts the same run', async () => {
	const { status, itemsOf } = await runWorkflow(shipped, {
		start: 'Every Monday Morning',
		items: [{ json: {} }],
	});
	expect(status).toBe('success');
	expect(itemsOf('Show the Page')).toHaveLength(1);
});

describe('with my own orders', () => {
	const mine = { use_my_orders: true, as_of: '2025-06-30' };
	const columns = [
		'order_id',
		'order_date',
		'customer',
		'amount',
		'refunded',
		'currency',
		'status',
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
	const orderOf = (who: number, date: string, amount: number) => ({
		...{ order_id: `${who} ${date}`, order_date: date, customer: `c${who}@shop.example`, amount },
		...{ refunded: 0, currency: 'EUR', status: 'paid' },
	});
	const people = Array.from({ length: 30 }, (_, who) => who);

	test('reads them from the data table, and keeps them apart from the sample', async () => {
		const tables = await tablesWith([
			...people.map((who) => orderOf(who, `2025-0${1 + (who % 5)}-1${who % 7}`, 10 + who)),
			...people.filter((who) => who % 3 === 0).map((who) => orderOf(who, '2025-05-28', 20)),
			orderOf(1, '2025-06-29', 15),
		]);
		await ran(tables, { as_of: '2025-06-30' });
		const run = await ran(tables, mine);
		const [found] = run.itemsOf('Tell Who Moved');
		expect(found).toMatchObject({ customers: 30, snapshotDate: '2025-06-23' });
		expect(found.text).toContain('c1@shop.example');
		expect(daysKept(tables, 'my orders')).toEqual({ '2025-06-23': 30, '2025-06-30': 30 });
		expect(Object.values(daysKept(tables))).toHaveLength(2);
	});

	test('orders that do not reach back a week: no movement yet, and no stop', async () => {
		const tables = await tablesWith(
			people.map((who) => orderOf(who, '2025-06-2' + (4 + (who % 6)), who + 1)),
		);
		const run = await ran(tables, mine);
		expect(run.itemsOf('Tell Who Moved')[0]).toMatchObject({ movements: null, snapshotDate: null });
		expect(run.itemsOf('Show the Page')[0].html).toContain('No earlier snapshot yet');
		expect(daysKept(tables, 'my orders')).toEqual({ '2025-06-30': 30 });
	});

	test('an empty table stops with a sentence, and keeps nothing', async () => {
		const tables = await tablesWith([]);
		const { status, error } = await runWorkflow(own(mine), { start: 'Run Now', tables });
		expect(status).toBe('error');
		expect(error?.message).toMatch(/no orders/i);
		expect(tables.rowsNamed(SNAPSHOTS)).toEqual([]);
	});
});

test('a day that is none stops with a sentence', async () => {
	const { error } = await runWorkflow(own({ as_of: '30.6.2025' }), {
		start: 'Run Now',
		tables: dataTables(),
	});
	expect(error?.message).toMatch(/needs a date such as 2026-06-30/);
});

test('a stopped run leads to a notice that names the node and the reason', async () => {
	const execution = { lastNodeExecuted: 'Get My Orders', error: { message: 'Table gone' } };
	const { status, itemsOf } = await runWorkflow(shipped, {
		start: 'When a Run Stops',
		items: [{ json: { execution } }],
	});
	expect(status).toBe('success');
	expect(itemsOf('Write the Notice')[0].notice).toBe(
		"Segmenting the customers stopped at 'Get My Orders': Table gone",
	);
});

test('notes are short, names are unique, and no table name contains another', () => {
	const named = shipped.nodes.map(({ name }) => name);
	expect(new Set(named).size).toBe(named.length);
	const words = (text: unknown) => String(text).split(/\s+/).length;
	for (const { name, type, parameters } of shipped.nodes) {
		if (!type.endsWith('stickyNote')) continue;
		const { content } = parameters as { content: string };
		if (name === 'Overview') {
			expect(words(content)).toBeGreaterThan(100);
			expect(words(content)).toBeLessThan(300);
		} else expect(words(content)).toBeLessThan(50);
	}
	const tables = [
		...['Loyalty Orders', 'Loyalty Scorecard History', 'Loyalty Survey Answers'],
		...['Loyalty Support Tickets', SNAPSHOTS],
	];
	for (const one of tables) {
		expect(tables.filter((other) => other.includes(one))).toEqual([one]);
	}
});
