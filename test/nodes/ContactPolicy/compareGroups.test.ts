/** Compare Groups as n8n runs it: by assignment, with a verdict only where chance decided and there are enough. */
import { runNodeWithInputs } from '../../workflows/engine.cjs';
import { without } from '../../without.cjs';

type Row = Readonly<Record<string, unknown>>;
type Figure = Readonly<{ value: number | null; numerator: number; n: number }>;
type Outcome = Readonly<{
	outcome: string;
	better: string;
	treatment: Figure;
	control: Figure | null;
	before?: Figure;
	difference: Readonly<{
		difference: number | null;
		interval: Readonly<{ low: number; high: number }> | null;
		verdict: string;
		reason: string | null;
	}>;
	secondLook: Readonly<{ cap: number; difference: Readonly<{ verdict: string }> }> | null;
	adjusted?: Readonly<{ explained: number; difference: Readonly<{ difference: number }> }>;
}>;
type Card = Readonly<{
	campaign: string;
	evidence: string;
	customers: Readonly<{ treatment: number; control: number }>;
	verdict: string;
	outcomes: readonly Outcome[];
	reason: string | null;
	text: string;
	html: string;
	notCounted: Readonly<{ inBothGroups: number; globalHoldout: number; windowNotOver: number }>;
	page: Readonly<{ findings: readonly Readonly<{ verdict: string; text: string }>[] }>;
}>;

async function compare(assignments: readonly Row[], orders: readonly Row[] | null, more: Row = {}) {
	const run = await runNodeWithInputs(
		{
			type: 'n8n-nodes-loyalty.contactPolicy',
			parameters: { resource: 'experiment', operation: 'compareGroups', simplify: false, ...more },
		},
		[assignments, orders],
	);
	return {
		items: run.itemsOf('Node') as unknown as readonly Card[],
		hints: run.hintsOf('Node') as readonly string[],
		error: run.error as { message?: string; description?: string } | undefined,
	};
}

const assigned = (arm: string | null, count: number, more: Row = {}, from = 0): Row[] =>
	Array.from({ length: count }, (_, at) => ({
		customer_email: `${arm}${from + at}@example.com`,
		...{ arm, campaign: 'Win-back', assignedAt: '2026-03-01', globalHoldout: false },
		...more,
	}));
const bought = (arm: string, count: number, date: string, amount = 10, from = 0): Row[] =>
	Array.from({ length: count }, (_, at) => ({
		customer_email: `${arm.toUpperCase()}${from + at}@example.com`,
		...{ order_date: date, amount, currency: 'EUR' },
	}));
const LATER = bought('someone', 1, '2026-06-30');
const GROUPS = [...assigned('treatment', 300), ...assigned('control', 100)];
const ORDERS = [
	...bought('treatment', 90, '2026-03-10', 20),
	...bought('control', 12, '2026-03-10', 20),
	...LATER,
];
const outcomeOf = ({ outcomes }: Card, name: string) =>
	outcomes.find(({ outcome }) => outcome === name) as Outcome;

