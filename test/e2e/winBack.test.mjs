// @ts-check
/** Winning customers back for real: a good day of 500 customers, an effect that was planted, and the bad days. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { checkout } from '../../playground/cache.mjs';
import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { brevo, brevoKey } from '../../playground/vendors/brevo.mjs';
import {
	expiredToken,
	serverError,
	timeoutAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { startSmtp } from '../../playground/vendors/smtp.mjs';
import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials, loyaltySecret } from './credentials.mjs';
import { mailPart } from './mailParts.mjs';
import { manyCustomers } from './manyCustomers.mjs';
import { tick, untilAsked } from './ownersForm.mjs';
import { pictureOfMail } from './seenByPeople.mjs';
import { fill, rowsIn, tableNamed } from './tableRows.mjs';
import { goodDay } from './winBackGoodDay.mjs';

endOnSignal();

/** Fewer while somebody works on this file. */
const KILLS = Number(process.env.LOYALTY_KILLS ?? 2);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const timeout = 15 * 60_000;
const start = 'Run Now';
const workflow = 'win-back-leaving-customers';
const send = 'POST /v3/smtp/email';
const tables = {
	orders: 'Loyalty Orders',
	consents: 'Loyalty Consents',
	log: 'Loyalty Contact Log',
	answers: 'Loyalty Survey Answers',
	tickets: 'Loyalty Support Tickets',
	results: 'Loyalty Campaign Results',
};
const columns = {
	orders: ['order_id', 'order_date', 'customer', 'amount', 'refunded', 'currency', 'status'],
	consents: [
		...['customer_id', 'customer_email', 'channel', 'purpose', 'status', 'source'],
		...['recorded_at', 'expires_at'],
	],
	log: [
		...['idempotency_key', 'run_id', 'customer_id', 'customer_email', 'channel', 'purpose'],
		...['campaign', 'status', 'reserved_at', 'sent_at', 'discount'],
	],
	answers: [
		...['survey', 'kind', 'wave', 'customer_email', 'channel', 'invited_at', 'answered_at'],
		...['score', 'comment'],
	],
	tickets: [
		...['ticket_id', 'customer_email', 'channel', 'topic', 'opened_at', 'first_response_at'],
		...['resolved_at', 'reopened_at', 'status'],
	],
};

const vendor = withFaults(brevo());
/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {import('../../playground/vendors/smtp.mjs').Smtp} */
let smtp;
/** @type {Record<string, { id: string, name: string }>} */
let credentials = {};
/** Id of the part that sends. */
let part = '';

before(
	async () => {
		proxy = await startProxy({ vendors: [vendor] });
		smtp = await startSmtp();
		n8n = await temporaryN8n({ proxy, env: clock() });
		part = await mailPart(n8n.rest, 'brevo', { apiKey: brevoKey });
		credentials = await keptCredentials(n8n.rest, {
			...{ smtp: smtp.credential(), loyaltySecretApi: loyaltySecret },
		});
	},
	{ timeout: 30 * 60_000 },
);
after(
	async () => {
		await n8n?.end();
		await smtp?.end();
		await proxy?.end();
	},
	{ timeout: 60_000 },
);
afterEach(() => {
	const problems = [...proxy.problems];
	proxy.forget();
	assert.deepEqual(vendor.clear(), []);
	assert.deepEqual(problems, []);
});

/** The rules know quiet times, so n8n's clock stands on a Wednesday at noon in its time zone. */
function untilWednesdayNoon() {
	const now = new Date();
	const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12);
	const days = (3 - now.getUTCDay() + 7) % 7 || 7;
	return noon + days * DAY - now.getTime();
}

function clock() {
	return {
		LOYALTY_CLOCK_AHEAD_MS: String(untilWednesdayNoon()),
		NODE_OPTIONS: `--require ${join(checkout, 'playground', 'clock.cjs')}`,
		GENERIC_TIMEZONE: 'UTC',
	};
}

/** @param {number} ago days @returns {string} */
const moment = (ago) => new Date(Date.now() + untilWednesdayNoon() - ago * DAY).toISOString();
/** @param {number} ago days @returns {string} */
const day = (ago) => moment(ago).slice(0, 10);

