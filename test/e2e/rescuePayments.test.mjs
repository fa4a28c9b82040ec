// @ts-check
/**
 * Rescuing late payments in the real n8n: 500 customers on a good day, then the bad days. Stripe, Xero and Brevo
 * stand behind the proxy, the owner's notices go to a real SMTP server. What is expected of the named customers is
 * written by hand; who is left out by chance follows the formula in docs/models/experiments.md.
 */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { brevo, brevoKey } from '../../playground/vendors/brevo.mjs';
import {
	serverError,
	serverErrorAfterAcceptance,
	timeoutAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { startSmtp } from '../../playground/vendors/smtp.mjs';
import { stripe, stripeKey } from '../../playground/vendors/stripe.mjs';
import { xero, xeroTenant } from '../../playground/vendors/xero.mjs';
import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials } from './credentials.mjs';
import { mailPart } from './mailParts.mjs';
import { manyCustomers } from './manyCustomers.mjs';
import { pictureOfMail } from './seenByPeople.mjs';

endOnSignal();

const timeout = 15 * 60_000;
const DAY = 86_400;
const LATE = 'Loyalty Late Payments';
const LOG = 'Loyalty Contact Log';
const owner = 'owner@example.com';
const send = 'POST /v3/smtp/email';

const payments = withFaults(stripe());
const books = withFaults(xero());
const mails = withFaults(brevo());

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {import('../../playground/vendors/smtp.mjs').Smtp} */
let smtp;
/** Ids in n8n. */
const ids = { stripe: '', xero: '', brevo: '', rescue: '', rescueXero: '' };

before(
	async () => {
		smtp = await startSmtp();
		proxy = await startProxy({ vendors: [payments, books, mails] });
		n8n = await temporaryN8n({ proxy, env: { GENERIC_TIMEZONE: 'UTC' } });
		const { rest } = n8n;
		const own = await keptCredentials(rest, {
			stripeApi: { secretKey: stripeKey, signatureSecret: '' },
			xeroOAuth2Api: books.credential(),
			smtp: smtp.credential(),
		});
		ids.brevo = await mailPart(rest, 'brevo', { apiKey: brevoKey });
		ids.stripe = await imported('watch-invoices-stripe.json', own, {});
		ids.xero = await imported('watch-invoices-xero.json', own, { organization_id: xeroTenant });
		for (const id of [ids.stripe, ids.xero]) await rest.publishWorkflow(id);
		const settings = {
			...{ use_my_orders: true, send_emails: true, shop_name: 'The Bakery' },
			...{
				most_valuable_percent: 1,
				seconds_between: 0,
				show_effect_on_day: 0,
				owner_email: owner,
			},
		};
		const file = 'rescue-late-payments.json';
		ids.rescue = await imported(file, own, settings, ids.stripe);
		ids.rescueXero = await imported(file, own, settings, ids.xero);
	},
	{ timeout },
);
after(
	async () => {
		await n8n?.end();
		await proxy?.end();
		await smtp?.end();
	},
	{ timeout: 120_000 },
);
afterEach(() => {
	const problems = [...proxy.problems];
	proxy.forget();
	smtp.forget();
	for (const vendor of [payments, books, mails]) assert.deepEqual(vendor.clear(), []);
	assert.deepEqual(problems, []);
});

/**
 * What the owner does after the import: credentials, Settings, and the sub-workflows chosen.
 *
 * @param {string} file
 * @param {Record<string, { id: string, name: string }>} credentials
 * @param {Record<string, unknown>} settings
 * @param {string} [source] id of the part that watches the invoices
 */
async function imported(file, credentials, settings, source = '') {
	/** @type {import('../../playground/restClient.mjs').WorkflowContent} */
	const content = JSON.parse(readFileSync(join(workflowsFolder, file), 'utf8'));
	/** @type {Record<string, string>} */
	const needs = { stripeTrigger: 'stripeApi', emailSend: 'smtp' };
	for (const node of content.nodes) {
		const kind = node.type.split('.').pop() ?? '';
		const type = node.parameters?.nodeCredentialType ?? needs[kind];
		if (type) {
			const { id, name } = credentials[type] ?? {};
			node.credentials = { [type]: { id, name } };
		}
		if (/^(stripeTrigger|emailSend|wait)$/.test(kind)) node.webhookId = randomUUID();
		if (kind === 'stripeTrigger') node.disabled = false;
		if (kind === 'executeWorkflow') {
			const isMail = node.parameters?.workflowId.cachedResultName.startsWith('Send e-mail');
			Object.assign(node.parameters?.workflowId, { value: isMail ? ids.brevo : source });
		}
		if (node.name !== 'Settings') continue;
		for (const one of node.parameters?.assignments.assignments) {
			if (one.name in settings) one.value = settings[one.name];
		}
	}
	return (await n8n.rest.createWorkflow(content)).id;
}