describe('Compare Groups', () => {
	test('shares by Newcombe, amounts by Welch, in the days after the assignment', async () => {
		const [card] = (await compare(GROUPS, ORDERS)).items;
		expect(card).toMatchObject({
			...{ campaign: 'Win-back', evidence: 'randomisedHoldout', verdict: 'higher', reason: null },
			customers: { treatment: 300, control: 100 },
		});
		const share = outcomeOf(card, 'buyerShare');
		expect([share.treatment.value, share.control?.value]).toEqual([0.3, 0.12]);
		expect(share.difference.difference).toBeCloseTo(0.18, 12);
		// By hand: Wilson .2510 to .3541 and .0700 to .1981.
		expect(share.difference.interval!.low).toBeCloseTo(0.18 - Math.hypot(0.049, 0.0781), 3);
		expect(share.difference.interval!.high).toBeCloseTo(0.18 + Math.hypot(0.0541, 0.05), 3);
		expect(outcomeOf(card, 'revenuePerCustomer').treatment.value).toBe(6);
		expect(card.text).toMatch(/Share who bought: higher with the campaign \(30 % with it, 12 %/);
		expect(card.text).toMatch(/Everybody counts in the group of the assignment/);
	});

	test('who was refused or opted out later still counts in the group of the assignment', async () => {
		const rows = GROUPS.map((row, at) => ({ ...row, sent: at % 2 === 0, opted_out: at < 30 }));
		const [card] = (await compare(rows, ORDERS)).items;
		expect(card.customers).toEqual({ treatment: 300, control: 100 });
		expect(outcomeOf(card, 'opted_out')).toMatchObject({
			better: 'lower',
			treatment: { numerator: 30, n: 300 },
			control: { numerator: 0, n: 100 },
		});
		expect(card.page.findings.at(-1)?.verdict).toBe('worse');
	});

	test('only the window counts: before, on its first and last day, after', async () => {
		const dates = ['2026-02-28', '2026-03-01', '2026-03-30', '2026-03-31'];
		const orders = dates.flatMap((date, at) => bought('treatment', 1, date, 10, at));
		const [card] = (await compare(GROUPS, [...orders, ...LATER])).items;
		expect(outcomeOf(card, 'buyerShare').treatment.numerator).toBe(2);
	});

	test('whose days are not over is not looked at yet; both groups, the unassigned and the global holdout neither', async () => {
		const rows = [
			...GROUPS,
			...assigned('treatment', 5, { assignedAt: '2026-06-20' }, 900),
			{ ...GROUPS[0], arm: 'control' },
			...assigned('control', 7, { globalHoldout: true }, 800),
			...assigned(null, 4),
		];
		const { items, hints } = await compare(rows, ORDERS);
		expect(items[0].customers).toEqual({ treatment: 299, control: 100 });
		expect(items[0].notCounted).toEqual({ inBothGroups: 1, globalHoldout: 7, windowNotOver: 5 });
		expect(hints.join()).toMatch(/4 rows name no group/);
	});

	test('too few: no verdict, whatever the figures say; as many as the owner wants', async () => {
		const few = [...assigned('treatment', 300), ...assigned('control', 29)];
		const [card] = (await compare(few, ORDERS)).items;
		expect(card.verdict).toBe('notEnoughData');
		expect(card.reason).toBe(
			'Not enough data yet: 29 in the smaller group, at least 30 are needed',
		);
		const [enough] = (await compare(few, ORDERS, { minimumPerGroup: 20 })).items;
		expect(enough.verdict).not.toBe('notEnoughData');
	});

	test('no change shown', async () => {
		const orders = [
			...bought('treatment', 30, '2026-03-10'),
			...bought('control', 9, '2026-03-10'),
		];
		const [card] = (await compare(GROUPS, [...orders, ...LATER])).items;
		expect(card.verdict).toBe('noChangeShown');
	});

	test('before and after without a control group is labelled as not evidence', async () => {
		const orders = [
			...bought('treatment', 10, '2026-02-10'),
			...bought('treatment', 200, '2026-03-10'),
			...LATER,
		];
		const [card] = (await compare(assigned('treatment', 300), orders)).items;
		expect(card).toMatchObject({ evidence: 'notEvidence', verdict: 'notEvidence' });
		const share = outcomeOf(card, 'buyerShare');
		expect(share).toMatchObject({
			control: null,
			before: { numerator: 10 },
			treatment: { numerator: 200 },
			difference: { verdict: 'notComparable', interval: null },
		});
		expect(card.page.findings).toHaveLength(1);
		expect(card.text).toMatch(/Not evidence: nobody was kept from it by chance/);
	});

	test('groups that had bought differently before were not made by chance', async () => {
		const orders = [...bought('treatment', 200, '2026-02-10'), ...ORDERS];
		const [card] = (await compare(GROUPS, orders)).items;
		expect(card).toMatchObject({ evidence: 'notEvidence', verdict: 'notEvidence' });
		expect(card.reason).toMatch(/had bought differently before/);
	});

	test('the global holdout beside everybody else, over all campaigns', async () => {
		const rows = [
			...GROUPS,
			...assigned('treatment', 50, { campaign: 'Newsletter' }),
			...assigned('control', 60, { globalHoldout: true }, 500),
		];
		const [card] = (await compare(rows, ORDERS, { compareWith: 'global' })).items;
		expect(card).toMatchObject({
			campaign: 'All campaigns',
			customers: { treatment: 400, control: 60 },
		});
		const none = await compare(GROUPS, ORDERS, { compareWith: 'global' });
		expect(none.error?.message).toMatch(/No customer is marked as one of the global holdout/);
	});

	test('columns instead of orders, one item per campaign, and what was known before', async () => {
		const spent = (at: number) => 20 + (at % 10);
		const rows = [...GROUPS, ...GROUPS.map((row) => ({ ...row, campaign: 'Other' }))].map(
			(row: Row, at) => ({
				...row,
				visited: at % 3 === 0 ? 'yes' : 'no',
				spent: `${spent(at) + (row.arm === 'treatment' ? 2 : 0) + (at % 7) / 10}`,
				spent_before: spent(at),
			}),
		);
		const { items } = await compare(rows, null, {
			adjust: true,
			outcomeColumns: {
				rows: [{ column: 'visited' }, { column: 'spent', beforeColumn: 'spent_before' }],
			},
		});
		expect(items.map(({ campaign }) => campaign)).toEqual(['Other', 'Win-back']);
		const money = outcomeOf(items[1], 'spent');
		expect(money.adjusted!.explained).toBeGreaterThan(0.98);
		expect(money.adjusted!.difference.difference).toBeCloseTo(2, 1);
		expect(outcomeOf(items[1], 'visited').treatment.value).toBeCloseTo(1 / 3, 6);
	});

	test('the sequence of rows makes no difference', async () => {
		const [one] = (await compare(GROUPS, ORDERS)).items;
		const [other] = (await compare([...GROUPS].reverse(), [...ORDERS].reverse())).items;
		expect(other).toEqual(one);
	});

	test('hostile names are escaped', async () => {
		const rows = GROUPS.map((row) => ({ ...row, campaign: '<script>alert(1)</script>' }));
		const [card] = (await compare(rows, ORDERS)).items;
		expect(card.html).not.toContain('<script>');
	});

	test.each<[string, readonly Row[], readonly Row[] | null, Row, RegExp]>([
		['no outcome', GROUPS, null, {}, /Nothing tells what the customers did/],
		[
			'a word that is no group',
			[{ ...GROUPS[0], arm: 'maybe' }],
			ORDERS,
			{},
			/"arm" holds "maybe".*\[item 0\]/,
		],
		[
			'no date',
			GROUPS.map((row) => without(row, 'assignedAt')),
			ORDERS,
			{},
			/no column tells when/,
		],
		[
			'a date that is none',
			[{ ...GROUPS[0], assignedAt: 'soon' }],
			ORDERS,
			{},
			/holds "soon", which is not a date/,
		],
		[
			'all too late',
			GROUPS.map((row) => ({ ...row, assignedAt: '2026-06-29' })),
			ORDERS,
			{},
			/at least 30 days before/,
		],
		[
			'an outcome that is none',
			[{ ...GROUPS[0], spent: 'much' }],
			null,
			{ outcomeColumns: { rows: [{ column: 'spent', kind: 'amount' }] } },
			/"spent" holds "much", which is not an amount/,
		],
		['nothing', [{}], ORDERS, {}, /no assignments to read/],
	])('%s is a sentence', async (_what, rows, orders, more, message) => {
		expect((await compare(rows, orders, more)).error?.message).toMatch(message);
	});
});
