// @ts-check
/** Segments from Shopify to Pipedrive and Brevo in the real n8n: the other parts chosen, against stand-ins of the three. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { brevo, brevoHost } from '../../playground/vendors/brevo.mjs';
import {
	serverError,
	serverErrorAfterAcceptance,
	timeoutAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { pipedrive, pipedriveHost } from '../../playground/vendors/pipedrive.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { shopify, throttled } from '../../playground/vendors/shopify.mjs';
import { syncBench } from './syncBench.mjs';
import { customers, dayBefore, ordersOf, shopifyOrder } from './syncShop.mjs';

endOnSignal();

const timeout = 240_000;
const shop = withFaults(shopify({ shop: 'bakery', token: 'shopify-token' }));
const crm = withFaults(pipedrive({ token: 'pipedrive-token' }));
const news = withFaults(brevo());
const updating = (/** @type {{ method: string }} */ { method }) => method === 'PATCH';
const writing = 'POST /v3/contacts/batch';
const list = 5;

const people = customers();
const [named, others] = [people.filter((one) => one.isNamed), people.filter((one) => !one.isNamed)];
/** @param {string} name */
const at = (name) => `${name}@example.com`;
/** A few of the shop's customers are persons: each costs Pipedrive one request. Two portions of 100 at most. */
const persons = [...named.filter(({ email }) => email !== at('hugo')), ...others.slice(0, 80)];
const notOnList = others.filter((_, n) => n % 4 === 0).map(({ email }) => email);
const blocked = [
	at('bert'),
	...others.filter((_, n) => n % 7 === 1 && n % 4 !== 0).map(({ email }) => email),
];

/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {Awaited<ReturnType<typeof syncBench>>} */
let bench;

before(
	async () => {
		proxy = await startProxy({ vendors: [shop, crm, news] });
		bench = await syncBench(proxy, {
			'get-orders-shopify.json': {
				credential: 'shopifyAccessTokenApi',
				data: { shopSubdomain: 'bakery', accessToken: 'shopify-token', appSecretKey: 'unused' },
				settings: { shop: 'bakery' },
			},
			'update-crm-pipedrive.json': {
				credential: 'pipedriveApi',
				data: { apiToken: 'pipedrive-token' },
				settings: {},
			},
			'update-newsletter-brevo.json': {
				credential: 'sendInBlueApi',
				data: { apiKey: 'brevo-key-of-the-tests' },
				settings: { list: String(list) },
			},
		});
		await bench.choose('Get the Orders', 'get-orders-shopify.json');
		await bench.choose('Update the CRM', 'update-crm-pipedrive.json');
		await bench.choose('Update the Newsletter', 'update-newsletter-brevo.json');
		await bench.set({ use_my_orders: true, send_updates: true });

		shop.scopes.push('read_all_orders');
		shop.orders.push(...ordersOf(people, shopifyOrder));
		const trial = shopifyOrder(9001, at('anna'), { daysAgo: 1, amount: 5_000 });
		shop.orders.push({ ...trial, isTest: true });
		// The first is known to Pipedrive by a second address.
		for (const { email } of persons) {
			if (email === at('anna')) crm.add('work@anna.example', [email]);
			else crm.add(email);
		}
		for (const { email } of people) {
			const isOn = !notOnList.includes(email);
			if (email === at('gina')) continue;
			news.addContact(email, {
				listIds: isOn ? [list, 8] : [8],
				emailBlacklisted: blocked.includes(email),
			});
		}
	},
	{ timeout: 15 * 60_000 },
);
after(
	async () => {
		await bench?.n8n.end();
		await proxy?.end();
	},
	{ timeout: 60_000 },
);
afterEach(() => bench.assertFair([shop, crm, news]));

/** @param {import('./syncShop.mjs').Customer} customer as Pipedrive has to have them */
const valuesOf = ({ segment, tier, orders, revenue, lastDaysAgo }) => ({
	'Loyalty segment': segment,
	'Loyalty value tier': tier || null,
	'Loyalty orders': orders,
	'Loyalty revenue': revenue,
	'Loyalty last order': dayBefore(lastDaysAgo),
});

/** Everybody has what they have to have, written once, and who is blocked or on which list stays as it was. */
function assertAllOnce() {
	for (const one of persons) {
		assert.deepEqual(crm.valuesOf(one.email), valuesOf(one), one.email);
	}
	for (const count of Object.values(crm.writes)) assert.equal(count, 1);
	assert.equal(Object.keys(crm.writes).length, persons.length);
	for (const { email, segment, tier } of people) {
		const contact = news.contacts.get(email);
		if (!contact) continue;
		const isWritten = !blocked.includes(email) && !notOnList.includes(email);
		const expected = isWritten ? { LOYALTY_SEGMENT: segment, LOYALTY_VALUE_TIER: tier } : {};
		assert.deepEqual(contact.attributes, expected, email);
		assert.equal(news.people.writes[email], isWritten ? 1 : undefined, email);
		assert.equal(contact.emailBlacklisted, blocked.includes(email), email);
		assert.deepEqual(contact.listIds, notOnList.includes(email) ? [8] : [list, 8], email);
	}
	assert.equal(news.contacts.size, people.length - 1, 'somebody was added to Brevo');
}

