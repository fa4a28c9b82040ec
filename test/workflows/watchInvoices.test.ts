import stripe from '../../workflows/watch-invoices-stripe.json';
import xero from '../../workflows/watch-invoices-xero.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';

// The parts that look at invoices as shipped, in n8n's own engine, with answers as Stripe and Xero give them.
const TABLE = 'Loyalty Late Payments';
const STRIPE = 'https://api.stripe.com/v1/invoices';
const LIST = `${STRIPE}?status=open&limit=100`;
const XERO = 'https://api.xero.com/api.xro/2.0';
const DAY = 86_400;

/** By address: an answer, or what to answer first, second, third. */
type Answers = Record<string, unknown>;
const ok = (body: unknown) => ({ statusCode: 200, headers: {}, body });
const failed = (statusCode: number, headers = {}) => ({ statusCode, headers, body: 'no' });

function answering(shipped: unknown, asks: string, answers: Answers) {
	const workflow = hurried(shipped as AnyJson) as AnyJson;
	const node = workflow.nodes.find(({ name }: AnyJson) => name === asks);
	// As an owner has it whom Stripe can reach.
	const reports = workflow.nodes.find(({ name }: AnyJson) => name === 'When Stripe Reports');
	if (reports) reports.disabled = false;
	const all = JSON.stringify(answers).replace(/\}(?=\})/g, '} ');
	Object.assign(node, {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		onError: undefined,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ (() => { const all = ${all}; const key = Object.keys(all).find((one) => $json.url === one || (one.endsWith('*') && $json.url.startsWith(one.slice(0, -1)))); const found = all[key]; return { url: $json.url, ...(Array.isArray(found) ? found[Math.min($runIndex, found.length - 1)] : found ?? { error: 'silence' }) }; })() }}`,
			options: {},
		},
	});
	return workflow;
}

async function ask(vendor: 'Stripe' | 'Xero', question: object, answers: Answers, settings = {}) {
	const shipped = vendor === 'Stripe' ? stripe : xero;
	const workflow = answering(shipped, `Ask ${vendor}`, answers);
	const own = workflow.nodes.find(({ name }: AnyJson) => name === 'Settings');
	for (const one of own?.parameters.assignments.assignments ?? []) Object.assign(one, settings);
	const run = await runWorkflow(workflow, { start: 'When Called', items: [{ json: question }] });
	expect(run.error).toBeUndefined();
	return vendor === 'Stripe' ? run.itemsOf('Hand Them Over') : run.itemsOf('Give One per Invoice');
}

const now = () => Math.floor(Date.now() / 1000);
const invoice = (id: string, more: object = {}) => ({
	...{ id, object: 'invoice', number: id.replace('in_', 'INV-'), status: 'open', currency: 'eur' },
	...{ amount_due: 1999, amount_remaining: 1999, attempt_count: 1, due_date: null },
	...{ collection_method: 'charge_automatically', created: now() - 9 * DAY },
	...{ customer_email: 'Anna@Example.com', customer_name: 'Anna Apple' },
	hosted_invoice_url: 'https://invoice.stripe.com/i/x',
	status_transitions: { finalized_at: now() - 5 * DAY },
	...more,
});

describe('Stripe', () => {
	test('all pages, and of the open invoices only the late ones', async () => {
		const sent = { collection_method: 'send_invoice', attempt_count: 0 };
		const items = await ask(
			'Stripe',
			{ task: 'list' },
			{
				[LIST]: ok({ has_more: true, data: [invoice('in_1'), invoice('in_2')] }),
				[`${LIST}&starting_after=in_2`]: ok({
					has_more: false,
					data: [
						invoice('in_notTriedYet', { attempt_count: 0 }),
						invoice('in_overdue', { ...sent, due_date: now() - DAY }),
						invoice('in_notDueYet', { ...sent, due_date: now() + DAY }),
						invoice('in_nothingLeft', { amount_remaining: 0 }),
					],
				}),
			},
		);
		expect(items.map(({ invoiceId }) => invoiceId)).toEqual(['in_1', 'in_2', 'in_overdue']);
		expect(items[0]).toMatchObject({
			...{ outcome: 'found', source: 'Stripe', invoiceNumber: 'INV-1', status: 'open' },
			...{ amountDue: 19.99, currency: 'EUR', customerEmail: 'anna@example.com' },
			...{ customerName: 'Anna Apple', payUrl: 'https://invoice.stripe.com/i/x' },
		});
		expect(Date.parse(String(items[0].lateSince)) / 1000).toBeCloseTo(now() - 5 * DAY, -2);
	});

	// docs.stripe.com/currencies: amounts in the smallest unit; zero-decimal, three-decimal and special cases.
	test.each([
		['eur', 19.99],
		['usd', 19.99],
		['jpy', 1999],
		['krw', 1999],
		['clp', 1999],
		['vnd', 1999],
		['xof', 1999],
		['kwd', 1.999],
		['bhd', 1.999],
		['isk', 19.99],
		['ugx', 19.99],
		['huf', 19.99],
	])('1999 of the smallest unit of %s is %d', async (currency, amountDue) => {
		const body = invoice('in_1', { currency });
		const [one] = await ask(
			'Stripe',
			{ task: 'look', invoiceId: 'in_1' },
			{ [`${STRIPE}/in_1`]: ok(body) },
		);
		expect(one).toMatchObject({ amountDue, currency: currency.toUpperCase() });
	});

	test.each<[string, object, string]>([
		['open', {}, 'open'],
		['paid', { status: 'paid', amount_remaining: 0 }, 'paid'],
		['open with nothing left to pay', { amount_remaining: 0 }, 'paid'],
		['void', { status: 'void' }, 'stopped'],
		['uncollectible', { status: 'uncollectible' }, 'stopped'],
		['draft', { status: 'draft' }, 'stopped'],
	])('an invoice that is %s', async (_name, more, status) => {
		const [one] = await ask(
			'Stripe',
			{ task: 'look', invoiceId: 'in_1' },
			{ [`${STRIPE}/in_1`]: ok(invoice('in_1', more)) },
		);
		expect(one).toMatchObject({ outcome: 'found', status });
	});

	test.each<[string, object, RegExp]>([
		['an expired key', failed(401), /does not accept the key any more/],
		['too much for an hour', failed(429, { 'retry-after': '3600' }), /asks to wait 3600 seconds/],
		['a server that fails', failed(500), /failed with 500/],
		['silence', { error: 'timeout' }, /gave no answer/],
		['a page that is no JSON', ok('<html>'), /failed with 200/],
		['another invoice', ok(invoice('in_2')), /failed with 200/],
		['no amount', ok(invoice('in_1', { amount_remaining: undefined })), /cannot be read/],
		['a currency that is none', ok(invoice('in_1', { currency: 'money' })), /cannot be read/],
	])('%s is unsure, not open', async (_name, answer, reason) => {
		const question = { task: 'look', invoiceId: 'in_1' };
		const [one] = await ask('Stripe', question, { [`${STRIPE}/in_1`]: answer });
		expect(one).toMatchObject({ outcome: 'unsure', invoiceId: 'in_1', status: '' });
		expect(one.reason).toMatch(reason);
	});

	test('is asked again after a pause', async () => {
		const answers = [failed(429, { 'retry-after': '1' }), failed(503), ok(invoice('in_1'))];
		const [one] = await ask(
			'Stripe',
			{ task: 'look', invoiceId: 'in_1' },
			{ [`${STRIPE}/in_1`]: answers },
		);
		expect(one).toMatchObject({ outcome: 'found', status: 'open' });
	});

	test('an invoice that is gone is stopped; nothing late is none', async () => {
		const question = { task: 'look', invoiceId: 'in_1' };
		const [gone] = await ask('Stripe', question, { [`${STRIPE}/in_1`]: failed(404) });
		expect(gone).toMatchObject({ outcome: 'found', status: 'stopped' });
		const none = await ask('Stripe', { task: 'list' }, { [LIST]: ok({ data: [] }) });
		expect(none).toEqual([expect.objectContaining({ outcome: 'none', source: 'Stripe' })]);
	});

	test.each(['in_1/../../charges', 'in_1?x=1', '', 'cus_1'])(
		'%s is never asked for',
		async (id) => {
			const [one] = await ask('Stripe', { task: 'look', invoiceId: id }, {});
			expect(one).toMatchObject({
				outcome: 'unsure',
				reason: expect.stringMatching(/not the number/),
			});
		},
	);
});

describe('what Stripe reports', () => {
	const event = (type: string, object: object) => ({ id: 'evt_1', type, data: { object } });

	async function report(tables: ReturnType<typeof dataTables>, said: object, isNow: object) {
		const answers = { [`${STRIPE}/in_1`]: isNow };
		const run = await runWorkflow(answering(stripe, 'Ask Stripe', answers), {
			start: 'When Stripe Reports',
			items: [{ json: said }],
			tables,
		});
		expect(run.error).toBeUndefined();
		return tables.rowsNamed(TABLE);
	}
	const fails = event('invoice.payment_failed', invoice('in_1'));
	const pays = event('invoice.paid', invoice('in_1', { status: 'paid', amount_remaining: 0 }));
	const open = ok(invoice('in_1'));
	const paid = ok(invoice('in_1', { status: 'paid', amount_remaining: 0 }));

	test('a failed payment five times is one row; paid closes it', async () => {
		const tables = dataTables();
		for (let turn = 0; turn < 5; turn++) await report(tables, fails, open);
		expect(tables.rowsNamed(TABLE)).toEqual([
			expect.objectContaining({
				...{ source: 'Stripe', invoice_id: 'in_1', customer_email: 'anna@example.com' },
				...{ amount_due: 19.99, currency: 'EUR', status: 'open', step: 0, step_state: 'ready' },
			}),
		]);
		const rows = await report(tables, pays, paid);
		expect(rows).toEqual([expect.objectContaining({ status: 'paid', over_at: expect.anything() })]);
	});

	test('paid before failed: nothing is opened again', async () => {
		const tables = dataTables();
		await report(tables, pays, paid);
		expect(tables.rowsNamed(TABLE)).toEqual([]);
		// The message about the failure comes late; Stripe says what is true now.
		await report(tables, fails, paid);
		expect(tables.rowsNamed(TABLE)).toEqual([]);
		await report(tables, fails, open);
		await report(tables, pays, paid);
		const rows = await report(tables, fails, paid);
		expect(rows).toEqual([expect.objectContaining({ status: 'paid' })]);
	});

	test('what was sent already stays as it is', async () => {
		const tables = dataTables();
		const [row] = await report(tables, fails, open);
		Object.assign(row, { step: 2, step_state: 'sent', step_at: '2026-01-01T00:00:00.000Z' });
		const rows = await report(tables, fails, open);
		expect(rows).toEqual([
			expect.objectContaining({ step: 2, step_state: 'sent', status: 'open' }),
		]);
	});

	test('a message that says paid is not believed while Stripe says open', async () => {
		const tables = dataTables();
		await report(tables, fails, open);
		const rows = await report(tables, pays, open);
		expect(rows).toEqual([expect.objectContaining({ status: 'open', over_at: null })]);
	});

	test.each<[string, object, object]>([
		['Stripe gives no answer', fails, failed(500)],
		['it is about something else', event('invoice.paid', { object: 'charge', id: 'in_1' }), open],
		['it is malformed', { type: 'invoice.paid' }, open],
		['its number leads elsewhere', event('invoice.paid', { object: 'invoice', id: '../x' }), open],
	])('nothing is recorded when %s', async (_name, said, isNow) => {
		expect(await report(dataTables(), said, isNow)).toEqual([]);
	});
});

describe('Xero', () => {
	const id = (number: number) => `a03ffcd2-5d91-4c7e-b483-${String(number).padStart(12, '0')}`;
	const contact = (number: number) => `b03ffcd2-5d91-4c7e-b483-${String(number).padStart(12, '0')}`;
	const bill = (number: number, more: object = {}) => ({
		...{ InvoiceID: id(number), InvoiceNumber: `INV-${number}`, Type: 'ACCREC' },
		...{ Status: 'AUTHORISED', AmountDue: 115.5, CurrencyCode: 'NZD' },
		// 30 December 2018, from the example in Xero's own description.
		DueDate: '/Date(1546128000000+0000)/',
		Contact: { ContactID: contact(number), Name: `Customer ${number}` },
		...more,
	});
	const tenant = { value: '5a1c0f52-7d3e-4b86-9c1d-2e8f6a4b7d90' };

	test('all pages, and the addresses of the contacts', async () => {
		const first = Array.from({ length: 100 }, (_, at) => bill(at + 1));
		const mails = [...first, bill(101)].map(({ Contact }, at) => ({
			...Contact,
			EmailAddress: at === 2 ? '' : `Customer${at + 1}@example.com`,
		}));
		const items = await ask(
			'Xero',
			{ task: 'list' },
			{
				'https://api.xero.com/connections': ok([
					{ tenantType: 'ORGANISATION', tenantId: tenant.value, tenantName: 'Bakery' },
					{ tenantType: 'PRACTICE', tenantId: 'other', tenantName: 'Accountant' },
				]),
				[`${XERO}/Contacts*`]: ok({ Contacts: mails }),
				[`${XERO}/Invoices*`]: [ok({}), ok({ Invoices: first }), ok({ Invoices: [bill(101)] })],
			},
		);
		expect(items).toHaveLength(101);
		expect(items[0]).toMatchObject({
			...{ outcome: 'found', source: 'Xero', status: 'open', late: true, amountDue: 115.5 },
			...{ currency: 'NZD', customerEmail: 'customer1@example.com' },
			lateSince: '2018-12-30T00:00:00.000Z',
		});
		expect(items[2].customerEmail).toBe('');
	});

	test.each<[string, object, string]>([
		['approved and owed', {}, 'open'],
		['paid', { Status: 'PAID', AmountDue: 0 }, 'paid'],
		['paid by a credit note', { AmountDue: 0 }, 'paid'],
		['voided', { Status: 'VOIDED' }, 'stopped'],
		['a draft again', { Status: 'DRAFT' }, 'stopped'],
		['a bill that the shop owes', { Type: 'ACCPAY' }, 'stopped'],
	])('an invoice that is %s', async (_name, more, status) => {
		const body = { Invoices: [bill(1, more)] };
		const pay = { OnlineInvoices: [{ OnlineInvoiceUrl: 'https://in.xero.com/x' }] };
		const [one] = await ask(
			'Xero',
			{ task: 'look', invoiceId: id(1) },
			{
				[`${XERO}/Invoices/${id(1)}/OnlineInvoice`]: ok(pay),
				[`${XERO}/Invoices/${id(1)}`]: ok(body),
			},
			tenant,
		);
		expect(one).toMatchObject({ outcome: 'found', status });
		expect(one.payUrl).toBe(status === 'open' ? 'https://in.xero.com/x' : '');
	});

	test.each<[string, object, RegExp]>([
		['an expired login', failed(401), /does not accept the login any more/],
		['too much for a day', failed(429, { 'retry-after': '40000' }), /asks to wait 40000 seconds/],
		['a server that fails', failed(503), /failed with 503/],
		['no due date', ok({ Invoices: [bill(1, { DueDate: undefined })] }), /cannot be read/],
	])('%s is unsure, not open', async (_name, answer, reason) => {
		const answers = {
			[`${XERO}/Invoices/${id(1)}/OnlineInvoice`]: failed(404),
			[`${XERO}/Invoices/${id(1)}`]: answer,
		};
		const [one] = await ask('Xero', { task: 'look', invoiceId: id(1) }, answers, tenant);
		expect(one).toMatchObject({ outcome: 'unsure', status: '' });
		expect(one.reason).toMatch(reason);
	});

	test('several organizations: says which to write into Settings', async () => {
		const two = ['one', 'two'].map((name) => ({
			...{ tenantType: 'ORGANISATION', tenantId: `id-${name}`, tenantName: name },
		}));
		const [one] = await ask(
			'Xero',
			{ task: 'list' },
			{ 'https://api.xero.com/connections': ok(two) },
		);
		expect(one).toMatchObject({ outcome: 'unsure', reason: expect.stringMatching(/one: id-one/) });
	});
});