const now = () => Math.floor(Date.now() / 1000);
/** @param {number} days */
const ago = (days) => now() - Math.round(days * DAY);
/** @param {number} days */
const isoAgo = (days) => new Date(ago(days) * 1000).toISOString();

/** By the formula in docs/models/experiments.md: 48 bits of a hash, below the share. @param {string} email */
function isLeftOut(email) {
	const text = JSON.stringify(['campaign', 'latepayments', '', email]);
	const hash = createHash('sha256').update(text).digest('hex');
	return Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48 < 0.1;
}

/** @param {string} name @returns {Promise<import('../../playground/restClient.mjs').DataTable>} */
async function table(name) {
	const found = (await n8n.rest.dataTables()).find((one) => one.name === name);
	assert.ok(found, `no data table ${name}`);
	return found;
}

/** @param {string} name @returns {Promise<Record<string, any>[]>} all rows, oldest first */
async function rowsOf(name) {
	const one = await table(name);
	/** @type {Record<string, any>[]} */
	const rows = [];
	for (let more = true; more; ) {
		const { data, count } = await n8n.rest.dataTableRows(one, { skip: rows.length });
		rows.push(...data);
		more = data.length > 0 && rows.length < count;
	}
	return rows.sort((a, b) => a.id - b.id);
}

/** @param {string} name @param {Record<string, any>[]} rows */
async function keep(name, rows) {
	const one = await table(name);
	for (let at = 0; at < rows.length; at += 500) {
		await n8n.rest.insertRows(one, rows.slice(at, at + 500));
	}
}

/** @param {string} [id] */
async function run(id = ids.rescue) {
	const execution = await n8n.rest.runWorkflow(id, 'Run Now', timeout);
	const said = execution.error;
	assert.equal(execution.status, 'success', `${said?.node?.name}: ${said?.message}`);
	return execution;
}

/** @param {string} invoiceId @returns {Promise<Record<string, any>>} its one row */
async function rowOf(invoiceId) {
	const found = (await rowsOf(LATE)).filter((row) => row.invoice_id === invoiceId);
	assert.equal(found.length, 1, `${invoiceId} has ${found.length} rows`);
	return /** @type {Record<string, any>} */ (found[0]);
}

/** @param {string} email @returns {string[]} subjects */
const subjectsTo = (email) => mails.mailsTo(email).map(({ subject }) => subject);
const noticed = () => smtp.to(owner).map(({ parsed }) => String(parsed.text));

/** An earlier step of an invoice, as the workflow would have left it. @param {string} id @param {string} email @param {number} step @param {string} state @param {number} days */
const earlierRow = (id, email, step, state, days) => ({
	...{ source: 'Stripe', invoice_id: id, invoice_number: id.replace('in_', 'INV-') },
	...{ customer_email: email, customer_name: 'Kim Kipfel', amount_due: 10, currency: 'EUR' },
	...{ late_since: isoAgo(40), status: 'open', care: 'regular', step, step_state: state },
	...{ step_at: isoAgo(days), run_id: 'earlier', note: '' },
});

