// @ts-check
/** Contacting customers for real: a real SMTP server, n8n killed in the middle, a digest answered, refused and left lying. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { checkout } from '../../playground/cache.mjs';
import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { postgresPrograms, startPostgres } from '../../playground/postgres.mjs';
import { startSmtp } from '../../playground/vendors/smtp.mjs';
import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials, loyaltySecret } from './credentials.mjs';
import { openedForm, tick, untilAsked as digestForm } from './ownersForm.mjs';

endOnSignal();

/** On each store; LOYALTY_KILLS=20 is the full test. */
const KILLS = Number(process.env.LOYALTY_KILLS ?? 5);
const HOUR = 3_600_000;
const LOG = 'Loyalty Contact Log';
const start = 'Run Now';

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/smtp.mjs').Smtp} */
let smtp;
/** @type {import('../../playground/postgres.mjs').Postgres | undefined} */
let postgres;
/** @type {Record<string, { id: string, name: string }>} */
let credentials = {};

/**
 * Where the contact log is kept, and the workflow that keeps it there.
 *
 * @typedef {object} Store
 * @property {string} name
 * @property {string} file
 * @property {() => Promise<Record<string, any>[]>} rows
 * @property {() => Promise<void>} clear
 * @property {(row: Record<string, string | null>) => Promise<void>} keep a row of an earlier run
 */
/** @type {Store} */
const dataTables = {
	name: 'Data Tables',
	file: 'contact-with-consent-and-holdout.json',
	async rows() {
		const table = await tableNamed(LOG);
		if (!table) return [];
		const { count, data } = await n8n.rest.dataTableRows(table);
		assert.ok(count <= 100, 'more rows than one page');
		return data;
	},
	async clear() {
		const table = await tableNamed(LOG);
		if (table) await n8n.rest.deleteDataTable(table);
	},
	async keep(row) {
		const columns = [...Object.keys(row), 'discount'];
		await n8n.rest.insertRows(await n8n.rest.createDataTable(LOG, columns), [row]);
	},
};
/** @type {Store} */
const inPostgres = {
	name: 'Postgres',
	file: 'contact-with-consent-and-holdout-postgres.json',
	async rows() {
		assert.ok(postgres);
		const client = await postgres.connected();
		try {
			return (await client.query('SELECT * FROM loyalty_contact_log ORDER BY id')).rows;
		} finally {
			await client.end();
		}
	},
	async clear() {
		if (!postgres) return;
		const client = await postgres.connected();
		await client.query('DROP TABLE IF EXISTS loyalty_contact_log, loyalty_consents');
		await client.end();
	},
	async keep(row) {
		assert.ok(postgres);
		const client = await postgres.connected();
		try {
			await client.query(readFileSync(join(workflowsFolder, 'sql', 'contact-log.sql'), 'utf8'));
			const places = Object.keys(row).map((_, at) => `$${at + 1}`);
			await client.query(
				`INSERT INTO loyalty_contact_log (${Object.keys(row)}) VALUES (${places})`,
				Object.values(row),
			);
		} finally {
			await client.end();
		}
	},
};

before(
	async () => {
		smtp = await startSmtp();
		if (postgresPrograms()) postgres = await startPostgres();
		n8n = await temporaryN8n({ env: clock(untilWednesdayNoon()) });
		credentials = await keptCredentials(n8n.rest, {
			...{ smtp: smtp.credential(), loyaltySecretApi: loyaltySecret },
			...(postgres && { postgres: postgres.credential() }),
		});
	},
	{ timeout: 15 * 60_000 },
);
after(
	async () => {
		await n8n?.end();
		await postgres?.end();
		await smtp?.end();
	},
	{ timeout: 60_000 },
);

/** The rules know quiet times, so n8n's clock stands on a Wednesday at noon in its time zone. */
function untilWednesdayNoon() {
	const now = new Date();
	const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12);
	const days = (3 - now.getUTCDay() + 7) % 7 || 7;
	return noon + days * 24 * HOUR - now.getTime();
}

/** @param {number} ahead milliseconds */
function clock(ahead) {
	return {
		LOYALTY_CLOCK_AHEAD_MS: String(ahead),
		NODE_OPTIONS: `--require ${join(checkout, 'playground', 'clock.cjs')}`,
		GENERIC_TIMEZONE: 'UTC',
	};
}

/** What the nodes of the workflows need, by the end of their type. */
const CREDENTIAL_OF = /** @type {const} */ ({
	emailSend: 'smtp',
	postgres: 'postgres',
	customerPrivacy: 'loyaltySecretApi',
});

/**
 * @param {string} campaign
 * @param {Store} [store]
 * @returns {Promise<string>} id of the workflow with the owner's settings and credentials
 */
