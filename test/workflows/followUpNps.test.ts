import shipped from '../../workflows/follow-up-nps-answers.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { answerColumns, codeOf, credentials, keep, owned, survey } from './npsShop.cjs';

// workflows/follow-up-nps-answers.json as shipped, in n8n's own engine, with Data Tables in memory.
const TICKETS = 'Loyalty Support Tickets';
const LOG = 'Loyalty Contact Log';
type Tables = ReturnType<typeof dataTables>;

let now = Date.parse('2026-03-11T10:00:00Z');
beforeEach(() => {
	now = Date.parse('2026-03-11T10:00:00Z');
	const real = Date.now;
	const begun = real();
	jest.spyOn(Date, 'now').mockImplementation(() => now + real() - begun);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const answer = (customer: string, score: number | string, more: AnyJson = {}) => ({
	...{ ...answerColumns, customer_email: customer, ask_id: `ask ${customer}`, score },
	...{ answered_at: '2026-03-11T09:50:00.000Z', comment: 'Words.', may_contact: 'yes', ...more },
});
const [happy, fair, angry] = ['happy', 'fair', 'angry'].map((one) => `${one}@example.com`);
const sending = { use_my_answers: true, send_emails: true };
const mailed = [{ json: { accepted: ['somebody'] } }];
const part = (outcome: string, state: string, ticketId = '101') => [
	{ json: { outcome, state, ticketId, url: `https://desk/${ticketId}`, reason: 'why' } },
];

async function run(tables: Tables, pinned: AnyJson = {}, set: AnyJson = sending) {
	const outcome = await runWorkflow(owned(shipped, set), {
		...{ start: 'Run Now', tables, credentials },
		pinned: {
			'Send the Message': [{ json: { outcome: 'sent', suppressed: false } }],
			'Open or Look': part('opened', 'new'),
			...{ 'E-mail the Person': mailed, 'E-mail the Owner': mailed, ...pinned },
		},
	});
	expect(outcome.error).toBeUndefined();
	const turns = (name: string): AnyJson[] =>
		(outcome.data.resultData.runData[name] ?? []).map(
			(turn: AnyJson) => turn.data.main[0]?.[0]?.json,
		);
	return { ...outcome, turns };
}

async function answers(...rows: AnyJson[]) {
	const tables = dataTables();
	await keep(tables, 'Loyalty Survey Answers', rows);
	return tables;
}
const ticket = (tables: Tables) => tables.rowsNamed(TICKETS)[0];
const states = (tables: Tables) =>
	Object.fromEntries(tables.rowsNamed(LOG).map((row) => [row.customer_email, row.status]));

test('the first click shows messages and tickets, and writes nothing', async () => {
	const tables = dataTables();
	const { itemsOf, ran } = await run(tables, {}, {});
	expect(itemsOf('Show the Preview').length).toBeGreaterThan(0);
	expect(itemsOf('Show the Tickets').length).toBeGreaterThan(0);
	expect(ran).not.toContain('Open or Look');
	expect(tables.rowsNamed(TICKETS)).toEqual([]);
	expect(tables.rowsNamed(LOG)).toEqual([]);
});

test('each kind of answer gets its own, once', async () => {
	const rows = [answer(happy, 9), answer(fair, 7), answer(angry, 6), answer('no@example.com', 5)];
	const tables = await answers(...rows.slice(0, 3));
	const { turns, ran } = await run(tables);
	const written = turns('Write the Message');
	expect(written.map(({ email, group }) => [email, group])).toEqual([
		[happy, 'promoter'],
		[fair, 'passive'],
	]);
	expect(written[0]).toMatchObject({ link: 'https://shop.example.com/review' });
	expect(written[0].optOutUrl).toContain(codeOf('opt-out link', happy));
	expect(written[1]).toMatchObject({ subject: 'What was missing?', link: '' });
	expect(states(tables)).toEqual({ [happy]: 'confirmed', [fair]: 'confirmed' });
	expect(ticket(tables)).toMatchObject({
		...{ ticket_key: `nps ask ${angry}`, ticket_id: '101', status: 'open', topic: 'NPS 6' },
		...{ customer_email: angry, opened_at: '2026-03-11T09:50:00.000Z', escalated_at: null },
		...{ due_at: '2026-03-11T10:50:00.000Z', told_at: expect.stringMatching(/^2026-03-11T10:00/) },
	});
	expect(ran.indexOf('E-mail the Person')).toBeLessThan(ran.indexOf('Send the Message'));
	const again = await run(tables, { 'Open or Look': part('found', 'new') });
	expect(again.ran).not.toContain('Send the Message');
	expect(again.ran).not.toContain('E-mail the Person');
	expect(tables.rowsNamed(TICKETS)).toHaveLength(1);
});

test.each<[string, AnyJson, AnyJson[]]>([
	['who did not say that we may', { may_contact: 'no' }, []],
	['who opted out since', {}, [survey(happy, 'withdrawn', 'marketing')]],
	['an answer of long ago', { answered_at: '2026-03-01T09:00:00.000Z' }, []],
	['an answer that cannot be read', { answered_at: 'soon' }, []],
	['a score that is none', { score: 'ten' }, []],
	['an invitation without an answer', { score: null, answered_at: null }, []],
])('nobody is written to: %s', async (_what, more, consents) => {
	const tables = await answers(answer(happy, 9, more), answer(fair, 8));
	if (consents.length > 0) await keep(tables, 'Loyalty Consents', consents);
	await run(tables);
	expect(states(tables)).toEqual({ [fair]: 'confirmed' });
	expect(tables.rowsNamed(TICKETS)).toEqual([]);
});

test('while a ticket is open its customer is not written to', async () => {
	const tables = await answers(answer(happy, 9));
	const old = { ticket_id: '3', customer_email: 'Happy@example.com', status: 'open' };
	await keep(tables, TICKETS, [{ ...old, ticket_key: '', opened_at: '2026-03-01T09:00:00.000Z' }]);
	await run(tables);
	expect(states(tables)).toEqual({});
	tables.rowsNamed(TICKETS)[0].status = 'solved';
	await run(tables);
	expect(states(tables)).toEqual({ [happy]: 'confirmed' });
});

test.each([
	['refused', false, 'released'],
	['retryLater', false, 'released'],
	['refused', true, 'unsubscribed'],
	['unsure', false, 'reserved'],
])('a message that is %s (stopped: %s) is %s', async (outcome, suppressed, status) => {
	const tables = await answers(answer(happy, 9));
	await run(tables, { 'Send the Message': [{ json: { outcome, suppressed } }] });
	expect(states(tables)).toEqual({ [happy]: status });
	const next = await run(tables);
	expect(next.ran.includes('Send the Message')).toBe(status === 'released');
});

describe('a detractor', () => {
	test('is the owner’s when nobody has taken the ticket in time, once', async () => {
		const tables = await answers(answer(angry, 2));
		await run(tables);
		now += 45 * 60_000;
		const early = await run(tables, { 'Open or Look': part('found', 'new') });
		expect(early.ran).not.toContain('E-mail the Owner');
		now += 10 * 60_000;
		const late = await run(tables, { 'Open or Look': part('found', 'new') });
		expect(late.ran).toContain('E-mail the Owner');
		expect(ticket(tables).escalated_at).toMatch(/^2026-03-11T10:5/);
		now += 10 * 60_000;
		const later = await run(tables, { 'Open or Look': part('found', 'new') });
		expect(later.ran).not.toContain('E-mail the Owner');
	});

	test('whose ticket is taken in time is nobody else’s, and is free when it is solved', async () => {
		const tables = await answers(answer(angry, 2));
		await run(tables);
		now += 20 * 60_000;
		await run(tables, { 'Open or Look': part('found', 'taken') });
		const taken = ticket(tables).first_response_at;
		expect(taken).toMatch(/^2026-03-11T10:20/);
		now += 60 * 60_000;
		const { ran } = await run(tables, { 'Open or Look': part('found', 'taken') });
		expect(ran).not.toContain('E-mail the Owner');
		expect(ticket(tables)).toMatchObject({ status: 'taken', first_response_at: taken });
		await run(tables, { 'Open or Look': part('found', 'solved') });
		expect(ticket(tables)).toMatchObject({ status: 'solved', first_response_at: taken });
		expect(ticket(tables).resolved_at).toMatch(/^2026-03-11T11:20/);
		expect((await run(tables)).ran).not.toContain('Open or Look');
	});

	test.each([
		['refused', ''],
		['retryLater', ''],
		['unsure', ''],
	])('%s: it is tried again with the same key, and told to the owner in time', async (outcome) => {
		const tables = await answers(answer(angry, 2));
		const failing = { 'Open or Look': part(outcome, 'unknown', '') };
		const { ran } = await run(tables, failing);
		expect(ran).not.toContain('E-mail the Person');
		expect(ticket(tables)).toMatchObject({ status: 'opening', told_at: null });
		now += 55 * 60_000;
		expect((await run(tables, failing)).ran).toContain('E-mail the Owner');
		const third = await run(tables, { 'Open or Look': part('alreadyThere', 'new') });
		expect(third.turns('Write Down the Ticket')[0].ticket_key).toBe(`nps ask ${angry}`);
		expect(third.ran).toContain('E-mail the Person');
		expect(ticket(tables)).toMatchObject({ status: 'open', ticket_id: '101' });
		expect(tables.rowsNamed(TICKETS)).toHaveLength(1);
	});

	test('whose person may or may not have been told is the owner’s, not told twice', async () => {
		const tables = await answers(answer(angry, 2));
		await run(tables);
		ticket(tables).told_at = 'sending 2026-03-11T10:00:00.000Z';
		now += 10 * 60_000;
		const soon = await run(tables, { 'Open or Look': part('found', 'new') });
		expect(soon.ran).not.toContain('E-mail the Owner');
		now += 25 * 60_000;
		const { ran } = await run(tables, { 'Open or Look': part('found', 'new') });
		expect(ran).not.toContain('E-mail the Person');
		expect(ran).toContain('E-mail the Owner');
	});

	test('whose ticket is gone from the help desk is closed', async () => {
		const tables = await answers(answer(angry, 2));
		await run(tables);
		await run(tables, { 'Open or Look': part('found', 'gone') });
		expect(ticket(tables).status).toBe('closed');
	});
});