describe('a good day with 500 customers', { concurrency: 1 }, () => {
	const first = 'A small thing about your payment to The Bakery';
	/** @param {string} id */
	const second = (id) => `Still open: invoice ${id} of The Bakery`;
	/** @param {string} id */
	const third = (id) => `Can we help with invoice ${id}?`;

	/**
	 * The named customers. `orders`: how many, of how much; `since`: days; `mails`: subjects; `row`: of the table.
	 *
	 * @type {Record<string, { orders?: [number, number], since?: number, invoice?: object, earlier?: [number, string, number], mails?: string[], row?: Record<string, unknown> | null, called?: RegExp, listed?: RegExp }>}
	 */
	const named = {
		'valuable-1': {
			orders: [9, 90_000],
			since: 8,
			row: { step: 1, step_state: 'told' },
			called: /one of your most valuable customers: 9 orders/,
		},
		'valuable-2': { orders: [4, 90_000], since: 6, row: { step: 0, step_state: 'ready' } },
		'valuable-3': {
			orders: [4, 80_000],
			since: 40,
			earlier: [1, 'told', 8],
			row: { step: 2, step_state: 'told' },
			called: /most valuable/,
		},
		'valuable-4': {
			orders: [4, 70_000],
			since: 40,
			earlier: [2, 'told', 30],
			row: { step: 2, step_state: 'told' },
		},
		'valuable-5': { orders: [4, 60_000], since: 8, row: { status: 'paid', step: 0 } },
		'rich-once': { orders: [1, 95_000], since: 4, mails: [first] },
		'five-days': {
			orders: [3, 20],
			since: 5.5,
			mails: [first],
			row: { step: 1, step_state: 'sent', care: 'regular', amount_due: 10 },
		},
		'four-days': { orders: [3, 20], since: 4.5, row: { step: 0, step_state: 'ready' } },
		'second-week': {
			orders: [3, 20],
			since: 40,
			earlier: [1, 'sent', 7.5],
			mails: [second('INV-secondweek')],
		},
		'sixth-day': {
			orders: [3, 20],
			since: 40,
			earlier: [1, 'sent', 6.5],
			row: { step: 1, step_state: 'sent' },
		},
		'week-three': {
			orders: [3, 20],
			since: 40,
			earlier: [2, 'sent', 7.5],
			mails: [third('INV-weekthree')],
		},
		'fourth-week': {
			orders: [3, 20],
			since: 40,
			earlier: [3, 'sent', 7.5],
			row: { step: 4, step_state: 'told' },
			called: /3 reminders, and still unpaid/,
		},
		'over-for-long': {
			orders: [3, 20],
			since: 60,
			earlier: [4, 'told', 30],
			row: { step: 4, step_state: 'told' },
		},
		'new-three': { orders: [1, 20], since: 3.5, mails: [first], row: { care: 'new', step: 1 } },
		'new-two': { orders: [1, 20], since: 2.5, row: { step: 0 } },
		stranger: { since: 3.5, mails: [first] },
		'paid-between': { orders: [3, 20], since: 9, row: { status: 'paid', step: 0 } },
		'void-between': { orders: [3, 20], since: 9, row: { status: 'stopped', step: 0 } },
		'paid-since': {
			orders: [3, 20],
			since: 40,
			invoice: { status: 'paid', amount_remaining: 0 },
			earlier: [1, 'sent', 8],
			row: { status: 'paid', step: 1 },
		},
		'part-paid': {
			orders: [3, 20],
			since: 9,
			invoice: { amount_due: 10_000, amount_paid: 6_000, amount_remaining: 4_000 },
			mails: [first],
		},
		yen: {
			orders: [3, 20],
			since: 9,
			invoice: { currency: 'jpy', amount_due: 5_000 },
			mails: [first],
			row: { amount_due: 5000, currency: 'JPY' },
		},
		dinars: {
			orders: [3, 20],
			since: 9,
			invoice: { currency: 'kwd', amount_due: 12_345 },
			mails: [first],
			row: { amount_due: 12.345, currency: 'KWD' },
		},
		'no-address': {
			since: 9,
			invoice: { customer_email: null },
			row: { step: 4, step_state: 'told' },
			called: /no e-mail: EUR 10\.00, invoice INV-noaddress.*there is no e-mail address/,
		},
		'refuses-all': {
			orders: [3, 20],
			since: 9,
			row: { step: 4, step_state: 'told' },
			called: /refuses-all@/,
		},
		'refuses-adverts': { orders: [3, 20], since: 9, mails: [first] },
		bounced: {
			orders: [3, 20],
			since: 9,
			row: { step: 4, step_state: 'told' },
			called: /bounced@/,
		},
		overdue: {
			orders: [3, 20],
			since: 20,
			invoice: { collection_method: 'send_invoice', attempt_count: 0, due_date: ago(6) },
			mails: [first],
		},
		'not-due-yet': {
			orders: [3, 20],
			since: 20,
			invoice: { collection_method: 'send_invoice', attempt_count: 0, due_date: ago(-2) },
			row: null,
		},
		'not-tried-yet': { orders: [3, 20], since: 20, invoice: { attempt_count: 0 }, row: null },
		'cut-off': {
			orders: [3, 20],
			since: 20,
			earlier: [1, 'reserved', 1],
			row: { step: 1, step_state: 'reserved' },
			listed: /cut-off@/,
		},
		capitals: {
			orders: [3, 20],
			since: 9,
			invoice: { customer_email: 'Capitals@Example.COM' },
			mails: [first],
		},
		blocked: {
			orders: [3, 20],
			since: 9,
			row: { step: 4, step_state: 'told' },
			called: /blocked@.*the e-mail was refused/,
		},
		'left-out-24': { orders: [3, 20], since: 9, row: { step: 0, step_state: 'ready' } },
	};
	/** @param {string} name */
	const idOf = (name) => `in_${name.replaceAll('-', '')}`;
	/** @param {string} name */
	const mailOf = (name) => `${name}@example.com`;
	const many = manyCustomers({ count: 470, seed: 5 });
	/** A fifth of the many has a late invoice; a part of those is paid by the time it is looked at. */
	const owing = many
		.filter((_, at) => at % 5 === 0)
		.map((one, at) => ({
			...one,
			invoiceId: `in_many${at}`,
			since: 1.5 + (at % 11),
			isPaid: at % 7 === 3,
		}));

	test('the world, and a first look with sending off', { timeout }, async () => {
		// The names were chosen so that chance leaves out this one and none of the others.
		for (const [name, { mails: expected }] of Object.entries(named)) {
			if (expected)
				assert.ok(!isLeftOut(mailOf(name)), `${name} is left out by chance: choose another name`);
		}
		assert.ok(
			isLeftOut(mailOf('left-out-24')),
			'left-out-24 is not left out by chance: choose another name',
		);
		const { rest } = n8n;
		const orders = await rest.createDataTable('Loyalty Orders', [
			'order_id',
			'order_date',
			'customer',
			'amount',
			'refunded',
			'currency',
			'status',
		]);
		const order = (
			/** @type {string} */ id,
			/** @type {string} */ customer,
			/** @type {number} */ days,
			/** @type {number} */ amount,
		) => ({
			...{ order_id: id, order_date: isoAgo(days).slice(0, 10), customer, amount: String(amount) },
			...{ refunded: '0', currency: 'EUR', status: 'paid' },
		});
		const all = [
			...Object.entries(named).flatMap(([name, { orders: [count, amount] = [0, 0] }]) =>
				Array.from({ length: count }, (_, at) =>
					order(`${name}-${at}`, mailOf(name), 20 + at * 9, amount),
				),
			),
			...many.flatMap(({ email, orders: own }) =>
				own.map(({ orderId, daysAgo, amount }) => order(orderId, email, daysAgo, amount)),
			),
		];
		for (let at = 0; at < all.length; at += 500)
			await rest.insertRows(orders, all.slice(at, at + 500));
		// The table as the workflow makes it.
		await run();
		assert.deepEqual(await rowsOf(LATE), []);

		for (const [name, { since = 0, invoice = {} }] of Object.entries(named)) {
			payments.addInvoice({
				id: idOf(name),
				customer_email: mailOf(name),
				customer_name: 'Kim Kipfel',
				created: ago(since),
				...invoice,
			});
		}
		payments.addInvoice({
			id: 'in_malformed',
			created: ago(9),
			customer_email: 'malformed@example.com',
			.../** @type {any} */ ({ currency: undefined }),
		});
		payments.addInvoice({
			id: 'in_fivedaysToo',
			created: ago(5.2),
			customer_email: mailOf('five-days'),
		});
		for (const { invoiceId, email, firstName, lastName, since } of owing) {
			payments.addInvoice({
				id: invoiceId,
				customer_email: email,
				customer_name: `${firstName} ${lastName}`,
				created: ago(since),
				amount_due: 2_500,
			});
		}
		await keep(
			LATE,
			Object.entries(named).flatMap(([name, { earlier }]) =>
				earlier ? [earlierRow(idOf(name), mailOf(name), ...earlier)] : [],
			),
		);
		const refusal = (/** @type {string} */ email, /** @type {string} */ purpose) => ({
			...{
				customer_id: email,
				customer_email: email,
				channel: 'email',
				purpose,
				status: 'withdrawn',
			},
			...{ source: 'form', recorded_at: isoAgo(30), expires_at: null },
		});
		await keep('Loyalty Consents', [
			refusal(mailOf('refuses-all'), 'transactional'),
			refusal(mailOf('refuses-adverts'), 'marketing'),
		]);
		await keep(LOG, [
			{
				...{
					idempotency_key: 'b',
					run_id: '0',
					customer_id: mailOf('bounced'),
					customer_email: mailOf('bounced'),
				},
				...{
					channel: 'email',
					purpose: 'marketing',
					campaign: 'News',
					status: 'bounced',
					reserved_at: isoAgo(9),
				},
			},
		]);
	});

	test(
		'each of them gets what is written here, and nobody anything else',
		{ timeout },
		async () => {
			// Paid and cancelled in the very moment in which they are looked at.
			for (const name of [
				'valuable-5',
				'paid-between',
				...owing.filter(({ isPaid }) => isPaid).map(({ invoiceId }) => invoiceId),
			]) {
				const id = name.startsWith('in_') ? name : idOf(name);
				if (payments.invoices.get(id)?.status !== 'open') continue;
				payments.plan({
					on: `GET /v1/invoices/${id}`,
					fault: (request, handle) => {
						payments.pay(id);
						return handle(request);
					},
				});
			}
			payments.plan({
				on: `GET /v1/invoices/${idOf('void-between')}`,
				fault: (request, handle) => {
					payments.cancel(idOf('void-between'));
					return handle(request);
				},
			});
			mails.plan({
				on: (request) => request.method === 'POST' && request.body.includes(mailOf('blocked')),
				fault: () => ({
					status: 400,
					body: { code: 'invalid_parameter', message: 'Contact is blocked' },
				}),
			});
			await run();
			// Those that were not due yet were never looked at: their plans are not met, and good days begin.
			payments.clear();

			const rows = await rowsOf(LATE);
			const notice = noticed().join('\n');
			await pictureOfMail('rescue-late-payments-notice', { text: notice });
			await pictureOfMail('rescue-late-payments-reminder', {
				...mails.mailsTo(mailOf('five-days'))[0],
			});
			for (const [name, { mails: subjects = [], row, called, listed }] of Object.entries(named)) {
				assert.deepEqual(subjectsTo(mailOf(name)), subjects, `e-mails to ${name}`);
				const own = rows.filter(({ invoice_id }) => invoice_id === idOf(name));
				assert.equal(own.length, row === null ? 0 : 1, `rows of ${name}`);
				const expected = row ?? (subjects.length > 0 ? { step_state: 'sent', status: 'open' } : {});
				for (const [field, value] of Object.entries(expected))
					assert.equal(own[0]?.[field], value, `${field} of ${name}`);
				const lines = notice
					.split('\n')
					.map((line) => line.trim())
					.filter(
						(line) =>
							line.startsWith('- ') &&
							(line.includes(`${mailOf(name)}:`) ||
								line.includes(`invoice INV-${idOf(name).slice(3)},`)),
					);
				assert.equal(
					lines.length,
					called || listed ? 1 : 0,
					`${name} in the notice: ${lines.join()}`,
				);
				if (called) assert.match(String(lines[0]), called);
				if (listed) assert.match(String(lines[0]), listed);
			}
			assert.equal(noticed().length, 1, 'one notice');
			assert.match(notice, /INV-malformed cannot be read/);
			assert.ok(!rows.some(({ invoice_id }) => invoice_id === 'in_malformed'));
			const textTo = (/** @type {string} */ name) => String(mails.mailsTo(mailOf(name))[0]?.text);
			assert.match(textTo('part-paid'), /EUR 40\.00 for invoice/);
			assert.match(textTo('yen'), /JPY 5000 for invoice/);
			assert.match(textTo('dinars'), /KWD 12\.345 for invoice/);
			assert.match(textTo('five-days'), /INV-fivedays /);
			assert.match(textTo('five-days'), /https:\/\/invoice\.stripe\.com\/i\/in_fivedays/);
		},
	);

	test(
		'the other 470: everybody accounted for, nobody twice, the control group untouched',
		{ timeout },
		async () => {
			const rows = await rowsOf(LATE);
			const log = await rowsOf(LOG);
			const counted = { sent: 0, control: 0, paid: 0, waiting: 0 };
			for (const { email, invoiceId, since, orders, isPaid } of owing) {
				const [row, ...others] = rows.filter(({ invoice_id }) => invoice_id === invoiceId);
				assert.ok(row && others.length === 0, `${invoiceId} is not in the table once`);
				const isDue = since >= (orders.length >= 2 ? 5 : 3);
				const own = mails.mailsTo(email).length;
				if (!isDue) {
					counted.waiting += 1;
					assert.deepEqual([own, row.step, row.status], [0, 0, 'open'], email);
				} else if (isPaid) {
					counted.paid += 1;
					assert.deepEqual([own, row.step, row.status], [0, 0, 'paid'], email);
				} else if (isLeftOut(email)) {
					counted.control += 1;
					assert.deepEqual([own, row.step], [0, 0], email);
					assert.deepEqual(
						log.filter((one) => one.customer_email === email).map(({ status }) => status),
						['control'],
					);
				} else {
					counted.sent += 1;
					assert.deepEqual([own, row.step, row.step_state], [1, 1, 'sent'], email);
					assert.deepEqual(
						log.filter((one) => one.customer_email === email).map(({ status }) => status),
						['confirmed'],
					);
				}
			}
			assert.ok(
				Object.values(counted).every((count) => count > 0),
				JSON.stringify(counted),
			);
			const expected = new Set([
				...owing.map(({ email }) => email),
				...Object.keys(named).map(mailOf),
			]);
			for (const { to } of mails.mails)
				assert.ok(expected.has(to), `${to} owes nothing and was written to`);
		},
	);

	test(
		'a second run on the same day sends nothing, and tells the owner about the open question alone',
		{ timeout },
		async () => {
			const sent = mails.mails.length;
			await run();
			assert.equal(mails.mails.length, sent);
			const [notice] = noticed();
			assert.doesNotMatch(String(notice), /Please call/);
			assert.match(String(notice), /cut-off@example\.com/);
		},
	);
});

