import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

type Conditions = ReadonlyArray<readonly [column: string, operator: string, value?: unknown]>;

const rule = (name: string, rows: Conditions, match = 'all') => ({
	name,
	match,
	conditions: { rows: rows.map(([column, operator, value]) => ({ column, operator, value })) },
});
const node = (rules?: readonly object[], parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: {
		operation: 'customRules',
		...(rules === undefined ? {} : { segments: { rows: rules } }),
		...parameters,
	},
});

/** Whether one condition holds for a cell. */
async function holds(operator: string, cell: unknown, value?: unknown, parameters: object = {}) {
	const run = await runNode(node([rule('In', [['cell', operator, value]])], parameters), [
		{ cell, id: 1 },
	]);
	expect(run.error).toBeUndefined();
	return run.itemsOf('Node')[0].segment === 'In';
}

describe('Custom Rules', () => {
	test('the first rule that fits wins; columns and order stay; the reason says which and why', async () => {
		const rules = [
			rule('VIP', [
				['orders', 'atLeast', '10'],
				['plan', 'is', 'GOLD'],
			]),
			rule('Regular', [['orders', 'atLeast', '5']]),
		];
		const rows = [
			{ name: 'a', orders: 12, plan: 'gold' },
			{ name: 'b', orders: 12, plan: 'silver', reason: 'an older one' },
			{ name: 'c', orders: 4, plan: 'gold' },
		];
		const run = await runNode(node(rules), rows);
		expect(run.error).toBeUndefined();
		expect(run.itemsOf('Node')).toEqual([
			{
				...rows[0],
				segment: 'VIP',
				reason: 'Rule 1: orders is 12, at least 10; plan is gold',
				ruleNumber: 1,
			},
			{ ...rows[1], segment: 'Regular', reason: 'Rule 2: orders is 12, at least 5', ruleNumber: 2 },
			{
				...rows[2],
				segment: 'Everyone Else',
				reason: 'None of the 2 rules applies',
				ruleNumber: null,
			},
		]);
		run
			.fullItemsOf('Node')
			.forEach(({ pairedItem }, at) => expect(pairedItem).toEqual({ item: at }));
	});

	test('any condition is enough where the owner says so', async () => {
		const rules = [
			rule(
				'Ours',
				[
					['plan', 'is', 'gold'],
					['tags', 'contains', 'vip'],
				],
				'any',
			),
		];
		const run = await runNode(node(rules, { everyoneElse: 'Andere' }), [
			{ plan: 'none', tags: ['baker', 'VIP since 2020'] },
			{ plan: 'none', tags: [] },
		]);
		expect(run.itemsOf('Node')).toMatchObject([
			{
				segment: 'Ours',
				reason: 'Rule 1: tags is baker, VIP since 2020, which contains "vip"',
			},
			{ segment: 'Andere', ruleNumber: null, reason: 'The rule does not apply' },
		]);
	});

	test('a dragged column is taken as its name, a value is evaluated once', async () => {
		const rules = [rule('In', [["={{ $json['Total Spent'] }}", 'atLeast', '={{ $json.limit }}']])];
		const rows = [
			{ 'Total Spent': 7, limit: 5 },
			{ 'Total Spent': 6, limit: 50 },
		];
		const items = (await runNode(node(rules), rows)).itemsOf('Node');
		expect(items.map(({ segment }) => segment)).toEqual(['In', 'In']);
		expect(items[1].reason).toBe('Rule 1: Total Spent is 6, at least 5');
	});

	test.each<[operator: string, cell: unknown, value: unknown, expected: boolean]>([
		['is', 5, '5.0', true],
		['is', '5,00 €', '5', true],
		['is', 'AB12', '12', false],
		['is', 'ab12', 'AB12 ', true],
		['is', 'Müller', 'MÜLLER', true],
		['is', true, 'TRUE', true],
		['is', '2026-03-01T23:30:00Z', '2026-03-02', true],
		['is', '12345678901234567', '12345678901234568', false],
		['isNot', 5, '5', false],
		['isNot', null, '5', true],
		['atLeast', 10, '10', true],
		['moreThan', 10, '10', false],
		['atMost', '10.00', '10', true],
		['lessThan', '€ 9.99', '10', true],
		['lessThan', 'CHF 9.99', '10', true],
		['lessThan', '9,99 kr.', '10', true],
		['lessThan', 'US$9.99', '10', true],
		['lessThan', null, '10', false],
		['contains', 'Brot und Salz', 'SALZ', true],
		['contains', 1234, '23', true],
		['contains', null, 'x', false],
		['doesNotContain', 'Brot', 'x', true],
		['doesNotContain', undefined, 'x', true],
		['isEmpty', ' ', '', true],
		['isEmpty', [], '', true],
		['isEmpty', 0, '', false],
		['isNotEmpty', 0, '', true],
		['isBefore', '2026-02-28', '2026-03-01', true],
		['isBefore', '2026-03-01', '2026-03-01', false],
		// 1 a.m. of 2 March in Berlin.
		['isAfter', '2026-03-02T00:00:00Z', '2026-03-01', true],
		['isAfter', '2026-03-01T23:30:00Z', '2026-03-01', true],
		['isAfter', '2026-03-01T22:30:00Z', '2026-03-01', false],
	])('%s: %p against %p is %p', async (operator, cell, value, expected) => {
		expect(await holds(operator, cell, value)).toBe(expected);
	});

	test.each<[operator: string, cell: string, expected: boolean]>([
		['inLastDays', '2026-06-01', true],
		['inLastDays', '2026-05-31', false],
		['moreThanDaysAgo', '2026-05-31', true],
		['moreThanDaysAgo', '2026-06-01', false],
		['inLastDays', '2026-07-02', false],
		['moreThanDaysAgo', '2026-07-02', false],
	])('%s of 30: %s is %p on 1 July', async (operator, cell, expected) => {
		expect(await holds(operator, cell, '30', { observationEnd: '2026-07-01' })).toBe(expected);
	});

	test('days are counted from the day that summaries carry, and days to come are told', async () => {
		const rows = [
			{ last: '2026-06-20', observationEnd: '2026-07-01' },
			{ last: '2026-07-02', observationEnd: '2026-07-01' },
		];
		const run = await runNode(node([rule('Recent', [['last', 'inLastDays', 30]])]), rows);
		expect(run.itemsOf('Node').map(({ segment }) => segment)).toEqual(['Recent', 'Everyone Else']);
		expect(run.hintsOf('Node')).toEqual([
			'Days are counted back from 2026-07-01',
			'1 item has a day still to come in "last": it is neither in the last days nor days ago',
		]);
	});

	test('one output per segment, and one for everyone else', async () => {
		const rules = [rule('A', [['orders', 'is', '1']]), rule('B', [['orders', 'is', '2']])];
		const run = await runNode(
			node(rules, { outputs: 'perSegment', everyoneElse: 'Rest' }),
			[3, 2, 1, 2].map((orders) => ({ orders })),
		);
		expect(run.error).toBeUndefined();
		const outputs = [0, 1, 2].map((output) => run.itemsOf('Node', output));
		expect(outputs.map((items) => items.length)).toEqual([1, 2, 1]);
		expect(outputs[2][0]).toMatchObject({ segment: 'Rest', orders: 3 });
	});

	test('a new node segments what Customer Summary gives, and shuffled rows change nothing', async () => {
		const summary = await runNode(
			{ type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters: { operation: 'customerSummary' } },
			rowsOf({ operation: 'orders', customers: 300 }),
		);
		const customers = summary.itemsOf('Node');
		const run = await runNode(node(), customers);
		expect(run.error).toBeUndefined();
		const items = run.itemsOf('Node');
		expect(items.map(({ customer }) => customer)).toEqual(
			customers.map(({ customer }) => customer),
		);
		expect(new Set(items.map(({ segment }) => segment))).toEqual(
			new Set(['Regulars', 'Away for Long', 'Bought Once', 'Everyone Else']),
		);
		const reversed = (await runNode(node(), [...customers].reverse())).itemsOf('Node');
		expect(reversed.reverse()).toEqual(items);
	});

	test('a segment that nobody is in is told, and so are empty cells', async () => {
		const rules = [
			rule('VIP', [['orders', 'atLeast', '10']]),
			rule('Old', [['age', 'moreThan', 9]]),
		];
		const rows = [
			{ orders: 3, age: 10 },
			{ orders: null, age: 10 },
			{ orders: 3, age: 10 },
		];
		const run = await runNode(node(rules), rows);
		expect(run.hintsOf('Node')).toEqual([
			'1 item has nothing in "orders": no condition that compares it holds for them',
			'Nobody is in "VIP" (rule 1)',
		]);
	});
});