/** @param {Record<string, unknown>} set @param {string} [name] @returns {Promise<string>} id of the workflow with the owner's settings and credentials */
async function imported(set, name = workflow) {
	const file = join(workflowsFolder, `${name}.json`);
	const content = JSON.parse(readFileSync(file, 'utf8'));
	for (const node of content.nodes) {
		if (node.name === 'Settings') {
			const own = { use_my_orders: true, send_emails: true, pace_seconds: 0, ...set };
			for (const one of node.parameters.assignments.assignments) {
				if (one.name in own) one.value = own[/** @type {keyof typeof own} */ (one.name)];
			}
		}
		if (node.name === 'Send by the Chosen Service') node.parameters.workflowId.value = part;
		const type = /\.emailSend$/.test(node.type) ? 'smtp' : 'loyaltySecretApi';
		if (type === 'smtp' || /\.customerPrivacy$/.test(node.type)) {
			node.credentials = { [type]: credentials[type] };
		}
		if (/\.(emailSend|wait)$/.test(node.type)) node.webhookId = randomUUID();
	}
	const { id } = await n8n.rest.createWorkflow(content);
	return id;
}

/** @typedef {Partial<Record<keyof typeof columns, import('./tableRows.mjs').Row[]>>} Rows */

/** Tables with these rows and no others. @param {Rows} rows */
async function shopOf(rows) {
	smtp.forget();
	const old = await tableNamed(n8n.rest, tables.results);
	if (old) await n8n.rest.deleteDataTable(old);
	for (const kind of /** @type {(keyof typeof columns)[]} */ (Object.keys(columns))) {
		await fill(n8n.rest, tables[kind], columns[kind], rows[kind] ?? []);
	}
}

/** @param {keyof typeof tables} kind */
const rowsOf = async (kind) => await rowsIn(n8n.rest, tables[kind]);

/** @param {string} customer @param {number} ago @param {number} [amount] */
const order = (customer, ago, amount = 30) => ({
	...{ order_id: `${customer}-${ago}`, order_date: day(ago), customer, amount: String(amount) },
	...{ refunded: '0', currency: 'EUR', status: 'paid' },
});
/** Ordered every twenty days, and stopped so long ago. @param {string} customer @param {number} [stopped] @param {number} [amount] */
const left = (customer, stopped = 150, amount = 30) =>
	Array.from({ length: 15 }, (_, at) => order(customer, stopped + 20 * at, amount));
/** @param {string} customer @param {Record<string, string | null>} [more] */
const consent = (customer, more = {}) => ({
	...{ customer_id: customer, customer_email: customer, channel: 'email', purpose: 'marketing' },
	...{ status: 'granted', source: 'checkout', recorded_at: moment(400), expires_at: null },
	...more,
});
const loyal = Array.from({ length: 60 }, (_, at) => `loyal${at}@shop.example.com`);

/** A small shop in which these have stopped coming, and all agreed. @param {readonly string[]} names */
async function smallShop(names) {
	await shopOf({
		orders: [...loyal.flatMap((one) => left(one, 2)), ...names.flatMap((one) => left(one))],
		consents: names.map((one) => consent(one)),
	});
}

/** @param {string} kind @param {number} count */
const names = (kind, count) =>
	Array.from({ length: count }, (_, at) => `${kind}${at}@shop.example.com`);

/** @param {string} id @param {number} [patience] */
async function run(id, patience = 600_000) {
	const execution = await n8n.rest.runWorkflow(id, start, patience);
	const said = execution.error;
	assert.equal(execution.status, 'success', `${said?.node?.name}: ${said?.message}`);
	return execution;
}

/** @param {import('../../playground/restClient.mjs').Execution} execution @param {string} node @returns {Record<string, any>[]} of all its runs */
const itemsOf = (execution, node) =>
	(execution.runData[node] ?? []).flatMap(({ data }) =>
		(data?.main?.[0] ?? []).map(({ json }) => json),
	);

/** What the log says of each customer, in the order of the rows. @param {string} [campaign] */
async function statuses(campaign) {
	/** @type {Map<string, string[]>} */
	const found = new Map();
	for (const row of await rowsOf('log')) {
		if (campaign !== undefined && row.campaign !== campaign) continue;
		found.set(row.customer_email, [...(found.get(row.customer_email) ?? []), row.status]);
	}
	return found;
}

