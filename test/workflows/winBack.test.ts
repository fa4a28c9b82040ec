import shipped from '../../workflows/win-back-leaving-customers.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';
import { withSettings } from './settings.cjs';

// workflows/win-back-leaving-customers.json as shipped, in n8n's own engine, with Data Tables in memory.
const LOG = 'Loyalty Contact Log';
const CONSENTS = 'Loyalty Consents';
const RESULTS = 'Loyalty Campaign Results';
type Tables = ReturnType<typeof dataTables>;
type Row = Record<string, unknown>;

/** What the owner would enter in the credential. */
const phrase = { ['secretKey']: 'Only-tests-know-this-one-0123456789abc' };

/** A Wednesday at eleven in Berlin: no quiet time. */
const NOW = Date.parse('2026-03-11T10:00:00Z');
const DAY = 86_400_000;
const CAMPAIGN = 'Come back 1';
let ahead = 0;

beforeEach(() => {
	const { now } = Date;
	ahead = NOW - now();
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const sending = { use_my_orders: true, send_emails: true };

/** What the part that sends gives for an address; everything else is sent. */
type Outcomes = Record<string, Row>;

function prepared(set: Readonly<Row>, outcomes: Outcomes = {}) {
	const workflow = withSettings(hurried(shipped as AnyJson) as AnyJson, set);
	const named = (name: string) =>
		workflow.nodes.find((node: { name: string }) => node.name === name);
	Object.assign(named('Make the Opt-Out Code'), {
		credentials: { loyaltySecretApi: { id: '1', name: 'Loyalty Secret' } },
	});
	// n8n takes two closing braces for the end of an expression.
	const all = JSON.stringify(outcomes).replaceAll('}}', '} }');
	Object.assign(named('Send by the Chosen Service'), {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		onError: undefined,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ { to: $json.to, html: $json.html, text: $json.text, ...(${all}[$json.to] ?? { outcome: 'sent', reason: '', suppressed: false }) } }}`,
			options: {},
		},
	});
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

const dayAgo = (ago: number) => new Date(NOW - ago * DAY).toISOString().slice(0, 10);
const order = (customer: string, ago: number, amount = 30) => ({
	...{ order_id: `${customer}-${ago}`, order_date: dayAgo(ago), customer, amount },
	...{ refunded: 0, currency: 'EUR', status: 'paid' },
});
const consent = (customer: string, status = 'granted') => ({
	...{ customer_id: customer, customer_email: customer, channel: 'email', purpose: 'marketing' },
	...{ status, source: 'checkout', recorded_at: '2025-06-01T10:00:00Z', expires_at: null },
});
const ticket = (customer: string, opened: number, resolved: number | null = null) => ({
	...{ ticket_id: `t-${customer}`, customer_email: customer, channel: 'email', topic: 'delivery' },
	...{ opened_at: dayAgo(opened), first_response_at: null, reopened_at: null },
	...{
		resolved_at: resolved === null ? null : dayAgo(resolved),
		status: resolved === null ? 'open' : 'solved',
	},
});

/** Ordered every twenty days for a year, and then stopped so long ago. */
const left = (customer: string, stopped = 150, amount = 30) =>
	Array.from({ length: 18 }, (_, at) => order(customer, stopped + 20 * at, amount));
/** Still orders every twenty days. */
const stays = (customer: string) => left(customer, 5);

const people = {
	agreed: 'agreed@example.com',
	top: 'top@example.com',
	unticked: 'unticked@example.com',
	refused: 'refused@example.com',
	unknown: 'unknown@example.com',
	ticket: 'ticket@example.com',
};
const crowd = Array.from({ length: 40 }, (_, at) => `many${at}@example.com`);

async function shop() {
	const tables = dataTables();
	await keep(tables, 'Loyalty Orders', [
		...Array.from({ length: 60 }, (_, at) => stays(`loyal${at}@example.com`)).flat(),
		...[people.agreed, people.refused, people.unknown, people.ticket].flatMap((one) => left(one)),
		...[people.top, people.unticked].flatMap((one) => left(one, 150, 90)),
		...crowd.flatMap((one) => left(one)),
	]);
	await keep(tables, CONSENTS, [
		...[people.agreed, people.top, people.unticked, people.ticket, ...crowd].map((one) =>
			consent(one),
		),
		consent(people.refused, 'withdrawn'),
	]);
	await keep(tables, 'Loyalty Support Tickets', [ticket(people.ticket, 40)]);
	return tables;
}

const ticked = (...numbers: number[]) => [
	{ json: { data: { approved: numbers.map((number) => `${number}. somebody: a reason`) } } },
];

async function run(
	tables: Tables,
	{
		set = sending,
		outcomes = {},
		pinned = {},
	}: { set?: Row; outcomes?: Outcomes; pinned?: Record<string, unknown[]> } = {},
) {
	const outcome = await runWorkflow(prepared(set, outcomes), {
		start: 'Run Now',
		tables,
		credentials: { loyaltySecretApi: phrase },
		pinned: { 'Ask the Owner': ticked(), 'E-mail What Needs a Look': [{ json: {} }], ...pinned },
	});
	expect(outcome.error).toBeUndefined();
	expect(outcome.status).toBe('success');
	return outcome;
}

const runsOf = (outcome: Awaited<ReturnType<typeof run>>, name: string): AnyJson[] =>
	(outcome.data.resultData.runData[name] ?? []).flatMap((one: AnyJson) =>
		(one.data?.main?.[0] ?? []).map(({ json }: AnyJson) => json),
	);
const sentTo = (outcome: Awaited<ReturnType<typeof run>>) =>
	runsOf(outcome, 'Send by the Chosen Service').map(({ to }) => to as string);
const statusesOf = (tables: Tables, customer: string) =>
	tables
		.rowsNamed(LOG)
		.filter((row) => row.customer_email === customer)
		.map(({ status }) => status);

test('with sending off the plan tells whom, why and what, and nothing is written', async () => {
	const tables = await shop();
	const outcome = await run(tables, { set: { use_my_orders: true } });
	expect(tables.rowsNamed(LOG)).toEqual([]);
	const page = JSON.stringify(outcome.itemsOf('Put the Plan Together')[0]);
	expect(page).toMatch(/agreed@example\.com|25 worth most/);
	expect(page).toMatch(/10 % off the next order with the code WELCOMEBACK/);
	expect(page).toMatch(/Consent/i);
	expect(outcome.ran).not.toContain('Keep the Groups');
	expect(JSON.stringify(outcome.itemsOf('Put the Report Together'))).toMatch(/Not enough data yet/);
});

test('the sample shop runs by itself, and sending on with it sends nothing', async () => {
	const tables = dataTables();
	const outcome = await run(tables, { set: { send_emails: true } });
	expect(tables.rowsNamed(LOG)).toEqual([]);
	expect(outcome.itemsOf('Find Who Is Worth It')[0].customers).not.toEqual([]);
	expect(outcome.ran).toContain('Show the Plan');
});

test('each gets what the rules say: written to, asked about, held out, left alone', async () => {
	const tables = await shop();
	const outcome = await run(tables, { pinned: { 'Ask the Owner': ticked(1) } });
	const asked = outcome.itemsOf('Put Them in One Digest')[0].customers as AnyJson[];
	const held = tables.rowsNamed(LOG).filter(({ status }) => status === 'control');
	const isHeld = (one: string) => held.some(({ customer_email }) => customer_email === one);
	expect(held.length).toBeGreaterThan(0);
	const person = [people.ticket, people.top, people.unticked].filter((one) => !isHeld(one));
	expect(asked.map(({ customer }) => customer).sort()).toEqual(person.sort());
	const sent = sentTo(outcome);
	const yes = asked[0].customer;
	const expected = [people.agreed, yes, ...crowd].filter((one) => !isHeld(one));
	expect([...sent].sort()).toEqual([...expected].sort());
	for (const one of expected) expect(statusesOf(tables, one)).toEqual(['assigned', 'confirmed']);
	for (const one of person.filter((who) => who !== yes)) {
		expect(statusesOf(tables, one)).toEqual(['assigned', 'skipped']);
	}
	for (const { customer_email: one } of held)
		expect(statusesOf(tables, String(one))).toEqual(['control']);
	for (const one of [people.refused, people.unknown, 'loyal1@example.com']) {
		expect(statusesOf(tables, one)).toEqual([]);
	}
	const [mail] = runsOf(outcome, 'Send by the Chosen Service');
	expect(mail.text).toMatch(
		/10 % off your next order is waiting for you: use the code WELCOMEBACK/,
	);
	expect(mail.text).toMatch(/your last order with our shop was on 12 October 2025/);
	expect(mail.text).toMatch(/you agreed to hear from us, and you have not ordered for a while/);
	expect(mail.text).toMatch(/https:\/\/shop\.example\.com\/stop\?e=[^&]+%40example\.com&s=/);

	const second = await run(tables);
	expect(sentTo(second)).toEqual([]);
	expect(second.ran).not.toContain('Ask the Owner');
});

test('a refusal gives the place back, an opt-out there is kept here, silence stays open', async () => {
	const tables = await shop();
	const outcomes = {
		'many1@example.com': { outcome: 'refused', reason: 'No such mailbox.', suppressed: false },
		'many2@example.com': { outcome: 'refused', reason: 'Is on the blocklist.', suppressed: true },
		'many3@example.com': { outcome: 'unsure', reason: 'No answer.', suppressed: false },
		'many5@example.com': { outcome: 'retryLater', reason: 'Too many.', suppressed: false },
	};
	const outcome = await run(tables, { set: { ...sending, control_percent: 0 }, outcomes });
	expect(statusesOf(tables, 'many1@example.com')).toEqual(['assigned', 'released']);
	expect(statusesOf(tables, 'many2@example.com')).toEqual(['assigned', 'released']);
	expect(statusesOf(tables, 'many3@example.com')).toEqual(['assigned', 'reserved']);
	expect(statusesOf(tables, 'many5@example.com')).toEqual(['assigned', 'released']);
	expect(tables.rowsNamed(CONSENTS).at(-1)).toMatchObject({
		...{ customer_email: 'many2@example.com', status: 'withdrawn', channel: 'email' },
	});
	const notice = outcome.itemsOf('Write One Notice')[0];
	expect(notice).toMatchObject({ needsALook: 4, waiting: 0 });
	for (const said of ['No such mailbox', 'Is on the blocklist', 'No answer', 'Too many']) {
		expect(notice.text).toContain(said);
	}
	// The next day those who were put off get theirs, and silence is not broken by itself.
	const next = await run(tables, { set: { ...sending, control_percent: 0 } });
	expect(sentTo(next).sort()).toEqual(['many1@example.com', 'many5@example.com']);
	const last = await run(tables, { set: { ...sending, control_percent: 0 } });
	expect(sentTo(last)).toEqual([]);
	expect(last.itemsOf('Write One Notice')).toMatchObject([{ sent: 0, needsALook: 1 }]);
	expect(last.itemsOf('Write One Notice')[0].text).toContain('many3@example.com');
});

test('three failures in a row stop the run, and the next one goes on', async () => {
	const tables = await shop();
	const set = { ...sending, control_percent: 0 };
	const expired = { outcome: 'retryLater', reason: 'The key ran out.', suppressed: false };
	const outcomes = Object.fromEntries(
		[people.agreed, ...crowd].map((customer) => [customer, expired]),
	);
	const outcome = await run(tables, { set, outcomes });
	expect(sentTo(outcome)).toHaveLength(3);
	const notice = outcome.itemsOf('Write One Notice')[0];
	expect(notice.waiting).toBe(38);
	expect(notice.text).toMatch(/three failures in a row:\nThe key ran out\. 38 customers wait/);
	expect(tables.rowsNamed(LOG).filter(({ status }) => status === 'reserved')).toEqual([]);
	const next = await run(tables, { set });
	expect(sentTo(next)).toHaveLength(41);
});

test('who opts out, buys or complains while the digest is waiting is left alone', async () => {
	const before = await shop();
	const set = { ...sending, control_percent: 0 };
	const decided = (await run(before, { set })).itemsOf('Leave Some Out by Chance');
	const tables = await shop();
	await keep(tables, CONSENTS, [consent('many1@example.com', 'withdrawn')]);
	await keep(tables, 'Loyalty Orders', [order('many2@example.com', 0)]);
	await keep(tables, 'Loyalty Support Tickets', [ticket('many3@example.com', 0)]);
	const outcome = await run(tables, {
		set,
		pinned: { 'Leave Some Out by Chance': decided.map((json: Row) => ({ json })) },
	});
	const sent = sentTo(outcome);
	for (const at of [1, 2, 3]) expect(sent).not.toContain(`many${at}@example.com`);
	expect(sent).toContain('many4@example.com');
});

test('who opts out in the last second is left alone', async () => {
	const tables = await shop();
	const set = { ...sending, control_percent: 0 };
	const decided = (await run(await shop(), { set })).itemsOf('Decide Again');
	await keep(tables, CONSENTS, [consent('many1@example.com', 'withdrawn')]);
	const outcome = await run(tables, {
		set,
		pinned: { 'Decide Again': decided.map((json: Row) => ({ json })) },
	});
	expect(sentTo(outcome)).not.toContain('many1@example.com');
	expect(statusesOf(tables, 'many1@example.com')).toEqual(['released']);
	expect(sentTo(outcome)).toContain('many2@example.com');
});

test('when consents or messages cannot be read nobody is written to', async () => {
	for (const node of ['Get the Contact Log', 'Get the Consents']) {
		const tables = await shop();
		const outcome = await run(tables, { pinned: { [node]: [{ json: { error: 'locked' } }] } });
		expect(sentTo(outcome)).toEqual([]);
		expect(tables.rowsNamed(LOG)).toEqual([]);
	}
});

test('orders that are too old send nothing: who ordered since is not known', async () => {
	const tables = await shop();
	ahead += 9 * DAY;
	const outcome = await run(tables);
	expect(tables.rowsNamed(LOG)).toEqual([]);
	expect(JSON.stringify(outcome.itemsOf('Put the Plan Together'))).toMatch(
		/Your newest order is 13 days old.*load newer orders first/,
	);
});

test('nobody worth it: the run ends well and says so', async () => {
	const tables = await shop();
	const outcome = await run(tables, { set: { ...sending, worth_from: 1e6 } });
	expect(tables.rowsNamed(LOG)).toEqual([]);
	expect(sentTo(outcome)).toEqual([]);
	const plan = await run(tables, { set: { use_my_orders: true, worth_from: 1e6 } });
	expect(plan.status).toBe('success');
});

describe('what was reserved and never confirmed is listed once', () => {
	const set = { ...sending, control_percent: 0 };

	/** One customer asks for a person, and one e-mail of an earlier campaign was never confirmed. */
	async function shopWithOneLeft() {
		const tables = dataTables();
		await keep(tables, 'Loyalty Orders', [
			...Array.from({ length: 100 }, (_, at) =>
				at < 60 ? stays(`loyal${at}@example.com`) : left(`unknown${at}@example.com`),
			).flat(),
			...left(people.top, 150, 90),
		]);
		await keep(tables, CONSENTS, [consent(people.top)]);
		await keep(tables, LOG, [
			{
				...{ idempotency_key: 'k', run_id: '1', customer_id: 'before@example.com' },
				...{ customer_email: 'before@example.com', channel: 'email', purpose: 'marketing' },
				...{ campaign: 'Another one', status: 'reserved', sent_at: null, discount: null },
				reserved_at: dayAgo(60),
			},
		]);
		return tables;
	}

	const listedOnce = (outcome: Awaited<ReturnType<typeof run>>) => {
		expect(outcome.data.resultData.runData['Get What Was Reserved']).toHaveLength(1);
		expect(outcome.itemsOf('Write One Notice')).toMatchObject([{ needsALook: 1 }]);
		expect(outcome.itemsOf('Write One Notice')[0].text).toContain('before@example.com');
	};

	test.each([
		['nobody is worth it', { worth_from: 1e6 }, [], 0],
		['the owner ticks nobody', {}, [], 0],
		['the owner ticks somebody', {}, [1], 1],
	] as const)('when %s', async (_when, further, numbers, sent) => {
		const outcome = await run(await shopWithOneLeft(), {
			set: { ...set, ...further },
			pinned: { 'Ask the Owner': ticked(...numbers) },
		});
		expect(sentTo(outcome)).toHaveLength(sent);
		listedOnce(outcome);
	});

	test('when whoever was left opted out while the digest was waiting', async () => {
		const decided = (await run(await shopWithOneLeft(), { set })).itemsOf(
			'Leave Some Out by Chance',
		);
		const tables = await shopWithOneLeft();
		await keep(tables, CONSENTS, [consent(people.top, 'withdrawn')]);
		const outcome = await run(tables, {
			set,
			pinned: {
				'Leave Some Out by Chance': decided.map((json: Row) => ({ json })),
				'Ask the Owner': ticked(1),
			},
		});
		expect(sentTo(outcome)).toEqual([]);
		listedOnce(outcome);
	});
});

/** Everybody assigned on one day, forty days ago; so many of each hundred came back. */
async function campaign(treated: number, control: number) {
	const tables = await shop();
	const group = (arm: string, share: number) =>
		Array.from({ length: 200 }, (_, at) => ({
			customer: `${arm}${at}@example.com`,
			status: arm,
			isBack: at % 100 < share,
		}));
	const all = [...group('assigned', treated), ...group('control', control)];
	await keep(
		tables,
		LOG,
		all.map(({ customer, status }) => ({
			...{ idempotency_key: `k-${customer}`, run_id: '1', customer_id: customer },
			...{ customer_email: customer, channel: 'email', purpose: 'marketing', campaign: CAMPAIGN },
			...{
				status,
				reserved_at: new Date(NOW - 40 * DAY).toISOString(),
				sent_at: null,
				discount: null,
			},
		})),
	);
	await keep(
		tables,
		'Loyalty Orders',
		all.flatMap(({ customer, isBack }) => [
			order(customer, 200),
			...(isBack ? [order(customer, 30)] : []),
		]),
	);
	return tables;
}

test('a planted effect of 15 points is found, with its range; none is not', async () => {
	const tables = await campaign(25, 10);
	await run(tables, { set: { use_my_orders: true } });
	const [row] = tables.rowsNamed(RESULTS);
	expect(row).toMatchObject({
		...{ automation: 'Win back', campaign: CAMPAIGN, verdict: 'higher', window_days: 30 },
		...{ treated: 200, control: 200, treated_share: 0.25, control_share: 0.1 },
	});
	expect(row.difference).toBeCloseTo(0.15, 10);
	expect(Number(row.low)).toBeGreaterThan(0.07);
	expect(Number(row.high)).toBeLessThan(0.23);
	await run(tables, { set: { use_my_orders: true } });
	expect(tables.rowsNamed(RESULTS)).toHaveLength(1);

	const none = await campaign(10, 10);
	await run(none, { set: { use_my_orders: true } });
	expect(none.rowsNamed(RESULTS)[0]).toMatchObject({ verdict: 'noChangeShown', difference: 0 });
});

test('days that are not over are not judged', async () => {
	const tables = await campaign(25, 10);
	const outcome = await run(tables, { set: { use_my_orders: true, days_to_wait: 60 } });
	expect(tables.rowsNamed(RESULTS)).toEqual([]);
	expect((outcome.itemsOf('Describe the Effect')[0] as AnyJson).pages[0].page.subtitle).toBe(
		'Not enough data yet',
	);
});
