import { createHmac } from 'node:crypto';

import recordOptOuts from '../../workflows/record-opt-outs.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { first } from '../madeUpKeys.cjs';

// workflows/record-opt-outs.json as shipped, in n8n's own engine: the link, the form, and what mail services report.
const KEY = first;
const OPENED = 'When the Link Is Opened';
const PRESSED = 'When the Button Is Pressed';
type Tables = ReturnType<typeof dataTables>;

/** As an owner has it: the secret chosen, and the services switched on. */
const owned = structuredClone(recordOptOuts);
for (const node of owned.nodes) {
	if ('disabled' in node) node.disabled = false;
	if (node.name === 'Make the Code Again') {
		Object.assign(node, { credentials: { loyaltySecretApi: { id: '1', name: 'Secret' } } });
	}
}

async function run(start: string, json: object, tables: Tables = dataTables()) {
	const credentials = { loyaltySecretApi: { secretKey: KEY, earlierSecretKeys: '' } };
	const found = await runWorkflow(owned, { start, items: [{ json }], tables, credentials });
	expect(found.error).toBeUndefined();
	return { ...found, rows: tables.rowsNamed('Loyalty Consents') };
}

/** What the workflow that sends puts into the link. */
function codeOf(email: string, purpose = 'opt-out link', key = KEY) {
	const hash = (text: string) => createHmac('sha256', key).update(text).digest('hex');
	const id = hash(JSON.stringify(['key name'])).slice(0, 8);
	return `p-${id}-${hash(JSON.stringify(['pseudonym', purpose, email])).slice(0, 32)}`;
}

const called = (query: object, body: object = {}) => ({ headers: {}, params: {}, query, body });
const anna = { e: 'Anna@Example.com', s: codeOf('anna@example.com') };

test('opening the link shows a button that leads to the same link, and records nothing', async () => {
	const { ran, rows, itemsOf } = await run(OPENED, called(anna));
	expect(ran).toContain('Show the Button');
	expect(ran).not.toContain('Take the Address of the Link');
	expect(rows).toEqual([]);
	expect(itemsOf('Is the Code Right?')[0].email).toBe('anna@example.com');
});

test.each([
	['the button', {}],
	['one-click unsubscribe of a mail program', { 'List-Unsubscribe': 'One-Click' }],
])('%s records the opt-out, once', async (_name, body) => {
	const tables = dataTables();
	const { rows, ran } = await run(PRESSED, called(anna, body), tables);
	const { id, createdAt, updatedAt, ...row } = rows[0];
	expect([id, createdAt, updatedAt]).not.toContain(undefined);
	expect(row).toMatchObject({
		customer_email: 'anna@example.com',
		channel: 'email',
		purpose: 'marketing',
		status: 'withdrawn',
		source: 'opt-out link',
		recorded_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
	});
	expect(ran.indexOf('Say That It Is Done')).toBeGreaterThan(ran.indexOf('Record the Opt-Outs'));
	const again = await run(PRESSED, called(anna, body), tables);
	expect(again.rows).toHaveLength(1);
	expect(again.ran).toContain('Say That It Is Done');
});

const pseudonym = codeOf('anna@example.com');
test.each<[string, object]>([
	['a code of another address', { e: 'berta@example.com', s: anna.s }],
	['a code for another purpose', { e: anna.e, s: codeOf('anna@example.com', '') }],
	[
		'a code by another key',
		{ e: anna.e, s: codeOf('anna@example.com', 'opt-out link', `${KEY}x`) },
	],
	['no code', { e: anna.e }],
	['no address', { s: anna.s }],
	['neither', {}],
	['a code in the place of the address', { e: pseudonym, s: pseudonym }],
	['the address in the place of the code', { e: anna.e, s: 'anna@example.com' }],
	['two of each', { e: ['anna@example.com', 'x@example.com'], s: [anna.s, anna.s] }],
	['markup', { e: '"><script>@example.com', s: '"><script>' }],
])('%s: the page says that the link is not right, and nothing is changed', async (_name, query) => {
	for (const start of [OPENED, PRESSED]) {
		const { ran, rows } = await run(start, called(query));
		expect(ran).toContain('Say That the Link Is Not Right');
		expect(ran).not.toContain('Was the Button Pressed?');
		expect(rows).toEqual([]);
	}
});

