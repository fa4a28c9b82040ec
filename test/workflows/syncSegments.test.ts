import shipped from '../../workflows/sync-segments-to-crm.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { withSettings } from './settings.cjs';
import type { AnyJson } from '../anyJson.cjs';

// workflows/sync-segments-to-crm.json as shipped, in n8n's own engine, with Data Tables in memory; what the parts say is given.
const ORDERS = 'Loyalty Orders';
const STATE = 'Loyalty Sync State';
const CONSENTS = 'Loyalty Consents';
type Tables = ReturnType<typeof dataTables>;
type Row = Record<string, unknown>;

const mine = (set: Readonly<Row>) => withSettings(structuredClone(shipped) as AnyJson, set);

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const order = (id: number, customer: string, ago: number, amount: number) => ({
	...{ order_id: String(id), order_date: day(ago), customer, amount, refunded: 0 },
	...{ currency: 'EUR', status: 'completed', problem: '' },
});
/** 25 customers; the one with the number n bought n + 1 days ago, for 10 × n. */
const bought = Array.from({ length: 25 }, (_, at) =>
	order(at + 1, `customer${at + 1}@example.com`, at + 2, 10 * (at + 1)),
);
const read = (orders: readonly Row[]) => [
	{ json: { outcome: 'read', reason: '', requests: 1, orders } },
];
const all = (outcome: string, only?: readonly number[]) =>
	bought
		.filter((_, at) => only === undefined || only.includes(at + 1))
		.map(({ customer }) => ({
			json: { customer, outcome, reason: outcome === 'updated' ? '' : 'so it said', source: '' },
		}));

const sending = { use_my_orders: true, send_updates: true };

async function run(tables: Tables, pinned: Record<string, unknown[]>, set: Row = sending) {
	return await runWorkflow(mine(set), {
		start: 'Run Now',
		tables,
		timezone: 'UTC',
		pinned: { 'Update the CRM': [], 'Update the Newsletter': [], ...pinned },
	});
}

const changesOf = (outcome: AnyJson, kind: 'crm' | 'newsletter') =>
	outcome.itemsOf('Compare With Last Time')[0][kind].map(({ customer }: AnyJson) => customer);
const taken = (tables: Tables, target: string) =>
	tables.rowsNamed(STATE).filter((row) => row.target === target);

test('the first click shows what would be sent of a sample shop, and keeps and sends nothing', async () => {
	const tables = dataTables();
	const outcome = await run(tables, {}, {});
	expect(outcome.error).toBeUndefined();
	const [{ html }] = outcome.itemsOf('Show the Page') as unknown as [{ html: string }];
	expect(html).toContain('What would be sent');
	for (const name of [ORDERS, STATE, CONSENTS]) expect(tables.rowsNamed(name)).toEqual([]);
	for (const node of ['Get the Orders', 'Update the CRM', 'Update the Newsletter']) {
		expect(outcome.ran).not.toContain(node);
	}
});

test('switched on with the sample shop, nothing is sent either', async () => {
	const outcome = await run(dataTables(), {}, { send_updates: true });
	expect(outcome.error).toBeUndefined();
	expect(outcome.ran).not.toContain('Split the CRM Changes');
});

test('only what was taken is noted; what was not comes again, and nothing else does', async () => {
	const tables = dataTables();
	const first = await run(tables, {
		'Get the Orders': read(bought),
		'Update the CRM': [...all('updated').slice(0, 23), ...all('refused').slice(23)],
		'Update the Newsletter': all('unchanged'),
	});
	expect(first.error).toBeUndefined();
	expect(changesOf(first, 'crm')).toHaveLength(25);
	expect(taken(tables, 'CRM: HubSpot')).toHaveLength(23);
	expect(taken(tables, 'Newsletter: Mailchimp')).toHaveLength(25);
	const second = await run(tables, {
		'Get the Orders': read([]),
		'Update the CRM': all('updated', [24]),
	});
	expect(changesOf(second, 'crm')).toEqual(['customer24@example.com', 'customer25@example.com']);
	expect(changesOf(second, 'newsletter')).toEqual([]);
	expect(second.ran).not.toContain('Update the Newsletter');
	expect(taken(tables, 'CRM: HubSpot')).toHaveLength(24);
});

test('another order of one customer is one change, and replaces what was noted', async () => {
	const tables = dataTables();
	const parts = { 'Update the CRM': all('updated'), 'Update the Newsletter': all('updated') };
	await run(tables, { 'Get the Orders': read(bought), ...parts });
	// The newest stays the newest; who bought twice, where all others bought once, scores best for frequency.
	const more = await run(tables, {
		'Get the Orders': read([order(99, 'customer1@example.com', 1, 5)]),
		'Update the CRM': all('updated', [1]),
	});
	expect(changesOf(more, 'crm')).toEqual(['customer1@example.com']);
	const own = taken(tables, 'CRM: HubSpot').filter(
		(row) => row.customer === 'customer1@example.com',
	);
	expect(own).toHaveLength(1);
	expect(own[0].synced).toBe(`Champions |  | 2 | 15.00 | ${day(1)}`);
});

test('an order that comes again replaces itself, and what cannot be understood stays out', async () => {
	const tables = dataTables();
	await run(tables, { 'Get the Orders': read(bought) });
	const bad = { ...order(3, 'customer3@example.com', 4, 0), problem: 'its total "" is no amount' };
	const outcome = await run(tables, {
		'Get the Orders': read([{ ...bought[1], status: 'cancelled' }, bad]),
	});
	const rows = tables.rowsNamed(ORDERS);
	expect(rows).toHaveLength(25);
	expect(rows.filter(({ order_id: id }) => id === '2')).toEqual([
		expect.objectContaining({ status: 'cancelled' }),
	]);
	expect(rows.find(({ order_id: id }) => id === '3')).toMatchObject({ amount: 30 });
	const [{ html }] = outcome.itemsOf('Show the Page') as unknown as [{ html: string }];
	expect(html).toContain('is no amount');
});