/** The newest e-mail to the owner. */
const ownersMail = () => smtp.to('owner@example.com').at(-1);

const untilOwnerAsked = async () => await untilAsked(smtp, /^May we write/, 300_000);

/** Ticks these, and nobody else. @param {string} form @param {readonly string[]} wanted @param {string} [picture] of the form @returns {Promise<string[]>} who stood in it */
async function tickOnly(form, wanted, picture) {
	const offered = await tick(form, (who) => wanted.includes(who), picture);
	assert.deepEqual(
		wanted.filter((who) => !offered.includes(who)),
		[],
		`the form offers ${offered.join(' | ')}`,
	);
	return offered;
}

describe('a good day of 500 customers', { concurrency: 1 }, () => {
	const { campaign, people, ticked, asked } = goodDay({ order, left, consent, day, moment });
	const many = manyCustomers({ count: 500 - people.length, seed: 20260311 });
	let id = '';

	before(async () => {
		for (const { brevoContact, name } of people) {
			if (brevoContact) vendor.addContact(name, brevoContact);
		}
		const all = (/** @type {keyof import('./winBackGoodDay.mjs').Person} */ kind) =>
			people.flatMap((one) => /** @type {any[]} */ (one[kind] ?? []));
		await shopOf({
			orders: [
				...all('orders'),
				...many.flatMap(({ email, orders }) =>
					orders.map(({ daysAgo, amount }) => order(email, daysAgo, amount)),
				),
			],
			consents: [
				...all('consents'),
				...many
					.filter((one) => one.consent !== 'none')
					.map((one) => consent(one.email, { status: one.consent })),
			],
			log: all('log'),
			answers: all('answers'),
			tickets: all('tickets'),
		});
		id = await imported({ campaign, control_percent: 20 });
	});

	test(
		'each gets what is written here by hand; the others keep to the rules',
		{ timeout },
		async () => {
			const execution = await n8n.rest.startWorkflow(id, start);
			const form = await untilOwnerAsked();
			await pictureOfMail(`${workflow}-digest`, ownersMail()?.parsed ?? {});
			const offered = await tickOnly(form, ticked, `${workflow}-form`);
			for (const one of asked) assert.ok(offered.includes(one), `${one} is not in the digest`);
			const done = await n8n.rest.executionEnd(execution, 600_000);
			assert.equal(done.status, 'success', `${done.error?.node?.name}: ${done.error?.message}`);

			const log = await statuses();
			for (const { name, to = name, mails, says } of people) {
				assert.equal(vendor.mailsTo(to).length, mails, `${name}: e-mails`);
				assert.deepEqual(log.get(to) ?? [], says, `${name}: contact log`);
			}
			const optedOut = (await rowsOf('consents')).filter(
				({ source }) => source === 'e-mail service',
			);
			assert.deepEqual(
				optedOut.map(({ customer_email, status }) => [customer_email, status]),
				[['blocked@shop.example.com', 'withdrawn']],
			);
			const notice = String(ownersMail()?.parsed.text);
			await pictureOfMail(`${workflow}-notice`, { text: notice });
			await pictureOfMail(`${workflow}-offer`, vendor.mailsTo('regular@shop.example.com')[0] ?? {});
			assert.match(notice, /blocked@shop\.example\.com: This person has opted out/);
			assert.match(notice, /openbefore@shop\.example\.com/);
			assert.match(notice, /could not be read and were left out:\s+1\. /);

			// The others: nobody without consent, nobody twice, control untouched, all accounted for.
			const decided = new Map(
				itemsOf(done, 'Leave Some Out by Chance').map((one) => [one.customer, one]),
			);
			/** @type {Record<string, number>} */
			const counts = {};
			for (const { email, consent: agreed, orders } of many) {
				const got = vendor.mailsTo(email).length;
				const said = log.get(email) ?? [];
				const one = decided.get(email);
				const kind = said.join();
				counts[kind] = (counts[kind] ?? 0) + 1;
				assert.ok(['', 'control', 'assigned,confirmed', 'assigned,skipped'].includes(kind), kind);
				assert.equal(got, kind === 'assigned,confirmed' ? 1 : 0, email);
				if (kind !== '') assert.equal(agreed, 'granted', email);
				if (kind !== '') assert.ok((orders[0]?.daysAgo ?? 0) > 14, `${email} ordered lately`);
				assert.equal(kind !== '', ['treatment', 'control'].includes(one?.arm), email);
				assert.equal(kind === 'control', one?.arm === 'control', email);
				if (one && kind === '') assert.ok(one.reason, `${email} has no reason`);
			}
			assert.ok((counts['assigned,confirmed'] ?? 0) > 20, JSON.stringify(counts));
			assert.ok((counts.control ?? 0) > 5, JSON.stringify(counts));
			const all = [...new Set(vendor.mails.map(({ to }) => to))];
			assert.equal(all.length, vendor.mails.length, 'somebody got two');
			for (const { html, text, headers, tags } of vendor.mails) {
				assert.match(html, /https:\/\/shop\.example\.com\/stop\?e=/);
				assert.match(text, /Why you get this: you agreed to hear from us/);
				assert.ok(headers.idempotencyKey);
				assert.deepEqual(tags, [campaign]);
			}
		},
	);

	test('a second run the same day writes to nobody and asks nobody', { timeout }, async () => {
		const mails = vendor.mails.length;
		const before = await statuses();
		smtp.forget();
		const again = await run(id);
		assert.equal(vendor.mails.length, mails);
		assert.deepEqual(await statuses(), before);
		assert.ok(!again.runData['Ask the Owner'], 'asked again');
		// With these credentials and the one part, and nothing else, it can be published.
		await n8n.rest.publishWorkflow(id);
		await n8n.rest.unpublishWorkflow(id);
	});
});

