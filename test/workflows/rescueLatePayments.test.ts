import shipped from '../../workflows/rescue-late-payments.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runNodeWithInputs, runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';
import { withSettings } from './settings.cjs';

// workflows/rescue-late-payments.json as shipped, in n8n's own engine, with Data Tables in memory; Stripe and the
// service that sends are a list of what they would answer.
const LATE = 'Loyalty Late Payments';
const LOG = 'Loyalty Contact Log';
const DAY = 86_400_000;
type Row = Record<string, unknown>;
type Tables = ReturnType<typeof dataTables>;

/** A Wednesday at eleven in Berlin. */
const NOW = Date.parse('2026-03-11T10:00:00Z');
let days = 0;
beforeEach(() => {
	days = 0;
	const { now } = Date;
	const ahead = NOW - now();
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead + days * DAY);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const ago = (many: number) => new Date(NOW - many * DAY).toISOString();

/** A customer with so many orders, each of so much. */
const bought = (customer: string, orders: number, amount: number) =>
	Array.from({ length: orders }, (_, at) => ({
		...{ order_id: `${customer}-${at}`, order_date: ago(20 + at * 30).slice(0, 10), customer },
		...{ amount, refunded: 0, currency: 'EUR', status: 'paid' },
	}));

/** Twenty customers: two of them are the most valuable tenth. */
const orders = [
	...bought('best@example.com', 9, 200),
	...bought('second@example.com', 5, 300),
	...bought('regular@example.com', 4, 20),
	...bought('newcomer@example.com', 1, 900),
	...Array.from({ length: 16 }, (_, at) => bought(`many${at}@example.com`, 2, 15)).flat(),
];

const late = (invoiceId: string, customerEmail: string, sinceDays: number, more: Row = {}) => ({
	...{ outcome: 'found', source: 'Stripe', invoiceId, invoiceNumber: invoiceId, status: 'open' },
	...{ late: true, amountDue: 19.9, currency: 'EUR', customerEmail, customerName: 'Kim Kipfel' },
	...{ lateSince: ago(sinceDays), payUrl: `https://pay.example.com/${invoiceId}`, reason: '' },
	...more,
});
type Invoice = ReturnType<typeof late>;

type World = {
	/** What Stripe lists. */
	listed: Row[];
	/** What Stripe says about one when it is looked at; as listed where left out. */
	looked?: Record<string, Row>;
	/** What the service that sends gives back by address; sent where left out. */
	outcomes?: Record<string, Row>;
	settings?: Row;
	consents?: Row[];
	pinned?: Record<string, AnyJson[]>;
};

const inExpression = (value: unknown) => JSON.stringify(value).replace(/\}(?=\})/g, '} ');

async function shop() {
	const tables = dataTables();
	await keep(tables, 'Loyalty Orders', orders);
	return tables;
}

async function keep(tables: Tables, name: string, rows: readonly Row[]) {
	const all = await tables.getDataTableAggregateProxy();
	const found = (await all.getManyAndCount({ filter: { name } })).data[0];
	const columns = Object.keys(rows[0]).map((column) => ({ name: column, type: 'string' }));
	const { id } = found ?? (await all.createDataTable({ name, columns }));
	await (
		await tables.getDataTableProxy(null, null, id)
	).insertRows(rows.map((row) => ({ ...row })));
}

function prepared({ listed, looked = {}, outcomes = {}, settings = {} }: World) {
	const own = { use_my_orders: true, send_emails: true, holdout_percent: 0, ...settings } as Row;
	const workflow = withSettings(hurried(shipped as AnyJson) as AnyJson, own);
	const named = (name: string) => workflow.nodes.find((node: AnyJson) => node.name === name);
	const known = Object.fromEntries(listed.map((one) => [one.invoiceId, one]));
	const instead = (name: string, jsonOutput: string) =>
		Object.assign(named(name), {
			...{ type: 'n8n-nodes-base.set', typeVersion: 3.4, onError: undefined },
			parameters: { mode: 'raw', jsonOutput, options: {} },
		});
	const all = inExpression({ ...known, ...looked });
	instead(
		'Look Right Before',
		`={{ ${all}[$('Loop Over the Invoices').first().json.invoiceId] ?? { outcome: 'unsure', reason: 'No answer.' } }}`,
	);
	instead(
		'Send the E-mail',
		`={{ { ...$json, ...(${inExpression(outcomes)}[$json.to] ?? { outcome: 'sent' }) } }}`,
	);
	return workflow;
}

