/** Decide Contacts in n8n's engine: what was read, and each rule by what it lets through. */
import { runNodeWithInputs, runWorkflow } from '../../workflows/engine.cjs';
import { ana, ben, codes, decide, granted, NOTHING, sent, type Row } from './policyRun';

test('who has agreed may be contacted, with a key that is the same every time', async () => {
	const { items, run } = await decide({ candidates: [{ ...ana, name: 'Ana' }] });
	expect(items).toEqual([
		{
			...ana,
			name: 'Ana',
			allowed: true,
			reasonCode: 'allowed',
			reason: 'May be contacted by e-mail for marketing: agreed on 2025-03-01 (registration)',
			nextAllowedAt: null,
			route: 'automate',
			idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
			channel: 'email',
			purpose: 'marketing',
			campaign: 'Spring',
		},
	]);
	expect(run.fullItemsOf('Node')[0].pairedItem).toEqual({ item: 0, input: 0 });
	const again = await decide({ candidates: [{ ...ben }, { ...ana }] }, { campaign: ' spring ' });
	expect(again.items[1].idempotencyKey).toBe(items[0].idempotencyKey);
	expect(again.items[0].idempotencyKey).not.toBe(items[0].idempotencyKey);
});

test('nobody to decide about is no mistake, whatever columns are named', async () => {
	const parameters = { candidateColumns: { emailColumn: 'mail', valueColumn: 'worth' } };
	const { items, run } = await decide(
		{ candidates: [], log: [sent(ana, '2026-06-01')] },
		parameters,
	);
	expect(run.error).toBeUndefined();
	expect(items).toEqual([]);
});

describe('an input counts as read only if something arrived', () => {
	const candidates = [ana, ben];
	test.each<[string, readonly Row[] | null, readonly Row[] | null, string, RegExp]>([
		['log not connected', null, [granted(ana)], 'contactLogNotRead', /was not read.*Always Output/],
		['log without items', [], [granted(ana)], 'contactLogNotRead', /was not read/],
		['log failed', [{ error: 'no table' }], [granted(ana)], 'contactLogNotRead', /failed/],
		[
			'one bad row of many',
			[sent(ana, '2026-01-01'), { error: {}, x: 1 }, { error: 'x' }],
			[granted(ana)],
			'contactLogNotRead',
			/failed/,
		],
		['consents not connected', NOTHING, null, 'consentsNotRead', /was not read|were not read/],
		['consents without items', NOTHING, [], 'consentsNotRead', /were not read/],
		['consents failed', NOTHING, [{ error: { message: 'x' } }], 'consentsNotRead', /failed/],
	])('%s', async (_name, log, consents, code, words) => {
		const result = await decide({ candidates, log, consents });
		expect(codes(result)).toEqual([code, code]);
		expect(result.items[0]).toMatchObject({ allowed: false, route: 'none', nextAllowedAt: null });
		expect(result.items[0].reason).toMatch(words);
	});

	test('a lone empty item means read and empty', async () => {
		const result = await decide({ candidates, log: NOTHING, consents: NOTHING });
		expect(codes(result)).toEqual(['noConsent', 'noConsent']);
		const none = await decide({ candidates, log: NOTHING });
		expect(codes(none)).toEqual(['allowed', 'allowed']);
	});

	test('inside a loop the further inputs arrive in the first round only', async () => {
		const node = (name: string, type: string, parameters: Row = {}, version = 1) => ({
			...{ id: name, name, type, typeVersion: version, position: [0, 0], parameters },
		});
		const to = (name: string, index = 0) => ({ node: name, type: 'main', index });
		const json = {
			nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger'),
				node('Candidates', 'n8n-nodes-base.noOp'),
				node('Log', 'n8n-nodes-base.noOp'),
				node('Consents', 'n8n-nodes-base.noOp'),
				node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, 3),
				node('Done', 'n8n-nodes-base.noOp'),
				node('Decide', 'n8n-nodes-loyalty.contactPolicy', {
					...{ resource: 'decision', operation: 'decideContacts', campaign: 'Spring' },
					rules: ['consent'],
				}),
			],
			connections: {
				Start: { main: [[to('Log'), to('Consents'), to('Candidates')]] },
				Candidates: { main: [[to('Loop')]] },
				Loop: { main: [[to('Done')], [to('Decide')]] },
				Log: { main: [[to('Decide', 1)]] },
				Consents: { main: [[to('Decide', 2)]] },
				Decide: { main: [[to('Loop')]] },
			},
		};
		const run = await runWorkflow(json, {
			start: 'Start',
			items: [{ json: {} }],
			pinned: {
				Candidates: [{ json: ana }, { json: ben }],
				Log: [{ json: {} }],
				Consents: [{ json: granted(ana) }, { json: granted(ben) }],
			},
		});
		const rounds = run.itemsOf('Done');
		expect(rounds.map(({ reasonCode }: Row) => reasonCode)).toEqual([
			'allowed',
			'contactLogNotRead',
		]);
	});
});