describe('bad days', { concurrency: 1 }, () => {
	let people = 0;
	/** Somebody with a payment that failed nine days ago, whom chance does not leave out. @param {string} name */
	function somebody(name) {
		let email = '';
		do email = `${name}-${++people}@example.com`;
		while (isLeftOut(email));
		const id = `in_${name.replaceAll('-', '')}${people}`;
		payments.addInvoice({ id, customer_email: email, created: ago(9) });
		return { id, email };
	}
	/** @param {{ email: string }} one */
	const times = ({ email }) => mails.mailsTo(email).length;

	test(
		'asked to wait in the middle, by Stripe and by Brevo: each is written to once',
		{ timeout },
		async () => {
			const all = [somebody('wait'), somebody('wait'), somebody('wait')];
			payments.plan({ on: `GET /v1/invoices/${all[1]?.id}`, fault: tooMany(1) });
			mails.plan({ on: send, at: 2, fault: tooMany(1) });
			await run();
			assert.deepEqual(all.map(times), [1, 1, 1]);
		},
	);

	test(
		'Stripe fails while one is looked at: no e-mail today, one on the next day',
		{ timeout },
		async () => {
			const [one, other] = [somebody('fails'), somebody('fails')];
			payments.plan({ on: `GET /v1/invoices/${one.id}`, times: 4, fault: serverError() });
			await run();
			assert.deepEqual([one, other].map(times), [0, 1]);
			assert.match(
				noticed().join(),
				new RegExp(`${one.email}.*could not be found out: Stripe failed with 500`),
			);
			await run();
			assert.deepEqual([one, other].map(times), [1, 1]);
		},
	);

	test(
		'an expired key of Stripe: nobody is written to, the owner is told; with a good key all goes on',
		{ timeout },
		async () => {
			const one = somebody('expired');
			const body = {
				error: { type: 'invalid_request_error', message: 'Expired API Key provided' },
			};
			payments.plan({
				on: (request) => request.path.startsWith('/v1/invoices'),
				times: Infinity,
				fault: () => ({ status: 401, body }),
			});
			await run();
			payments.clear();
			assert.equal(times(one), 0);
			assert.match(noticed().join(), /Stripe does not accept the key any more/);
			await run();
			assert.equal(times(one), 1);
		},
	);

	for (const [what, fault] of /** @type {const} */ ([
		['gives no answer after it took the e-mail', timeoutAfterAcceptance()],
		['fails after it took the e-mail', serverErrorAfterAcceptance()],
	])) {
		test(`Brevo ${what}: it is listed, and never sent again`, { timeout }, async () => {
			const [one, other] = [somebody('silence'), somebody('silence')];
			mails.plan({
				on: (request) => request.method === 'POST' && request.body.includes(one.email),
				fault,
			});
			await run();
			assert.deepEqual([one, other].map(times), [1, 1]);
			assert.match(noticed().join(), new RegExp(`may have gone out, or not[^]*${one.email}`));
			await run();
			assert.deepEqual([one, other].map(times), [1, 1]);
			assert.equal((await rowOf(one.id)).step_state, 'reserved');
		});
	}

	test('the same report five times, and in the wrong order', { timeout }, async () => {
		const one = somebody('reports');
		const fails = payments.eventOf('invoice.payment_failed', one.id);
		for (const answers of await Promise.all(
			Array.from({ length: 5 }, () => payments.deliver(fails)),
		)) {
			assert.deepEqual(answers, [200]);
		}
		const early = somebody('reports');
		const late = payments.eventOf('invoice.payment_failed', early.id);
		payments.pay(early.id);
		// Paid comes before failed: it was never open as far as the table knows.
		await payments.deliver(payments.eventOf('invoice.paid', early.id));
		await payments.deliver(late);
		assert.deepEqual(await payments.deliver(fails, { secret: 'whsec_of_somebody_else' }), [401]);
		await settled();
		assert.ok((await rowsOf(LATE)).every(({ invoice_id }) => invoice_id !== early.id));
		const own = (await rowsOf(LATE)).filter(({ invoice_id }) => invoice_id === one.id);
		assert.ok(own.length >= 1);
		await run();
		assert.deepEqual([one, early].map(times), [1, 0]);

		payments.pay(one.id);
		await payments.deliver(payments.eventOf('invoice.paid', one.id));
		await payments.deliver(fails);
		await settled();
		const after = (await rowsOf(LATE)).filter(({ invoice_id }) => invoice_id === one.id);
		assert.ok(
			after.every(({ status }) => status === 'paid'),
			JSON.stringify(after),
		);
	});

	test('two runs at once, and a customer who refuses meanwhile', { timeout }, async () => {
		const all = Array.from({ length: 12 }, () => somebody('both'));
		const refuser = /** @type {{ id: string, email: string }} */ (all.at(-1));
		const first = /** @type {{ id: string, email: string }} */ (all[0]);
		payments.plan({
			on: `GET /v1/invoices/${first.id}`,
			fault: async (request, handle) => {
				await keep('Loyalty Consents', [
					{
						...{ customer_id: refuser.email, customer_email: refuser.email, channel: 'email' },
						...{
							purpose: 'transactional',
							status: 'withdrawn',
							source: 'form',
							recorded_at: isoAgo(0),
							expires_at: null,
						},
					},
				]);
				return handle(request);
			},
		});
		const { rest } = n8n;
		const both = [
			await rest.startWorkflow(ids.rescue, 'Run Now'),
			await rest.startWorkflow(ids.rescue, 'Run Now'),
		];
		for (const id of both) {
			const { status, error } = await rest.executionEnd(id, timeout);
			assert.equal(status, 'success', error?.message);
		}
		assert.deepEqual(
			all.slice(0, -1).map(times),
			all.slice(0, -1).map(() => 1),
		);
		assert.equal(times(refuser), 0);
	});

	test(
		'n8n is killed in the middle: nobody is written to twice, nobody is lost',
		{ timeout },
		async () => {
			const all = Array.from({ length: 10 }, () => somebody('kill'));
			const sent = mails.mails.length;
			await n8n.rest.startWorkflow(ids.rescue, 'Run Now');
			for (const until = Date.now() + 300_000; mails.mails.length < sent + 3; await pause(20)) {
				assert.ok(Date.now() < until, 'the run sent nothing');
			}
			await pause(Math.random() * 1_500);
			await n8n.kill();
			await n8n.startAgain();
			await run();
			const open = (await rowsOf(LATE)).filter(
				({ step_state, invoice_id }) =>
					step_state === 'reserved' && all.some(({ id }) => id === invoice_id),
			);
			assert.ok(open.length <= 1, `${open.length} are left open`);
			for (const one of all) {
				const isOpen = open.some(({ invoice_id }) => invoice_id === one.id);
				assert.ok(
					times(one) === 1 || (isOpen && times(one) === 0),
					`${one.email} got ${times(one)}`,
				);
				if (isOpen) assert.match(noticed().join(), new RegExp(one.email));
			}
		},
	);
});