test('who agreed again and opts out again is written down again', async () => {
	const tables = dataTables();
	await run(PRESSED, called(anna), tables);
	tables.rowsNamed('Loyalty Consents')[0].recorded_at = '2026-01-01T00:00:00.000Z';
	tables.rowsNamed('Loyalty Consents').push({
		...{ id: 99, customer_email: 'Anna@example.com', channel: 'email', purpose: 'marketing' },
		...{ status: 'granted', source: 'checkout', recorded_at: '2026-02-01T00:00:00.000Z' },
	});
	for (let round = 1; round <= 2; round++) {
		const { rows } = await run(PRESSED, called(anna), tables);
		expect(rows.map(({ status }) => status)).toEqual(['withdrawn', 'granted', 'withdrawn']);
	}
});

test('the form records, once', async () => {
	const tables = dataTables();
	const filledIn = { email: ' Anna@Example.com ', submittedAt: '2026-03-01T09:00:00.000Z' };
	for (let round = 1; round <= 2; round++) {
		const { rows, ran } = await run('Enter an Opt-Out', filledIn, tables);
		expect(rows).toEqual([
			expect.objectContaining({ customer_email: 'anna@example.com', source: 'form' }),
		]);
		expect(ran).toContain('Say That It Is Recorded');
	}
});

test.each<[string, unknown, Array<[string, string, string | null]>]>([
	[
		'Brevo',
		{ event: 'unsubscribe', email: 'Anna@example.com', ts_event: 1_767_225_600 },
		[['anna@example.com', 'Brevo: unsubscribe', '2026-01-01T00:00:00.000Z']],
	],
	['Brevo', { event: 'opened', email: 'anna@example.com' }, []],
	['Brevo', { event: 'spam', email: 'no address' }, []],
	[
		'SendGrid',
		[
			{ event: 'unsubscribe', email: 'anna@example.com', timestamp: 1_767_225_600 },
			{ event: 'unsubscribe', email: 'ANNA@example.com', timestamp: 1_767_225_601 },
			{ event: 'delivered', email: 'carla@example.com', timestamp: 1_767_225_600 },
			{ event: 'spamreport', email: 'berta@example.com', timestamp: 'soon' },
			{ event: 'group_resubscribe', email: 'dora@example.com', timestamp: 1_767_225_600 },
		],
		[
			['anna@example.com', 'SendGrid: unsubscribe', '2026-01-01T00:00:00.000Z'],
			['berta@example.com', 'SendGrid: spamreport', null],
		],
	],
	['SendGrid', [], []],
	[
		'Mailchimp',
		{ type: 'unsubscribe', fired_at: '2026-01-01 12:30:00', 'data[email]': 'anna@example.com' },
		[['anna@example.com', 'Mailchimp: unsubscribe', '2026-01-01T12:30:00.000Z']],
	],
	[
		'Mailchimp',
		{ type: 'cleaned', fired_at: '', data: { email: 'anna@example.com', reason: 'abuse' } },
		[['anna@example.com', 'Mailchimp: cleaned', null]],
	],
	['Mailchimp', { type: 'subscribe', 'data[email]': 'anna@example.com' }, []],
	['Mailchimp', '', []],
])('%s reports %j', async (service, body, expected) => {
	const tables = dataTables();
	for (let round = 1; round <= 2; round++) {
		const { rows } = await run(`When ${service} Reports`, called({}, body as object), tables);
		expect(rows.map((row) => [row.customer_email, row.source])).toEqual(
			expected.map(([email, source]) => [email, source]),
		);
		expected.forEach(([, , at], index) => {
			if (at !== null) expect(rows[index].recorded_at).toBe(at);
			expect(Date.parse(rows[index].recorded_at)).not.toBeNaN();
		});
	}
});