async function run(tables: Tables, world: World) {
	if (world.consents) await keep(tables, 'Loyalty Consents', world.consents);
	const listed = world.listed.length > 0 ? world.listed : [{ outcome: 'none', source: 'Stripe' }];
	const outcome = await runWorkflow(prepared(world), {
		start: 'Run Now',
		tables,
		pinned: {
			'Ask for Late Invoices': listed.map((json) => ({ json })),
			'E-mail What Needs a Person': [{ json: {} }],
			...world.pinned,
		},
	});
	expect(outcome.error).toBeUndefined();
	expect(outcome.status).toBe('success');
	const sends = outcome.data.resultData.runData['Send the E-mail'] ?? [];
	const mails = sends.map((turn: AnyJson) => turn.data.main[0][0].json);
	const [notice] = outcome.itemsOf('Write One Notice') as AnyJson[];
	return {
		...outcome,
		mails,
		to: mails.map((mail: AnyJson) => mail.to),
		notice: notice?.text ?? '',
	};
}

const rowOf = (tables: Tables, id: string) =>
	tables.rowsNamed(LATE).find((row) => row.invoice_id === id) ?? {};
const logOf = (tables: Tables, email: string) =>
	tables.rowsNamed(LOG).filter((row) => row.customer_email === email);

test('with the sample shop the preview says what would happen, and nothing is recorded', async () => {
	const tables = dataTables();
	const outcome = await run(tables, {
		listed: [],
		settings: { use_my_orders: false, send_emails: true, holdout_percent: 10 },
	});
	expect(outcome.ran).not.toContain('Loop Over the Invoices');
	expect([...tables.rowsNamed(LATE), ...tables.rowsNamed(LOG)]).toEqual([]);
	const counted = outcome.itemsOf('Show the Preview') as AnyJson[];
	expect(new Set(counted.map(({ todo }) => todo))).toEqual(
		new Set(['mail', 'call', 'wait', 'control']),
	);
	expect(counted.every(({ currency }) => currency === 'EUR')).toBe(true);
});

test('sending off: the own late invoices are shown, nothing is recorded', async () => {
	const tables = await shop();
	const outcome = await run(tables, {
		listed: [late('in_1', 'regular@example.com', 9)],
		settings: { send_emails: false },
	});
	expect(outcome.itemsOf('Show the Preview')).toEqual([
		expect.objectContaining({ todo: 'mail', care: 'regular', count_invoiceId: 1 }),
	]);
	expect([...tables.rowsNamed(LATE), ...tables.rowsNamed(LOG)]).toEqual([]);
});

test('what they bought decides tone, patience, and whether a person calls', async () => {
	const tables = await shop();
	const { to, mails, notice } = await run(tables, {
		listed: [
			late('in_best', 'best@example.com', 8),
			late('in_second', 'second@example.com', 6),
			late('in_regular', 'regular@example.com', 5.5),
			late('in_regularWaits', 'many1@example.com', 4.5),
			late('in_new', 'newcomer@example.com', 3.5),
			late('in_newWaits', 'stranger@example.com', 2.5),
			late('in_stranger', 'other@example.com', 3.5),
		],
	});
	expect(to.sort()).toEqual(['newcomer@example.com', 'other@example.com', 'regular@example.com']);
	const textTo = (one: string) => mails.find((mail: AnyJson) => mail.to === one)?.text;
	expect(textTo('regular@example.com')).toMatch(/with us for 4 orders.*There is no hurry/s);
	expect(textTo('newcomer@example.com')).toMatch(/thank you for choosing us/);
	expect(notice).toMatch(
		/Please call:\s+- Kim Kipfel, best@example.com: EUR 19.90, invoice in_best/,
	);
	expect(notice).not.toMatch(/second@/);
	expect(rowOf(tables, 'in_best')).toMatchObject({ care: 'valuable', step: 1, step_state: 'told' });
	expect(rowOf(tables, 'in_second')).toMatchObject({ step: 0, step_state: 'ready' });
	expect(logOf(tables, 'best@example.com')).toEqual([]);
	expect(logOf(tables, 'regular@example.com')).toEqual([
		expect.objectContaining({
			...{ campaign: 'Late payments', purpose: 'transactional', status: 'confirmed' },
			...{ channel: 'email', sent_at: expect.anything() },
		}),
	]);
});

