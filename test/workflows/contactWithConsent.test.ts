import shipped from '../../workflows/contact-with-consent-and-holdout.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { withSettings } from './settings.cjs';

// workflows/contact-with-consent-and-holdout.json as shipped, in n8n's own engine, with Data Tables in memory.
const LOG = 'Loyalty Contact Log';
const CONSENTS = 'Loyalty Consents';
type Tables = ReturnType<typeof dataTables>;
type Row = Record<string, unknown>;

/** What the owner would enter in the credential. */
const phrase = { ['secretKey']: 'Only-tests-know-this-one-0123456789abc' };

/** A Wednesday at eleven in Berlin: no quiet time. */
const NOW = Date.parse('2026-03-11T10:00:00Z');
const CAMPAIGN = 'We miss you, first edition';

beforeEach(() => {
	const { now } = Date;
	const ahead = NOW - now();
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
});
afterEach(() => {
	jest.restoreAllMocks();
});

function prepared(set: Readonly<Row>) {
	const workflow = withSettings(structuredClone(shipped), set);
	const code = workflow.nodes.find(({ name }) => name === 'Make the Opt-Out Code');
	Object.assign(code!, { credentials: { loyaltySecretApi: { id: '1', name: 'Loyalty Secret' } } });
	const pace = workflow.nodes.find(({ name }) => name === 'Pace the Messages');
	Object.assign(pace!, { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} });
	return workflow;
}

async function keep(tables: Tables, name: string, rows: readonly Row[]) {
	const all = await tables.getDataTableAggregateProxy();
	const found = (await all.getManyAndCount({ filter: { name } })).data[0];
	const columns = Object.keys(rows[0]).map((column) => ({ name: column, type: 'string' }));
	const { id } = found ?? (await all.createDataTable({ name, columns }));
	const table = await tables.getDataTableProxy(null, null, id);
	await table.insertRows(rows.map((row) => ({ ...row })));
}

const order = (customer: string, day: string, amount: number) => ({
	...{ order_id: `${customer}-${day}`, order_date: day, customer, amount },
	...{ refunded: 0, currency: 'EUR', status: 'paid' },
});

const consent = (customer: string, status = 'granted') => ({
	...{ customer_id: customer, customer_email: customer, channel: 'email', purpose: 'marketing' },
	...{ status, source: 'checkout', recorded_at: '2025-06-01T10:00:00Z', expires_at: null },
});

const AWAY = '2025-12-01';
const people = {
	agreed: 'agreed@example.com',
	valuable: 'valuable@example.com',
	refused: 'refused@example.com',
	unknown: 'unknown@example.com',
	unticked: 'unticked@example.com',
};

async function shop() {
	const tables = dataTables();
	await keep(tables, 'Loyalty Orders', [
		order('active@example.com', '2026-03-10', 20),
		order(people.agreed, AWAY, 40),
		order(people.valuable, AWAY, 2400),
		order(people.unticked, AWAY, 3000),
		order(people.refused, AWAY, 40),
		order(people.unknown, AWAY, 40),
		...Array.from({ length: 60 }, (_, at) => order(`many${at}@example.com`, AWAY, 30)),
	]);
	await keep(tables, CONSENTS, [
		...[people.agreed, people.valuable, people.unticked].map((one) => consent(one)),
		consent(people.refused, 'withdrawn'),
		...Array.from({ length: 60 }, (_, at) => consent(`many${at}@example.com`)),
	]);
	return tables;
}

const sending = { use_my_orders: true, send_emails: true };
/** What the form gives back: only the valuable customer is ticked. */
const ticked = (numbers: readonly number[]) => [
	{
		json: {
			data: { 'May be written to': numbers.map((number) => `${number}. somebody: a reason`) },
		},
	},
];

async function run(tables: Tables, pinned: Record<string, unknown[]> = {}, set: Row = sending) {
	const outcome = await runWorkflow(prepared(set), {
		start: 'Run Now',
		tables,
		credentials: { loyaltySecretApi: phrase },
		pinned: { 'Send the E-mail': [{ json: { accepted: ['somebody'] } }], ...pinned },
	});
	expect(outcome.error).toBeUndefined();
	expect(outcome.status).toBe('success');
	return outcome;
}

const statusOf = (tables: Tables) =>
	Object.fromEntries(tables.rowsNamed(LOG).map((row) => [row.customer_id, row.status]));

