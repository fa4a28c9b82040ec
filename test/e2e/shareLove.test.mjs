// @ts-check
/** Sharing customer love for real: a good day of 500 customers, the reach, who changes their mind, and the bad days. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { ayrshare } from '../../playground/vendors/ayrshare.mjs';
import {
	asks,
	bufferKey,
	bufferVendor,
	tooManyRequests,
} from '../../playground/vendors/buffer.mjs';
import {
	expiredToken,
	serverError,
	serverErrorAfterAcceptance,
	timeoutAfterAcceptance,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { startSmtp } from '../../playground/vendors/smtp.mjs';
import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials } from './credentials.mjs';
import { tick, untilAsked } from './ownersForm.mjs';
import { goodDay } from './shareLoveGoodDay.mjs';
import { fill, rowsIn, tableNamed } from './tableRows.mjs';

endOnSignal();

/** @typedef {import('./tableRows.mjs').Row} Row */

const KILLS = Number(process.env.LOYALTY_KILLS ?? 1);
const DAY = 86_400_000;
const timeout = 5 * 60_000;
const start = 'Run Now';
const digest = /^May we share/;
const create = asks('CreatePost');
const tables = {
	answers: 'Loyalty Survey Answers',
	reviews: 'Loyalty Reviews',
	consents: 'Loyalty Consents',
	shared: 'Loyalty Shared Quotes',
	results: 'Loyalty Campaign Results',
};

const buffer = withFaults(bufferVendor());
const other = withFaults(ayrshare({ key: 'ayrshare-key', networks: ['facebook', 'twitter'] }));
/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {import('../../playground/vendors/smtp.mjs').Smtp} */
let smtp;
/** @type {Record<string, { id: string, name: string }>} */
let credentials = {};
/** Ids of the parts that schedule. @type {Record<string, string>} */
const parts = {};

before(
	async () => {
		proxy = await startProxy({ vendors: [buffer, other] });
		smtp = await startSmtp();
		n8n = await temporaryN8n({ proxy, env: { GENERIC_TIMEZONE: 'Europe/Berlin' } });
		buffer.account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
		buffer.account.addChannel({ id: 'tw', service: 'twitter', name: 'Bakery' });
		credentials = await keptCredentials(n8n.rest, {
			smtp: smtp.credential(),
			bufferApi: { apiKey: bufferKey },
			httpHeaderAuth: { name: 'Authorization', value: 'Bearer ayrshare-key' },
		});
		for (const service of ['buffer', 'ayrshare']) {
			parts[service] = await imported(`schedule-social-post-${service}.json`, { longest_wait: 10 });
			await n8n.rest.publishWorkflow(parts[service]);
		}
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
	assert.deepEqual([...buffer.clear(), ...other.clear()], []);
	assert.deepEqual(problems, []);
});

/** @param {{ type: string, parameters?: any }} node */
function credentialFor({ type, parameters }) {
	if (/\.emailSend$/.test(type)) return 'smtp';
	if (/\.buffer$/.test(type)) return 'bufferApi';
	return parameters?.genericAuthType ? 'httpHeaderAuth' : undefined;
}

/** @param {string} file @param {Record<string, unknown>} set @returns {Promise<string>} id of the workflow with the owner's settings and credentials */
async function imported(file, set, service = 'buffer') {
	const content = JSON.parse(readFileSync(join(workflowsFolder, file), 'utf8'));
	for (const node of content.nodes) {
		if (node.name === 'Settings') {
			for (const one of node.parameters.assignments.assignments) {
				if (one.name in set) one.value = set[one.name];
			}
		}
		if (/\.executeWorkflow$/.test(node.type)) node.parameters.workflowId.value = parts[service];
		// Silence is told after three seconds instead of half a minute.
		if (/\.buffer$/.test(node.type)) {
			node.parameters.options = { ...node.parameters.options, timeOut: 3 };
		}
		const type = credentialFor(node);
		if (type) node.credentials = { [type]: credentials[type] };
		if (/\.(emailSend|wait)$/.test(node.type)) node.webhookId = randomUUID();
	}
	const { id } = await n8n.rest.createWorkflow(content);
	return id;
}

