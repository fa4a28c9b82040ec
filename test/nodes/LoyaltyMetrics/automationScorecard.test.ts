import { runNodeWithInputs } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

const hostile = '"><script>alert(1)</script>';

type Row = Readonly<Record<string, unknown>>;
type Figure = Readonly<{ value: number | null; n: number; reason: string | null }>;
type Card = Readonly<{
	group?: string;
	automation: string;
	kind: string | null;
	meantToMove: readonly string[];
	evidence: string;
	customers: Readonly<{ touched: number; untouched: number }>;
	metrics: ReadonlyArray<
		Readonly<{
			metric: string;
			touched: Figure;
			untouched: Figure;
			comparison: Readonly<{
				difference: number | null;
				interval: Readonly<{ low: number; high: number }> | null;
				verdict: string;
				reason: string | null;
			}>;
		}>
	>;
	period: Readonly<{ from: string; to: string; days: number }>;
	reason: string;
	text: string;
	html: string;
	page: Readonly<{
		findings: ReadonlyArray<Readonly<{ text: string; verdict: string }>>;
		sections: ReadonlyArray<Readonly<{ heading: string; columns: readonly string[] }>>;
	}>;
	previous: Readonly<{ metrics: ReadonlyArray<Readonly<{ touched: Figure }>> }>;
}>;
type Inputs = ReadonlyArray<readonly Row[] | null>;

const scorecard = async (inputs: Inputs, parameters: Row = {}, settings: Row = {}) => {
	const run = await runNodeWithInputs(
		{
			type: 'n8n-nodes-loyalty.loyaltyMetrics',
			parameters: { resource: 'automation', operation: 'automationScorecard', ...parameters },
			...settings,
		},
		inputs,
	);
	return {
		run,
		error: run.error as { message?: string; description?: string } | undefined,
		items: run.itemsOf('Node') as unknown as readonly Card[],
		hints: run.hintsOf('Node'),
	};
};

const order = (customer: string | null, date: string, amount: number, more: Row = {}): Row => ({
	customer_email: customer,
	order_date: date,
	amount,
	currency: 'EUR',
	...more,
});
const contact = (customer: string, date: string, automation: unknown, more: Row = {}): Row => ({
	customer_email: customer,
	sent_at: date,
	automation,
	...more,
});
const answer = (customer: string, date: string, score: number, more: Row = {}): Row => ({
	customer_email: customer,
	answered_at: date,
	score,
	...more,
});

const ORDERS = [
	order('anna@example.com', '2026-03-01', 10),
	order('Anna@example.com ', '2026-03-20', 30),
	order('ben@example.com', '2026-03-05', 50),
	order('cleo@example.com', '2026-03-31', 20),
	order(null, '2026-03-06', 1000),
];
const CONTACTS = [
	contact('ANNA@example.com', '2026-03-02', 'Newsletter'),
	contact('dora@example.com', '2026-03-02', 'newsletter'),
	contact('ben@example.com', '2026-03-06', 'Order confirmation, Odd one'),
];
const ANSWERS = [
	answer('anna@example.com', '2026-03-21', 10),
	answer('ben@example.com', '2026-03-21', 3),
];

const valuesOf = ({ metrics }: Card, side: 'touched' | 'untouched') =>
	Object.fromEntries(metrics.map((one) => [one.metric, one[side].value]));