describe('Xero instead of Stripe', { concurrency: 1 }, () => {
	/** @param {number} number */
	const id = (number) => `a03ffcd2-5d91-4c7e-b483-${String(number).padStart(12, '0')}`;
	/** @param {number} days */
	const due = (days) => new Date(Math.floor(ago(days) / DAY) * DAY * 1000);

	test('overdue invoices, a login that expired, and one paid in between', { timeout }, async () => {
		const names = ['xero-paid', 'xero-open', 'xero-soon'];
		for (const name of names)
			assert.ok(!isLeftOut(`${name}@example.com`), `${name} is left out by chance`);
		books.addInvoice({
			id: id(1),
			email: 'xero-paid@example.com',
			name: 'Paid Between',
			amount: 20,
			due: due(9),
		});
		books.addInvoice({
			id: id(2),
			email: 'xero-open@example.com',
			name: 'Still Open',
			amount: 115.5,
			due: due(9),
		});
		books.addInvoice({
			id: id(3),
			email: 'xero-soon@example.com',
			name: 'Due Soon',
			amount: 115.5,
			due: due(-3),
		});
		books.addInvoice({
			id: id(4),
			email: 'xero-supplier@example.com',
			name: 'A Supplier',
			amount: 50,
			due: due(9),
			Type: 'ACCPAY',
		});
		books.plan({
			on: `GET /api.xro/2.0/Invoices/${id(1)}`,
			fault: (request, handle) => {
				books.pay(id(1));
				return handle(request);
			},
		});
		books.expire();
		books.plan({ on: 'GET /api.xro/2.0/Invoices', fault: tooMany(1) });
		await run(ids.rescueXero);
		assert.deepEqual(
			['xero-paid', 'xero-soon', 'xero-supplier'].map(
				(one) => subjectsTo(`${one}@example.com`).length,
			),
			[0, 0, 0],
		);
		const [mail] = mails.mailsTo('xero-open@example.com');
		assert.match(String(mail?.text), /NZD 115\.50 for invoice INV-2/);
		assert.match(String(mail?.text), new RegExp(`https://in\\.xero\\.com/${id(2)}`));
		assert.equal((await rowOf(id(1))).status, 'paid');
		assert.equal(proxy.to('identity.xero.com').length >= 1, true, 'the login was renewed');
		const sent = mails.mails.length;
		await run(ids.rescueXero);
		assert.equal(mails.mails.length, sent);
	});

	test('Xero fails with 500: nobody is written to twice, nobody is lost', { timeout }, async () => {
		/** @param {number} number */
		const owes = (number) => {
			let name = `xero-fails-${number}`;
			while (isLeftOut(`${name}@example.com`)) name += 'x';
			const email = `${name}@example.com`;
			books.addInvoice({ id: id(number), email, name, amount: 30, due: due(9) });
			return email;
		};
		const [one, other] = [owes(11), owes(12)];
		const times = () => [one, other].map((email) => mails.mailsTo(email).length);
		const failing = { times: Infinity, fault: serverError() };

		books.plan({ on: 'GET /api.xro/2.0/Invoices', ...failing });
		await run(ids.rescueXero);
		books.clear();
		assert.deepEqual(times(), [0, 0]);
		assert.match(noticed().join(), /Xero failed with 500/);

		books.plan({ on: `GET /api.xro/2.0/Invoices/${id(11)}`, ...failing });
		await run(ids.rescueXero);
		books.clear();
		assert.deepEqual(times(), [0, 1]);
		assert.match(noticed().join(), new RegExp(`${one}.*could not be found out: Xero failed`));

		for (let day = 1; day <= 2; day++) await run(ids.rescueXero);
		assert.deepEqual(times(), [1, 1]);
	});
});