describe('where the predictions say what customers are still worth', () => {
	const predicted = (customer: string, lifetime_value: number | null, daysAgo = 2) => ({
		...{ run_date: ago(daysAgo).slice(0, 10), source: 'my orders', customer, lifetime_value },
	});
	const listed = [
		late('in_best', 'best@example.com', 8),
		late('in_many', 'many3@example.com', 8),
		late('in_new', 'newcomer@example.com', 8),
	];
	const caresOf = async (...rows: Row[]) => {
		const tables = await shop();
		await keep(tables, 'Loyalty Predictions', rows);
		await run(tables, { listed });
		return listed.map(({ invoiceId }) => rowOf(tables, invoiceId).care);
	};

	test('that counts, not what they have spent; somebody with one order stays new', async () => {
		const now = [
			...[predicted('Many3@example.com', 500), predicted('best@example.com', 3)],
			...[predicted('newcomer@example.com', 900), predicted('many1@example.com', 400)],
		];
		expect(await caresOf(...now)).toEqual(['regular', 'valuable', 'new']);
	});

	test.each<[string, Row]>([
		['are of long ago', predicted('many3@example.com', 500, 60)],
		['are the sample’s', { ...predicted('many3@example.com', 500), source: 'sample' }],
		['have no figure', predicted('many3@example.com', null)],
	])('where they %s, what they have spent counts', async (_name, row) => {
		expect(await caresOf(row)).toEqual(['valuable', 'regular', 'new']);
	});

	test('of several runs the newest counts', async () => {
		const rows = [
			predicted('best@example.com', 900, 9),
			...[predicted('best@example.com', 1), predicted('many3@example.com', 500)],
			predicted('second@example.com', 400),
		];
		expect(await caresOf(...rows)).toEqual(['regular', 'valuable', 'new']);
	});
});

test('three e-mails a week apart, then the owner once, then nothing', async () => {
	const tables = await shop();
	const listed = [late('in_1', 'regular@example.com', 5)];
	const subjects: string[] = [];
	const notices: string[] = [];
	for (days = 0; days <= 60; days += 3) {
		const { mails, notice } = await run(tables, { listed });
		subjects.push(...mails.map(({ subject }: AnyJson) => `${days}: ${subject}`));
		if (notice) notices.push(`${days}: ${notice}`);
	}
	expect(subjects).toEqual([
		'0: A small thing about your payment to Our shop',
		'9: Still open: invoice in_1 of Our shop',
		'18: Can we help with invoice in_1?',
	]);
	expect(notices).toEqual([
		expect.stringMatching(/^27: Please call:.*3 reminders, and still unpaid/s),
	]);
	expect(rowOf(tables, 'in_1')).toMatchObject({ step: 4, step_state: 'told', status: 'open' });
});

test.each<[string, Row, Row]>([
	['paid', { status: 'paid', amountDue: 0 }, { status: 'paid' }],
	['cancelled', { status: 'stopped' }, { status: 'stopped' }],
	[
		'without a clear answer',
		{ outcome: 'unsure', status: '', reason: 'Stripe failed with 500.' },
		{ status: 'open' },
	],
])('%s when it is looked at again: no e-mail', async (_name, said, row) => {
	const tables = await shop();
	const invoice = late('in_1', 'regular@example.com', 9);
	const { to, notice } = await run(tables, {
		listed: [invoice, late('in_2', 'newcomer@example.com', 9)],
		looked: { in_1: { ...invoice, ...said } },
	});
	expect(to).toEqual(['newcomer@example.com']);
	expect(rowOf(tables, 'in_1')).toMatchObject({ ...row, step: 0, step_state: 'ready' });
	expect(logOf(tables, 'regular@example.com')).toEqual([]);
	if (row.status === 'open')
		expect(notice).toMatch(/Nothing was sent to these today:.*failed with 500/s);
});

test('paid after the first e-mail: nothing more, and nobody is called', async () => {
	const tables = await shop();
	const invoice = late('in_1', 'regular@example.com', 9);
	await run(tables, { listed: [invoice] });
	days = 8;
	// Paid at Stripe: it is not in the list any more.
	const { to } = await run(tables, {
		listed: [],
		looked: { in_1: { ...invoice, status: 'paid', amountDue: 0 } },
	});
	expect(to).toEqual([]);
	expect(rowOf(tables, 'in_1')).toMatchObject({
		status: 'paid',
		step: 1,
		over_at: expect.anything(),
	});
});