const channels = JSON.stringify([
	{ id: 'fb', network: 'facebook' },
	{ id: 'tw', network: 'x' },
]);

/** @param {Record<string, unknown>} [set] @param {string} [service] */
const sharing = async (set = {}, service) =>
	await imported(
		'share-customer-love.json',
		{ use_my_data: true, send_posts: true, pace_seconds: 0, most_per_run: 14, channels, ...set },
		service,
	);

/** @param {number} daysAgo @returns {string} */
const moment = (daysAgo) => new Date(Date.now() - daysAgo * DAY).toISOString();
/** @param {string} email @param {Row} [more] @returns {Row} */
const answer = (email, more = {}) => ({
	...{ survey: 'NPS', kind: 'transactional', wave: '2026-02', customer_email: email },
	...{ channel: 'web', invited_at: moment(3), answered_at: moment(1), score: 10 },
	...{ first_name: null, may_contact: 'yes', may_quote: 'yes', ...more },
});
/** @param {string} email @param {Row} [more] @returns {Row} */
const consent = (email, more = {}) => ({
	...{ customer_email: email.toLowerCase(), channel: 'social', purpose: 'quoting' },
	...{ status: 'granted', source: 'NPS answer', recorded_at: moment(200), ...more },
});
/** A row of an earlier run. @param {string} email @param {number} daysAgo @param {Row} [more] @returns {Row} */
const earlier = (email, daysAgo, more = {}) => ({
	...{ idempotency_key: `earlier ${email}`, run_id: '0', customer_email: email.toLowerCase() },
	...{ channel: 'social', purpose: 'quoting', campaign: `quote before of ${email}` },
	...{ status: 'confirmed', reserved_at: moment(daysAgo + 1), quote: 'Words of before.' },
	...{ sent_at: moment(daysAgo), due_at: moment(daysAgo), shown_as: 'Somebody' },
	...{ networks: 'facebook', posts: '[{"network":"facebook","channel":"fb","postId":"old"}]' },
	...more,
});

const shipped = JSON.parse(readFileSync(join(workflowsFolder, 'share-customer-love.json'), 'utf8'));
/** @param {string} node @returns {string[]} */
const columnsOf = (node) =>
	shipped.nodes
		.find((/** @type {any} */ { name }) => name === node)
		.parameters.columns.column.map((/** @type {any} */ { name }) => name);
const columns = {
	answers: columnsOf('Create the Answers Table'),
	reviews: columnsOf('Create the Reviews Table'),
	consents: columnsOf('Create the Consents'),
};

/** @param {Partial<Record<keyof typeof columns | 'shared', readonly Row[]>>} rows */
async function shopOf(rows) {
	smtp.forget();
	buffer.account.posts.length = 0;
	const { rest } = n8n;
	for (const name of [tables.shared, tables.results]) {
		const old = await tableNamed(rest, name);
		if (old) await rest.deleteDataTable(old);
	}
	for (const kind of /** @type {(keyof typeof columns)[]} */ (Object.keys(columns))) {
		await fill(rest, tables[kind], columns[kind], rows[kind] ?? []);
	}
	if (!rows.shared) return;
	// With the types that the workflow gives to its columns: a run in preview makes the table.
	await run(await sharing({ send_posts: false }));
	const table = await tableNamed(rest, tables.shared);
	assert.ok(table);
	const all = rows.shared.map((row) => /** @type {Record<string, string | null>} */ (row));
	await rest.insertRows(table, all);
}

/** A shop of people who are happy and agreed, each with words of their own. @param {readonly string[]} names */
const smallShop = async (names) =>
	await shopOf({
		answers: names.map((name, at) =>
			answer(`${name}@shop.example.com`, {
				first_name: name,
				comment: `The bread of ${name} is the best.`,
				answered_at: moment(1 + at / 24),
			}),
		),
		consents: names.map((name) => consent(`${name}@shop.example.com`)),
	});

