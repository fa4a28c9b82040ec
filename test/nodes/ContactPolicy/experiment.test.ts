/** Holdouts as n8n runs them: who is in which group, who is not, and what a group of that size can show. */
import { runNode } from '../../workflows/engine.cjs';

type Row = Readonly<Record<string, unknown>>;

async function experiment(operation: string, items: readonly Row[], parameters: Row = {}) {
	const run = await runNode(
		{
			type: 'n8n-nodes-loyalty.contactPolicy',
			parameters: { resource: 'experiment', operation, ...parameters },
		},
		items,
	);
	return {
		run,
		items: run.itemsOf('Node') as readonly Row[],
		hints: run.hintsOf('Node') as readonly string[],
		error: run.error as { message?: string; description?: string } | undefined,
	};
}

const assign = (items: readonly Row[], parameters: Row = {}) =>
	experiment('assignHoldout', items, { campaign: 'Win-back', holdoutPercent: 50, ...parameters });

const CUSTOMERS = Array.from({ length: 200 }, (_, at) => ({
	customer_email: `c${at}@example.com`,
	allowed: true,
	reasonCode: 'allowed',
	reason: 'May be contacted',
	route: 'automate',
}));

describe('Assign Holdout', () => {
	test('the same customers in another order and another spelling are in the same groups', async () => {
		const { items } = await assign(CUSTOMERS);
		const spelled = [...CUSTOMERS]
			.reverse()
			.map((one) => ({ ...one, customer_email: ` ${one.customer_email.toUpperCase()}` }));
		const again = await assign(spelled, { campaign: 'WIN back' });
		expect([...again.items].reverse().map(({ arm }) => arm)).toEqual(items.map(({ arm }) => arm));
		expect(new Set(items.map(({ arm }) => arm))).toEqual(new Set(['treatment', 'control']));
	});

	test('who is kept from it is no longer allowed; who gets it keeps everything', async () => {
		const { items } = await assign(CUSTOMERS);
		for (const { arm, ...item } of items) {
			expect(item.campaign).toBe('Win-back');
			expect(String(item.assignedAt)).toMatch(/^\d{4}-.*Z$/);
			if (arm === 'treatment') {
				expect(item).toMatchObject({ allowed: true, reasonCode: 'allowed', route: 'automate' });
			} else {
				expect(item).toMatchObject({
					...{ allowed: false, reasonCode: 'holdout', route: 'none', globalHoldout: false },
					reason: 'One of the 50 % whom chance keeps from this campaign',
				});
			}
		}
	});

	test('only a clear yes is assigned; the others keep their reason', async () => {
		const cells = [true, 'TRUE', 1, false, 'no', 'maybe', null, 2];
		const rows = cells.map((allowed, at) => ({
			...{ id: at, customer_email: 'c1@example.com', allowed },
			reason: 'As decided',
		}));
		const { items, hints } = await assign(rows);
		expect(items.map(({ arm }) => arm !== null)).toEqual([
			...[true, true, true, false, false, false, false, false],
		]);
		expect(items[3]).toMatchObject({ reason: 'As decided', assignedAt: null, allowed: false });
		expect(hints.join()).toMatch(/not assigned: 5/);
	});

	test('a customer without e-mail is written to by nobody', async () => {
		const { items } = await assign([CUSTOMERS[0], { customer_email: ' ', allowed: true }]);
		expect(items[1]).toMatchObject({ arm: null, allowed: false, reasonCode: 'noCustomer' });
	});

	test('the global holdout is the same for all campaigns and marked', async () => {
		const of = async (campaign: string) =>
			(await assign(CUSTOMERS, { campaign, globalPercent: 20 })).items.map(
				({ globalHoldout }) => globalHoldout,
			);
		const [one, other] = [await of('Newsletter'), await of('Win-back')];
		expect(one).toEqual(other);
		expect(one.filter(Boolean).length).toBeGreaterThan(20);
	});

	test('the campaign of each row, where the node names none', async () => {
		const rows = CUSTOMERS.map((one, at) => ({ ...one, campaign: at % 2 ? 'A' : 'B' }));
		const { items } = await assign(rows, { campaign: '' });
		expect(items[0].campaign).toBe('B');
		const alone = await assign(rows, { campaign: 'A' });
		expect(alone.items[1].arm).toBe(items[1].arm);
	});

	test('outputs of their own', async () => {
		const { run } = await assign([...CUSTOMERS, { customer_email: 'x@y.de', allowed: false }], {
			outputs: 'perArm',
		});
		const sizes = [0, 1, 2].map((output) => run.itemsOf('Node', output).length);
		expect(sizes[0] + sizes[1]).toBe(200);
		expect(sizes[2]).toBe(1);
	});

	test.each<[string, readonly Row[], Row, RegExp]>([
		['nobody decided', [{ email: 'a@b.de' }], {}, /no column "allowed"/],
		['no campaign', CUSTOMERS, { campaign: ' ' }, /'Campaign' is empty/],
		[
			'no customer column',
			[{ allowed: true }],
			{},
			/No column was recognised for 'Customer Column'/,
		],
		['more than all', CUSTOMERS, { holdoutPercent: 120 }, /needs a number of at most 100/],
	])('%s is a sentence', async (_what, items, parameters, message) => {
		expect((await assign(items, parameters)).error?.message).toMatch(message);
	});
});

describe('Sample Size', () => {
	const size = async (parameters: Row = {}) => experiment('sampleSize', [{}], parameters);

	test('400 customers, 10 % held out, 10 % normally return', async () => {
		const [item] = (await size()).items;
		expect(item).toMatchObject({ customers: 400, treatment: 360, control: 40, reason: null });
		expect(item.text).toBe(
			'400 customers, 10 % held out, 10 % normally return: changes below about 15 points cannot be seen. The cautious range that Compare Groups gives shows, with 40 in the control group, a rise from 18.9 points on and a fall from 8.7 points on with 80 % certainty.',
		);
		expect(item.chanceToSee).toBeCloseTo(0.586, 3);
	});

	test('the other way round: 10 % to 12 % takes 7,677 customers in two halves', async () => {
		const [item] = (await size({ question: 'customersNeeded', change: 2, holdoutPercent: 50 }))
			.items;
		expect(item.customers).toBe(7677);
		const [unequal] = (await size({ question: 'customersNeeded', change: 15 })).items;
		expect(unequal.customers).toBe(387);
		expect(unequal.text).toMatch(/takes about \d+, because one group is small/);
	});

	test('too few for a verdict is said, and what cannot be is a sentence', async () => {
		const [few] = (await size({ customers: 100 })).items;
		expect(few.reason).toMatch(/Only 10 in the smaller group/);
		const [none] = (await size({ customers: 4 })).items;
		expect(none.smallestChange).toEqual({ rise: null, fall: null });
		const { error } = await size({ question: 'customersNeeded', change: -20 });
		expect(error?.message).toMatch(/leads below 0 %/);
	});
});
