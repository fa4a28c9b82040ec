import shipped from '../../workflows/ask-nps-and-repair.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { answerColumns, codeOf, credentials, keep, owned, survey } from './npsShop.cjs';

// workflows/ask-nps-and-repair.json as shipped, in n8n's own engine, with Data Tables in memory.
const LOG = 'Loyalty Contact Log';
const ANSWERS = 'Loyalty Survey Answers';
const DELIVERIES = 'Loyalty Deliveries';
type Tables = ReturnType<typeof dataTables>;

/** A Wednesday at eleven in Berlin: no quiet time, and not the first of a month. */
const NOW = Date.parse('2026-03-11T10:00:00Z');

beforeEach(() => {
	const { now } = Date;
	const ahead = NOW - now();
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const delivery = (customer: string, more: AnyJson = {}) => {
	const { order_id = `order-${customer}`, event = 'delivered' } = more;
	return {
		...{ event_key: `${order_id} ${event}`, order_id, event, customer_email: customer },
		...{ first_name: 'Anna', channel: 'market', happened_at: '2026-03-05T09:00:00.000Z' },
		...{ received_at: '2026-03-05T10:00:00.000Z', ...more },
	};
};

const sending = { use_my_deliveries: true, send_emails: true };
const sent = [{ json: { outcome: 'sent', messageId: 'm', suppressed: false } }];

async function run(
	tables: Tables,
	pinned: AnyJson = {},
	set: AnyJson = sending,
	start = 'Run Now',
) {
	const outcome = await runWorkflow(owned(shipped, set), {
		...{ start, tables, credentials },
		...(start === 'Run Now' ? {} : { items: [{ json: {} }] }),
		pinned: { 'Send the Question': sent, 'E-mail What Needs a Look': [{ json: {} }], ...pinned },
	});
	expect(outcome.error).toBeUndefined();
	return outcome;
}

const statusOf = (tables: Tables) =>
	Object.fromEntries(tables.rowsNamed(LOG).map((row) => [row.customer_email, row.status]));
const many = Array.from({ length: 40 }, (_, at) => `many${at}@example.com`);

const few = many.slice(0, 10);

async function shop(...more: AnyJson[]) {
	return await shopOf(few, ...more);
}

async function shopOf(people: readonly string[], ...more: AnyJson[]) {
	const tables = dataTables();
	await keep(tables, DELIVERIES, [...people.map((one) => delivery(one)), ...more]);
	await keep(tables, 'Loyalty Consents', [
		...people.map((one) => survey(one)),
		...more.map(({ customer_email: one }) => survey(one)),
	]);
	return tables;
}

test('the first click shows whom it would ask and the NPS by channel, and reserves nothing', async () => {
	const tables = dataTables();
	for (let round = 1; round <= 2; round++) {
		const { itemsOf, ran } = await run(tables, {}, {});
		const codes = itemsOf('Show the Preview').map(({ reasonCode }: AnyJson) => reasonCode);
		expect(codes).toEqual(expect.arrayContaining(['allowed', 'surveyPause']));
		expect(itemsOf('Show the Page')[0].html).toContain('NPS');
		expect(ran).not.toContain('Send the Question');
		expect(tables.rowsNamed(LOG)).toEqual([]);
		expect(tables.rowsNamed(ANSWERS)).toEqual([]);
	}
	const rows = tables.rowsNamed('Loyalty NPS History');
	expect(rows.length).toBeGreaterThan(1);
	expect(new Set(rows.map(({ channel, wave }) => `${channel} ${wave}`)).size).toBe(rows.length);
	expect(rows.every(({ source }) => source === 'sample')).toBe(true);
});

test('who agreed is asked once with a link of their own; the control group is not', async () => {
	const tables = await shopOf(many);
	const { data } = await run(tables);
	const status = Object.values(statusOf(tables));
	const confirmed = status.filter((one) => one === 'confirmed').length;
	expect(confirmed + status.filter((one) => one === 'control').length).toBe(40);
	expect(confirmed).toBeGreaterThan(25);
	expect(confirmed).toBeLessThan(40);
	const rows = tables.rowsNamed(ANSWERS);
	expect(rows).toHaveLength(confirmed);
	expect(rows[0]).toMatchObject({
		...{ survey: 'NPS', kind: 'relational', wave: '2026-03', channel: 'market', score: null },
		...{ first_name: 'Anna', answered_at: null, order_id: `order-${rows[0].customer_email}` },
	});
	const written = data.resultData.runData['Write the Question'].map(
		(turn: AnyJson) => turn.data.main[0][0].json,
	);
	for (const { email, link, optOutUrl } of written) {
		const to = encodeURIComponent(email);
		const code = codeOf('NPS answer 2026-03', email);
		expect(link).toBe(`https://shop.example.com/form/loyalty-nps?e=${to}&w=2026-03&s=${code}`);
		expect(optOutUrl).toBe(
			`https://shop.example.com/stop?e=${to}&s=${codeOf('opt-out link', email)}`,
		);
	}
	const second = await run(tables, {}, sending, 'Every Morning at Ten');
	expect(second.ran).not.toContain('Send the Question');
	expect(tables.rowsNamed(ANSWERS)).toHaveLength(confirmed);
});

test.each<[string, AnyJson]>([
	['came back', { event: 'returned' }],
	['was cancelled', { event: 'cancelled' }],
])('an order that %s is not asked about, in whatever order the reports came', async (_, more) => {
	for (const turned of [false, true]) {
		const both = [delivery('back@example.com'), delivery('back@example.com', more)];
		const tables = await shop(...(turned ? both.reverse() : both));
		await run(tables);
		expect(statusOf(tables)).not.toHaveProperty(['back@example.com']);
	}
});

test.each<[string, AnyJson, (tables: Tables) => Promise<void>]>([
	['too early', { happened_at: '2026-03-10T09:00:00.000Z' }, async () => {}],
	['too late', { happened_at: '2026-02-01T09:00:00.000Z' }, async () => {}],
	[
		'an opt-out of advertising',
		{},
		async (tables) =>
			await keep(tables, 'Loyalty Consents', [survey('one@example.com', 'withdrawn', 'marketing')]),
	],
	[
		'asked 40 days ago',
		{},
		async (tables) =>
			await keep(tables, LOG, [
				{
					...{ idempotency_key: 'old', run_id: 'x', customer_id: 'one@example.com' },
					...{ customer_email: 'one@example.com', channel: 'email', purpose: 'survey' },
					...{ campaign: 'NPS 2026-01', status: 'confirmed', discount: null },
					...{ reserved_at: '2026-01-30T10:00:00.000Z', sent_at: '2026-01-30T10:00:00.000Z' },
				},
			]),
	],
	[
		'an open ticket',
		{},
		async (tables) =>
			await keep(tables, 'Loyalty Support Tickets', [
				{ ticket_id: '7', customer_email: 'One@example.com', status: 'open', ticket_key: 'k' },
			]),
	],
	[
		'a bad answer last time',
		{},
		async (tables) =>
			await keep(tables, ANSWERS, [
				{
					...{ ...answerColumns, customer_email: 'one@example.com', wave: '2025-10', score: 4 },
					...{ invited_at: '2025-10-01T10:00:00.000Z', answered_at: '2025-10-02T10:00:00.000Z' },
				},
			]),
	],
])('nobody is asked automatically: %s', async (what, more, prepare) => {
	const tables = await shop(delivery('one@example.com', more));
	await prepare(tables);
	const { itemsOf } = await run(tables, { 'Ask the Owner': [{ json: { data: {} } }] });
	const invited = tables.rowsNamed(ANSWERS).filter(({ wave }) => wave === '2026-03');
	expect(invited.length).toBeGreaterThan(5);
	const asked = tables.rowsNamed(LOG).filter(({ campaign }) => campaign === 'NPS 2026-03');
	expect(asked.map(({ customer_email }) => customer_email)).not.toContain('one@example.com');
	if (!/ticket|bad answer/.test(what)) return;
	const [{ customers }] = itemsOf('Put Them in One Digest') as AnyJson[];
	expect(customers.map(({ customer }: AnyJson) => customer)).toEqual(['one@example.com']);
});

test('what cannot be read is not asked about and holds nobody else up', async () => {
	const tables = await shop(
		delivery('not an address', { order_id: 'a' }),
		delivery('wrong@example.com', { order_id: 'b', happened_at: 'soon' }),
		delivery('', { order_id: 'c' }),
	);
	const { itemsOf } = await run(tables);
	const unclear = itemsOf('Decide Whom to Ask').filter(({ customer }: AnyJson) => customer === '');
	expect(unclear.map(({ order_id, reasonCode }: AnyJson) => [order_id, reasonCode])).toEqual(
		['a', 'b', 'c'].map((order) => [order, 'noCustomer']),
	);
	expect(Object.values(statusOf(tables))).toContain('confirmed');
	expect(Object.keys(statusOf(tables))).toHaveLength(few.length);
});

test.each(['refused', 'retryLater'])(
	'%s: the reservation and the invitation are given back, told, and tried the next day',
	async (outcome) => {
		const tables = await shop();
		const { itemsOf } = await run(tables, {
			'Send the Question': [{ json: { outcome, reason: 'no', suppressed: false } }],
		});
		const control = Object.values(statusOf(tables)).filter((one) => one === 'control').length;
		expect(new Set(Object.values(statusOf(tables)))).toEqual(
			new Set(['released', ...(control > 0 ? ['control'] : [])]),
		);
		expect(tables.rowsNamed(ANSWERS)).toEqual([]);
		expect((itemsOf('Write One Notice')[0] as AnyJson).messages).toHaveLength(few.length - control);
		await run(tables);
		expect(tables.rowsNamed(ANSWERS)).toHaveLength(few.length - control);
	},
);

test('unsure: it stays reserved with its invitation, is told, and is not sent again', async () => {
	const tables = await shop();
	await run(tables, { 'Send the Question': [{ json: { outcome: 'unsure', suppressed: false } }] });
	const open = tables.rowsNamed(LOG).filter(({ status }) => status === 'reserved');
	expect(tables.rowsNamed(ANSWERS)).toHaveLength(open.length);
	const next = await run(tables);
	expect(next.ran).not.toContain('Send the Question');
	expect((next.itemsOf('Write One Notice')[0] ?? { messages: open }).messages).toHaveLength(
		open.length,
	);
});

test('an address that the mail service has stopped is marked as unsubscribed', async () => {
	const tables = await shop();
	await run(tables, { 'Send the Question': [{ json: { outcome: 'refused', suppressed: true } }] });
	const status = new Set(Object.values(statusOf(tables)));
	status.delete('control');
	expect(status).toEqual(new Set(['unsubscribed']));
	expect(tables.rowsNamed(ANSWERS)).toEqual([]);
	expect((await run(tables)).ran).not.toContain('Send the Question');
});

test('who opted out between deciding and sending is not asked', async () => {
	const decided = (await run(await shop())).itemsOf('Leave Some Out by Chance');
	const tables = await shop();
	await keep(tables, 'Loyalty Consents', [survey(many[3], 'withdrawn', 'marketing')]);
	await run(tables, { 'Leave Some Out by Chance': decided.map((json) => ({ json })) });
	expect(statusOf(tables)).not.toHaveProperty([many[3]]);
	expect(Object.values(statusOf(tables))).toContain('confirmed');
});

describe('what happens between deciding and sending', () => {
	const one = many[3];
	const ticket = (ticket_id: string) => ({ ticket_id, customer_email: one, status: 'open' });
	/** What the run before had come to, taken up while the tables say something new. */
	const takenUp = async (at: string) => {
		const earlier = await run(await shop());
		return { [at]: earlier.itemsOf(at).map((json: AnyJson) => ({ json })) };
	};

	test.each<[string, string, AnyJson]>([
		['a ticket', 'Loyalty Support Tickets', ticket('7')],
		['a return', DELIVERIES, delivery(one, { event: 'returned' })],
		[
			'a bad answer',
			ANSWERS,
			{
				...{ ...answerColumns, customer_email: one, wave: '2026-02', score: 2 },
				...{ invited_at: '2026-02-01T10:00:00.000Z', answered_at: '2026-03-11T09:00:00.000Z' },
			},
		],
	])(
		'%s, before it is decided again: nobody is asked without a new yes',
		async (_what, name, row) => {
			const pinned = await takenUp('Leave Some Out by Chance');
			const tables = await shop();
			await keep(tables, name, [row]);
			await run(tables, pinned);
			expect(statusOf(tables)).not.toHaveProperty([one]);
			expect(Object.values(statusOf(tables))).toContain('confirmed');
		},
	);

	test('a yes of the owner holds for the tickets that were shown, not for one more', async () => {
		const asked = async (...later: AnyJson[]) => {
			const tables = await shop();
			await keep(tables, 'Loyalty Support Tickets', [ticket('7')]);
			const { itemsOf } = await run(tables, { 'Ask the Owner': [{ json: { data: {} } }] });
			const digest = itemsOf('Put Them in One Digest').map((json: AnyJson) => ({ json }));
			if (later.length > 0) await keep(tables, 'Loyalty Support Tickets', later);
			await run(tables, {
				'Put Them in One Digest': digest,
				'Ask the Owner': [{ json: { data: { approved: ['1. '] } } }],
			});
			return statusOf(tables)[one];
		};
		expect(await asked()).toBe('confirmed');
		expect(await asked(ticket('8'))).toBeUndefined();
	});

	test.each<[string, string, AnyJson]>([
		['an opt-out', 'Loyalty Consents', survey(one, 'withdrawn', 'marketing')],
		['a ticket', 'Loyalty Support Tickets', ticket('7')],
	])(
		'%s, after it was decided again: the place is given back, nothing is sent',
		async (_what, name, row) => {
			const pinned = await takenUp('Decide Again');
			const tables = await shop();
			await keep(tables, name, [row]);
			const { itemsOf } = await run(tables, {
				...pinned,
				'Ask the Owner': [{ json: { data: {} } }],
			});
			expect(statusOf(tables)[one]).toBe('notSent');
			expect(tables.rowsNamed(ANSWERS).map((answer) => answer.customer_email)).not.toContain(one);
			expect(Object.values(statusOf(tables))).toContain('confirmed');
			expect(itemsOf('Write One Notice')).toEqual([]);
		},
	);
});

test('the first of the month gives the page of my own answers, other days do not', async () => {
	const tables = await shop();
	const answered = (at: number, score: number, channel: string) => ({
		...answerColumns,
		...{ customer_email: `a${at}@example.com`, channel, score, ask_id: String(at) },
		...{ answered_at: '2026-03-10T10:00:00.000Z' },
	});
	await keep(tables, ANSWERS, [
		...Array.from({ length: 6 }, (_, at) => answered(at, 10, 'market')),
		...Array.from({ length: 4 }, (_, at) => answered(10 + at, 3, 'online')),
	]);
	const preview = { ...sending, send_emails: false };
	const plain = await run(tables, {}, preview, 'Every Morning at Ten');
	expect(plain.ran).not.toContain('Measure NPS');
	await run(tables, {}, preview);
	const rows = tables.rowsNamed('Loyalty NPS History');
	expect(
		Object.fromEntries(rows.map(({ channel, nps, answers }) => [channel, [nps, answers]])),
	).toEqual({ all: [20, 10], market: [100, 6], online: [-100, 4] });
});

describe('reports of deliveries', () => {
	const WHEN = 'When an Order Is Delivered';
	const report = async (tables: Tables, body: AnyJson) => {
		const found = await runWorkflow(owned(shipped), {
			...{ start: WHEN, tables, items: [{ json: { headers: {}, params: {}, query: {}, body } }] },
		});
		expect(found.error).toBeUndefined();
		return found.ran.at(-1);
	};
	const good = {
		...{ event: 'order.delivered', order_id: 1001, email: ' Anna@Example.com ' },
		...{ first_name: 'Anna', happened_at: '2026-03-05T10:00:00+01:00' },
	};

	test('five times the same is one row', async () => {
		const tables = dataTables();
		for (let time = 1; time <= 5; time++) {
			expect(await report(tables, good)).toBe('Say That It Is Kept');
		}
		expect(tables.rowsNamed(DELIVERIES)).toEqual([
			expect.objectContaining({
				...{ event_key: '1001 delivered', customer_email: 'anna@example.com', channel: 'online' },
				...{ happened_at: '2026-03-05T09:00:00.000Z', first_name: 'Anna' },
			}),
		]);
	});

	test.each<[string, AnyJson, string]>([
		['no order', { ...good, order_id: '' }, 'Say What Is Missing'],
		['no address', { ...good, email: 'anna' }, 'Say What Is Missing'],
		['no time', { ...good, happened_at: 'yesterday' }, 'Say What Is Missing'],
		['another event', { ...good, event: 'order.shipped' }, 'Say There Is Nothing to Do'],
		['nothing at all', {}, 'Say There Is Nothing to Do'],
	])('%s changes nothing', async (_what, body, answer) => {
		const tables = dataTables();
		expect(await report(tables, body)).toBe(answer);
		expect(tables.rowsNamed(DELIVERIES)).toEqual([]);
	});

	test('the webhook asks for a header', () => {
		const node = shipped.nodes.find(({ name }) => name === WHEN);
		expect(node?.parameters).toMatchObject({ authentication: 'headerAuth' });
	});
});