describe('what came of it', { concurrency: 1 }, () => {
	/** 400 reminded and 400 left out, each sixty days ago. */
	const people = Array.from({ length: 800 }, (_, at) => ({
		email: `effect-${at}@example.com`,
		isReminded: at % 2 === 0,
		/** Of each hundred of a group. */
		place: Math.floor(at / 2) % 100,
	}));
	/** @param {string} customer @param {number} days */
	const order = (customer, days) => ({
		...{ order_id: `${customer} ${days}`, order_date: isoAgo(days).slice(0, 10), customer },
		...{ amount: '20', refunded: '0', currency: 'EUR', status: 'paid' },
	});
	/** @param {(one: (typeof people)[number]) => boolean} some */
	const cameBack = async (some) =>
		await keep(
			'Loyalty Orders',
			people.filter(some).map(({ email }) => order(email, 50)),
		);
	const results = async () =>
		(await rowsOf('Loyalty Campaign Results')).filter(
			({ automation }) => automation === 'Late payments',
		);

	test(
		'before anybody’s days are over the page says so, and no figure is kept',
		{ timeout },
		async () => {
			const { runData } = await run();
			const [shown] = runData['Show the Effect']?.[0]?.data?.main?.[0] ?? [];
			assert.match(shown?.json.html, /No customer was assigned at least 30 days before/);
			assert.deepEqual(await results(), []);
		},
	);

	test('no effect is called none', { timeout }, async () => {
		await keep(
			LOG,
			people.map(({ email, isReminded }) => ({
				...{ idempotency_key: email, run_id: '0', customer_id: email, customer_email: email },
				...{ channel: 'email', purpose: 'transactional', campaign: 'Late payments' },
				...{ status: isReminded ? 'confirmed' : 'control', reserved_at: isoAgo(60) },
			})),
		);
		await keep('Loyalty Orders', [
			order('today@example.com', 0),
			...people.map(({ email }) => order(email, 100)),
		]);
		await cameBack(({ place }) => place < 30);
		await run();
		const [row, ...others] = await results();
		assert.deepEqual(others, []);
		assert.equal(row?.verdict, 'noChangeShown');
		assert.deepEqual([row?.treated, row?.control], [400, 400]);
		assert.ok(row?.low < 0 && row?.high > 0, `${row?.low} to ${row?.high}`);
	});

	test(
		'fifteen points more are found, on the page and for the scorecard',
		{ timeout },
		async () => {
			await cameBack(({ place, isReminded }) => isReminded && place >= 30 && place < 45);
			const { runData } = await run();
			const [row, ...others] = await results();
			assert.deepEqual(others, []);
			assert.equal(row?.verdict, 'higher');
			assert.ok(Math.abs(row?.difference - 0.15) < 1e-9, `${row?.difference}`);
			assert.ok(row?.low > 0 && row?.low < 0.15 && row?.high > 0.15, `${row?.low} to ${row?.high}`);
			const [shown] = runData['Show the Effect']?.[0]?.data?.main?.[0] ?? [];
			assert.match(shown?.json.html, /Late payments/);
		},
	);
});

/** Until n8n has worked off the reports. */
async function settled() {
	for (const until = Date.now() + 120_000; Date.now() < until; await pause(300)) {
		const all = await n8n.rest.executionsOf(ids.stripe);
		if (
			all.length > 0 &&
			all.every(({ status }) => !['new', 'running', 'waiting'].includes(status))
		)
			return;
	}
	throw new Error('The reports were not worked off in time');
}
