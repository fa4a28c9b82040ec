// @ts-check
/** Segments to CRM and newsletter in the real n8n, against stand-ins of the shop, the CRM and the newsletter. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import {
	expiredToken,
	serverError,
	serverErrorAfterAcceptance,
	timeoutAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { hubspot, hubspotHost } from '../../playground/vendors/hubspot.mjs';
import { mailchimp } from '../../playground/vendors/mailchimp.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { wooCommerce } from '../../playground/vendors/woocommerce.mjs';
import { syncBench } from './syncBench.mjs';
import { customers, dayBefore, ordersOf, wooOrder } from './syncShop.mjs';

endOnSignal();

const timeout = 400_000;
const shopHost = 'shop.example.com';
const newsHost = 'us21.api.mailchimp.com';
const shop = withFaults(wooCommerce({ host: shopHost, key: 'ck_1', secret: 'cs_1' }));
const crm = withFaults(hubspot({ token: 'hubspot-token' }));
const news = withFaults(mailchimp({ key: 'mailchimp-key-us21', list: 'a1b2c3' }));
const asking = 'GET /wp-json/wc/v3/orders';
const reading = 'POST /crm/v3/objects/contacts/batch/read';
const updating = 'POST /crm/v3/objects/contacts/batch/update';
const tagging = (/** @type {{ method: string, path: string }} */ { method, path }) =>
	method === 'POST' && /\/segments\/\d+$/.test(path);

