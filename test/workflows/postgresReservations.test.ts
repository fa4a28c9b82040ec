/** The SQL of reserving in a real Postgres: one key once, rows that become visible in their order, two runs at once. */
import { randomUUID } from 'node:crypto';

import type { Client } from 'pg';

import { runToEnd } from '../../core/steps';
import { settle } from '../../nodes/ContactPolicy/operations/reservation/settle.operation';
import type { Item } from '../../schema/parse';
import { outputItems } from '../nodes/outputItems';
import { connected, hasPostgres, sql } from './sqlFiles.cjs';

const SCHEMA = `loyalty_test_${randomUUID().slice(0, 8)}`;
const context = { now: Date.now(), timeZone: 'UTC' };

const row = (run: string, more: Record<string, unknown> = {}) => ({
	...{ idempotency_key: `k-${run}`, run_id: run, customer_id: 'C1' },
	...{ customer_email: 'ana@shop.example', channel: 'email', purpose: 'marketing' },
	...{ campaign: `Campaign ${run}`, status: 'reserved', reserved_at: new Date().toISOString() },
	discount: null,
	...more,
});

(hasPostgres() ? describe : describe.skip)('with a Postgres at PGHOST or 127.0.0.1', () => {
	const clients: Client[] = [];
	const reserve = async (client: Client, message: Record<string, unknown>) =>
		(await client.query(sql('reserve'), [JSON.stringify(message)])).rows;
	const readLog = async (client: Client, campaign = '') =>
		(await client.query(sql('read-log'), [30, campaign])).rows as Item[];

	beforeAll(async () => {
		const admin = await connected('public');
		await admin.query(`CREATE SCHEMA ${SCHEMA}`);
		await admin.end();
		for (let at = 0; at < 4; at++) clients.push(await connected(SCHEMA));
	});
	afterAll(async () => {
		await clients[0].query(`DROP SCHEMA ${SCHEMA} CASCADE`);
		for (const client of clients) await client.end();
	});
	beforeEach(async () => {
		await clients[0].query('DROP TABLE IF EXISTS loyalty_contact_log, loyalty_consents');
		await clients[0].query(sql('contact-log'));
	});

	test('the tables may be made again', async () => {
		await clients[0].query(sql('contact-log'));
		expect(await readLog(clients[0])).toEqual([]);
	});

	test('of runs that reserve the same message at once one gets it', async () => {
		const results = await Promise.all(
			clients.map((client, at) => reserve(client, row(String(at), { idempotency_key: 'same' }))),
		);
		expect(results.filter((rows) => rows.length === 1)).toHaveLength(1);
		expect(await readLog(clients[0])).toHaveLength(1);
	});

	test('a message that was given up can be reserved again, one that was not cannot', async () => {
		const [client] = clients;
		await reserve(client, row('1', { idempotency_key: 'k' }));
		const update = async (status: string, sentAt: string | null) =>
			(await client.query(sql('update-status'), ['k', '1', status, sentAt])).rows.length;
		expect(await reserve(client, row('2', { idempotency_key: 'k' }))).toEqual([]);
		expect(await update('released', null)).toBe(1);
		expect(await reserve(client, row('2', { idempotency_key: 'k' }))).toHaveLength(1);
		expect(await update('confirmed', new Date().toISOString())).toBe(0);
	});

	test('who is kept back by chance is recorded once, and holds no key', async () => {
		const [client] = clients;
		const control = row('1', { idempotency_key: 'k', status: 'control' });
		const record = async () =>
			(await client.query(sql('record-control'), [JSON.stringify(control)])).rows;
		expect(await record()).toHaveLength(1);
		expect(await record()).toEqual([]);
		expect(await reserve(client, row('2', { idempotency_key: 'k' }))).toHaveLength(1);
	});

	test('one customer’s rows by number or address, and what is still open', async () => {
		const [client] = clients;
		await reserve(client, row('1'));
		await reserve(client, row('2', { customer_id: 'C2' }));
		await reserve(client, row('3', { customer_id: 'C1', customer_email: 'new@shop.example' }));
		await reserve(client, row('4', { customer_id: 'C4', customer_email: 'ben@shop.example' }));
		const runs = async (name: string, values: unknown[] = []) =>
			(await client.query(sql(name), values)).rows.map(({ run_id }) => run_id as string);
		expect(await runs('read-customer', ['C1', 'ana@shop.example'])).toEqual(['1', '2', '3']);
		await client.query(sql('update-status'), ['k-2', '2', 'confirmed', new Date().toISOString()]);
		expect(await runs('list-reserved')).toEqual(['1', '3', '4']);
	});

	test('whoever sees a row sees every row with a lower number', async () => {
		for (let round = 0; round < 40; round++) {
			await Promise.all(
				clients.map(async (client, at) => {
					const [own] = await reserve(client, row(`${round}-${at}`));
					const seen = (await readLog(client)).map(({ id }) => Number(id));
					const lower = seen.filter((id) => id <= Number(own.id));
					// No number is skipped here: nobody failed.
					expect(lower).toEqual(Array.from({ length: Number(own.id) }, (_, id) => id + 1));
				}),
			);
		}
	});

	test('runs at once, each with a campaign of its own: one message to the customer, the lowest row', async () => {
		for (let round = 0; round < 15; round++) {
			await clients[0].query('TRUNCATE loyalty_contact_log');
			const outcomes = await Promise.all(
				clients.map(async (client, at) => {
					const [own] = await reserve(client, row(String(at)));
					const [verdict] = settledBy(String(at), await readLog(client));
					return { settled: verdict.settled, status: verdict.status, id: Number(own.id) };
				}),
			);
			const won = outcomes.filter(({ settled }) => settled === true);
			expect(won).toHaveLength(1);
			expect(won[0].id).toBe(Math.min(...outcomes.map(({ id }) => id)));
			expect(outcomes.filter(({ status }) => status === 'lostToOtherRun')).toHaveLength(3);
		}
	});
});

function settledBy(runId: string, items: readonly Item[]): Array<Record<string, unknown>> {
	const params = settle.params.parse({
		runId,
		caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] },
	});
	const { rows } = runToEnd(settle.rows.reservations(items, params, context));
	const run = { ...context, hint: () => undefined, refused: [] };
	return outputItems(settle.run({ reservations: rows }, params, run)).map(({ json }) => json);
}