/** @param {string} kind @param {number} count */
const names = (kind, count) =>
	Array.from({ length: count }, (_, at) => `${kind}${'ABCDEFGHIJKLM'[at]}`);

/** @param {string} id */
async function run(id) {
	return await ended(await n8n.rest.startWorkflow(id, start));
}

/** @param {string} execution */
async function ended(execution) {
	const done = await n8n.rest.executionEnd(execution, timeout);
	assert.equal(done.status, 'success', `${done.error?.node?.name}: ${done.error?.message}`);
	return done;
}

/** A run in which the owner ticks what `wanted` says. @param {string} id @param {(who: string) => boolean} [wanted] @param {string} [picture] of the form */
async function approvedRun(id, wanted = () => true, picture) {
	smtp.forget();
	const execution = await n8n.rest.startWorkflow(id, start);
	const offered = await tick(await untilAsked(smtp, digest), wanted, picture);
	return { execution, offered };
}

/** What stands in Buffer with these words, by channel. @param {string} words */
const postsWith = (words) =>
	buffer.account.posts.filter(({ text }) => text.includes(words)).map(({ channelId }) => channelId);
/** @param {string} name of the small shop */
const postsOf = (name) => postsWith(`The bread of ${name} is`).sort();

/** @returns {Promise<Map<string, string[]>>} what the table says of each customer, oldest first */
async function statuses() {
	const found = new Map();
	for (const { customer_email: who, status } of await rowsIn(n8n.rest, tables.shared)) {
		found.set(who, [...(found.get(who) ?? []), status]);
	}
	return found;
}
/** @param {RegExp} subject */
const mailAbout = (subject) =>
	smtp.mails.map(({ parsed }) => parsed).find((one) => subject.test(String(one.subject)));
const notice = () => String(mailAbout(/^Sharing quotes/)?.text);