async function importedFor(campaign, { file } = dataTables) {
	const content = JSON.parse(readFileSync(join(workflowsFolder, file), 'utf8'));
	for (const node of content.nodes) {
		if (node.name === 'Settings') {
			for (const one of node.parameters.assignments.assignments) {
				const own = { use_my_orders: true, send_emails: true, campaign };
				if (one.name in own) one.value = own[/** @type {keyof typeof own} */ (one.name)];
			}
		}
		const kind = node.type.split('.').at(-1);
		if (kind in CREDENTIAL_OF) {
			const type = CREDENTIAL_OF[/** @type {keyof typeof CREDENTIAL_OF} */ (kind)];
			node.credentials = { [type]: credentials[type] };
		}
		if (kind === 'emailSend') node.webhookId ??= crypto.randomUUID();
	}
	const { id } = await n8n.rest.createWorkflow(content);
	return id;
}

/** @param {string} name */
async function tableNamed(name) {
	return (await n8n.rest.dataTables()).find((one) => one.name === name);
}

/**
 * A shop whose last purchase of each of these is 100 days ago; all of them agreed.
 *
 * @param {readonly { customer: string, amount: number }[]} people
 */
async function shopOf(people) {
	const { rest } = n8n;
	for (const name of ['Loyalty Orders', 'Loyalty Consents']) {
		const old = await tableNamed(name);
		if (old) await rest.deleteDataTable(old);
	}
	for (const store of [dataTables, inPostgres]) await store.clear();
	const today = Date.now() + untilWednesdayNoon();
	const day = (/** @type {number} */ ago) =>
		new Date(today - ago * 24 * HOUR).toISOString().slice(0, 10);
	const orders = await rest.createDataTable('Loyalty Orders', [
		...['order_id', 'order_date', 'customer', 'amount', 'refunded', 'currency', 'status'],
	]);
	const further = { refunded: '0', currency: 'EUR', status: 'paid' };
	await rest.insertRows(orders, [
		{ order_id: '0', order_date: day(1), customer: 'active@example.com', amount: '9', ...further },
		...people.map(({ customer, amount }, at) => ({
			order_id: String(at + 1),
			order_date: day(100),
			customer,
			amount: String(amount),
			...further,
		})),
	]);
	const consents = await rest.createDataTable('Loyalty Consents', [
		...['customer_id', 'customer_email', 'channel', 'purpose', 'status', 'source'],
		...['recorded_at', 'expires_at'],
	]);
	await rest.insertRows(
		consents,
		people.map(({ customer }) => ({
			...{ customer_id: customer, customer_email: customer, channel: 'email' },
			...{ purpose: 'marketing', status: 'granted', source: 'checkout' },
			...{ recorded_at: day(200), expires_at: null },
		})),
	);
}

/** @param {string} customer */
const mailsTo = (customer) => smtp.to(customer).length;