describe('touched beside untouched', () => {
	test('counted by hand, most customers first; customers are the same whichever input names them', async () => {
		const { items } = await scorecard([ORDERS, CONTACTS, ANSWERS]);
		expect(items.map(({ automation, kind, customers }) => [automation, kind, customers])).toEqual([
			['Newsletter', 'marketing', { touched: 2, untouched: 2 }],
			['Odd one', null, { touched: 1, untouched: 3 }],
			['Order confirmation', 'service', { touched: 1, untouched: 3 }],
		]);
		const [newsletter] = items;
		expect(valuesOf(newsletter, 'touched')).toEqual({
			buyerShare: 0.5,
			boughtTwiceShare: 0.5,
			ordersPerCustomer: 1,
			revenuePerCustomer: 20,
			averageOrderValue: 20,
			netPromoterScore: 100,
		});
		expect(valuesOf(newsletter, 'untouched')).toEqual({
			buyerShare: 1,
			boughtTwiceShare: 0,
			ordersPerCustomer: 1,
			revenuePerCustomer: 35,
			averageOrderValue: 35,
			netPromoterScore: -100,
		});
		expect(newsletter.meantToMove).toEqual([
			'buyerShare',
			'ordersPerCustomer',
			'revenuePerCustomer',
		]);
		expect(newsletter.period).toMatchObject({ from: '2026-03-01', to: '2026-03-31', days: 31 });
	});

	test('a difference is shown without range and verdict, and labelled first', async () => {
		const { items } = await scorecard([ORDERS, CONTACTS, ANSWERS]);
		for (const { evidence, metrics, page, text, reason } of items) {
			expect(evidence).toBe('notEvidence');
			expect(reason).toMatch(/^Not evidence of effect/);
			expect(page.findings[0].text).toMatch(/^Not evidence of effect/);
			expect(page.sections[0].heading).toMatch(/not evidence of effect$/);
			expect(text.split('\n')[3]).toMatch(/^- Not evidence of effect/);
			for (const { comparison } of metrics) {
				expect(comparison).toMatchObject({ interval: null, verdict: 'notComparable' });
				expect(comparison.reason).not.toBeNull();
			}
		}
		expect(items[0].metrics[0].comparison.difference).toBe(-0.5);
		expect(items[1].reason).toMatch(/Kinds of Automation/);
		expect(items[0].text).toMatch(/Not enough data yet: 2 customers on the smaller side/);
	});

	test('tags on orders and answers count as contacts do; a list of tags is several', async () => {
		const { items, hints } = await scorecard(
			[
				[
					...ORDERS.slice(0, 4),
					order('eve@example.com', '2026-03-07', 5, { workflow: ['Win-back', 'Upsell'] }),
				],
				null,
				[answer('cleo@example.com', '2026-03-08', 9, { flow: 'WIN BACK' }), ANSWERS[1]],
			],
			{},
		);
		expect(items.map(({ automation, customers }) => [automation, customers.touched])).toEqual([
			['WIN BACK', 2],
			['Upsell', 1],
		]);
		expect(hints.join()).toMatch(/No contacts arrived/);
	});

	test('the table of kinds says what is what; without rows nothing is marked', async () => {
		const rows = [
			{ kind: 'sales', automations: 'NEWS letter' },
			{ kind: 'service', automations: 'odd' },
		];
		const { items } = await scorecard([ORDERS, CONTACTS, null], { kinds: { rows } });
		expect(items.map(({ kind }) => kind)).toEqual(['sales', 'service', null]);
		const { items: bare } = await scorecard([ORDERS, CONTACTS, null], { kinds: {} });
		expect(bare.map(({ kind, meantToMove }) => [kind, meantToMove])).toEqual(
			Array.from({ length: 3 }, () => [null, []]),
		);
	});

	test('all dates moved together with the observation end move the period and nothing else', async () => {
		const later = (rows: readonly Row[]) =>
			rows.map((row) =>
				Object.fromEntries(
					Object.entries(row).map(([name, value]) => [
						name,
						/_(?:date|at)$/.test(name) ? String(value).replace('2026-03', '2026-07') : value,
					]),
				),
			);
		const figuresOf = async (inputs: Inputs, observationEnd: string) =>
			(await scorecard(inputs, { observationEnd })).items.map((item) => ({
				...item,
				...{ period: item.period.days, text: '', page: '' },
				metrics: JSON.parse(JSON.stringify(item.metrics).replaceAll(/"2026-[^"]*"/g, '""')),
			}));
		expect(await figuresOf([later(ORDERS), later(CONTACTS), later(ANSWERS)], '2026-07-21')).toEqual(
			await figuresOf([ORDERS, CONTACTS, ANSWERS], '2026-03-21'),
		);
	});

	test('by group the parts add up to the whole', async () => {
		const grouped = ORDERS.map((row, at) => ({ ...row, channel: at < 2 ? 'web' : 'shop' }));
		const { items } = await scorecard([grouped, CONTACTS, ANSWERS], { groupBy: 'channel' });
		const newsletters = items.filter(({ automation }) => automation === 'Newsletter');
		expect(newsletters.map(({ group, customers }) => [group, customers])).toEqual([
			['(no order)', { touched: 1, untouched: 0 }],
			['web', { touched: 1, untouched: 0 }],
		]);
		expect(newsletters[0].metrics[0].untouched).toMatchObject({ value: null, n: 0 });
	});

	test('the period before stands beside, as it was known then', async () => {
		const earlier = [...ORDERS, order('dora@example.com', '2026-02-10', 70)];
		const { items } = await scorecard(
			[earlier, [...CONTACTS, contact('dora@example.com', '2026-02-11', 'Newsletter')], ANSWERS],
			{ period: 'lastDays', periodDays: 31, compare: true },
		);
		const [newsletter, odd] = items;
		expect(newsletter.previous).toMatchObject({
			from: '2026-01-29',
			to: '2026-02-28',
			customers: { touched: 1, untouched: 0 },
		});
		expect(newsletter.previous.metrics[3].touched.value).toBe(70);
		expect(odd.previous).toMatchObject({
			customers: null,
			reason: 'Nobody was touched in that period',
		});
	});
});

describe('with a holdout', () => {
	const people = Array.from({ length: 200 }, (_, who) => `c${who}@example.com`);
	const isControl = (who: number) => who % 4 === 0;
	const arms = people.map((who, at) =>
		contact(who, '2026-01-10', 'Win-back', { holdout: isControl(at) ? 'yes' : 'no' }),
	);
	/** A third had bought before, in both arms alike. */
	const before = people.filter((_, at) => at % 3 === 0).map((who) => order(who, '2026-01-05', 10));
	const everybody = people.map((who) => order(who, '2026-02-05', 20));
	const bought = [...before, ...everybody];
	/** Of the control arm one in five. */
	const withEffect = [...before, ...everybody.filter((_, at) => !isControl(at) || at % 20 === 0)];

	test('an effect has its range and verdict, and the page says so first', async () => {
		const { items } = await scorecard([withEffect, arms, null]);
		const [item] = items;
		expect(item).toMatchObject({
			automation: 'Win-back',
			evidence: 'randomisedHoldout',
			customers: { touched: 150, untouched: 50 },
			reason: null,
		});
		const share = item.metrics[0];
		expect(share.touched).toMatchObject({ value: 1, n: 150 });
		expect(share.comparison.verdict).toBe('higher');
		expect(share.comparison.interval?.low).toBeGreaterThan(0.5);
		expect(item.page.findings[0]).toMatchObject({ verdict: 'better' });
		expect(item.page.sections[0].columns.slice(1, 3)).toEqual(['With it', 'Kept from it']);
		expect(item.metrics[5].comparison.reason).toMatch(/has answered/);
	});

	test('no effect is no difference shown', async () => {
		const { items } = await scorecard([
			people.map((who, at) => order(who, '2026-02-05', 20 + (at % 7))),
			arms,
			null,
		]);
		expect(items[0].metrics[3].comparison.verdict).toBe('noChangeShown');
		expect(items[0].page.findings[0].text).toMatch(/no difference shown/);
	});

	test('few customers, both groups, groups that differed before', async () => {
		const few = await scorecard([bought, arms.slice(0, 60), null]);
		expect(few.items[0].metrics[0].comparison).toMatchObject({
			verdict: 'notComparable',
			reason: expect.stringMatching(/Not enough data yet: 15/),
		});
		const both = await scorecard([bought, [...arms, { ...arms[0], holdout: 'no' }], null], {
			simplify: false,
		});
		expect(both.items[0]).toMatchObject({
			inBothArms: 1,
			customers: { touched: 150, untouched: 49 },
		});
		expect(both.items[0].html).toContain('1 customer was in both groups');
		const picked = arms.map((row, at) => ({ ...row, holdout: at % 3 === 0 ? 'no' : 'yes' }));
		const unbalanced = await scorecard([bought, picked, null]);
		expect(unbalanced.items[0].evidence).toBe('notEvidence');
		expect(unbalanced.items[0].reason).toMatch(/differed before/);
		expect(unbalanced.items[0].metrics[0].comparison.interval).toBeNull();
	});

	test('a column of arms that says something else is refused by item, column and what to do', async () => {
		const { error } = await scorecard([bought, [...arms, { ...arms[0], holdout: 'maybe' }], null]);
		expect(error?.message).toMatch(/"holdout" holds "maybe".*\[item 200\]/);
		expect(error?.description).toMatch(/treatment or control/);
	});

	test('messages of a holdout that name no group are not looked at, and that is said', async () => {
		const blank = { ...arms[1], customer_email: 'new@example.com', holdout: '' };
		const { items, hints } = await scorecard([bought, [...arms, blank], null]);
		expect(items[0].customers).toEqual({ touched: 150, untouched: 50 });
		expect(hints.join()).toMatch(/1 of the contacts of automations with a holdout names no group/);
	});

	test('only with the treatment group there is no holdout', async () => {
		const all = arms.map((row) => ({ ...row, holdout: 'no' }));
		const { items } = await scorecard([bought, all, null]);
		expect(items[0].evidence).toBe('notEvidence');
	});
});

describe('all automations on one page', () => {
	const page = async (inputs: Inputs, parameters: Row = {}) =>
		(await scorecard(inputs, { output: 'page', ...parameters })).items as unknown as ReadonlyArray<
			Readonly<{
				group?: string;
				automations: number;
				withHoldout: number;
				html: string;
				page: Readonly<{ title: string; sections: ReadonlyArray<{ rows: string[][] }> }>;
			}>
		>;

	test('a line each, with the figure that it is first meant to move', async () => {
		const hostileContact = contact('ben@example.com', '2026-03-06', hostile);
		const items = await page([ORDERS, [...CONTACTS, hostileContact], ANSWERS]);
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ automations: 4, withHoldout: 0 });
		const [{ rows }] = items[0].page.sections;
		expect(rows.map(([name, figure]) => [name, figure])).toContainEqual([
			'Order confirmation (1 customer)',
			'Customers who bought twice or more',
		]);
		expect(rows[0].slice(0, 2)).toEqual(['Newsletter (2 customers)', 'Customers who bought']);
		expect(rows[0][4]).toMatch(/not evidence of effect$/);
		expect(items[0].html).not.toContain('<script>');
		expect(items[0].html).toContain('&lt;script&gt;');
	});

	test('one page per group, and none where nobody was touched', async () => {
		const grouped = ORDERS.map((row, at) => ({ ...row, channel: at < 2 ? 'web' : 'shop' }));
		const items = await page([grouped, CONTACTS, ANSWERS], { groupBy: 'channel' });
		expect(items.map(({ group }) => group)).toEqual(['shop', '(no order)', 'web']);
		expect(items[2].page.title).toBe('What did the automations do? – web');
		const long = { period: 'lastDays', periodDays: 1, observationEnd: '2026-05-01' };
		expect(await page([ORDERS, CONTACTS, null], long)).toEqual([]);
	});
});