test('with sending off nothing is reserved, and the preview says how many would be written to', async () => {
	const tables = dataTables();
	const outcome = await run(tables, {}, {});
	expect(tables.rowsNamed(LOG)).toEqual([]);
	expect(outcome.ran).not.toContain('Send the E-mail');
	const counts = outcome.itemsOf('Show the Preview') as Array<{ reasonCode: string }>;
	expect(counts.map(({ reasonCode }) => reasonCode)).toEqual(
		expect.arrayContaining(['allowed', 'noConsent']),
	);
});

test('sending on with the sample shop sends nothing either', async () => {
	const tables = dataTables();
	const outcome = await run(tables, {}, { send_emails: true });
	expect(tables.rowsNamed(LOG)).toEqual([]);
	expect(outcome.ran).not.toContain('Ask the Owner');
});

test('who agreed is written to, who must be asked about only when ticked, the control group never', async () => {
	const tables = await shop();
	const digest = await run(tables, { 'Ask the Owner': ticked([1]) });
	const [{ customers }] = digest.itemsOf('Put Them in One Digest') as unknown as [
		{ customers: Array<{ customer: string }> },
	];
	expect(customers.map(({ customer }) => customer)).toEqual([people.valuable, people.unticked]);
	const status = statusOf(tables);
	expect(status).toMatchObject({ [people.agreed]: 'confirmed', [people.valuable]: 'confirmed' });
	for (const one of [people.refused, people.unknown, people.unticked]) {
		expect(status).not.toHaveProperty([one]);
	}
	const of = (wanted: string) => Object.values(status).filter((one) => one === wanted).length;
	expect(of('control')).toBeGreaterThan(0);
	expect(of('control') + of('confirmed')).toBe(62);
	expect(tables.rowsNamed(LOG).every((row) => row.campaign === CAMPAIGN)).toBe(true);
	expect(digest.data.resultData.runData['Send the E-mail']).toHaveLength(of('confirmed'));
});

test('a second run writes to nobody twice', async () => {
	const tables = await shop();
	await run(tables, { 'Ask the Owner': ticked([1]) });
	const before = structuredClone(tables.rowsNamed(LOG));
	const second = await run(tables, { 'Ask the Owner': ticked([]) });
	expect(second.ran).not.toContain('Send the E-mail');
	expect(tables.rowsNamed(LOG).length).toBe(before.length);
});

test('who has an open ticket is not written to without a person, in whatever spelling', async () => {
	const tables = await shop();
	const ticket = { ticket_id: '7', customer_email: 'Agreed@Example.com', status: 'taken' };
	await keep(tables, 'Loyalty Support Tickets', [ticket]);
	const digest = await run(tables, { 'Ask the Owner': ticked([]) });
	const [{ customers }] = digest.itemsOf('Put Them in One Digest') as unknown as [
		{ customers: Array<{ customer: string; reason: string }> },
	];
	expect(customers.find(({ customer }) => customer === people.agreed)?.reason).toMatch(/ticket/);
	expect(statusOf(tables)).not.toHaveProperty([people.agreed]);
	tables.rowsNamed('Loyalty Support Tickets')[0].status = 'solved';
	await run(tables, { 'Ask the Owner': ticked([]) });
	expect(statusOf(tables)[people.agreed]).toBe('confirmed');
});

test('no answer to the digest means no', async () => {
	const tables = await shop();
	await run(tables, { 'Ask the Owner': [{ json: { customers: [] } }] });
	const status = statusOf(tables);
	expect(status[people.agreed]).toBe('confirmed');
	expect(status).not.toHaveProperty([people.valuable]);
});

test('who opted out while the digest was waiting is not written to', async () => {
	const tables = await shop();
	const decided = (await run(await shop(), { 'Ask the Owner': ticked([1]) })).itemsOf(
		'Leave Some Out by Chance',
	);
	await keep(tables, CONSENTS, [consent(people.valuable, 'withdrawn')]);
	await run(tables, {
		'Leave Some Out by Chance': decided.map((json) => ({ json })),
		'Ask the Owner': ticked([1]),
	});
	expect(statusOf(tables)).not.toHaveProperty([people.valuable]);
	expect(statusOf(tables)[people.agreed]).toBe('confirmed');
});