describe('a good day of 500 customers', { concurrency: 1 }, () => {
	const { people, unticked, at } = goodDay({ answer, consent, earlier, moment });
	/** The others, whose words are older than those of the named: fourteen are asked about, the newest. */
	const many = Array.from({ length: 500 - people.length }, (_, index) => ({
		email: `many${index}@shop.example.com`,
		score: index % 11,
		mayQuote: index % 3 === 0 ? 'no' : 'yes',
		agreed: index % 4 !== 0,
		words: `Words number ${'abcdefghijklmnopqrst'[Math.floor(index / 25)]} ${'abcdefghijklmnopqrstuvwxy'[index % 25]}.`,
		daysAgo: 5 + index / 8,
	}));
	let id = '';

	before(async () => {
		const all = (/** @type {'answers' | 'reviews' | 'consents' | 'shared'} */ kind) =>
			people.flatMap((one) => one[kind] ?? []);
		await shopOf({
			answers: [
				...all('answers'),
				...many.map(({ email, score, mayQuote, words, daysAgo }) =>
					answer(email, {
						...{ first_name: 'Many', score, may_quote: mayQuote, comment: words },
						answered_at: moment(daysAgo),
					}),
				),
			],
			reviews: all('reviews'),
			consents: [
				...all('consents'),
				...many.filter(({ agreed }) => agreed).map(({ email }) => consent(email)),
			],
			shared: all('shared'),
		});
		id = await sharing();
	});

	test('each ends as written here by hand; the others keep to the rules', { timeout }, async () => {
		const wanted = (/** @type {string} */ who) => who !== unticked.toLowerCase();
		const { execution, offered } = await approvedRun(id, wanted, 'share-customer-love-form');
		const done = await ended(execution);
		assert.equal(offered.length, 14);

		const table = await statuses();
		for (const { name, texts = {}, says = [] } of people) {
			const email = name.toLowerCase();
			assert.deepEqual(table.get(email) ?? [], says, `${name}: table`);
			if (Object.keys(texts).length === 0) continue;
			for (const [channel, text] of Object.entries(texts)) {
				const there = buffer.account.posts.filter(
					(post) => post.channelId === channel && post.text === text,
				);
				assert.equal(there.length, 1, `${name} on ${channel}: ${there.length} posts of ${text}`);
			}
		}
		for (const word of ['Gone', 'Recent', 'Unticked', 'Withdrawn', 'Open,', 'Samewords']) {
			assert.ok(!buffer.account.posts.some(({ text }) => text.includes(word)), word);
		}
		// Praise, Stars, Initial, Nameless, Long and Longago on both, Endless on one, and six of the others.
		const named = 6 * 2 + 1;
		assert.equal(buffer.account.posts.length, named + 6 * 2);

		// The others: nobody who is not happy, nobody who did not allow it, nobody twice, all accounted for.
		let shared = 0;
		for (const { email, score, mayQuote, agreed, words } of many) {
			const channelsThere = postsWith(words).sort();
			const said = table.get(email) ?? [];
			assert.deepEqual(channelsThere, said.length > 0 ? ['fb', 'tw'] : [], email);
			if (said.length === 0) continue;
			assert.deepEqual(said, ['confirmed'], email);
			assert.ok(score >= 9 && mayQuote === 'yes' && agreed, email);
			shared += 1;
		}
		assert.equal(shared, 6);
		// Two days apart, at ten in Berlin, the first one tomorrow or later.
		const due = [...new Set(buffer.account.posts.map((post) => Date.parse(post.dueAt)))].sort();
		assert.equal(due.length, 13);
		const berlin = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' });
		for (const time of due) assert.equal(berlin.format(time), '10');
		assert.ok(due.every((time, index) => index === 0 || time - Number(due[index - 1]) > 1.9 * DAY));

		assert.match(notice(), /NPS answer of Broken@shop\.example\.com: the date last Tuesday/);
		const look = String(mailAbout(/^Quotes of customers/)?.text);
		assert.match(look, /The consent is gone.*gone@shop\.example\.com.*"postId":"old"/s);
		assert.match(look, /never confirmed.*open@shop\.example\.com/s);
		assert.doesNotMatch(look, /recent@|longago@/);
		assert.ok(done.runData['Show the Reach'], 'no page of the reach');
	});

	test('a second run asks about nobody of them again', { timeout }, async () => {
		const posts = buffer.account.posts.length;
		const before = await statuses();
		const { execution, offered } = await approvedRun(id, () => false);
		await ended(execution);
		assert.equal(buffer.account.posts.length, posts);
		assert.ok(offered.length > 0 && offered.every((who) => /^many\d+@/.test(who)), `${offered}`);
		for (const who of offered) assert.equal(before.get(who), undefined, who);
		// With these credentials and the one part, and nothing else, it can be published.
		await n8n.rest.publishWorkflow(id);
		await n8n.rest.unpublishWorkflow(id);
		assert.equal(at('x'), 'x@shop.example.com');
	});
});