test('sample data is recognised as it is', async () => {
	const sample = async (operation: string) => {
		const run = await runNodeWithInputs(
			{
				type: 'n8n-nodes-loyalty.loyaltySampleData',
				parameters: { operation, customers: 200, endDate: '2026-06-30' },
			},
			[[{}]],
		);
		return run.itemsOf('Node');
	};
	const [candidates, log, consents] = [
		await sample('customers'),
		await sample('contactLog'),
		await sample('consents'),
	];
	const strict = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 20 }] } };
	const result = await decide({ candidates, log, consents }, strict);
	const seen = new Set(codes(result));
	expect(result.items).toHaveLength(200);
	for (const code of ['allowed', 'noConsent', 'consentRefused', 'capReached']) {
		expect(seen).toContain(code);
	}
	const again = await decide({ candidates, log, consents }, { campaign: 'We miss you' });
	expect(new Set(codes(again))).toContain('campaignOnce');
});

const codeOf = async (
	candidate: Row,
	{
		log = [],
		consents = [],
		...parameters
	}: Row & { log?: readonly Row[]; consents?: readonly Row[] } = {},
	now?: number,
) => {
	const { items } = await decide(
		{
			candidates: [{ ...ana, ...candidate }],
			log: log.length > 0 ? log : NOTHING,
			consents: consents.length > 0 ? consents : [granted(ana)],
		},
		parameters,
		now,
	);
	return items[0];
};

