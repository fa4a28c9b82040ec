import shipped from '../../workflows/share-customer-love.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';
import { withSettings } from './settings.cjs';

// workflows/share-customer-love.json as shipped, in n8n's own engine, with Data Tables in memory.
const SHARED = 'Loyalty Shared Quotes';
type Tables = ReturnType<typeof dataTables>;
type Row = Record<string, unknown>;

/** A Wednesday at eleven in Berlin. */
const NOW = Date.parse('2026-03-11T10:00:00Z');
const DAY = 86_400_000;
let ahead = 0;

beforeEach(() => {
	const { now } = Date;
	ahead = NOW - now();
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const sending = { use_my_data: true, send_posts: true };

/** What the part that schedules gives where a text begins so; all else is scheduled. */
type Outcomes = Record<string, Row>;

function prepared(set: Readonly<Row>, outcomes: Outcomes) {
	const workflow = withSettings(hurried(shipped as AnyJson) as AnyJson, set);
	const named = (name: string) =>
		workflow.nodes.find((node: { name: string }) => node.name === name);
	// n8n takes two closing braces for the end of an expression.
	const all = JSON.stringify(Object.entries(outcomes)).replaceAll('}}', '} }');
	Object.assign(named('Schedule by the Chosen Service'), {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		onError: undefined,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ { ...$json, outcome: 'scheduled', postId: 'post of ' + $json.channels[0].network, reason: '', ...(${all}.find(([text]) => (\`\${$json.channels[0].network}: \` + $json.text).includes(text))?.[1] ?? {}) } }}`,
			options: {},
		},
	});
	return workflow;
}

async function keep(tables: Tables, name: string, rows: readonly Row[]) {
	if (rows.length === 0) return;
	const all = await tables.getDataTableAggregateProxy();
	const present = (await all.getManyAndCount({ filter: { name } })).data[0];
	const columns = Object.keys(rows[0]).map((column) => ({ name: column, type: 'string' }));
	const { id } = present ?? (await all.createDataTable({ name, columns }));
	const table = await tables.getDataTableProxy(null, null, id);
	await table.insertRows(rows.map((row) => ({ ...row })));
}

const moment = (ago: number) => new Date(NOW - ago * DAY).toISOString();
const mail = (name: string) => `${name.toLowerCase()}@example.com`;

const answer = (name: string, comment: string, more: Row = {}) => ({
	...{ survey: 'NPS', kind: 'transactional', wave: '2026-02', customer_email: mail(name) },
	...{ channel: 'web', invited_at: moment(12), answered_at: moment(10), score: 10, comment },
	...{ ask_id: '', first_name: name, order_id: '', may_contact: 'yes', may_quote: 'yes', ...more },
});
const review = (name: string, comment: string, more: Row = {}) =>
	answer(name, comment, { survey: 'Review', score: 5, ...more });
const consent = (name: string, status = 'granted', ago = 10) => ({
	...{ customer_id: null, customer_email: mail(name), channel: 'social', purpose: 'quoting' },
	...{ status, source: 'NPS answer', recorded_at: moment(ago), expires_at: null },
});

type Shop = { answers?: Row[]; reviews?: Row[]; consents?: Row[] };

async function shop({ answers = [], reviews = [], consents = [] }: Shop) {
	const tables = dataTables();
	await keep(tables, 'Loyalty Survey Answers', answers);
	await keep(tables, 'Loyalty Reviews', reviews);
	await keep(tables, 'Loyalty Consents', consents);
	return tables;
}

const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil'];
const words = (name: string) => `${name} says the rye bread is the best.`;
const fiveHappy = async () =>
	await shop({
		answers: names.map((name, at) => answer(name, words(name), { answered_at: moment(20 - at) })),
		consents: names.map((name) => consent(name)),
	});

const ticked = (...numbers: number[]) => [
	{ json: { data: { approved: numbers.map((number) => `${number}. somebody: words`) } } },
];
const EVERYTHING = ticked(1, 2, 3, 4, 5, 6, 7, 8, 9);

type Options = { set?: Row; outcomes?: Outcomes; pinned?: Record<string, unknown[]> };

async function run(tables: Tables, { set = {}, outcomes = {}, pinned = {} }: Options = {}) {
	const outcome = await runWorkflow(prepared({ ...sending, ...set }, outcomes), {
		start: 'Run Now',
		tables,
		pinned: {
			'Ask the Owner': EVERYTHING,
			'E-mail What Needs a Look': [{ json: {} }],
			'E-mail What Was Not Shared': [{ json: {} }],
			...pinned,
		},
	});
	expect(outcome.error).toBeUndefined();
	expect(outcome.status).toBe('success');
	return outcome;
}

type Outcome = Awaited<ReturnType<typeof run>>;

const allOf = (outcome: Outcome, name: string): AnyJson[] =>
	(outcome.data.resultData.runData[name] ?? []).flatMap((one: AnyJson) =>
		(one.data?.main?.[0] ?? []).map(({ json }: AnyJson) => json),
	);
const found = (outcome: Outcome) => outcome.itemsOf('Find What May Be Quoted')[0] as AnyJson;
const scheduled = (outcome: Outcome) => allOf(outcome, 'Schedule by the Chosen Service');
const statuses = (tables: Tables) =>
	Object.fromEntries(
		tables.rowsNamed(SHARED).map(({ customer_email: who, status }) => [who, status]),
	) as Record<string, string>;
const reasons = (outcome: Outcome) =>
	Object.fromEntries(
		[
			...found(outcome).left,
			...outcome.itemsOf('Decide What to Share').filter(({ allowed }: Row) => !allowed),
		].map((one: AnyJson) => [one.customer_email, one.reason]),
	) as Record<string, string>;

test('the sample shop shows quotes by itself, and sending on with it shares nothing', async () => {
	const tables = dataTables();
	const outcome = await run(tables, { set: { use_my_data: false } });
	expect(outcome.itemsOf('Decide What to Share').some(({ allowed }: Row) => allowed)).toBe(true);
	expect(outcome.itemsOf('Put the Plan Together')[0].text).toMatch(/This is the sample shop/);
	expect(outcome.itemsOf('Put the Reach Together')[0].text).toMatch(/Seen: 412/);
	for (const node of ['Ask the Owner', 'E-mail What Needs a Look', 'Keep the Results']) {
		expect(outcome.ran).not.toContain(node);
	}
	expect(tables.rowsNamed(SHARED)).toEqual([]);
});

test('with sending off the plan shows each text on its network, and nothing is written', async () => {
	const tables = await fiveHappy();
	const outcome = await run(tables, { set: { send_posts: false } });
	expect(tables.rowsNamed(SHARED)).toEqual([]);
	const page = outcome.itemsOf('Put the Plan Together')[0].text;
	expect(page).toMatch(/Emil says the rye bread is the best\.”\s+Emil, customer of our shop/);
	// The three newest of five.
	expect(page).not.toMatch(/“Ada says/);
	expect(page).toMatch(/Newer words come first; these wait for another run: Quotes 2/);
});

test('who may be quoted and who may not, each with its reason', async () => {
	const say = 'The bread is worth the walk.';
	const tables = await shop({
		answers: [
			answer('Yes', say),
			answer('Passive', say, { score: 8 }),
			answer('Silent', ''),
			answer('Unasked', say, { may_quote: null }),
			answer('Refused', say, { may_quote: 'no' }),
			answer('Unrecorded', say),
			answer('Withdrawn', say),
			answer('Expired', say),
			answer('Worse', say, { answered_at: moment(50) }),
			answer('Worse', 'It was cold.', { score: 4, may_quote: 'no' }),
			answer('Link', 'See www.example.com for more of it.'),
			answer('Number', 'Call me at 030 1234567 any time.'),
			answer('Short', 'Good.'),
			answer('Old', say, { answered_at: moment(300) }),
			answer('Other', say, { survey: 'CSAT', score: 10 }),
			answer('Broken', say, { score: 'ten' }),
			answer('Undated', say, { answered_at: 'yesterday' }),
			answer('Nobody', say, { customer_email: 'not an address' }),
		],
		reviews: [review('Stars', say), review('Four', say, { score: 4 })],
		consents: [
			...['Yes', 'Worse', 'Link', 'Number', 'Short', 'Old', 'Stars', 'Four', 'Other'],
			...['Refused', 'Withdrawn', 'Passive', 'Broken', 'Undated'],
		]
			.map((name) => consent(name))
			.concat(consent('Withdrawn', 'withdrawn', 1))
			.concat({ ...consent('Expired'), expires_at: moment(1) as never }),
	});
	const outcome = await run(tables);
	expect(Object.keys(statuses(tables)).sort()).toEqual([mail('Stars'), mail('Yes')]);
	expect(reasons(outcome)).toEqual({
		[mail('Unasked')]: 'Did not say that they may be quoted',
		[mail('Refused')]: 'Did not say that they may be quoted',
		[mail('Unrecorded')]: expect.stringMatching(/^No consent to being quoted/),
		[mail('Withdrawn')]: expect.stringMatching(/refused or taken back/),
		[mail('Expired')]: expect.stringMatching(/no longer holds/),
		[mail('Worse')]: 'Has given a lower answer since',
		[mail('Link')]: 'The words hold a link, an address or a long number',
		[mail('Number')]: 'The words hold a link, an address or a long number',
		[mail('Short')]: 'Too few words',
	});
	const { unread } = found(outcome);
	expect(unread).toEqual([
		'NPS answer of broken@example.com: the score ten is none from 0 to 10',
		'NPS answer of undated@example.com: the date yesterday cannot be read',
		'NPS answer of not an address: no e-mail address that can be read',
	]);
	expect(outcome.itemsOf('Write One Notice')[0].text).toContain(unread[1]);
});

test('names are shown as the customer allowed, or as the owner chose where that is less', async () => {
	const say = 'The bread is worth the walk.';
	const tables = await shop({
		answers: [
			answer('Full', say),
			answer('Initial', say, { may_quote: 'initial only' }),
			answer('Hidden', say, { may_quote: 'without my name' }),
			answer('Odd', say, { first_name: 'odd@example.com' }),
		],
		consents: ['Full', 'Initial', 'Hidden', 'Odd'].map((name) => consent(name)),
	});
	const shown = async (show_name: string) => {
		const outcome = await run(tables, { set: { send_posts: false, show_name } });
		const { quotes } = found(outcome);
		return quotes.map(({ shown_as }: Row) => shown_as);
	};
	expect(await shown('first name')).toEqual(['Full', 'I.', 'a customer', 'a customer']);
	expect(await shown('initial')).toEqual(['F.', 'I.', 'a customer', 'a customer']);
	expect(await shown('a customer')).toEqual(Array(4).fill('a customer'));
});

test('each network gets a text that fits: whole, its first sentences, or none', async () => {
	const long = `${'The bread is good. '.repeat(15)}And so is the cake.`;
	const endless = 'no end '.repeat(60).trim();
	const tables = await shop({
		answers: [answer('Long', long), answer('Endless', endless)],
		consents: [consent('Long'), consent('Endless')],
	});
	const channels = ['facebook', 'x', 'instagram', 'somewhere'].map((network) => ({
		...{ id: network, network },
	}));
	const set = { send_posts: false, channels: JSON.stringify(channels) };
	const outcome = await run(tables, { set });
	const { quotes } = found(outcome);
	const [first, second] = quotes.map(({ texts }: AnyJson) =>
		texts.map(({ text, note }: AnyJson) => [[...text].length, note]),
	);
	expect(first[0]).toEqual([[...long].length + 2 + '\nLong, customer of our shop'.length, '']);
	expect(first[1]).toEqual([expect.any(Number), 'only the first sentences fit']);
	expect(first[1][0]).toBeGreaterThan(250);
	expect(first[1][0]).toBeLessThanOrEqual(280);
	expect(first[2]).toEqual([0, 'needs a picture: fill in image_url']);
	expect(first[3]).toEqual(first[1]);
	expect(quotes[0].texts[1].text).toMatch(
		/^“The bread is good\..*good\.”\nLong, customer of our shop$/s,
	);
	expect(second[1]).toEqual([0, 'too long for this network']);
	expect(second[0][1]).toBe('');
	const withPicture = { ...set, image_url: 'https://shop.example.com/bread.jpg' };
	const other = await run(tables, { set: withPicture });
	const [{ texts, images }] = found(other).quotes;
	expect(texts[2].note).toBe('');
	expect(images).toEqual(['https://shop.example.com/bread.jpg']);
});

test('what is ticked is scheduled on each network at its time, and never again', async () => {
	const tables = await fiveHappy();
	const first = await run(tables, { pinned: { 'Ask the Owner': ticked(1, 3) } });
	expect(first.itemsOf('Ask the Owner')).toHaveLength(1);
	const asked = first.itemsOf('Put Them in One Digest')[0].quotes as AnyJson[];
	expect(asked.map(({ customer_email: who }) => who)).toEqual(['Cleo', 'Dora', 'Emil'].map(mail));
	expect(statuses(tables)).toEqual({
		[mail('Cleo')]: 'confirmed',
		[mail('Dora')]: 'skipped',
		[mail('Emil')]: 'confirmed',
	});
	expect(scheduled(first).map(({ channels, time, text }) => [channels, time, text])).toEqual(
		(
			[
				['Cleo', '2026-03-12T10:00'],
				['Emil', '2026-03-14T10:00'],
			] as const
		).flatMap(([name, time]) =>
			['facebook', 'x'].map((network, at) => [
				[{ id: `channel-${at + 1}`, network }],
				time,
				`“${words(name)}”\n${name}, customer of our shop`,
			]),
		),
	);
	const [row] = tables.rowsNamed(SHARED).filter(({ status }) => status === 'confirmed');
	expect(row).toMatchObject({
		...{ quote: words('Cleo'), shown_as: 'Cleo', networks: 'facebook, x', source: 'NPS answer' },
		...{ due_at: '2026-03-12T09:00:00.000Z', sent_at: '2026-03-12T09:00:00.000Z' },
	});
	expect(JSON.parse(row.posts)).toEqual([
		{ network: 'facebook', channel: 'channel-1', postId: 'post of facebook' },
		{ network: 'x', channel: 'channel-2', postId: 'post of x' },
	]);

	// The others are next, two days after the last; then nobody is left, and nobody is asked.
	const second = await run(tables);
	expect(scheduled(second).map(({ time }) => time)).toEqual([
		...Array(2).fill('2026-03-16T10:00'),
		...Array(2).fill('2026-03-18T10:00'),
	]);
	const third = await run(tables);
	expect(third.ran).not.toContain('Ask the Owner');
	expect(scheduled(third)).toEqual([]);

	// New words of somebody who is quoted wait until the quarter after the day of the post is over.
	await keep(tables, 'Loyalty Survey Answers', [answer('Cleo', 'Now the cake, too!')]);
	expect(scheduled(await run(tables))).toEqual([]);
	ahead += 90 * DAY;
	expect(scheduled(await run(tables))).toEqual([]);
	ahead += 1.5 * DAY;
	const later = await run(tables, { set: { said_in_last_days: 200 } });
	expect(scheduled(later).map(({ text }) => text.split('”')[0])).toEqual([
		'“Now the cake, too!',
		'“Now the cake, too!',
	]);
});

test('no answer of the owner means that nothing is shared; it is asked again after a week', async () => {
	const tables = await fiveHappy();
	const outcome = await run(tables, { pinned: { 'Ask the Owner': [{ json: {} }] } });
	expect(scheduled(outcome)).toEqual([]);
	const rows = tables.rowsNamed(SHARED);
	expect(rows.map(({ status, note }) => [status, note])).toEqual(
		Array(3).fill(['skipped', 'Nobody answered in time.']),
	);
	const next = await run(tables);
	expect(scheduled(next).map(({ text }) => text.slice(1, 4))).toEqual(['Ada', 'Ada', 'Ben', 'Ben']);
	ahead += 8 * DAY;
	const later = await run(tables);
	expect(new Set(scheduled(later).map(({ text }) => text.slice(1, 5)))).toEqual(
		new Set(['Cleo', 'Dora', 'Emil']),
	);
});

test('a refusal gives the place back, silence stays open, one network of two is told', async () => {
	const tables = await fiveHappy();
	const outcomes = {
		'Cleo says': { outcome: 'refused', postId: null, reason: 'Takes no more posts for now.' },
		'Dora says': { outcome: 'unsure', postId: null, reason: 'No answer.' },
		'x: “Emil': { outcome: 'refused', postId: null, reason: 'The account was disconnected.' },
	};
	const outcome = await run(tables, { outcomes });
	expect(statuses(tables)).toEqual({
		[mail('Cleo')]: 'released',
		[mail('Dora')]: 'reserved',
		[mail('Emil')]: 'confirmed',
	});
	const emil = tables.rowsNamed(SHARED).find(({ status }) => status === 'confirmed');
	expect(emil).toMatchObject({ networks: 'facebook', note: 'x: The account was disconnected.' });
	const { text, needsALook } = outcome.itemsOf('Write One Notice')[0];
	expect(needsALook).toBe(3);
	for (const said of ['Takes no more posts', 'may be out. No answer', 'account was disconnected']) {
		expect(text).toContain(said);
	}
	// The next day: what was put off is asked about again, silence is not broken by itself and is listed.
	const next = await run(tables);
	expect(scheduled(next).map(({ text: one }) => one.slice(1, 5))).toEqual(
		['Ada ', 'Ben ', 'Cleo'].flatMap((name) => [name, name]),
	);
	expect(next.itemsOf('Write What Needs a Look')[0].text).toMatch(/Dora says.*dora@example\.com/);
});

test('three failures in a row stop the run, and the next one goes on', async () => {
	const tables = await fiveHappy();
	const outcomes = { says: { outcome: 'refused', reason: 'Does not accept the key.' } };
	const outcome = await run(tables, { outcomes, set: { most_per_run: 5 } });
	expect(scheduled(outcome)).toHaveLength(6);
	expect(outcome.itemsOf('Write One Notice')[0].text).toMatch(
		/three failures in a row\. These wait for the next run:\ndora@example\.com\nemil@example\.com/,
	);
	const next = await run(tables, { set: { most_per_run: 5 } });
	expect(scheduled(next)).toHaveLength(10);
	expect(Object.values(statuses(tables))).toEqual(Array(5).fill('confirmed'));
});

test('who takes the consent back after the approval is not shared', async () => {
	const decided = (await run(await fiveHappy())).itemsOf('Split Them Up Again') as AnyJson[];
	const tables = await fiveHappy();
	await keep(tables, 'Loyalty Consents', [consent('Dora', 'withdrawn', 0)]);
	const outcome = await run(tables, {
		pinned: {
			'Put Them in One Digest': [{ json: { quotes: decided } }],
			'Split Them Up Again': decided.map((json) => ({ json })),
		},
	});
	expect(statuses(tables)[mail('Dora')]).toBe('released');
	expect(scheduled(outcome).map(({ text }) => text.slice(1, 5))).toEqual([
		'Cleo',
		'Cleo',
		'Emil',
		'Emil',
	]);
	expect(outcome.itemsOf('Write One Notice')[0].text).toMatch(/Left out right before.*Dora says/s);
});

test('another run that came first wins', async () => {
	const decided = (await run(await fiveHappy())).itemsOf('Split Them Up Again') as AnyJson[];
	const tables = await fiveHappy();
	await run(tables);
	const before = tables.rowsNamed(SHARED).length;
	const outcome = await run(tables, {
		pinned: {
			'Put Them in One Digest': [{ json: { quotes: decided } }],
			'Split Them Up Again': decided.map((json) => ({ json })),
			'Decide What to Share': decided.map((json) => ({ json })),
		},
	});
	expect(scheduled(outcome)).toEqual([]);
	const late = tables.rowsNamed(SHARED).slice(before);
	expect(late.map(({ status }) => status)).toEqual(Array(3).fill('lostToOtherRun'));
});

test('who takes the consent back later is listed until the post is down', async () => {
	const tables = await fiveHappy();
	await run(tables);
	await keep(tables, 'Loyalty Consents', [consent('Dora', 'withdrawn', 0)]);
	const look = async () => (await run(tables)).itemsOf('Write What Needs a Look')[0] as AnyJson;
	const { takeDown, text } = await look();
	expect(takeDown).toEqual([mail('Dora')]);
	expect(text).toMatch(/Dora says.*facebook, x.*post of facebook/);
	const row = tables.rowsNamed(SHARED).find((one) => one.customer_email === mail('Dora'));
	Object.assign(row!, { status: 'takenDown' });
	expect((await look()).takeDown).toEqual([]);
	// Hours may pass until the owner answers: what is to be taken down is told before.
	await keep(tables, 'Loyalty Survey Answers', [answer('New', words('New'))]);
	await keep(tables, 'Loyalty Consents', [consent('New')]);
	const later = await run(tables);
	expect(later.ran.indexOf('Write What Needs a Look')).toBeLessThan(
		later.ran.indexOf('Ask the Owner'),
	);
});

test('reach: what is in the table, as a page and as one row per month for the scorecard', async () => {
	const tables = await fiveHappy();
	await run(tables);
	ahead += 6 * DAY;
	const [first, second] = tables.rowsNamed(SHARED);
	Object.assign(first, { views: 100, reactions: 7, clicks: 0 });
	Object.assign(second, { views: 11 });
	const outcome = await run(tables);
	const page = outcome.itemsOf('Put the Reach Together')[0].text;
	for (const said of [/Shared: 3 /, /Seen: 111 /, /Comments: not known/, /known of 2 of 3/]) {
		expect(page).toMatch(said);
	}
	await run(tables);
	const dueDays = tables
		.rowsNamed(SHARED)
		.filter(({ due_at }) => Date.parse(String(due_at)) <= Date.now())
		.map(({ due_at }) => String(due_at).slice(0, 10));
	expect(dueDays).toHaveLength(3);
	expect(tables.rowsNamed('Loyalty Campaign Results')).toMatchObject([
		{
			run_date: dueDays.sort().at(-1),
			...{ automation: 'Share customer love', campaign: 'Quotes of 2026-03', treated: 3 },
			text: '3 quotes shared; seen 111, reactions 7, comments not known, clicks 0; figures of 2',
		},
	]);
});

test('a month is dated by its newest figures, and each month is a row of its own', async () => {
	const tables = await fiveHappy();
	await run(tables);
	ahead += 6 * DAY;
	const [first, second, third] = tables.rowsNamed(SHARED);
	Object.assign(first, { due_at: '2026-02-27T10:00:00.000Z', views: 5, counted_at: '2026-03-16' });
	Object.assign(second, { due_at: '2026-02-25T10:00:00.000Z', views: 7, counted_at: '2026-03-04' });
	Object.assign(third, { due_at: '2026-03-12T10:00:00.000Z' });
	await run(tables);
	const rows = tables.rowsNamed('Loyalty Campaign Results');
	expect(rows.map(({ campaign, run_date, treated }) => [campaign, run_date, treated])).toEqual(
		expect.arrayContaining([
			['Quotes of 2026-02', '2026-03-16', 2],
			['Quotes of 2026-03', '2026-03-12', 1],
		]),
	);
	expect(rows).toHaveLength(2);
});