describe('the reach', { concurrency: 1 }, () => {
	test('comes from Buffer into the table, and from there to the page', { timeout }, async () => {
		const past = { mode: 'customScheduled', schedulingType: 'automatic', dueAt: moment(4) };
		const metric = (/** @type {string} */ type, /** @type {number} */ value) => ({
			...{ __typename: 'PostMetric', type, name: type, description: type, value, unit: 'count' },
		});
		await shopOf({
			shared: [
				earlier('Seen@shop.example.com', 4),
				earlier('Unseen@shop.example.com', 5, { posts: '[]' }),
			],
		});
		const metrics = [metric('impressions', 420), metric('reactions', 17), metric('clicks', 0)];
		const sent = { status: 'sent', sentAt: moment(4), metrics };
		const one = { ...past, text: 'Words of before.' };
		buffer.account.addPost({ ...one, channelId: 'fb' }, { ...sent, id: 'old' });
		buffer.account.addPost({ ...one, channelId: 'tw' }, { ...sent, id: 'of another' });
		const reach = await imported('bring-back-reach-buffer.json', { use_my_data: true });
		for (const round of [1, 2]) {
			const done = await run(reach);
			const [page] = done.runData['Put the Page Together']?.[0]?.data?.main?.[0] ?? [];
			assert.match(String(page?.json.text), /No post is known by its id/, `round ${round}`);
		}
		const [seen, unseen] = await rowsIn(n8n.rest, tables.shared);
		assert.deepEqual(
			[seen?.views, seen?.reactions, seen?.comments, seen?.clicks],
			[420, 17, null, 0],
		);
		assert.equal(unseen?.views, null);

		await run(await sharing());
		const [month, ...others] = await rowsIn(n8n.rest, tables.results);
		assert.equal(month?.automation, 'Share customer love');
		assert.match(
			[month, ...others].map((row) => row?.text).join(),
			/seen 420, reactions 17, comments not known, clicks 0; figures of 1/,
		);
		await n8n.rest.publishWorkflow(reach);
		await n8n.rest.unpublishWorkflow(reach);
	});

	test('a key that does not work stops the run, and nothing is changed', { timeout }, async () => {
		await shopOf({ shared: [earlier('Seen@shop.example.com', 4, { views: 5 })] });
		buffer.plan({ times: Infinity, fault: expiredToken() });
		const reach = await imported('bring-back-reach-buffer.json', { use_my_data: true });
		const done = await n8n.rest.runWorkflow(reach, start, timeout);
		assert.equal(done.status, 'error');
		const [row] = await rowsIn(n8n.rest, tables.shared);
		assert.equal(row?.views, 5);
	});
});