describe('did it help?', { concurrency: 1 }, () => {
	/**
	 * Two groups of 200, assigned forty days ago; so many of each hundred ordered again ten days later.
	 *
	 * @param {number} treated
	 * @param {number} control
	 */
	async function campaignOf(treated, control) {
		const people = /** @type {const} */ ([
			['assigned', treated],
			['control', control],
		]).flatMap(([status, share]) =>
			Array.from({ length: 200 }, (_, at) => ({
				...{ name: `${status}${at}@shop.example.com`, status, isBack: at % 100 < share },
			})),
		);
		await shopOf({
			orders: [
				...loyal.flatMap((one) => left(one, 2)),
				...people.flatMap(({ name, isBack }) => [
					order(name, 300),
					...(isBack ? [order(name, 30)] : []),
				]),
			],
			log: people.map(({ name, status }) => ({
				...{ idempotency_key: `key of ${name}`, run_id: '1', customer_id: name },
				...{ customer_email: name, channel: 'email', purpose: 'marketing', status },
				...{ campaign: 'Last edition', reserved_at: moment(40) },
			})),
		});
		const execution = await run(await imported({ send_emails: false, campaign: 'Next edition' }));
		const [page] = itemsOf(execution, 'Put the Report Together');
		const scorecard = await run(await imported({}, 'loyalty-scorecard'));
		const [{ page: week, html = '' } = {}] = itemsOf(scorecard, 'Put the Report Together');
		const found = week.findings.filter((/** @type {{ metric: string }} */ { metric }) =>
			metric.includes('(Last edition)'),
		);
		return {
			row: (await rowsOf('results'))[0],
			page: String(page?.text),
			week: { found, html: String(html) },
		};
	}

	test(
		'an effect of 15 points that was planted shows, with its range, and on the scorecard',
		{ timeout },
		async () => {
			const { row, page, week } = await campaignOf(25, 10);
			assert.equal(row?.campaign, 'Last edition');
			assert.equal(row.verdict, 'higher');
			assert.equal(row.treated_share, 0.25);
			assert.equal(row.control_share, 0.1);
			assert.ok(Math.abs(row.difference - 0.15) < 1e-9);
			// Newcombe (1998), method 10, by hand: 50 of 200 against 20 of 200.
			assert.ok(
				Math.abs(row.low - 0.0761) < 0.002 && Math.abs(row.high - 0.2229) < 0.002,
				`${row.low}, ${row.high}`,
			);
			assert.match(page, /Share who bought/);
			// Who bought at all made the orders and the revenue.
			assert.deepEqual(
				week.found.map((/** @type {any} */ { metric, verdict }) => [metric, verdict]),
				['Customers who bought', 'Orders per customer', 'Revenue per customer after refunds'].map(
					(metric) => [`${metric} (Last edition)`, 'better'],
				),
			);
			assert.match(week.html, /Last edition \(200 customers\)/);
		},
	);

	test('where nothing was planted nothing shows, nor on the scorecard', { timeout }, async () => {
		const { row, page, week } = await campaignOf(10, 10);
		assert.equal(row?.verdict, 'noChangeShown');
		assert.ok(row.low < 0 && row.high > 0);
		assert.doesNotMatch(page, /Share who bought rose/);
		assert.deepEqual(week.found, []);
	});
});