test('the second reading asks for changes since a day before the first; all are read again when it is due', async () => {
	const tables = dataTables();
	const since = (outcome: AnyJson) => outcome.itemsOf('Say Since When')[0];
	const first = await run(tables, { 'Get the Orders': read(bought) });
	expect(since(first)).toMatchObject({ all: true, since: '' });
	const noted = String(
		tables.rowsNamed(STATE).find(({ target }) => target === 'Orders')!.synced_at,
	);
	const second = await run(tables, { 'Get the Orders': read([]) });
	expect(since(second).all).toBe(false);
	expect(Date.parse(since(second).since)).toBe(Date.parse(noted) - 86_400_000);
	const row = tables.rowsNamed(STATE).find(({ target }) => target === 'Orders')!;
	row.synced = new Date(Date.now() - 31 * 86_400_000).toISOString();
	const third = await run(tables, { 'Get the Orders': read(bought.slice(0, 22)) });
	expect(since(third)).toMatchObject({ all: true, since: '' });
	// Orders that the shop no longer has are gone here too.
	expect(tables.rowsNamed(ORDERS)).toHaveLength(22);
});

test('all of nothing replaces nothing', async () => {
	const tables = dataTables();
	await run(tables, { 'Get the Orders': read(bought) });
	tables.rowsNamed(STATE).find(({ target }) => target === 'Orders')!.synced =
		'2020-01-01T00:00:00Z';
	await run(tables, { 'Get the Orders': read([]) });
	expect(tables.rowsNamed(ORDERS)).toHaveLength(25);
});

test('a part of all orders replaces nothing, and the page says so', async () => {
	const tables = dataTables();
	await run(tables, { 'Get the Orders': read(bought) });
	tables.rowsNamed(STATE).find(({ target }) => target === 'Orders')!.synced =
		'2020-01-01T00:00:00Z';
	const [{ json }] = read(bought.slice(0, 22));
	const outcome = await run(tables, { 'Get the Orders': [{ json: { ...json, whole: false } }] });
	expect(tables.rowsNamed(ORDERS)).toHaveLength(25);
	const [{ html }] = outcome.itemsOf('Show the Page') as unknown as [{ html: string }];
	expect(html).toContain('only the orders of its last 60 days');
});

test('orders that could not be read stop the run, and nothing is changed or sent', async () => {
	const tables = dataTables();
	await run(tables, { 'Get the Orders': read(bought) });
	const before = structuredClone(tables.rowsNamed(STATE));
	const failed = {
		outcome: 'failed',
		reason: 'WooCommerce did not answer.',
		orders: [],
		requests: 4,
	};
	const outcome = await run(tables, { 'Get the Orders': [{ json: failed }] });
	expect(outcome.error?.message).toBe(
		'WooCommerce did not answer. No order was changed, and nothing was sent.',
	);
	expect(tables.rowsNamed(STATE)).toEqual(before);
	expect(outcome.ran).not.toContain('Compare With Last Time');
});

test('who has unsubscribed is noted once, and tried again only when they are back', async () => {
	const tables = dataTables();
	const out = (email: string) => [
		{
			json: {
				customer: email,
				outcome: 'optedOut',
				reason: 'Has unsubscribed.',
				source: 'Mailchimp: unsubscribed',
			},
		},
	];
	const answers = { 'Update the Newsletter': out('customer4@example.com') };
	await run(tables, { 'Get the Orders': read(bought), ...answers });
	await run(tables, { 'Get the Orders': read([]), ...answers });
	expect(tables.rowsNamed(CONSENTS)).toEqual([
		expect.objectContaining({
			...{ customer_email: 'customer4@example.com', channel: 'email', purpose: 'marketing' },
			...{ status: 'withdrawn', source: 'Mailchimp: unsubscribed' },
		}),
	]);
	expect(taken(tables, 'Newsletter: Mailchimp')).toEqual([]);
});

test('a service that is not reached is one line on the page, and everybody comes again', async () => {
	const tables = dataTables();
	const outcome = await run(tables, {
		'Get the Orders': read(bought),
		'Update the CRM': all('retryLater'),
	});
	const [{ html }] = outcome.itemsOf('Show the Page') as unknown as [{ html: string }];
	expect(html.match(/so it said/g)).toHaveLength(1);
	const [, row] = /so it said(.*?)<\/tr>/s.exec(html)!;
	expect(row.replace(/<[^>]*>/g, ' ').trim()).toBe('25');
	expect(taken(tables, 'CRM: HubSpot')).toEqual([]);
});

test('under another name of the service everybody is sent anew', async () => {
	const tables = dataTables();
	const parts = { 'Update the CRM': all('updated'), 'Update the Newsletter': all('updated') };
	await run(tables, { 'Get the Orders': read(bought), ...parts });
	const other = await run(
		tables,
		{ 'Get the Orders': read([]), ...parts },
		{ ...sending, crm: 'Pipedrive' },
	);
	expect(changesOf(other, 'crm')).toHaveLength(25);
	expect(changesOf(other, 'newsletter')).toEqual([]);
});

test('orders in two currencies stop the run with a sentence', async () => {
	const outcome = await run(dataTables(), {
		'Get the Orders': read([...bought, { ...order(70, 'x@example.com', 3, 9), currency: 'USD' }]),
	});
	expect(outcome.error?.message).toMatch(/EUR.*USD|USD.*EUR/);
});