describe('several inputs', () => {
	test('not connected, or connected and empty: the same result, and it is said', async () => {
		const without = await scorecard([ORDERS, CONTACTS, null]);
		const empty = await scorecard([ORDERS, CONTACTS, []]);
		expect(empty.items).toEqual(without.items);
		expect(empty.items).toHaveLength(3);
		for (const { hints } of [without, empty]) {
			expect(hints.join()).toMatch(/No answers arrived/);
		}
		expect(without.items[0].metrics[5].touched).toMatchObject({
			value: null,
			reason: 'None of these customers has answered',
		});
	});

	test.each<[string, (row: Row) => Row]>([
		['the survey column', (row) => ({ ...row, survey: 'CSAT', score: 4 })],
		[
			'the header',
			(row) => ({
				...{ customer_email: row.customer_email, answered_at: row.answered_at },
				csat_score: 5,
			}),
		],
	])('answers of another survey only, by %s, are as no answers', async (_by, asCsat) => {
		const without = await scorecard([ORDERS, CONTACTS, null]);
		const other = await scorecard([ORDERS, CONTACTS, ANSWERS.map(asCsat)]);
		expect(other.error).toBeUndefined();
		expect(other.items).toEqual(without.items);
		expect(other.hints.join()).toMatch(/The answers are of the survey CSAT: not looked at/);
		expect(other.hints.join()).toMatch(/No answers arrived that tell who would recommend/);
	});

	test('every item is linked to where its automation is first named', async () => {
		const { run } = await scorecard([ORDERS, CONTACTS, ANSWERS]);
		expect(run.fullItemsOf('Node').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0, input: 1 },
			{ item: 2, input: 1 },
			{ item: 2, input: 1 },
		]);
	});

	test('nothing tagged anywhere stops with what to do', async () => {
		const { error } = await scorecard([ORDERS, null, null]);
		expect(error?.message).toMatch(/No automation is named anywhere/);
		expect(error?.description).toMatch(/input Contacts/);
	});

	test('customers named in two ways are noticed', async () => {
		const numbered = CONTACTS.map((row, at) => ({ ...row, customer_email: `C${at}` }));
		const { hints } = await scorecard([ORDERS, numbered, null]);
		expect(hints.join()).toMatch(/None of the customers in the contacts is in the orders/);
	});

	test('bad contacts follow the result with a reason, and are named when the run stops', async () => {
		const bad = [...CONTACTS, contact('eve@example.com', 'soon', 'Newsletter')];
		const stopped = await scorecard([ORDERS, bad, null]);
		expect(stopped.error?.message).toMatch(/"sent_at" holds "soon".*\[item 3\]/);
		const went = await scorecard([ORDERS, bad, null], {}, { onError: 'continueRegularOutput' });
		expect(went.items).toHaveLength(4);
		expect(went.items[0].customers).toEqual({ touched: 2, untouched: 2 });
		expect(went.items[3].reason).toMatch(/not a date/);
	});
});