test('a call that is not needed any more is not asked for', async () => {
	const tables = await shop();
	const invoice = late('in_1', 'best@example.com', 9);
	const cut = { 'Get What Needs a Person': [] };
	await run(tables, { listed: [invoice], pinned: cut });
	expect(rowOf(tables, 'in_1')).toMatchObject({ step_state: 'call' });
	// The run broke off before the notice went out: the next one tells, if it is still open.
	const again = await run(tables, { listed: [invoice], pinned: cut });
	expect(again.ran).toContain('Look Right Before');
	const { notice } = await run(tables, {
		listed: [],
		looked: { in_1: { ...invoice, status: 'paid', amountDue: 0 } },
	});
	expect(notice).toBe('');
});

test('a part that was paid: only what is left is asked for, in its currency', async () => {
	const tables = await shop();
	const yen = late('in_1', 'regular@example.com', 9, { amountDue: 5000, currency: 'JPY' });
	const { mails } = await run(tables, {
		listed: [yen],
		looked: { in_1: { ...yen, amountDue: 1200 } },
	});
	expect(mails[0].text).toMatch(/JPY 1200 for invoice/);
	expect(mails[0].text).not.toMatch(/5000|EUR/);
});

test('names and numbers of others cannot write into the e-mail', async () => {
	const tables = await shop();
	const odd = { customerName: '<b>Kim</b> & Co', invoiceNumber: '"><script>' };
	const { mails } = await run(tables, { listed: [late('in_1', 'regular@example.com', 9, odd)] });
	expect(mails[0].html).not.toMatch(/<b>|<script>/);
	expect(mails[0].html).toMatch(/&lt;b&gt;Kim/);
	expect(mails[0].optOutUrl).toBe('none');
});

describe('what the service that sends says', () => {
	const listed = [late('in_1', 'regular@example.com', 9)];
	const outcome = (said: Row) => ({ 'regular@example.com': said });

	test('later: the step is taken back and tried on the next day', async () => {
		const tables = await shop();
		const busy = outcome({ outcome: 'retryLater', reason: 'Too many.' });
		const { notice } = await run(tables, { listed, outcomes: busy });
		expect(rowOf(tables, 'in_1')).toMatchObject({ step: 0, step_state: 'ready' });
		expect(logOf(tables, 'regular@example.com')[0].status).toBe('released');
		expect(notice).toMatch(/Nothing was sent to these today:.*Too many/s);
		expect((await run(tables, { listed })).to).toEqual(['regular@example.com']);
	});

	test('refused: a person is told, and no further e-mail goes there', async () => {
		const tables = await shop();
		const refused = outcome({ outcome: 'refused', reason: 'No such mailbox.' });
		const { notice } = await run(tables, { listed, outcomes: refused });
		expect(notice).toMatch(/Please call:.*the e-mail was refused: No such mailbox/s);
		days = 30;
		expect((await run(tables, { listed })).to).toEqual([]);
	});

	test.each<[string, Row]>([
		['unsure', { outcome: 'unsure', reason: 'No answer.' }],
		['nothing that can be understood', { outcome: 'hello' }],
	])('%s: it stays reserved, is listed, and is never sent again', async (_name, said) => {
		const tables = await shop();
		const { notice } = await run(tables, { listed, outcomes: outcome(said) });
		expect(notice).toMatch(/may have gone out, or not/);
		for (days of [1, 8, 30]) {
			const next = await run(tables, { listed });
			expect(next.to).toEqual([]);
			expect(next.notice).toMatch(/may have gone out, or not/);
		}
		expect(logOf(tables, 'regular@example.com')[0].status).toBe('reserved');
	});
});

test('who wants no e-mails at all, whose address bounced, or who has none, is called', async () => {
	const tables = await shop();
	await keep(tables, LOG, [
		{
			...{ idempotency_key: 'x', run_id: '0', customer_id: 'many2@example.com' },
			...{ customer_email: 'many2@example.com', channel: 'email', purpose: 'marketing' },
			...{
				campaign: 'News',
				status: 'bounced',
				reserved_at: ago(9),
				sent_at: ago(9),
				discount: null,
			},
		},
	]);
	const refusal = (customer_email: string, purpose: string) => ({
		...{ customer_id: customer_email, customer_email, channel: 'email', purpose },
		...{ status: 'withdrawn', source: 'form', recorded_at: ago(30), expires_at: null },
	});
	const { to, notice } = await run(tables, {
		listed: [
			late('in_1', 'regular@example.com', 9),
			late('in_2', 'many2@example.com', 9),
			late('in_3', '', 9),
			late('in_4', 'many4@example.com', 9),
		],
		// A refusal of advertising is none of messages about an invoice.
		consents: [
			refusal('regular@example.com', 'transactional'),
			refusal('many4@example.com', 'marketing'),
		],
	});
	expect(to).toEqual(['many4@example.com']);
	for (const one of ['in_1', 'in_2', 'in_3']) expect(notice).toContain(`invoice ${one}`);
	expect(rowOf(tables, 'in_2')).toMatchObject({ step: 4, step_state: 'told' });
});