describe('consent', () => {
	test.each<[string, Row, string]>([
		['granted', {}, 'allowed'],
		['Y', { status: 'Y' }, 'allowed'],
		['true', { status: true }, 'allowed'],
		['subscribed', { status: 'Subscribed' }, 'allowed'],
		['double opt-in', { status: 'Double Opt-In' }, 'allowed'],
		['unsubscribed', { status: 'unsubscribed' }, 'consentRefused'],
		['no', { status: 'N' }, 'consentRefused'],
		['false', { status: false }, 'consentRefused'],
		['empty', { status: '' }, 'consentUnclear'],
		['perhaps', { status: 'perhaps' }, 'consentUnclear'],
		['single opt-in', { status: 'single opt-in' }, 'consentUnclear'],
		['an object', { status: { state: 'granted' } }, 'consentUnclear'],
		['expired', { expires_at: '2026-06-30T09:59:59Z' }, 'consentExpired'],
		['expiring', { expires_at: '2026-06-30T10:00:01Z' }, 'allowed'],
		['an unreadable expiry', { expires_at: 'soon' }, 'consentUnclear'],
		['an unreadable date', { recorded_at: 'last spring' }, 'consentUnclear'],
		['to come', { recorded_at: '2026-07-01T00:00:00Z' }, 'consentNotYet'],
		['no date', { recorded_at: null }, 'allowed'],
		['another channel', { channel: 'sms' }, 'noConsent'],
		['another purpose', { purpose: 'survey' }, 'noConsent'],
		['all channels', { channel: 'all' }, 'allowed'],
		['granted for no channel in particular', { channel: '' }, 'noConsent'],
		['refused for no channel in particular', { channel: '', status: 'no' }, 'consentRefused'],
		['refused for a purpose nobody knows', { purpose: 'stuff', status: 'no' }, 'consentRefused'],
		['refused for another purpose', { purpose: 'survey', status: 'no' }, 'noConsent'],
	])('%s', async (_name, more, code) => {
		expect((await codeOf({}, { consents: [granted(ana, more), granted(ben)] })).reasonCode).toBe(
			code,
		);
	});

	test('the most restrictive of several records wins; or the newest, if the owner says so', async () => {
		const refusal = granted(ana, { status: 'withdrawn', recorded_at: '2024-01-01' });
		const consents = [refusal, granted(ana)];
		const strict = await codeOf({}, { consents });
		expect(strict.reasonCode).toBe('consentRefused');
		expect(strict.reason).toMatch(/refused or taken back on 2023-12-31|2024-01-01/);
		const newest = { consentOptions: { whenRecordsDiffer: 'newest' } };
		expect((await codeOf({}, { consents, ...newest })).reasonCode).toBe('allowed');
		const undated = [{ ...refusal, recorded_at: '' }, granted(ana)];
		expect((await codeOf({}, { consents: undated, ...newest })).reasonCode).toBe('consentRefused');
	});

	test('a renewal counts, an expired consent after an endless one does not', async () => {
		const old = granted(ana, { recorded_at: '2023-01-01', expires_at: '2025-01-01' });
		expect((await codeOf({}, { consents: [old, granted(ana)] })).reasonCode).toBe('allowed');
		const endless = granted(ana, { recorded_at: '2022-01-01' });
		expect((await codeOf({}, { consents: [endless, old] })).reasonCode).toBe('consentExpired');
		const young = { consentOptions: { validDays: 400 } };
		expect((await codeOf({}, young)).reasonCode).toBe('consentExpired');
	});

	test('messages about an order need none, but respect a refusal of just them', async () => {
		const transactional = { purpose: 'transactional' };
		const refusal = granted(ana, { status: 'denied' });
		expect((await codeOf({}, { ...transactional, consents: [refusal] })).reasonCode).toBe(
			'allowed',
		);
		const own = { ...refusal, purpose: 'transactional' };
		expect((await codeOf({}, { ...transactional, consents: [own] })).reasonCode).toBe(
			'consentRefused',
		);
	});

	test('without the rule no record is needed, and a refusal still counts', async () => {
		const rules = { rules: ['caps'] };
		const other = [granted(ben)];
		expect((await codeOf({}, { ...rules, consents: other })).reasonCode).toBe('allowed');
		const refusal = [granted(ana, { status: 'no' })];
		expect((await codeOf({}, { ...rules, consents: refusal })).reasonCode).toBe('consentRefused');
	});

	test('who shares an address has not agreed for the others, but refuses for them', async () => {
		const family = { customer_email: 'family@shop.example' };
		const [one, other] = [
			{ customer_id: 'C1', ...family },
			{ customer_id: 'C2', ...family },
		];
		const oneAgreed = await decide({ candidates: [one, other], consents: [granted(one)] });
		expect(codes(oneAgreed)).toEqual(['allowed', 'noConsent']);
		const refused = await decide({
			candidates: [one, other],
			consents: [granted(one), granted(other, { status: 'unsubscribed' })],
		});
		expect(codes(refused)).toEqual(['consentRefused', 'consentRefused']);
		const both = await decide({ candidates: [one, other] });
		expect(codes(both)).toEqual(['allowed', 'campaignOnce']);
		expect(both.items[1].reason).toMatch(/same address in this run/);
		const nameless = await decide({
			candidates: [family],
			consents: [granted(one), granted(other)],
		});
		expect(codes(nameless)).toEqual(['twoPeopleOneAddress']);
	});
});

