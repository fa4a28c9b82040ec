import brevo from '../../workflows/send-email-brevo.json';
import sendgrid from '../../workflows/send-email-sendgrid.json';
import smtp from '../../workflows/send-email-smtp.json';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';
import type { AnyJson } from '../anyJson.cjs';

// The parts that send one e-mail as shipped, in n8n's own engine, with answers as the services give them.
const workflows = { brevo, sendgrid, smtp };
type Service = keyof typeof workflows;
type Answers = Record<string, AnyJson[]>;

const link = 'https://shop.example.com/stop?e=anna%40example.com&s=code';
const mail = {
	to: 'anna@example.com',
	name: 'Anna "Bread" Example',
	subject: 'We miss you',
	html: `<p>Hello</p><p><a href="${link.replaceAll('&', '&amp;')}">No more</a></p>`,
	text: `Hello\n\nNo more: ${link}`,
	optOutUrl: link,
	idempotencyKey: 'miss-you-anna',
	campaign: 'We miss you, first edition',
};
const answer = (statusCode: number, body: unknown = {}, headers = {}) => [
	{ json: { statusCode, headers, body } },
];
const asked: Record<'brevo' | 'sendgrid', AnyJson[]> = {
	brevo: answer(404, { code: 'document_not_found', message: 'Contact does not exist' }),
	sendgrid: answer(200, {}),
};
const services = Object.keys(workflows) as Service[];
const byRequest = ['brevo', 'sendgrid'] as const;

async function run(
	service: Service,
	answers: Answers,
	more: Partial<typeof mail> = {},
): Promise<AnyJson> {
	const { nodes, ...rest } = hurried(workflows[service] as AnyJson);
	const outcome = await runWorkflow(
		{ ...rest, nodes },
		{
			start: 'When Called',
			items: [{ json: { ...mail, ...more } }],
			pinned:
				service === 'smtp' ? answers : { 'Ask About the Opt-Out': asked[service], ...answers },
		},
	);
	expect(outcome.error).toBeUndefined();
	const items = outcome.itemsOf('Give the Outcome');
	expect(items).toHaveLength(1);
	return { ...items[0], ran: outcome.ran };
}

const sending = (items: AnyJson[]) => ({ 'Send the E-mail': items });

test.each<[Service, AnyJson[], string]>([
	['brevo', answer(201, { messageId: '<1@relay.example>' }), '<1@relay.example>'],
	['sendgrid', answer(202, '', { 'x-message-id': 'm1' }), 'm1'],
	['smtp', [{ json: { messageId: '<1@shop.example>', accepted: [] } }], '<1@shop.example>'],
])('%s: what is accepted is sent, with its number', async (service, answers, messageId) => {
	expect(await run(service, sending(answers))).toMatchObject({
		...{ outcome: 'sent', messageId, reason: '', suppressed: false },
		...{ to: mail.to, idempotencyKey: mail.idempotencyKey, campaign: mail.campaign },
	});
});

test.each<['brevo' | 'sendgrid', AnyJson[]]>([
	['brevo', answer(200, { email: mail.to, emailBlacklisted: true })],
	['sendgrid', answer(200, { recipient_email: mail.to })],
])('%s: who opted out there gets no advertising', async (service, said) => {
	const answers = { 'Ask About the Opt-Out': said, ...sending(answer(201)) };
	const result = await run(service, answers);
	expect(result).toMatchObject({ outcome: 'refused', suppressed: true });
	expect(result.ran).not.toContain('Send the E-mail');
	// An invoice is no advertising: nobody is asked.
	const invoice = await run(service, answers, { optOutUrl: 'none', html: '<p>Your invoice</p>' });
	expect(invoice.ran).not.toContain('Ask About the Opt-Out');
	expect(invoice.ran).toContain('Send the E-mail');
});