test('the same customer gets one e-mail a day, about the older invoice', async () => {
	const tables = await shop();
	const listed = [
		late('in_young', 'regular@example.com', 6),
		late('in_old', 'Regular@Example.com', 9),
	];
	const first = await run(tables, { listed });
	expect(first.mails.map(({ text }: AnyJson) => /in_\w+/.exec(text)?.[0])).toEqual(['in_old']);
	days = 1;
	const second = await run(tables, { listed });
	expect(second.mails.map(({ text }: AnyJson) => /in_\w+/.exec(text)?.[0])).toEqual(['in_young']);
});

test('another run that took the step first: nothing is sent twice', async () => {
	const tables = await shop();
	const invoice = late('in_1', 'regular@example.com', 9);
	const plan = await run(await shop(), { listed: [invoice] });
	await run(tables, { listed: [invoice] });
	// The other run planned before this one sent.
	const other = await run(tables, {
		listed: [invoice],
		pinned: { 'Take the Decisions': plan.fullItemsOf('Take the Decisions') },
	});
	expect(other.ran).toContain('Reserve the Step');
	expect(other.to).toEqual([]);
	expect(logOf(tables, 'regular@example.com')).toHaveLength(1);
});

test('an invoice that stands twice in the table is written about once', async () => {
	const tables = await shop();
	const invoice = late('in_1', 'regular@example.com', 9);
	await run(tables, { listed: [invoice], looked: { in_1: { outcome: 'unsure' } } });
	const [row] = tables.rowsNamed(LATE);
	tables.rowsNamed(LATE).push({ ...row, id: 99 });
	expect((await run(tables, { listed: [invoice] })).to).toEqual(['regular@example.com']);
	expect((await run(tables, { listed: [invoice] })).to).toEqual([]);
});

test('a list that is not complete closes nothing, and the owner hears of it', async () => {
	const tables = await shop();
	const listed = [late('in_1', 'regular@example.com', 4)];
	await run(tables, { listed });
	const broken = { outcome: 'unsure', source: 'Stripe', reason: 'Stripe failed with 500.' };
	const { to, notice } = await run(tables, { listed: [broken] });
	expect(to).toEqual([]);
	expect(notice).toMatch(/may not be complete. Stripe failed with 500/);
	expect(rowOf(tables, 'in_1')).toMatchObject({ status: 'open', step: 0 });
});

test('when the contact log cannot be read nobody is written to, and nobody is called for it', async () => {
	const tables = await shop();
	const { to, notice } = await run(tables, {
		listed: [late('in_1', 'regular@example.com', 9)],
		pinned: { 'Get the Contact Log': [{ json: { error: 'locked' } }] },
	});
	expect(to).toEqual([]);
	expect(notice).toBe('');
});

test('invoices of another source are left alone', async () => {
	const tables = await shop();
	await run(tables, { listed: [late('in_1', 'regular@example.com', 9)], looked: { in_1: {} } });
	const xero = { outcome: 'none', source: 'Xero' };
	const { ran } = await run(tables, { listed: [xero] });
	expect(ran).not.toContain('Look Right Before');
});