const people = customers();
const [named, others] = [people.filter((one) => one.isNamed), people.filter((one) => !one.isNamed)];
/** @param {string} name */
const at = (name) => `${name}@example.com`;
/** Who is what, besides what they bought. */
const notInCrm = [at('hugo'), ...others.filter((_, n) => n % 10 === 0).map(({ email }) => email)];
const notOnList = [at('gina'), ...others.filter((_, n) => n % 4 === 0).map(({ email }) => email)];
const unsubscribed = [
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
			'get-orders-woocommerce.json': {
				credential: 'wooCommerceApi',
				data: { consumerKey: 'ck_1', consumerSecret: 'cs_1', url: `https://${shopHost}` },
				settings: { address: `https://${shopHost}/` },
			},
			'update-crm-hubspot.json': {
				credential: 'hubspotAppToken',
				data: { appToken: 'hubspot-token' },
				settings: {},
			},
			'update-newsletter-mailchimp.json': {
				credential: 'mailchimpApi',
				data: { apiKey: 'mailchimp-key-us21' },
				settings: { server: 'us21', list: 'a1b2c3' },
			},
		});
		shop.orders.push(...ordersOf(people, wooOrder));
		// Orders without an address, and 150 that an import changed in one second.
		for (const id of [5001, 5002]) shop.orders.push(wooOrder(id, '', { daysAgo: 9, amount: 20 }));
		for (const order of shop.orders.slice(100, 250)) {
			order.date_modified_gmt = `${dayBefore(1)}T03:00:00`;
		}
		for (const { email } of people) {
			if (!notInCrm.includes(email)) crm.contacts.add(email);
			if (!notOnList.includes(email)) {
				news.add(email, unsubscribed.includes(email) ? 'unsubscribed' : 'subscribed');
			}
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

/** Requests that change something at a service. */
const changes = () =>
	proxy.requests.filter(
		({ method, path }) =>
			method !== 'GET' && !path.endsWith('/batch/read') && !path.includes('/properties/'),
	);

/** @param {import('./syncShop.mjs').Customer} customer @returns {Record<string, string>} as HubSpot has to have them */
const valuesOf = ({ email, segment, tier, orders, revenue, lastDaysAgo }) => ({
	email,
	loyalty_segment: segment,
	loyalty_value_tier: tier,
	loyalty_orders: String(orders),
	loyalty_revenue: revenue.toFixed(2),
	loyalty_last_order: dayBefore(lastDaysAgo),
});
/** @param {string} email */
const contactOf = (email) => crm.contacts.byEmail(email)?.properties;
/** @param {string} email */
const tagsOf = (email) =>
	news
		.memberNamed(email)
		?.tags.map(({ name }) => name)
		.sort();
/** @param {{ segment: string, tier: string }} customer */
const tagsFor = ({ segment, tier }) =>
	[segment, tier]
		.filter((name) => name !== '')
		.map((name) => `Loyalty: ${name}`)
		.sort();
/** @param {string} name */
const customer = (name) => {
	const found = people.find(({ email }) => email === at(name));
	assert.ok(found);
	return found;
};

describe('segments to HubSpot and Mailchimp', { concurrency: 1 }, () => {
	test('with sending off: all pages read on a bad day, nothing sent', { timeout }, async () => {
		// Six customers whom something special is true of at the services.
		crm.contacts.refusing[at('ines')] = 'Is locked by somebody';
		Object.assign(contactOf(at('jack')) ?? {}, valuesOf(customer('jack')), {
			loyalty_revenue: '50',
		});
		for (const name of ['cleo', 'dora']) {
			const member = news.memberNamed(at(name));
			assert.ok(member);
			member.status = name === 'cleo' ? 'cleaned' : 'pending';
		}
		news.leaving.add(at('kaya'));
		const emil = news.memberNamed(at('emil'));
		news.tags.push('VIP', 'Loyalty: At Risk');
		emil?.tags.push({ id: 1, name: 'VIP' }, { id: 2, name: 'Loyalty: At Risk' });
		shop.orders.push({ ...wooOrder(5003, at('anna'), { daysAgo: 30, amount: 9 }), total: 'abc' });
		shop.plan(
			{ on: asking, at: 3, fault: tooMany(2) },
			{ on: asking, at: 7, times: 2, fault: serverError() },
		);
		await bench.set({ use_my_orders: true });
		const page = await bench.synced();
		assert.equal(proxy.to(hubspotHost).length + proxy.to(newsHost).length, 0);
		const calls = proxy.to(shopHost, asking);
		const third = calls[2];
		const fourth = calls[3];
		assert.ok(third && fourth && fourth.time - third.time >= 2_000);
		const rows = await bench.rowsOf('Loyalty Orders');
		assert.equal(rows.length, shop.orders.length - 1);
		assert.equal(new Set(rows.map(({ order_id }) => order_id)).size, rows.length);
		assert.match(page, /5003/);
		assert.match(page, /What would be sent/);
	});

	test('a good day: every service has what it has to have', { timeout }, async () => {
		await bench.set({ send_updates: true });
		const statuses = news.members.map(({ status }) => status);
		const page = await bench.synced();

		for (const one of named) {
			if (one.email === at('hugo')) assert.equal(contactOf(one.email), undefined);
			else if (one.email === at('ines'))
				assert.deepEqual(contactOf(one.email), { email: at('ines') });
			else if (one.email === at('jack')) {
				assert.deepEqual(contactOf(one.email), { ...valuesOf(one), loyalty_revenue: '50' });
				assert.equal(crm.contacts.writes[one.email], undefined, 'jack had the values');
			} else assert.deepEqual(contactOf(one.email), valuesOf(one));
		}
		const untagged = ['bert', 'cleo', 'dora', 'kaya'].map(at);
		for (const one of named.filter(({ email }) => email !== at('gina'))) {
			const expected = untagged.includes(one.email) ? [] : tagsFor(one);
			if (one.email === at('emil')) expected.push('VIP');
			assert.deepEqual(tagsOf(one.email), expected.sort(), one.email);
		}
		assert.equal(news.memberNamed(at('gina')), undefined);

		for (const one of others) {
			if (!notInCrm.includes(one.email)) assert.deepEqual(contactOf(one.email), valuesOf(one));
			const silent = notOnList.includes(one.email) || unsubscribed.includes(one.email);
			assert.deepEqual(tagsOf(one.email) ?? [], silent ? [] : tagsFor(one), one.email);
		}
		assert.equal(crm.contacts.all.length, 500 - notInCrm.length);
		assert.ok(Object.values(crm.contacts.writes).every((count) => count === 1));
		// Nobody was subscribed, unsubscribed or added; only kaya left, by herself.
		assert.deepEqual(
			news.members.map(({ status, email_address: email }) =>
				email === at('kaya') ? 'subscribed' : status,
			),
			statuses,
		);
		const consents = await bench.rowsOf('Loyalty Consents');
		const optedOut = [...unsubscribed, at('cleo'), at('kaya')].sort();
		assert.deepEqual(consents.map(({ customer_email: email }) => email).sort(), optedOut);
		for (const row of consents) assert.equal(row.status, 'withdrawn');
		const noted = await bench.rowsOf('Loyalty Sync State');
		/** @param {string} target */
		const of = (target) => noted.filter((row) => row.target === target).length;
		assert.equal(of('CRM: HubSpot'), 500 - notInCrm.length - 1);
		assert.equal(of('Newsletter: Mailchimp'), 500 - notOnList.length - unsubscribed.length - 3);
		assert.match(page, /Is locked by somebody/);
		assert.match(page, /Has unsubscribed/);
	});

	test('the second run sends only what was refused, the third nothing', { timeout }, async () => {
		delete crm.contacts.refusing[at('ines')];
		await bench.synced();
		assert.deepEqual(
			changes().map(({ path, json }) => [path, json.inputs.length]),
			[['/crm/v3/objects/contacts/batch/update', 1]],
		);
		assert.deepEqual(contactOf(at('ines')), valuesOf(customer('ines')));
		proxy.forget();
		await bench.synced();
		assert.deepEqual(changes(), []);
		assert.equal(proxy.to(shopHost, asking).length <= 3, true, 'all orders were read again');
		const consents = await bench.rowsOf('Loyalty Consents');
		assert.equal(consents.length, unsubscribed.length + 2);
	});

	test('one customer who ordered is one update', { timeout }, async () => {
		const now = new Date().toISOString().slice(0, 19);
		shop.orders.push(wooOrder(6001, at('emil'), { daysAgo: 0, amount: 100 }, now));
		await bench.synced();
		const [only, ...more] = changes();
		assert.deepEqual(more, []);
		assert.equal(only?.json.inputs.length, 1);
		assert.deepEqual(contactOf(at('emil')), {
			...valuesOf(customer('emil')),
			...{ loyalty_orders: '6', loyalty_revenue: '1600.00', loyalty_last_order: dayBefore(0) },
		});
	});

	test('an order that is cancelled, and one that comes in: two move', { timeout }, async () => {
		const now = new Date().toISOString().slice(0, 19);
		const last = shop.orders.find(
			({ billing, date_created: day }) =>
				billing.email === at('swap') && day.startsWith(dayBefore(8)),
		);
		assert.ok(last);
		Object.assign(last, { status: 'cancelled', date_modified_gmt: now });
		shop.orders.push(wooOrder(6002, at('xena'), { daysAgo: 2, amount: 10 }, now));
		await bench.synced();
		const updates = changes().filter(({ host }) => host === hubspotHost);
		assert.deepEqual(
			updates
				.flatMap(({ json }) => json.inputs.map((/** @type {any} */ one) => one.objectWriteTraceId))
				.sort(),
			[at('swap'), at('xena')],
		);
		assert.equal(contactOf(at('swap'))?.loyalty_segment, 'At Risk');
		assert.equal(contactOf(at('xena'))?.loyalty_segment, 'Champions');
		assert.deepEqual(tagsOf(at('swap')), ['Loyalty: At Risk']);
		assert.deepEqual(tagsOf(at('xena')), ['Loyalty: Champions']);
		const rows = (await bench.rowsOf('Loyalty Orders')).filter(
			({ order_id }) => order_id === String(last.id),
		);
		assert.deepEqual(
			rows.map(({ status }) => status),
			['cancelled'],
		);
	});
});

/** As if the services had forgotten everything, under another name: all is to be sent anew. @param {string} name */
async function forgetAll(name) {
	for (const { properties } of crm.contacts.all) {
		for (const key of Object.keys(properties)) if (key !== 'email') delete properties[key];
	}
	for (const email of Object.keys(crm.contacts.writes)) delete crm.contacts.writes[email];
	for (const member of news.members) member.tags = [];
	await bench.set({ crm: `HubSpot, ${name}`, newsletter: `Mailchimp, ${name}` });
}

/** Everybody has everything, and nobody was written to twice. @param {string} name */
async function assertAllOnce(name) {
	for (const { properties } of crm.contacts.all) {
		assert.equal(crm.contacts.writes[String(properties.email)], 1, properties.email);
		assert.ok(properties.loyalty_segment, properties.email);
	}
	for (const { status, tags, email_address: email } of news.members) {
		if (status === 'subscribed') assert.ok(tags.length > 0, email);
		else assert.deepEqual(tags, [], email);
	}
	const noted = (await bench.rowsOf('Loyalty Sync State')).filter(({ target }) =>
		target.endsWith(`, ${name}`),
	);
	const keys = new Set(noted.map(({ target, customer: who }) => `${target} ${who}`));
	assert.equal(keys.size, noted.length, 'something is noted twice');
	const subscribed = news.members.filter(({ status }) => status === 'subscribed').length;
	assert.equal(noted.length, crm.contacts.all.length + subscribed);
}

describe('on bad days', { concurrency: 1 }, () => {
	test('too many, failing, silent after they took it: all once', { timeout }, async () => {
		await forgetAll('bad day');
		crm.plan(
			{ on: reading, at: 4, fault: serverError() },
			{ on: updating, at: 2, fault: tooMany(3) },
			{ on: updating, at: 3, fault: serverErrorAfterAcceptance() },
			{ on: updating, at: 4, fault: timeoutAfterAcceptance() },
		);
		news.plan(
			{ on: (request) => request.path.endsWith('/members'), fault: serverError(503) },
			{ on: tagging, at: 2, fault: tooMany(1) },
			{ on: tagging, at: 3, fault: serverErrorAfterAcceptance() },
		);
		await bench.synced();
		// The second round begins where the properties are asked for again, no sooner than HubSpot said.
		const calls = proxy.to(hubspotHost);
		const [, second = 0] = calls.flatMap(({ path }, n) =>
			path.endsWith('/properties/contacts') ? [n] : [],
		);
		const waited = Number(calls[second]?.time) - Number(calls[second - 1]?.time);
		assert.ok(waited >= 3_000, `waited ${waited} ms`);
		await assertAllOnce('bad day');
	});

	test('an expired key: nothing is noted, and the next run does it', { timeout }, async () => {
		await forgetAll('expired');
		const expired = expiredToken({
			status: 'error',
			message: 'expired',
			category: 'EXPIRED_AUTHENTICATION',
		});
		crm.plan({ times: Infinity, fault: expired });
		news.plan({ times: Infinity, fault: expiredToken({ title: 'API Key Invalid', status: 401 }) });
		const page = await bench.synced();
		assert.match(page, /HubSpot does not accept the key/);
		assert.match(page, /Mailchimp does not accept the key/);
		assert.deepEqual(crm.contacts.writes, {});
		crm.clear();
		news.clear();
		await bench.synced();
		await assertAllOnce('expired');
	});

	test('a shop that refuses the key: the run stops, and nothing changes', { timeout }, async () => {
		const before = await bench.rowsOf('Loyalty Orders');
		shop.plan({ times: Infinity, fault: expiredToken() });
		const run = await bench.run();
		assert.equal(run.status, 'error');
		assert.match(String(run.error?.message), /does not accept the key.*nothing was sent/);
		assert.deepEqual(await bench.rowsOf('Loyalty Orders'), before);
		assert.equal(proxy.to(hubspotHost).length, 0);
	});

	test('two runs at once: no order is kept twice', { timeout }, async () => {
		const now = new Date().toISOString().slice(0, 19);
		for (let id = 7001; id <= 7040; id++) {
			shop.orders.push(wooOrder(id, '', { daysAgo: 1, amount: 5 }, now));
		}
		const runs = await Promise.all([bench.start(), bench.start()]);
		for (const id of runs) {
			const run = await bench.n8n.rest.executionEnd(id, 180_000);
			assert.equal(run.status, 'success', run.error?.message);
		}
		const rows = await bench.rowsOf('Loyalty Orders');
		assert.equal(new Set(rows.map(({ order_id }) => order_id)).size, rows.length);
		assert.equal(rows.length, shop.orders.length - 1);
	});

	test('n8n killed in the middle, and started again: all once', { timeout }, async () => {
		await forgetAll('killed');
		await bench.start();
		for (const until = Date.now() + 120_000; proxy.to(hubspotHost, updating).length < 1; ) {
			assert.ok(Date.now() < until, 'nothing was sent');
			await pause(20);
		}
		await pause(Math.random() * 1_000);
		await bench.n8n.kill();
		await bench.n8n.startAgain();
		await bench.synced();
		await assertAllOnce('killed');
	});
});