describe.each(byRequest)('%s', (service) => {
	test.each<[string, AnyJson[], string, RegExp]>([
		['a refusal', answer(400, { message: 'Bad', errors: [{ message: 'Bad' }] }), 'refused', /Bad/],
		['an old key', answer(401, {}), 'retryLater', /does not accept the key any more/],
		['a failure', answer(500), 'unsure', /failed with 500: look into its log/],
		['a late failure', answer(408), 'unsure', /look into its log/],
		['a long wait', answer(429, {}, { 'retry-after': '600' }), 'retryLater', /to wait 600 seconds/],
		['a limit without a time', answer(429), 'retryLater', /takes no more e-mails for now/],
		['waits without an end', answer(429, {}, { 'retry-after': '1' }), 'retryLater', /1 seconds/],
		[
			'silence',
			[{ json: { error: { message: 'timeout', code: 'ECONNABORTED' } } }],
			'unsure',
			/no answer/,
		],
		['a cut connection', [{ json: { error: { code: 'ECONNRESET' } } }], 'unsure', /no answer/],
		['no way there', [{ json: { error: { code: 'ECONNREFUSED' } } }], 'retryLater', /be reached/],
	])('%s', async (_what, items, outcome, reason) => {
		const result = await run(service, sending(items));
		expect(result).toMatchObject({ outcome, messageId: null, suppressed: false });
		expect(result.reason).toMatch(reason);
	});

	test('what it says of the opt-out has to be heard first', async () => {
		for (const said of [answer(500), answer(429), [{ json: { error: 'timeout' } }]]) {
			const result = await run(service, { 'Ask About the Opt-Out': said, ...sending(answer(201)) });
			expect(result.outcome).toBe('retryLater');
			expect(result.reason).toMatch(/did not say whether this person has opted out/);
			expect(result.ran).not.toContain('Send the E-mail');
		}
	});
});

test('Brevo: no e-mails left, and an e-mail that it had before', async () => {
	const empty = await run('brevo', sending(answer(402, { code: 'not_enough_credits' })));
	expect(empty.outcome).toBe('retryLater');
	expect(empty.reason).toMatch(/no e-mails left in your plan/);
	const twice = await run('brevo', sending(answer(400, { code: 'duplicate_request' })));
	expect(twice.outcome).toBe('unsure');
});

// As nodemailer words them.
test.each<[string, string, RegExp]>([
	["Can't send mail - all recipients were rejected: 550 No such user", 'refused', /No such user/],
	['Message failed: 554 5.7.1 Rejected', 'refused', /Rejected/],
	[
		"Can't send mail - all recipients were rejected: 452 Mailbox full",
		'retryLater',
		/Mailbox full/,
	],
	['Invalid login: 535 Login refused', 'retryLater', /check the SMTP credential/],
	['connect ECONNREFUSED 127.0.0.1:25', 'retryLater', /could not be reached/],
	['Greeting never received', 'retryLater', /could not be reached/],
	['Timeout', 'unsure', /gave no answer/],
	['Connection closed unexpectedly', 'unsure', /gave no answer/],
])('SMTP: %s', async (error, outcome, reason) => {
	const result = await run('smtp', sending([{ json: { error } }]));
	expect(result).toMatchObject({ outcome, suppressed: false });
	expect(result.reason).toMatch(reason);
});

test.each<[string, Partial<typeof mail>, RegExp]>([
	['no address', { to: 'anna' }, /is no e-mail address/],
	['two addresses', { to: 'anna@example.com, ben@example.com' }, /is no e-mail address/],
	['no subject', { subject: ' ' }, /no subject/],
	['no text', { html: '', text: ' ' }, /no text/],
	['no key', { idempotencyKey: '' }, /no idempotencyKey/],
	['no opt-out link', { optOutUrl: '' }, /no opt-out link/],
	['a hidden opt-out link', { html: '<p>Buy!</p>' }, /does not show its opt-out link/],
])('what cannot be sent is sent by nobody: %s', async (_what, more, reason) => {
	for (const service of services) {
		const result = await run(service, sending(answer(201)), more);
		expect(result).toMatchObject({ outcome: 'refused', suppressed: false });
		expect(result.reason).toMatch(reason);
		expect(result.ran).not.toContain('Send the E-mail');
	}
});

test.each(services)('%s: several e-mails at once are refused', async (service) => {
	const item = { json: mail };
	const outcome = await runWorkflow(workflows[service], {
		start: 'When Called',
		items: [item, item],
	});
	expect(outcome.itemsOf('Give the Outcome')).toEqual([
		expect.objectContaining({
			outcome: 'refused',
			reason: expect.stringMatching(/^2 e-mails came at once and none was sent/),
		}),
	]);
});