describe('contacting customers with sending on', { concurrency: 1 }, () => {
	for (const store of [dataTables, inPostgres]) {
		test(
			`on ${store.name}, killed ${KILLS} times, nobody is written to twice and at most one message a time is left open`,
			{ timeout: 40 * 60_000 },
			async (t) => {
				if (store === inPostgres && !postgres) {
					return t.skip('Postgres is missing: please install the package postgresql');
				}
				smtp.forget();
				const people = Array.from({ length: 90 }, (_, at) => ({
					customer: `customer${at}@example.com`,
					amount: 30,
				}));
				await shopOf(people);
				const id = await importedFor('Kill me, first edition', store);
				for (let kill = 1; kill <= KILLS; kill++) {
					const mails = smtp.mails.length;
					await n8n.rest.startWorkflow(id, start);
					// Until this run is in its loop, and then for as long as chance has it.
					for (const until = Date.now() + 60_000; smtp.mails.length === mails; await pause(20)) {
						assert.ok(Date.now() < until, `run ${kill} sent nothing`);
					}
					await pause(Math.random() * 2_500);
					await n8n.kill();
					await n8n.startAgain();
					const open = (await store.rows()).filter(({ status }) => status === 'reserved');
					assert.ok(open.length <= kill, `${open.length} open after ${kill} kills`);
				}
				const last = await n8n.rest.runWorkflow(id, start, 300_000);
				assert.equal(last.status, 'success', last.error?.message);
				const rows = await store.rows();
				for (const { customer } of people) {
					const own = rows.filter(({ customer_id }) => customer_id === customer);
					assert.equal(own.length, 1, `${customer} has ${own.length} rows`);
					const [{ status }] = own;
					assert.ok(mailsTo(customer) <= 1, `${customer} was written to twice`);
					if (status === 'confirmed') assert.equal(mailsTo(customer), 1);
					else if (status === 'control') assert.equal(mailsTo(customer), 0);
					else assert.equal(status, 'reserved');
				}
				const open = rows.filter(({ status }) => status === 'reserved');
				assert.ok(open.length <= KILLS);
				const listed = last.runData['List What Needs a Look']?.[0]?.data?.main?.[0] ?? [];
				assert.deepEqual(
					listed.map(({ json }) => json.customer_id).sort(),
					open.map(({ customer_id }) => customer_id).sort(),
				);
			},
		);
	}

	const valuable = ['ticked', 'refused', 'forgotten'].map((name) => `${name}@example.com`);

	/** An e-mail of last month of which nobody knows whether it went out. */
	const leftOpen = {
		...{ idempotency_key: 'key of before', run_id: '1', customer_id: 'before@example.com' },
		...{ customer_email: 'before@example.com', channel: 'email', purpose: 'marketing' },
		...{ campaign: 'The one before', status: 'reserved', sent_at: null },
		reserved_at: new Date(Date.now() - 30 * 24 * HOUR).toISOString(),
	};

	/**
	 * @param {string} campaign
	 * @param {Store} [store]
	 * @param {Record<string, string | null>[]} [before] what the contact log already holds
	 * @returns {Promise<{ workflow: string, execution: string, form: string }>}
	 */
	async function untilAsked(campaign, store = dataTables, before = []) {
		smtp.forget();
		await shopOf(valuable.map((customer) => ({ customer, amount: 5_000 })));
		for (const row of before) await store.keep(row);
		const id = await importedFor(campaign, store);
		const execution = await n8n.rest.startWorkflow(id, start);
		const form = await digestForm(smtp, /^May we write/);
		assert.equal(smtp.to('owner@example.com').length, smtp.mails.length, 'somebody else got one');
		return { workflow: id, execution, form };
	}

	test('only who is ticked in the form is written to', { timeout: 240_000 }, async () => {
		const { execution, form } = await untilAsked('Ask me, first edition');
		// A link scanner opens the link, too: that answers nothing.
		await openedForm(form);
		const offered = await tick(form, (who) => who.startsWith('ticked'));
		assert.ok(offered.includes('ticked@example.com'), 'the form does not offer the customer');
		const run = await n8n.rest.executionEnd(execution);
		assert.equal(run.status, 'success', run.error?.message);
		const [, ...others] = smtp.mails;
		const control = (await dataTables.rows()).filter(({ status }) => status === 'control');
		const asked = valuable.filter((one) => !control.some((row) => row.customer_id === one));
		assert.deepEqual(
			others.flatMap(({ to }) => to),
			asked.filter((one) => one.startsWith('ticked')),
		);
	});

	for (const store of [dataTables, inPostgres]) {
		test(
			`on ${store.name}, with nobody ticked and nobody else left, what was never confirmed is listed`,
			{ timeout: 240_000 },
			async (t) => {
				if (store === inPostgres && !postgres) {
					return t.skip('Postgres is missing: please install the package postgresql');
				}
				const asked = await untilAsked(`Nobody on ${store.name}`, store, [leftOpen]);
				await tick(asked.form, () => false);
				const run = await n8n.rest.executionEnd(asked.execution);
				assert.equal(run.status, 'success', run.error?.message);
				const [, notice, ...others] = smtp.mails;
				assert.deepEqual(others, []);
				assert.deepEqual(notice?.to, ['owner@example.com']);
				assert.match(String(notice?.parsed.text), /before@example\.com, The one before/);
				const open = (await store.rows()).filter(({ status }) => status === 'reserved');
				assert.deepEqual(
					open.map(({ customer_id }) => customer_id),
					['before@example.com'],
				);
			},
		);
	}

	const notesOf = async () =>
		(await dataTables.rows()).filter(({ status }) => status !== 'control');

	let ahead = untilWednesdayNoon();
	/** @param {string} execution @param {number} later than it was when n8n stopped */
	async function startedAgain(execution, later) {
		// The mail is out before n8n has laid the run aside.
		while ((await n8n.rest.execution(execution)).status !== 'waiting') await pause(200);
		await n8n.kill();
		ahead += later;
		await n8n.startAgain(clock(ahead));
	}

	test('with n8n off when the time ends nobody is written to, and the next run goes on', async () => {
		const { workflow, execution } = await untilAsked('Sleep', dataTables, [leftOpen]);
		// n8n resumes what is overdue before it has opened its data tables, so that run may fail.
		await startedAgain(execution, 24 * HOUR);
		await n8n.rest.executionEnd(execution, 150_000);
		for (const { to } of smtp.mails) assert.deepEqual(to, ['owner@example.com']);
		assert.equal((await notesOf()).length, 1);
		smtp.forget();
		const next = await n8n.rest.startWorkflow(workflow, start);
		await tick(await digestForm(smtp, /^May we write/), (who) => who.startsWith('ticked'));
		const run = await n8n.rest.executionEnd(next);
		assert.equal(run.status, 'success', run.error?.message);
		assert.equal(mailsTo('ticked@example.com'), 1);
		const [listed] = run.runData['List What Needs a Look']?.[0]?.data?.main ?? [];
		assert.deepEqual(
			listed?.map(({ json }) => json.customer_id),
			['before@example.com'],
		);
	});

	test('without an answer in time nobody is written to', { timeout: 240_000 }, async () => {
		const { execution } = await untilAsked('Forget me, first edition', dataTables, [leftOpen]);
		await startedAgain(execution, 20 * HOUR - 45_000);
		const run = await n8n.rest.executionEnd(execution, 150_000);
		assert.equal(run.status, 'success', run.error?.message);
		for (const { to } of smtp.mails) assert.deepEqual(to, ['owner@example.com']);
		assert.equal(smtp.mails.length, 2);
		assert.match(String(smtp.mails[1]?.parsed.text), /before@example\.com/);
		assert.equal((await notesOf()).length, 1);
	});
});
