// @ts-check
/** The sub-workflows that send one e-mail, in the real n8n, against stand-ins of the services and a real SMTP server. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { brevo, brevoKey } from '../../playground/vendors/brevo.mjs';
import {
	expiredToken,
	resetBeforeAcceptance,
	serverErrorAfterAcceptance,
	timeoutAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { sendgrid, sendgridKey } from '../../playground/vendors/sendgrid.mjs';
import { startSmtp } from '../../playground/vendors/smtp.mjs';
import { mailPart } from './mailParts.mjs';

endOnSignal();

const timeout = 120_000;
const services = { brevo: withFaults(brevo()), sendgrid: withFaults(sendgrid()) };
/** Where each takes a mail. */
const sending = { brevo: 'POST /v3/smtp/email', sendgrid: 'POST /v3/mail/send' };

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {import('../../playground/vendors/smtp.mjs').Smtp} */
let smtp;
/** @type {Record<string, string>} ids of the workflows */
const ids = {};

before(
	async () => {
		proxy = await startProxy({ vendors: Object.values(services) });
		smtp = await startSmtp({ user: 'shop', pass: 'secret' });
		n8n = await temporaryN8n({ proxy });
		const login = (/** @type {string} */ pass) => ({ ...smtp.credential(), password: pass });
		ids.brevo = await mailPart(n8n.rest, 'brevo', { apiKey: brevoKey });
		ids.sendgrid = await mailPart(n8n.rest, 'sendgrid', { apiKey: sendgridKey });
		ids.smtp = await mailPart(n8n.rest, 'smtp', login('secret'));
		ids.wrongLogin = await mailPart(n8n.rest, 'smtp', login('old secret'));
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
afterEach(() => {
	const problems = [...proxy.problems];
	proxy.forget();
	smtp.forget();
	for (const service of Object.values(services)) assert.deepEqual(service.clear(), []);
	assert.deepEqual(problems, []);
});

const link = 'https://shop.example.com/stop?e=anna%40example.com&s=code';
const mail = {
	...{ to: 'anna@example.com', name: 'Anna', subject: 'We miss you' },
	...{ text: `Hello\n\nNo more: ${link}`, optOutUrl: link, idempotencyKey: 'one' },
	html: `<p>Hello</p><p><a href="${link.replaceAll('&', '&amp;')}">No more</a></p>`,
	campaign: 'We miss you, first edition',
};

/**
 * Calls the sub-workflow as another workflow does.
 *
 * @param {string} part
 * @param {Partial<typeof mail>} more
 * @returns {Promise<Record<string, any>>}
 */
async function send(part, more) {
	const value = Object.fromEntries(Object.keys(mail).map((name) => [name, `={{ $json.${name} }}`]));
	const node = (
		/** @type {string} */ name,
		/** @type {string} */ type,
		/** @type {number} */ typeVersion,
		/** @type {any} */ parameters,
	) => ({
		...{ name, type: `n8n-nodes-base.${type}`, typeVersion, position: [0, 0], parameters },
	});
	const { id } = await n8n.rest.createWorkflow({
		name: 'A caller',
		nodes: [
			node('Start', 'manualTrigger', 1, {}),
			node('Write', 'set', 3.4, {
				...{ mode: 'raw', jsonOutput: JSON.stringify({ ...mail, ...more }), options: {} },
			}),
			node('Call', 'executeWorkflow', 1.2, {
				workflowId: { __rl: true, mode: 'id', value: ids[part] },
				workflowInputs: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
				options: { waitForSubWorkflow: true },
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Write', type: 'main', index: 0 }]] },
			Write: { main: [[{ node: 'Call', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});
	const { status, error, runData } = await n8n.rest.runWorkflow(id, 'Start', timeout);
	assert.equal(status, 'success', `${error?.node?.name}: ${error?.message}`);
	const items = (runData.Call?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	assert.equal(items.length, 1);
	return items[0] ?? {};
}

for (const service of /** @type {(keyof typeof services)[]} */ (Object.keys(services))) {
	const vendor = services[service];
	const [host = ''] = vendor.hosts;
	const sent = () => proxy.to(host, sending[service]);
	/** @param {string} name a customer of one test */
	const to = (name) => ({ to: `${name}@example.com`, idempotencyKey: name });

	describe(service, { concurrency: 1 }, () => {
		test('sends one e-mail as it was given', { timeout }, async () => {
			const found = await send(service, to('good'));
			assert.equal(found.outcome, 'sent', found.reason);
			const [only, ...others] = vendor.mailsTo('good@example.com');
			assert.deepEqual(others, []);
			assert.equal(found.messageId, only?.messageId);
			assert.equal(only?.subject, mail.subject);
			assert.equal(only?.html, mail.html);
			assert.equal(only?.text, mail.text);
			assert.equal(only?.from, 'shop@example.com');
			assert.deepEqual(only?.tags, [mail.campaign]);
			const header = service === 'sendgrid' ? `<${link}>` : undefined;
			assert.equal(only?.headers['List-Unsubscribe'], header);
		});

		test('is checked by the description of the vendor', (t) => {
			if (!vendor.isDescribed) t.skip(`${service}: it is not beside the checkout`);
		});

		test('waits as long as it is asked to, and sends then', { timeout }, async () => {
			vendor.plan({ on: sending[service], fault: tooMany(2) });
			const found = await send(service, to('waiting'));
			assert.equal(found.outcome, 'sent', found.reason);
			const [first, second, ...others] = sent();
			assert.ok(first && second && second.time - first.time >= 2_000);
			assert.deepEqual(others, []);
			assert.equal(vendor.mailsTo('waiting@example.com').length, 1);
		});

		test('is asked no more after a failure that came too late', { timeout }, async () => {
			vendor.plan({ on: sending[service], fault: serverErrorAfterAcceptance(500) });
			const found = await send(service, to('failed'));
			assert.equal(found.outcome, 'unsure');
			assert.match(found.reason, /failed with 500: look into its log/);
			assert.equal(vendor.mailsTo('failed@example.com').length, 1);
			assert.equal(sent().length, 1);
		});

		test('is asked no more after it took the e-mail and fell silent', { timeout }, async () => {
			vendor.plan({ on: sending[service], fault: timeoutAfterAcceptance() });
			const found = await send(service, to('silent'));
			assert.equal(found.outcome, 'unsure');
			assert.match(found.reason, /gave no answer/);
			assert.equal(vendor.mailsTo('silent@example.com').length, 1);
			assert.equal(sent().length, 1);
		});

		test('that hangs up leaves it open', { timeout }, async () => {
			vendor.plan({ on: sending[service], fault: resetBeforeAcceptance() });
			const found = await send(service, to('reset'));
			assert.equal(found.outcome, 'unsure');
			assert.equal(sent().length, 1);
		});

		test('with a key that ran out tells the owner, and nothing is sent', { timeout }, async () => {
			for (const on of [sending[service], (/** @type {any} */ { method }) => method === 'GET']) {
				vendor.plan({ on, fault: expiredToken() });
				const found = await send(service, to('expired'));
				vendor.clear();
				assert.equal(found.outcome, 'retryLater');
				assert.match(found.reason, /does not accept the key any more: make a new one/);
			}
			assert.deepEqual(vendor.mailsTo('expired@example.com'), []);
		});

		test('gets no advertising for who opted out there', { timeout }, async () => {
			if (service === 'brevo') {
				services.brevo.addContact('Gone@example.com', { emailBlacklisted: true });
				services.brevo.addContact('stays@example.com');
			} else services.sendgrid.unsubscribed.add('gone@example.com');
			const found = await send(service, to('gone'));
			assert.equal(found.outcome, 'refused');
			assert.equal(found.suppressed, true);
			assert.deepEqual(sent(), []);
			assert.equal((await send(service, to('stays'))).outcome, 'sent');
			const invoice = { html: '<p>Your invoice</p>', text: 'Your invoice', optOutUrl: 'none' };
			assert.equal((await send(service, { ...to('gone'), ...invoice })).outcome, 'sent');
		});
	});
}

describe('smtp', { concurrency: 1 }, () => {
	test('sends one e-mail as it was given', { timeout }, async () => {
		const found = await send('smtp', {});
		assert.equal(found.outcome, 'sent', found.reason);
		const [only, ...others] = smtp.to(mail.to);
		assert.deepEqual(others, []);
		assert.equal(found.messageId, only?.parsed.messageId);
		assert.equal(only?.from, 'shop@example.com');
		assert.equal(only?.parsed.subject, mail.subject);
		assert.equal(String(only?.parsed.html).trim(), mail.html);
		assert.equal(only?.parsed.text?.trim(), mail.text);
	});

	/** @type {[string, import('../../playground/vendors/smtp.mjs').Treatment, string, RegExp][]} */
	const days = [
		['an unknown address', { atRecipient: { code: 550 } }, 'refused', /Mailbox unavailable/],
		['a full mailbox', { atRecipient: { code: 452 } }, 'retryLater', /Try again later/],
		['a text that is not wanted', { afterData: { code: 554 } }, 'refused', /Mailbox unavailable/],
		['not now, after the text', { afterData: { code: 451 } }, 'retryLater', /Try again later/],
		['taken, then cut off', { hang: 'cutOff' }, 'unsure', /gave no answer/],
	];
	for (const [what, treatment, outcome, reason] of days) {
		test(what, { timeout }, async () => {
			smtp.treat(mail.to, treatment);
			const found = await send('smtp', {});
			assert.equal(found.outcome, outcome);
			assert.match(found.reason, reason);
			assert.equal(smtp.to(mail.to).length, treatment.hang ? 1 : 0);
		});
	}

	test('a login that is refused tells the owner', { timeout }, async () => {
		const found = await send('wrongLogin', {});
		assert.equal(found.outcome, 'retryLater');
		assert.match(found.reason, /check the SMTP credential/);
		assert.deepEqual(smtp.mails, []);
	});
});