describe('limits', () => {
	test('a message counts until its days are over, and the sentence says until when', async () => {
		const caps = { caps: { rows: [{ counts: 'eachChannel', messages: 1, days: 7 }] } };
		const log = [sent(ana, '2026-06-25T08:00:00Z')];
		const item = await codeOf({}, { log, ...caps });
		expect(item).toMatchObject({
			reasonCode: 'capReached',
			nextAllowedAt: '2026-07-02T08:00:00.000Z',
		});
		expect(item.reason).toBe(
			'Has had enough messages: at most 1 message by each channel in 7 days; again from 2026-07-02 10:00 (Europe/Berlin)',
		);
		expect((await codeOf({}, { log: [sent(ana, '2026-06-23T09:59:59Z')], ...caps })).allowed).toBe(
			true,
		);
		const bySms = [sent(ana, '2026-06-25T08:00:00Z', { channel: 'sms' })];
		expect((await codeOf({}, { log: bySms, ...caps })).allowed).toBe(true);
		const byWhatever = [sent(ana, '2026-06-25T08:00:00Z', { channel: 'pigeon' })];
		expect((await codeOf({}, { log: byWhatever, ...caps })).reasonCode).toBe('capReached');
	});

	test.each([
		['reserved', 'capReached'],
		['confirmed', 'capReached'],
		['delivered', 'capReached'],
		['whatever', 'capReached'],
		['lostToOtherRun', 'allowed'],
		['released', 'allowed'],
		['control', 'allowed'],
		['assigned', 'allowed'],
		['unsubscribed', 'unsubscribed'],
		['complained', 'complained'],
		['bounced', 'addressBounced'],
	])('a row that is %s', async (status, code) => {
		const caps = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
		const log = [sent(ana, '2026-06-25T08:00:00Z', { status })];
		expect((await codeOf({}, { log, ...caps })).reasonCode).toBe(code);
	});

	test('a reservation without a date sent counts from when it was reserved', async () => {
		const caps = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
		const log = [sent(ana, null, { status: 'reserved', reserved_at: '2026-06-25T08:00:00Z' })];
		expect((await codeOf({}, { log, ...caps })).nextAllowedAt).toBe('2026-07-02T08:00:00.000Z');
	});

	test('a row without a date, or with none that can be read, means no', async () => {
		for (const date of ['', null, 'yesterday-ish']) {
			const item = await codeOf({}, { log: [sent(ben, '2026-06-01'), sent(ana, date)] });
			expect(item.reasonCode).toBe('logRowWithoutDate');
			expect(item.reason).toMatch(/item 1/);
		}
	});

	test('a row of the future counts until its days are over', async () => {
		const caps = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
		const item = await codeOf({}, { log: [sent(ana, '2026-07-03T10:00:00Z')], ...caps });
		expect(item).toMatchObject({
			reasonCode: 'capReached',
			nextAllowedAt: '2026-07-10T10:00:00.000Z',
		});
	});

	test('messages about an order do not count, unless the owner says so', async () => {
		const caps = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
		const log = [sent(ana, '2026-06-29', { purpose: 'transactional' })];
		expect((await codeOf({}, { log, ...caps })).reasonCode).toBe('allowed');
		const all = { transactional: 'likeOthers' };
		expect((await codeOf({}, { log, ...caps, ...all })).reasonCode).toBe('capReached');
	});

	test('one customer under two names is one: by id, by address, over several steps', async () => {
		const caps = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
		const log = [
			sent({ customer_id: 'C1', customer_email: 'old@shop.example' }, '2025-01-01'),
			sent({ customer_id: '', customer_email: ' OLD@shop.example' }, '2026-06-29'),
		];
		expect((await codeOf({}, { log, ...caps })).reasonCode).toBe('capReached');
	});

	test('two rows of one person share the limits of the run', async () => {
		const caps = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
		const two = { channel: 'fromColumn', rules: ['caps'], ...caps };
		const candidates = [
			{ ...ana, channel: 'email', campaign: 'a' },
			{ ...ana, channel: 'sms', campaign: 'b' },
		];
		const result = await decide(
			{ candidates },
			{ ...two, campaign: '', candidateColumns: { campaignColumn: 'campaign' } },
		);
		expect(codes(result)).toEqual(['allowed', 'capReached']);
	});
});