/**
 * Every kind of report that a service can send, as its pages name them: developers.brevo.com/docs,
 * transactional-webhooks and marketing-webhooks; SendGrid's Event Webhook Reference; Mailchimp's guide
 * sync-audience-data-webhooks.
 */
const KINDS: ReadonlyArray<{
	service: string;
	body: (kind: string) => object;
	optOuts: readonly string[];
	others: readonly string[];
}> = [
	{
		service: 'Brevo',
		body: (event) => ({
			...{ id: 26224, date: '2026-01-01 01:00:00', ts: 1_767_225_600, ts_event: 1_767_225_600 },
			...{ 'message-id': '<1@relay.example>', subject: 'We miss you', tag: '["spring"]' },
			...{ ts_epoch: 1_767_225_600_000, template_id: 22, tags: ['spring'], event },
			email: 'anna@example.com',
		}),
		// On its transactional page a complaint is `complaint`, on the marketing one `spam`.
		optOuts: ['unsubscribed', 'unsubscribe', 'complaint', 'spam'],
		others: [
			...['request', 'delivered', 'deferred', 'soft_bounce', 'hard_bounce', 'invalid_email'],
			...['blocked', 'error', 'opened', 'unique_opened', 'proxy_open', 'unique_proxy_open'],
			...['click', 'list_addition', 'contact_updated', 'contact_deleted'],
		],
	},
	{
		service: 'SendGrid',
		body: (event) => [
			{
				...{ event, email: 'anna@example.com', timestamp: 1_767_225_600, asm_group_id: 10 },
				...{ sg_event_id: 'a', sg_message_id: 'b', 'smtp-id': '<1@example>', category: ['spring'] },
			},
		],
		optOuts: ['unsubscribe', 'group_unsubscribe', 'spamreport'],
		others: [
			...['processed', 'deferred', 'delivered', 'bounce', 'dropped', 'open', 'click'],
			...['group_resubscribe', 'account_status_change'],
		],
	},
	{
		service: 'Mailchimp',
		body: (type) => ({
			...{ type: type.split(' ')[0], fired_at: '2026-01-01 00:00:00' },
			...{ 'data[action]': 'unsub', 'data[reason]': type.split(' ')[1] ?? 'manual' },
			...{ 'data[id]': '8a25ff1d98', 'data[list_id]': 'a6b5da1054', 'data[email_type]': 'html' },
			...{ 'data[email]': 'Anna@Example.com', 'data[merges][EMAIL]': 'Anna@Example.com' },
		}),
		optOuts: ['unsubscribe', 'unsubscribe abuse', 'cleaned abuse'],
		others: ['subscribe', 'profile', 'upemail', 'cleaned hard', 'campaign'],
	},
];

test.each(
	KINDS.flatMap(({ service, body, optOuts, others }) => [
		...optOuts.map((kind) => [service, kind, 1, body(kind)] as const),
		...others.map((kind) => [service, kind, 0, body(kind)] as const),
	]),
)('%s, %s: %i opt-outs', async (service, kind, count, body) => {
	const { rows } = await run(`When ${service} Reports`, called({}, body));
	expect(rows).toHaveLength(count);
	if (count === 0) return;
	expect(rows[0]).toMatchObject({
		...{ customer_email: 'anna@example.com', status: 'withdrawn', channel: 'email' },
		source: `${service}: ${kind.split(' ')[0]}`,
		recorded_at: '2026-01-01T00:00:00.000Z',
	});
});

test('the webhooks of the services are off and ask for a header, so that the workflow can be published', () => {
	const services = recordOptOuts.nodes.filter(({ name }) => /^When .* Reports$/.test(name));
	expect(services).toHaveLength(3);
	for (const node of services) {
		expect(node).toMatchObject({ disabled: true, parameters: { authentication: 'headerAuth' } });
	}
});