describe('left out by chance', () => {
	const people = Array.from({ length: 60 }, (_, at) => `many${at}@example.com`);
	const listed = people.map((one, at) => late(`in_${at}`, one, 9)) as Invoice[];

	test('gets no e-mail, is recorded once as control, and in the end a person hears of it', async () => {
		const tables = await shop();
		const settings = { holdout_percent: 30 };
		const { to } = await run(tables, { listed, settings });
		const control = tables.rowsNamed(LOG).filter(({ status }) => status === 'control');
		expect(control.length).toBeGreaterThan(5);
		expect(to.length + control.length).toBe(60);
		for (const { customer_email } of control) expect(to).not.toContain(customer_email);
		days = 8;
		const second = await run(tables, { listed, settings });
		for (const { customer_email } of control) {
			expect(second.to).not.toContain(customer_email);
			expect(logOf(tables, customer_email)).toHaveLength(1);
		}
		days = 22;
		const last = await run(tables, { listed, settings });
		expect(last.notice.match(/was left out by chance and had no reminder/g)).toHaveLength(
			control.length,
		);
		// The rows of the log are what Automation Scorecard needs to call it a holdout.
		const contacts = tables.rowsNamed(LOG).map((row) => ({
			...{ customer_email: row.customer_email, campaign: row.campaign, sent_at: row.reserved_at },
			holdout: row.status === 'control' ? 'control' : 'treatment',
		}));
		const scorecard = await runNodeWithInputs(
			{
				type: 'n8n-nodes-loyalty.loyaltyMetrics',
				parameters: { resource: 'automation', operation: 'automationScorecard' },
			},
			[
				[
					...orders,
					...bought('today@example.com', 1, 5).map((one) => ({
						...one,
						order_date: ago(-23).slice(0, 10),
					})),
				],
				contacts,
				null,
			],
		);
		expect(scorecard.itemsOf('Node')).toEqual([
			expect.objectContaining({
				automation: 'Late payments',
				evidence: 'randomisedHoldout',
			}),
		]);
	});
});

describe('what came of it', () => {
	/** 400 reminded and 400 left out, 60 days ago; so many of a hundred of each bought again ten days later. */
	async function world(reminded: number, leftOut: number) {
		const tables = dataTables();
		const people = Array.from({ length: 800 }, (_, at) => ({
			email: `person${at}@example.com`,
			isControl: at % 2 === 1,
			comesBack: Math.floor(at / 2) % 100 < (at % 2 === 1 ? leftOut : reminded),
		}));
		await keep(tables, LOG, [
			...people.map(({ email, isControl }) => ({
				...{ idempotency_key: email, run_id: '0', customer_id: email, customer_email: email },
				...{ channel: 'email', purpose: 'transactional', campaign: 'Late payments' },
				...{ status: isControl ? 'control' : 'confirmed', reserved_at: ago(60) },
				...{ sent_at: ago(60), discount: null },
			})),
		]);
		const order = (customer: string, many: number) => ({
			...{ order_id: `${customer}-${many}`, order_date: ago(many).slice(0, 10), customer },
			...{ amount: 20, refunded: 0, currency: 'EUR', status: 'paid' },
		});
		await keep(tables, 'Loyalty Orders', [
			order('today@example.com', 0),
			...people.flatMap(({ email, comesBack }) => [
				order(email, 100),
				...(comesBack ? [order(email, 50)] : []),
			]),
		]);
		const settings = { show_effect_on_day: 0 };
		await run(tables, { listed: [], settings });
		const outcome = await run(tables, { listed: [], settings });
		return { ...outcome, kept: tables.rowsNamed('Loyalty Campaign Results') as AnyJson[] };
	}

	test.each([
		['15 points more of the reminded', 45, 30, 'higher'],
		['as many of both', 30, 30, 'noChangeShown'],
	])('%s came back', async (_name, reminded, leftOut, verdict) => {
		const outcome = await world(reminded, leftOut);
		expect(outcome.itemsOf('Compare With Those Left Out')).toEqual([
			expect.objectContaining({ campaign: 'Late payments', verdict }),
		]);
		expect(outcome.itemsOf('Show the Effect')[0].html).toMatch(/Late payments/);
		expect(outcome.kept).toEqual([
			expect.objectContaining({
				...{ automation: 'Late payments', campaign: 'Late payments', run_date: '2026-03-11' },
				...{ verdict, treated: 400, control: 400, window_days: 30, currency: 'EUR' },
				treated_share: reminded / 100,
				control_share: leftOut / 100,
			}),
		]);
		const [{ low, high }] = outcome.kept;
		expect(low).toBeLessThan((reminded - leftOut) / 100);
		expect(high).toBeGreaterThan((reminded - leftOut) / 100);
	});

	test('without anybody reminded there is nothing to compare; on other days nothing is shown', async () => {
		const none = await run(await shop(), { listed: [], settings: { show_effect_on_day: 0 } });
		expect(none.ran).not.toContain('Compare With Those Left Out');
		const other = await run(await shop(), { listed: [], settings: { show_effect_on_day: 12 } });
		expect(other.ran).not.toContain('Get All Reminders');
	});
});