describe('further rules', () => {
	test('one campaign once: over all channels, or by each', async () => {
		const log = [sent(ana, '2024-01-01', { campaign: 'SPRING', channel: 'sms' })];
		expect((await codeOf({}, { log })).reasonCode).toBe('campaignOnce');
		expect((await codeOf({}, { log, rules: ['consent'] })).reasonCode).toBe('allowed');
		const sameChannel = [sent(ana, '2024-01-01', { campaign: 'Spring' })];
		expect((await codeOf({}, { log: sameChannel, rules: ['consent'] })).reasonCode).toBe(
			'campaignOnce',
		);
	});

	test('survey pause', async () => {
		const survey = { purpose: 'survey', consents: [granted(ana, { purpose: 'survey' })] };
		const log = [sent(ana, '2026-05-01T10:00:00Z', { purpose: 'survey' })];
		expect(await codeOf({}, { ...survey, log })).toMatchObject({
			reasonCode: 'surveyPause',
			nextAllowedAt: '2026-07-30T10:00:00.000Z',
		});
		expect((await codeOf({}, { log })).reasonCode).toBe('allowed');
	});

	test.each<[Row, string]>([
		[{ lastOrderDate: '2026-06-29' }, 'soonAfterOrder'],
		[{ lastOrderDate: '2026-06-27' }, 'allowed'],
		[{ last_complaint_at: '2026-06-20T08:00:00Z' }, 'soonAfterComplaint'],
		[{ last_refund_at: '2026-06-20T08:00:00Z' }, 'soonAfterRefund'],
		[{ last_refund_at: '' }, 'allowed'],
		[{ lastOrderDate: 'the other day' }, 'unreadableCell'],
	])('gap after %j', async (columns, code) => {
		expect((await codeOf(columns)).reasonCode).toBe(code);
	});

	test('discounts: so many in a period, and none for who buys anyway', async () => {
		const log = [sent(ana, '2026-06-15T10:00:00Z', { discount_percent: 10 })];
		expect((await codeOf({ discount_percent: 15 }, { log })).reasonCode).toBe('discountLimit');
		expect((await codeOf({ discount_percent: 0 }, { log })).reasonCode).toBe('allowed');
		expect((await codeOf({}, { log, carriesDiscount: 'yes' })).reasonCode).toBe('discountLimit');
		const likely = { discount_percent: 15, likelyToBuy: 0.8 };
		expect((await codeOf(likely)).reasonCode).toBe('likelyToBuyAnyway');
		expect((await codeOf({ ...likely, likelyToBuy: 0.6 })).reasonCode).toBe('allowed');
		expect((await codeOf({ ...likely, likelyToBuy: 'quite' })).reasonCode).toBe('unreadableCell');
	});

	test.each<[Row, RegExp | null]>([
		[{ open_tickets: 1 }, /open ticket or complaint \(open_tickets is 1\)/],
		[{ open_tickets: 'waiting' }, /open ticket/],
		[{ open_tickets: 0 }, null],
		[{ open_tickets: 'closed' }, null],
		[{ last_score: 6 }, /last answer was not a good one/],
		[{ last_score: 9 }, null],
		[{ last_score: 'odd' }, /last answer/],
		[{ value: '1,500.00' }, /high value/],
		[{ value: 20 }, null],
		[{ reward: 25 }, /reward is large/],
		[{ confidence: 0.4 }, /not sure enough/],
		[{ confidence: '85 %' }, null],
		[{ confidence: 'low' }, /not sure enough/],
		[{ plan: 'gold' }, /Your own condition: plan is gold/],
	])('a person first: %j', async (columns, said) => {
		const ownConditions = { rows: [{ column: 'plan', operator: 'is', value: 'gold' }] };
		const item = await codeOf(columns, 'plan' in columns ? { ownConditions } : {});
		expect(item).toMatchObject({ allowed: true, route: said === null ? 'automate' : 'person' });
		if (said !== null) expect(item.reason).toMatch(said);
	});

	test('a budget goes to value × risk, ties to neither end of the list', async () => {
		const candidates = [1, 2, 3, 4].map((number) => ({
			customer_id: `C${number}`,
			value: number === 2 ? 90 : 50,
			risk: 0.5,
			reward: 5,
		}));
		const contacts = { budget: { contacts: 2, reward: 0 } };
		const one = await decide({ candidates }, contacts);
		expect(codes(one)).toEqual(['allowed', 'allowed', 'budgetContacts', 'budgetContacts']);
		const other = await decide({ candidates: [...candidates].reverse() }, contacts);
		expect(codes(other).reverse()).toEqual(codes(one));
		const reward = await decide({ candidates }, { budget: { contacts: 0, reward: 12 } });
		expect(codes(reward)).toEqual(['allowed', 'allowed', 'budgetReward', 'budgetReward']);
	});

	test('quiet times on the customer’s own clock', async () => {
		const late = Date.parse('2026-06-30T18:30:00Z');
		const at = async (time_zone: unknown) => codeOf({ time_zone }, {}, late);
		expect(await at('Europe/Berlin')).toMatchObject({
			reasonCode: 'quietTime',
			nextAllowedAt: '2026-07-01T06:00:00.000Z',
		});
		expect((await at('America/New_York')).reasonCode).toBe('allowed');
		const unknown = await at('Berlin time');
		expect(unknown.reasonCode).toBe('unknownTimeZone');
		expect(unknown.reason).toMatch(/"Berlin time"/);
		expect((await at('')).reasonCode).toBe('quietTime');
		const { hints } = await decide({ candidates: [ana] });
		expect(hints.join(' ')).toMatch(/1 candidate has no time zone.*Europe\/Berlin/);
		const sunday = await codeOf({}, {}, Date.parse('2026-07-05T10:00:00Z'));
		expect(sunday.nextAllowedAt).toBe('2026-07-06T06:00:00.000Z');
	});

	test('candidates in doubt', async () => {
		const result = await decide({
			candidates: [{ name: 'nobody' }, { ...ana, error: 'timed out' }, ana],
			consents: [granted(ana)],
		});
		expect(codes(result)).toEqual(['noCustomer', 'candidateNotRead', 'allowed']);
		expect(result.items[0].idempotencyKey).toBeNull();
		expect(codes(await decide({ candidates: [ana] }, { campaign: '' }))).toEqual(['noCampaign']);
		const channels = [{ ...ana, channel: 'pigeon' }];
		expect(codes(await decide({ candidates: channels }, { channel: 'fromColumn' }))).toEqual([
			'noChannel',
		]);
	});

	test('a log that cannot restrain anything stops the run and says what is missing', async () => {
		const { run } = await decide({
			candidates: [ana],
			log: [{ customer_id: 'C1', sent_at: '2026-01-01' }],
		});
		expect(run.error?.message).toMatch(
			/No column of the contact log was recognised for 'Campaign Column'/,
		);
		const bad = await decide({ candidates: [ana], consents: [{ customer_id: 'C1' }] });
		expect(bad.run.error?.message).toMatch(/No column of the consents.*'Status Column'/);
	});
});

test('what came of it is counted in words, the most frequent first', async () => {
	const others = ['cleo', 'dan'].map((name) => ({ customer_email: `${name}@shop.example` }));
	const { hints } = await decide({
		candidates: [ana, ...others, ben],
		consents: [granted(ana), granted(ben, { status: 'denied' })],
	});
	expect(hints).toContain(
		'1 of 4 candidates may be contacted; not: 2 without a consent on record, 1 who refused or took the consent back',
	);
});