describe('bad days', { concurrency: 1 }, () => {
	const both = ['fb', 'tw'];

	test(
		'asked to wait, failing, silent after it took a post: each is there once',
		{ timeout },
		async () => {
			const people = names('Bad', 4);
			await smallShop(people);
			buffer.plan({ on: create, at: 2, fault: tooManyRequests(2) });
			buffer.plan({ on: create, at: 4, fault: serverError() });
			buffer.plan({ on: create, at: 6, fault: timeoutAfterAcceptance() });
			buffer.plan({ on: create, at: 8, fault: serverErrorAfterAcceptance() });
			const { execution } = await approvedRun(await sharing());
			await ended(execution);
			for (const one of people) assert.deepEqual(postsOf(one), both, one);
			assert.ok([...(await statuses()).values()].every(([status]) => status === 'confirmed'));
		},
	);

	test(
		'where nobody knows, it stays open, is listed, and is never repeated',
		{ timeout },
		async () => {
			const people = names('Unsure', 3);
			await smallShop(people);
			// Two tries on each of two networks, all of the first quote.
			buffer.plan({ on: create, at: 1, times: 4, fault: serverError() });
			const id = await sharing();
			const { execution } = await approvedRun(id);
			await ended(execution);
			const open = [...(await statuses())].filter(([, [status]]) => status === 'reserved');
			assert.equal(open.length, 1);
			const [[who = '']] = /** @type {[[string, string[]]]} */ (open);
			assert.ok(notice().includes(who), notice());
			assert.equal(buffer.account.posts.length, 4);
			smtp.forget();
			await run(id);
			assert.equal(buffer.account.posts.length, 4);
			assert.ok(String(mailAbout(/^Quotes of customers/)?.text).includes(who));
		},
	);

	test(
		'a key that runs out stops the run; with a new one the rest is shared',
		{ timeout },
		async () => {
			const people = names('Expired', 6);
			await smallShop(people);
			// Buffer's node looks for the channel and for the same post first; the key goes after two posts.
			buffer.plan({
				on: (request) => buffer.account.posts.length >= 2 && request.method === 'POST',
				times: Infinity,
				fault: expiredToken(),
			});
			const id = await sharing();
			await ended((await approvedRun(id)).execution);
			assert.equal(people.filter((one) => postsOf(one).length > 0).length, 1);
			assert.match(notice(), /three failures in a row/);
			assert.ok([...(await statuses()).values()].every(([status]) => status !== 'reserved'));
			buffer.clear();
			await ended((await approvedRun(id)).execution);
			for (const one of people) assert.deepEqual(postsOf(one), both, one);
		},
	);

	test(
		'who takes the consent back while the owner is asked is not shared',
		{ timeout },
		async () => {
			const people = names('Meanwhile', 3);
			await smallShop(people);
			smtp.forget();
			const execution = await n8n.rest.startWorkflow(await sharing(), start);
			const form = await untilAsked(smtp, digest);
			const consents = await tableNamed(n8n.rest, tables.consents);
			assert.ok(consents);
			const back = consent('MeanwhileB@shop.example.com', {
				...{ status: 'withdrawn', recorded_at: moment(0) },
			});
			await n8n.rest.insertRows(consents, [/** @type {Record<string, string>} */ (back)]);
			await tick(form, () => true);
			await ended(execution);
			assert.deepEqual(people.map(postsOf), [both, [], both]);
			assert.deepEqual((await statuses()).get('meanwhileb@shop.example.com'), ['released']);
			assert.match(notice(), /Left out right before.*meanwhileb@/s);
		},
	);

	test('two runs at once, both with a yes: each quote is shared once', { timeout }, async () => {
		const people = names('Twice', 3);
		await smallShop(people);
		const id = await sharing();
		const asked = [];
		for (let nth = 0; nth < 2; nth++) {
			smtp.forget();
			const execution = await n8n.rest.startWorkflow(id, start);
			asked.push({ execution, form: await untilAsked(smtp, digest) });
		}
		await Promise.all(asked.map(async ({ form }) => await tick(form, () => true)));
		for (const { execution } of asked) await ended(execution);
		assert.deepEqual(people.map(postsOf), [both, both, both]);
		for (const [who, said] of await statuses()) {
			const others = said.filter((status) => status !== 'confirmed');
			assert.equal(said.length - others.length, 1, `${who}: ${said}`);
			assert.ok(!others.includes('reserved'), `${who}: ${said}`);
		}
	});

	test('another service is another part: the same quotes at Ayrshare', { timeout }, async () => {
		const people = names('Other', 2);
		await smallShop(people);
		other.plan({ on: 'POST /api/post', at: 2, fault: serverErrorAfterAcceptance() });
		const { execution } = await approvedRun(await sharing({}, 'ayrshare'));
		await ended(execution);
		assert.equal(other.posts.length, 4);
		assert.ok([...(await statuses()).values()].every(([status]) => status === 'confirmed'));
		assert.equal(buffer.account.posts.length, 0);
	});

	test(
		`killed ${KILLS} times and started again: nobody twice, nobody lost`,
		{ timeout },
		async () => {
			const people = names('Killed', 5 + 3 * KILLS);
			await smallShop(people);
			const id = await sharing();
			for (let kill = 1; kill <= KILLS; kill++) {
				const posts = buffer.account.posts.length;
				await approvedRun(id);
				for (
					const until = Date.now() + 60_000;
					buffer.account.posts.length === posts;
					await pause(20)
				) {
					assert.ok(Date.now() < until, `run ${kill} shared nothing`);
				}
				await pause(Math.random() * 1_500);
				await n8n.kill();
				await n8n.startAgain();
				const said = [...(await statuses()).values()].flat();
				const open = said.filter((status) => status === 'reserved');
				assert.ok(open.length <= kill, `${open.length} open after ${kill} kills`);
			}
			const { execution } = await approvedRun(id);
			await ended(execution);
			const table = await statuses();
			const open = [];
			for (const one of people) {
				const said = table.get(`${one}@shop.example.com`.toLowerCase()) ?? [];
				const there = postsOf(one);
				assert.equal(new Set(there).size, there.length, `${one} was shared twice`);
				assert.equal(said.length, 1, `${one}: ${said}`);
				if (said[0] === 'confirmed') assert.deepEqual(there, both, one);
				else {
					assert.equal(said[0], 'reserved', `${one}: ${said}`);
					open.push(`${one}@shop.example.com`.toLowerCase());
				}
			}
			const look = String(mailAbout(/^Quotes of customers/)?.text);
			for (const who of open) assert.ok(look.includes(who), look);
		},
	);
});