test('a hostile name is inert', async () => {
	const { items } = await scorecard(
		[ORDERS, [contact('anna@example.com', '2026-03-02', hostile)], null],
		{ simplify: false },
	);
	expect(items[0].automation).toBe(hostile);
	expect(items[0].html).not.toMatch(/<script/);
});

describe('the sample shop', () => {
	const sample = (operation: string): readonly Row[] => rowsOf({ operation, customers: 150 });
	const inputs = (): readonly Row[][] =>
		['orders', 'contactLog', 'surveyAnswers'].map((name) => [...sample(name)]);

	test('all five automations have their kind, and touched and untouched are everybody', async () => {
		const { items } = await scorecard(inputs());
		expect(new Set(items.map(({ automation, kind }) => `${automation}: ${kind}`))).toEqual(
			new Set([
				'Newsletter: marketing',
				'Flash offer: marketing',
				'Win-back: marketing',
				'Order confirmation: service',
				'Survey invitation: service',
			]),
		);
		const everybody = items.map(({ customers }) => customers.touched + customers.untouched);
		expect(new Set(everybody).size).toBe(1);
		for (const item of items) expect(Object.keys(item).length).toBeLessThanOrEqual(10);
	});

	test('shuffled rows change nothing', async () => {
		const plain = await scorecard(inputs());
		const [orders, contacts, answers] = inputs();
		const shuffled = await scorecard([
			orders.slice().reverse(),
			[...contacts.slice(500), ...contacts.slice(0, 500)],
			answers.slice().reverse(),
		]);
		expect(shuffled.items).toEqual(plain.items);
	});
});