test('a message that could not be sent stays reserved, is listed, and is not tried again', async () => {
	const tables = await shop();
	const workflow = prepared(sending);
	const send = workflow.nodes.find(({ name }) => name === 'Send the E-mail');
	Object.assign(send!, {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: { url: 'http://127.0.0.1:1/refuses', options: {} },
	});
	const failing = await runWorkflow(workflow, {
		start: 'Run Now',
		tables,
		credentials: { loyaltySecretApi: phrase },
		pinned: { 'Ask the Owner': ticked([]), 'E-mail What Needs a Look': [{ json: {} }] },
	});
	expect(failing.error).toBeUndefined();
	const open = tables.rowsNamed(LOG).filter(({ status }) => status === 'reserved');
	expect(open.map(({ customer_id }) => customer_id)).toContain(people.agreed);
	expect(failing.itemsOf('List What Needs a Look')).toHaveLength(open.length);
	const next = await run(tables, {
		'Ask the Owner': ticked([]),
		'E-mail What Needs a Look': [{ json: {} }],
	});
	expect(next.ran).not.toContain('Send the E-mail');
});

describe('what was reserved and never confirmed is listed once', () => {
	const before = { ...person('before@example.com'), status: 'reserved' };
	const mailed = { 'E-mail What Needs a Look': [{ json: {} }] };
	const noSale = { 'Ask the Owner': ticked([]) };

	function person(customer: string) {
		return {
			...{ idempotency_key: `key of ${customer}`, run_id: '1', customer_id: customer },
			...{ customer_email: customer, channel: 'email', purpose: 'marketing' },
			...{ campaign: 'Another one', reserved_at: '2026-01-05T10:00:00Z', sent_at: null },
			...{ discount: null },
		};
	}

	/** One order of each, and the consent of those who agreed. */
	async function smallShop(people: readonly string[], agreed = people, away = AWAY) {
		const tables = dataTables();
		await keep(tables, 'Loyalty Orders', [
			order('active@example.com', '2026-03-10', 20),
			...people.map((one) => order(one, away, one === people[0] ? 3000 : 40)),
		]);
		if (agreed.length > 0) {
			await keep(
				tables,
				CONSENTS,
				agreed.map((one) => consent(one)),
			);
		}
		await keep(tables, LOG, [before]);
		return tables;
	}

	const listedOnce = (outcome: Awaited<ReturnType<typeof run>>) => {
		expect(outcome.data.resultData.runData['Get What Was Reserved']).toHaveLength(1);
		expect(outcome.itemsOf('List What Needs a Look')).toMatchObject([
			{ customer_id: 'before@example.com' },
		]);
	};

	test.each([
		['nobody stayed away', ['valuable@example.com'], undefined, '2026-03-09'],
		['nobody agreed', ['valuable@example.com', 'cheap@example.com'], [], AWAY],
		['the owner ticks nobody and nobody else is left', ['valuable@example.com'], undefined, AWAY],
		['somebody is written to', people60(), undefined, AWAY],
	] as const)('when %s', async (_when, customers, agreed, away) => {
		const tables = await smallShop(customers, agreed, away);
		listedOnce(await run(tables, { ...noSale, ...mailed }));
	});

	test('when whoever was left opted out while the digest was waiting', async () => {
		const one = [people.valuable];
		const decided = (await run(await smallShop(one), { ...noSale, ...mailed })).itemsOf(
			'Leave Some Out by Chance',
		);
		const tables = await smallShop(one);
		await keep(tables, CONSENTS, [consent(people.valuable, 'withdrawn')]);
		const outcome = await run(tables, {
			'Leave Some Out by Chance': decided.map((json) => ({ json })),
			'Ask the Owner': ticked([1]),
			...mailed,
		});
		expect(outcome.itemsOf('Decide Again')).toMatchObject([{ allowed: false }]);
		listedOnce(outcome);
	});

	test('not while sending is off', async () => {
		const tables = await smallShop([people.valuable], []);
		const outcome = await run(tables, {}, { use_my_orders: true });
		expect(outcome.itemsOf('Show the Preview')).toHaveLength(1);
		expect(outcome.ran).not.toContain('Get What Was Reserved');
	});

	function people60() {
		return Array.from({ length: 60 }, (_, at) => `many${at}@example.com`);
	}
});

test('when the contact log cannot be read nobody is written to', async () => {
	const tables = await shop();
	await run(tables, { 'Get the Contact Log': [{ json: { error: 'locked' } }] });
	expect(tables.rowsNamed(LOG)).toEqual([]);
});