describe('what cannot be used', () => {
	const atLeastTen = [rule('VIP', [['orders', 'atLeast', '10']])];

	test('the first rules on a list of orders: what is missing, and which node makes it', async () => {
		const orders = [{ order_id: 1, customer_email: 'a@shop.example', order_date: '2026-06-01' }];
		const run = await runNode(
			{ type: 'n8n-nodes-loyalty.customerSegments', parameters: { operation: 'customRules' } },
			orders,
		);
		expect(run.error?.message).toMatch(/"orders", which no item has/);
		expect((run.error as { description?: string }).description).toMatch(
			/orders, put Customer Summary of Loyalty Metrics before this node: it makes "orders"/,
		);
		// Where the customers are summed up already, it is a misspelling.
		const [summary] = [{ customer: 'a', Orders: 3, revenue: 5 }];
		const near = await runNode(
			{ type: 'n8n-nodes-loyalty.customerSegments', parameters: { operation: 'customRules' } },
			[summary],
		);
		expect((near.error as { description?: string }).description).toMatch(/Did you mean "Orders"/);
	});

	test.each<[string, readonly object[], readonly object[], object, RegExp]>([
		['no items', [], atLeastTen, {}, /There are no customers to look at/],
		[
			'a column that no item has',
			[{ order: 1, name: 'a' }],
			atLeastTen,
			{},
			/'Column of "VIP"' names the column "orders", which no item has/,
		],
		[
			'text where a number is compared',
			[{ orders: 3 }, { orders: 'many' }],
			atLeastTen,
			{},
			/"orders" holds "many", which is no number, so "at least 10" cannot be told \[item 1\]/,
		],
		[
			'an article number where a number is compared',
			[{ orders: 'SKU12' }],
			atLeastTen,
			{},
			/"orders" holds "SKU12", which is no number/,
		],
		['NaN', [{ orders: NaN }], atLeastTen, {}, /"orders" holds "NaN", which is no number/],
		[
			'an object where text is looked for',
			[{ orders: { a: 1 } }],
			[rule('A', [['orders', 'contains', 'x']])],
			{},
			/"orders" holds an object \(a\), which is no text/,
		],
		[
			'no date',
			[{ last: 'yesterday' }],
			[rule('A', [['last', 'isBefore', '2026-01-01']])],
			{},
			/"last" holds "yesterday", which is no date, so "before 2026-01-01" cannot be told/,
		],
		[
			'dates that read both ways',
			[{ last: '03/04/2026' }],
			[rule('A', [['last', 'inLastDays', '30']])],
			{},
			/can be read day first or month first/,
		],
		[
			'numbers that read both ways',
			[{ spent: '1.234' }],
			[rule('A', [['spent', 'atLeast', '30']])],
			{},
			/can be read with a decimal point or a decimal comma/,
		],
		[
			'a value that is no number',
			[{ orders: 1 }],
			[rule('VIP', [['orders', 'atLeast', 'ten']])],
			{},
			/"orders at least …" in segment "VIP" needs a number such as 10 or 99.50; it holds "ten"/,
		],
		[
			'a value that is no date',
			[{ last: '2026-01-01' }],
			[rule('VIP', [['last', 'isAfter', 'soon']])],
			{},
			/needs a date such as 2026-06-30; it holds "soon"/,
		],
		[
			'a value that is no number of days',
			[{ last: '2026-01-01' }],
			[rule('VIP', [['last', 'inLastDays', '-3']])],
			{},
			/needs a whole number of days such as 90; it holds "-3"/,
		],
		[
			'no value',
			[{ plan: 'x' }],
			[rule('VIP', [['plan', 'is', '']])],
			{},
			/needs a value; it holds an empty value/,
		],
		['no segment', [{ a: 1 }], [], {}, /'Segments' cannot be used: at least one segment/],
		['no condition', [{ a: 1 }], [rule('A', [])], {}, /'Conditions' .*at least one condition/],
		[
			'no column',
			[{ a: 1 }],
			[rule('A', [['', 'is', '1']])],
			{},
			/'Column' .*every condition needs a column/,
		],
		[
			'no name',
			[{ a: 1 }],
			[rule(' ', [['a', 'is', '1']])],
			{},
			/'Name' .*every segment needs a name/,
		],
		[
			'the same name twice',
			[{ a: 1 }],
			[rule('A', [['a', 'is', '1']]), rule('A', [['a', 'is', '2']])],
			{},
			/two segments have the same name/,
		],
		[
			'everyone else by the name of a segment',
			[{ a: 1 }],
			[rule('A', [['a', 'is', '1']])],
			{ everyoneElse: 'A' },
			/'Everyone Else' cannot be used: a segment has that name already/,
		],
		[
			'too many segments',
			[{ a: 1 }],
			Array.from({ length: 11 }, (_, at) => rule(`S${at}`, [['a', 'is', at]])),
			{},
			/at most 10 segments are possible/,
		],
		[
			'a computed column',
			[{ a: 1 }],
			[rule('A', [['={{ $json.a + 1 }}', 'is', '1']])],
			{},
			/'Column' needs the name of a column; it holds the expression/,
		],
		[
			'a time zone that is none',
			[{ a: 1 }],
			[rule('A', [['a', 'is', '1']])],
			{ ruleOptions: { timeZone: 'Berlin' } },
			/a time zone is a name such as Europe\/Berlin/,
		],
	])('%s', async (_what, items, rules, parameters, message) => {
		const run = await runNode(node(rules, parameters), items.length === 0 ? [{}] : items);
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(message);
	});

	test('the closest column is named', async () => {
		const run = await runNode(node(atLeastTen), [{ Order: 1, name: 'a' }]);
		expect(run.error?.description).toMatch(/did you mean "Order"\?/);
	});

	test('with Continue nothing is lost: the bad item follows with its reason', async () => {
		const rows = [{ orders: 12 }, { orders: 'many' }, { orders: 1 }];
		const run = await runNode({ ...node(atLeastTen), onError: 'continueRegularOutput' }, rows);
		expect(run.itemsOf('Node')).toMatchObject([
			{ orders: 12, segment: 'VIP' },
			{ orders: 1, segment: 'Everyone Else' },
			{ orders: 'many', reason: expect.stringMatching(/no number/) },
		]);
	});

	test('a list with decimal commas is read so, whatever the sign in the rule', async () => {
		const rows = [{ spent: '1.234,50 €' }, { spent: '99,50' }, { spent: '1.000' }];
		for (const limit of ['99.50', '99,50']) {
			const run = await runNode(node([rule('In', [['spent', 'moreThan', limit]])]), rows);
			expect(run.itemsOf('Node').map(({ segment }) => segment)).toEqual([
				'In',
				'Everyone Else',
				'In',
			]);
		}
	});
});