describe('Shopify to Pipedrive and Brevo', { concurrency: 1 }, () => {
	test('a good day: fields are made, everybody has what they should', { timeout }, async () => {
		shop.plan({ at: 3, fault: throttled(2) });
		const page = await bench.synced();
		assertAllOnce();
		const fields = crm.fields.filter((one) => one.is_custom_field);
		assert.equal(fields.length, 5);
		const rows = await bench.rowsOf('Loyalty Orders');
		assert.equal(rows.length, shop.orders.length - 1);
		assert.match(page, /#10001.*it is a test order/s);
		assert.doesNotMatch(page, /last 60 days/);
		const asked = proxy.to('bakery.myshopify.com');
		assert.equal(asked.length, Math.ceil(shop.orders.length / 100) + 1);
		const waited = Number(asked[3]?.time) - Number(asked[2]?.time);
		assert.ok(waited >= 2_000, `waited ${waited} ms`);
		const consents = await bench.rowsOf('Loyalty Consents');
		assert.deepEqual(
			consents.map(({ customer_email: email, status, source }) => [email, status, source]).sort(),
			blocked.map((email) => [email, 'withdrawn', 'Brevo: blocklist']).sort(),
		);
	});

	test('the second run writes nothing; one who ordered is one request', { timeout }, async () => {
		await bench.synced();
		const writes = () =>
			[...proxy.to(pipedriveHost), ...proxy.to(brevoHost)].filter(({ method }) => method !== 'GET');
		assert.deepEqual(writes(), []);
		shop.orders.push({
			...shopifyOrder(9002, at('emil'), { daysAgo: 0, amount: 100 }),
			updatedAt: new Date().toISOString(),
		});
		await bench.synced();
		assert.deepEqual(
			writes().map(({ method }) => method),
			['PATCH'],
		);
		assert.equal(crm.valuesOf(at('emil'))?.['Loyalty revenue'], 1600);
		shop.orders.pop();
	});
});

describe('on bad days', { concurrency: 1 }, () => {
	test('60 days of orders replace nothing, and the page says so', { timeout }, async () => {
		shop.scopes.length = 1;
		const before = (await bench.rowsOf('Loyalty Orders')).length;
		await forget('Loyalty Sync State');
		const page = await bench.synced();
		assert.match(page, /only the orders of its last 60 days/);
		assert.equal((await bench.rowsOf('Loyalty Orders')).length, before);
		// Nothing was noted any more, but the services had it all.
		const patched = proxy.to(pipedriveHost).filter(({ method }) => method === 'PATCH');
		assert.deepEqual(patched, []);
	});

	test('too many, failing, failing after they took it: all once', { timeout }, async () => {
		await beginAnew();
		shop.plan({ at: 2, fault: serverError(503) });
		crm.plan(
			{ on: 'GET /api/v2/persons', fault: serverError() },
			{ on: updating, at: 10, fault: serverErrorAfterAcceptance() },
			{ on: updating, at: 20, fault: tooMany(2) },
		);
		news.plan(
			{ on: 'GET /v3/contacts', fault: serverError() },
			{ on: writing, at: 2, fault: tooManyForBrevo },
			{ on: writing, at: 3, fault: serverErrorAfterAcceptance() },
		);
		await bench.synced();
		assertAllOnce();
		await assertNotedOnce();
	});

	test('no answer after they took it: nothing lost, nothing twice', { timeout }, async () => {
		await beginAnew();
		crm.plan({ on: updating, at: 5, fault: timeoutAfterAcceptance() });
		news.plan({ on: writing, fault: timeoutAfterAcceptance() });
		await bench.synced();
		assertAllOnce();
		await assertNotedOnce();
		await bench.synced();
		assertAllOnce();
	});
});

async function assertNotedOnce() {
	const rows = await bench.rowsOf('Loyalty Sync State');
	assert.equal(new Set(rows.map((row) => `${row.target} ${row.customer}`)).size, rows.length);
}

/** As if nothing had been synced yet. */
async function beginAnew() {
	shop.scopes.splice(1, Infinity, 'read_all_orders');
	await forget('Loyalty Sync State');
	await forget('Loyalty Orders');
	for (const one of crm.persons) one.custom_fields = {};
	for (const contact of news.contacts.values()) contact.attributes = {};
	for (const writes of [crm.writes, news.people.writes]) {
		for (const email of Object.keys(writes)) delete writes[email];
	}
}

/** Brevo says in a header of its own when it may be asked again. */
function tooManyForBrevo() {
	const body = { code: 'too_many_requests', message: 'Too many requests' };
	return { status: 429, headers: { 'x-sib-ratelimit-reset': '1' }, body };
}

/** @param {string} name of a data table */
async function forget(name) {
	const { rest } = bench.n8n;
	const table = (await rest.dataTables()).find((one) => one.name === name);
	assert.ok(table);
	await rest.deleteDataTable(table);
}
