// @ts-check
/** The bench that stands in for vendors, tried with the real n8n: proxy, bad days, SMTP, a hard end. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { timeoutAfterAcceptance, tooMany, withFaults } from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { startSmtp } from '../../playground/vendors/smtp.mjs';
import { handWritten } from '../../playground/vendors/validated.mjs';

endOnSignal();

const host = 'api.vendor.example';

function notesVendor() {
	/** @type {string[]} */
	const notes = [];
	const text = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] };
	return {
		notes,
		hosts: [host],
		problems: handWritten({
			'POST /notes': { bodies: { 'application/json': text }, needsBody: true },
		}).problems,
		/** @type {import('../../playground/vendors/proxy.mjs').Vendor['handle']} */
		handle({ headers, json }) {
			if (headers.authorization !== 'Bearer key-of-the-test') return { status: 401, body: {} };
			notes.push(json.text);
			return { status: 201, body: { id: notes.length } };
		},
	};
}

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {import('../../playground/vendors/smtp.mjs').Smtp} */
let smtp;
const vendor = withFaults(notesVendor());
let credential = { id: '', name: '' };

before(
	async () => {
		proxy = await startProxy({ vendors: [vendor] });
		smtp = await startSmtp({ user: 'shop', pass: 'secret' });
		n8n = await temporaryN8n({ proxy });
		const data = { name: 'Authorization', value: 'Bearer key-of-the-test' };
		credential = await n8n.rest.createCredential({
			name: 'Vendor',
			type: 'httpHeaderAuth',
			data,
		});
	},
	{ timeout: 15 * 60_000 },
);
after(
	async () => {
		await n8n?.end();
		await smtp?.end();
		await proxy?.end();
	},
	{ timeout: 60_000 },
);
beforeEach(() => {
	proxy.forget();
	vendor.clear();
	vendor.notes.length = 0;
});

/**
 * Runs one node behind a manual trigger.
 *
 * @param {Record<string, any>} node
 */
async function runOne(node) {
	/** @type {import('../../playground/restClient.mjs').WorkflowContent} */
	const content = {
		name: 'One node',
		nodes: [
			{
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			/** @type {any} */ ({ name: 'Try', position: [200, 0], ...node }),
		],
		connections: { Start: { main: [[{ node: 'Try', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	const { id } = await n8n.rest.createWorkflow(content);
	const execution = await n8n.rest.runWorkflow(id, 'Start');
	return execution;
}

/** @param {string} url @param {unknown} body @param {number} [timeout] */
function post(url, body, timeout = 5_000) {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify(body),
			options: { timeout },
		},
		credentials: { httpHeaderAuth: credential },
	};
}

describe('a vendor behind the proxy', { concurrency: 1 }, () => {
	test('answers n8n over HTTPS, with the credential as n8n sends it', async () => {
		const execution = await runOne(post(`https://${host}/notes`, { text: 'hello' }));
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.deepEqual(vendor.notes, ['hello']);
		assert.equal(execution.runData.Try?.[0]?.data?.main?.[0]?.[0]?.json.id, 1);
		assert.equal(proxy.to(host, 'POST /notes').length, 1);
		assert.deepEqual(proxy.problems, []);
	});

	test('answers over plain HTTP too', async () => {
		const execution = await runOne(post(`http://${host}/notes`, { text: 'plain' }));
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.deepEqual(vendor.notes, ['plain']);
	});

	test('an unknown host is a problem', async () => {
		const execution = await runOne(post('https://api.unknown.example/notes', { text: 'x' }));
		assert.equal(execution.status, 'error');
		assert.deepEqual(proxy.problems, [
			'POST api.unknown.example/notes: no vendor stands in for this host',
		]);
	});

	test('a request that the description refuses is a problem, and is not handled', async () => {
		const execution = await runOne(post(`https://${host}/notes`, { text: 5 }));
		assert.equal(execution.status, 'error');
		assert.deepEqual(proxy.problems, [`POST ${host}/notes: body/text must be string`]);
		assert.deepEqual(vendor.notes, []);
	});

	test('the n-th request is refused, the others are not', async () => {
		vendor.plan({ on: 'POST /notes', at: 2, fault: tooMany(1) });
		const statuses = [];
		for (const text of ['a', 'b', 'c']) {
			statuses.push((await runOne(post(`https://${host}/notes`, { text }))).status);
		}
		assert.deepEqual(statuses, ['success', 'error', 'success']);
		assert.deepEqual(vendor.notes, ['a', 'c']);
		assert.deepEqual(vendor.clear(), []);
	});

	test('a time-out after acceptance: n8n gives up, the vendor has it', async () => {
		vendor.plan({ fault: timeoutAfterAcceptance() });
		const execution = await runOne(post(`https://${host}/notes`, { text: 'kept' }, 1_500));
		assert.equal(execution.status, 'error');
		assert.deepEqual(vendor.notes, ['kept']);
	});
});

describe('the SMTP server', { concurrency: 1 }, () => {
	/** @param {string} toEmail */
	async function mail(toEmail) {
		const own = await n8n.rest.createCredential({
			name: 'Mail',
			type: 'smtp',
			data: smtp.credential(),
		});
		return await runOne({
			type: 'n8n-nodes-base.emailSend',
			typeVersion: 2.1,
			parameters: {
				fromEmail: 'shop@example.com',
				toEmail,
				subject: 'Hello',
				emailFormat: 'text',
				text: 'A word',
				options: { appendAttribution: false },
			},
			credentials: { smtp: { id: own.id, name: own.name } },
		});
	}

	test('keeps what it accepted', async () => {
		const execution = await mail('anna@example.com');
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.equal(smtp.to('anna@example.com')[0]?.parsed.subject, 'Hello');
	});

	test('refuses whom it is told to refuse', async () => {
		smtp.forget();
		smtp.treat('full@example.com', { atRecipient: { code: 452 } });
		smtp.treat('gone@example.com', { afterData: { code: 554 } });
		assert.equal((await mail('full@example.com')).status, 'error');
		assert.equal((await mail('gone@example.com')).status, 'error');
		assert.deepEqual(smtp.mails, []);
	});
});

describe('n8n itself', { concurrency: 1 }, () => {
	test('killed hard and started again, it has its workflows and its owner', async () => {
		const before = (await n8n.rest.workflows()).length;
		const killed = n8n.pid();
		await n8n.kill();
		await assert.rejects(n8n.rest.workflows());
		await n8n.startAgain();
		assert.notEqual(n8n.pid(), killed);
		assert.equal((await n8n.rest.workflows()).length, before);
		const execution = await runOne(post(`https://${host}/notes`, { text: 'after' }));
		assert.equal(execution.status, 'success', execution.error?.message);
	});

	test('without the certificate, no vendor is believed', async () => {
		await n8n.kill();
		await n8n.startAgain({ NODE_EXTRA_CA_CERTS: '' });
		const execution = await runOne(post(`https://${host}/notes`, { text: 'never' }));
		assert.equal(execution.status, 'error');
		assert.match(JSON.stringify(execution.error), /certificate/i);
		assert.deepEqual(vendor.notes, []);
		assert.deepEqual(proxy.requests, []);
	});
});