describe('bad days', { concurrency: 1 }, () => {
	const set = { control_percent: 0 };

	test('asked to wait in the middle, everybody gets one all the same', { timeout }, async () => {
		const people = names('waiting', 6);
		await smallShop(people);
		vendor.plan({ on: send, at: 3, fault: tooMany(2) });
		await run(await imported({ ...set, campaign: 'Waiting' }));
		for (const one of people) assert.equal(vendor.mailsTo(one).length, 1, one);
		const log = await statuses();
		for (const one of people) assert.deepEqual(log.get(one), ['assigned', 'confirmed']);
	});

	test(
		'a failure, and silence after it was taken, stay open and are never repeated',
		{ timeout },
		async () => {
			const people = names('silent', 6);
			await smallShop(people);
			vendor.plan({ on: send, at: 2, fault: serverError() });
			vendor.plan({ on: send, at: 4, fault: timeoutAfterAcceptance() });
			const id = await imported({ ...set, campaign: 'Silent' });
			await run(id);
			const open = (await rowsOf('log')).filter(({ status }) => status === 'reserved');
			assert.equal(open.length, 2);
			const text = String(ownersMail()?.parsed.text);
			for (const { customer_email } of open) assert.ok(text.includes(customer_email));
			assert.match(text, /Brevo failed with 500/);
			assert.match(text, /Brevo gave no answer/);
			await run(id);
			const counts = people.map((one) => vendor.mailsTo(one).length).sort();
			// Who met the failure got none, who met the silence got the one that was taken.
			assert.deepEqual(counts, [0, 1, 1, 1, 1, 1]);
			assert.equal(proxy.to('api.brevo.com', send).length, 6);
		},
	);

	test(
		'a key that runs out stops the run; with a new one the rest goes out',
		{ timeout },
		async () => {
			const people = names('expired', 8);
			await smallShop(people);
			vendor.plan({ on: send, at: 3, times: Infinity, fault: expiredToken() });
			const id = await imported({ ...set, campaign: 'Expired' });
			await run(id);
			assert.equal(people.filter((one) => vendor.mailsTo(one).length === 1).length, 2);
			assert.equal(proxy.to('api.brevo.com', send).length, 5);
			const text = String(ownersMail()?.parsed.text);
			assert.match(text, /stopped after three failures in a row/);
			assert.match(text, /does not accept the key any more/);
			assert.match(text, /3 customers wait for the next run/);
			assert.ok((await rowsOf('log')).every(({ status }) => status !== 'reserved'));
			vendor.clear();
			await run(id);
			for (const one of people) assert.equal(vendor.mailsTo(one).length, 1, one);
			const log = await statuses();
			for (const one of people) assert.equal(log.get(one)?.at(-1), 'confirmed', one);
		},
	);

	test(
		'who opts out or buys while the owner is being asked gets nothing',
		{ timeout },
		async () => {
			const people = names('meanwhile', 4);
			const top = 'meanwhiletop@shop.example.com';
			await smallShop(people);
			const orders = await tableNamed(n8n.rest, tables.orders);
			const consents = await tableNamed(n8n.rest, tables.consents);
			assert.ok(orders && consents);
			await n8n.rest.insertRows(orders, left(top, 150, 90));
			await n8n.rest.insertRows(consents, [consent(top)]);
			const id = await imported({ ...set, campaign: 'Meanwhile' });
			const execution = await n8n.rest.startWorkflow(id, start);
			const form = await untilOwnerAsked();
			await n8n.rest.insertRows(consents, [
				consent('meanwhile0@shop.example.com', { status: 'withdrawn', recorded_at: moment(0) }),
			]);
			await n8n.rest.insertRows(orders, [order('meanwhile1@shop.example.com', 0)]);
			await tickOnly(form, [top]);
			const done = await n8n.rest.executionEnd(execution, 600_000);
			assert.equal(done.status, 'success', done.error?.message);
			const got = [...people, top].filter((one) => vendor.mailsTo(one).length > 0);
			assert.deepEqual(got, ['meanwhile2@shop.example.com', 'meanwhile3@shop.example.com', top]);
			const log = await statuses();
			assert.deepEqual(log.get('meanwhile0@shop.example.com'), ['assigned']);
		},
	);

	test('two runs at the same time write to everybody once', { timeout }, async () => {
		const people = names('twice', 8);
		await smallShop(people);
		const id = await imported({ ...set, campaign: 'Twice' });
		// n8n cannot make a table twice at the same moment: the very first run is alone.
		await run(await imported({ send_emails: false, campaign: 'Twice' }));
		const both = await Promise.all([1, 2].map(async () => await n8n.rest.startWorkflow(id, start)));
		const other = await tableNamed(n8n.rest, tables.log);
		assert.ok(other);
		// Another workflow writes into the log in the meantime.
		for (let at = 0; at < 10; at += 1) {
			await n8n.rest.insertRows(other, [
				{
					...{ idempotency_key: `other ${at}`, run_id: 'other', customer_id: `other${at}` },
					...{ customer_email: `other${at}@shop.example.com`, channel: 'email' },
					...{ purpose: 'marketing', campaign: 'Other', status: 'confirmed' },
					...{ reserved_at: moment(0), sent_at: moment(0), discount: null },
				},
			]);
			await pause(300);
		}
		for (const one of both) {
			const done = await n8n.rest.executionEnd(one, 600_000);
			assert.equal(done.status, 'success', `${done.error?.node?.name}: ${done.error?.message}`);
		}
		await run(id);
		for (const one of people) assert.equal(vendor.mailsTo(one).length, 1, one);
		const log = await statuses('Twice');
		for (const one of people) {
			const said = log.get(one) ?? [];
			assert.equal(said.filter((status) => status === 'confirmed').length, 1, `${one}: ${said}`);
			assert.ok(!said.includes('reserved'), `${one}: ${said}`);
		}
	});

	test(
		`killed ${KILLS} times and started again: nobody twice, nobody lost`,
		{ timeout: 25 * 60_000 },
		async () => {
			const people = names('killed', 6 + 12 * KILLS);
			await smallShop(people);
			const id = await imported({ ...set, campaign: 'Killed' });
			for (let kill = 1; kill <= KILLS; kill++) {
				const mails = vendor.mails.length;
				await n8n.rest.startWorkflow(id, start);
				for (const until = Date.now() + 300_000; vendor.mails.length === mails; await pause(20)) {
					assert.ok(Date.now() < until, `run ${kill} sent nothing`);
				}
				await pause(Math.random() * 2_000);
				await n8n.kill();
				await n8n.startAgain();
				const open = (await rowsOf('log')).filter(({ status }) => status === 'reserved');
				assert.ok(open.length <= kill, `${open.length} open after ${kill} kills`);
			}
			const last = await run(id);
			const log = await statuses();
			const open = [];
			for (const one of people) {
				const mails = vendor.mailsTo(one).length;
				const said = log.get(one) ?? [];
				assert.ok(mails <= 1, `${one} was written to twice`);
				assert.equal(said[0], 'assigned', `${one}: ${said}`);
				if (said.at(-1) === 'confirmed') assert.equal(mails, 1, one);
				else {
					assert.equal(said.at(-1), 'reserved', `${one}: ${said}`);
					open.push(one);
				}
				assert.equal(said.length, 2, `${one}: ${said}`);
			}
			const listed = itemsOf(last, 'List What Needs a Look').map((one) => one.customer_email);
			assert.deepEqual(listed.filter(Boolean).sort(), open.sort());
		},
	);
});
