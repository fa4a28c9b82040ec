import { runNode, runNodeWithInputs } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

type Row = Record<string, unknown>;

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: { operation: 'segmentMovement', currentDate: '2026-06-30', ...parameters },
});
const moved = async (current: readonly Row[], earlier: readonly Row[] | null, parameters = {}) =>
	await runNodeWithInputs(node(parameters), [current, earlier]);

const now: readonly Row[] = [
	{ customer: 'ana@shop.example', segment: 'Champions', revenue: 90 },
	{ customer: 'ben@shop.example', segment: 'At Risk', revenue: 70 },
	{ customer: 'cleo@shop.example', segment: 'Loyal', revenue: 50 },
	{ customer: 'dan@shop.example', segment: 'New Customers', revenue: 10 },
	{ customer: 'eve@shop.example', segment: null, revenue: 0 },
];
const then: readonly Row[] = [
	{ run_date: '2026-06-23', customer: 'Ana@Shop.example ', segment: 'Loyal' },
	{ run_date: '2026-06-23', customer: 'ben@shop.example', segment: 'Champions' },
	{ run_date: '2026-06-23', customer: 'cleo@shop.example', segment: 'Loyal' },
	{ run_date: '2026-06-23', customer: 'fay@shop.example', segment: 'Lost' },
];

const kindsOf = (items: readonly Row[]) =>
	Object.fromEntries(items.map(({ customer, movement }) => [customer, movement]));

test('who rose, slipped, stayed, is new or gone, with a sentence for each', async () => {
	const run = await moved(now, then);
	expect(run.error).toBeUndefined();
	const items = run.itemsOf('Node');
	expect(items.map(({ movement }) => movement)).toEqual([
		...['better', 'worse', 'same', 'new', null, 'gone'],
	]);
	expect(items.map(({ reason }) => reason)).toEqual([
		'Rose from Loyal to Champions since 2026-06-23',
		'Slipped from Champions to At Risk since 2026-06-23',
		'Loyal, as on 2026-06-23',
		'In New Customers; not in the snapshot of 2026-06-23',
		'In no segment now, and not in the snapshot',
		'In Lost on 2026-06-23; not among the customers now',
	]);
	expect(items[0]).toEqual({
		...{ customer: 'ana@shop.example', segment: 'Champions', revenue: 90 },
		...{ fromSegment: 'Loyal', toSegment: 'Champions', movement: 'better' },
		...{ reason: 'Rose from Loyal to Champions since 2026-06-23', snapshotDate: '2026-06-23' },
	});
});

test('every item is linked to the items it was made of, in both inputs', async () => {
	const run = await moved(now, then);
	const links = run.fullItemsOf('Node').map(({ pairedItem }) => pairedItem);
	expect(links[0]).toEqual([
		{ item: 0, input: 0 },
		{ item: 0, input: 1 },
	]);
	expect(links[3]).toEqual({ item: 3, input: 0 });
	expect(links[5]).toEqual({ item: 3, input: 1 });
});

test.each([
	['nothing connected', null],
	['no items', []],
	['one empty item, as an empty table gives', [{}]],
	[
		'only a snapshot of today',
		[{ run_date: '2026-06-30', customer: 'ana@shop.example', segment: 'Loyal' }],
	],
])('no earlier snapshot: %s', async (_what, earlier) => {
	for (const output of ['customers', 'page']) {
		const run = await moved(now, earlier, { output });
		expect(run.error).toBeUndefined();
		const [item] = run.itemsOf('Node');
		expect(item.reason).toBe('No earlier snapshot yet: who moved shows from the next run on');
		expect(item[output === 'page' ? 'movements' : 'movement']).toBeNull();
		expect(run.itemsOf('Node')).toHaveLength(output === 'page' ? 1 : 5);
	}
});

test('a snapshot of later days only is left out, and counted', async () => {
	const later = then.map((row) => ({ ...row, run_date: '2026-07-07' }));
	const run = await moved(now, later);
	expect(run.hintsOf('Node').join(' ')).toMatch(/4 rows .* left out: of 2026-06-30 or later/);
});

test('only who moved; and an output for each movement', async () => {
	const some = await moved(now, then, { output: 'moved' });
	expect(some.itemsOf('Node').map(({ movement }) => movement)).toEqual([
		...['better', 'worse', 'new', 'gone'],
	]);
	const split = await moved(now, then, { outputs: 'perMovement' });
	const names = [0, 1, 2, 3, 4, 5].map((output) =>
		split.itemsOf('Node', output).map(({ customer }) => String(customer).slice(0, 3)),
	);
	expect(names).toEqual([['ana'], ['ben'], ['cle'], ['dan'], ['fay'], ['eve']]);
});

test('several days are kept: the newest before the current date, or the one that is asked for', async () => {
	const earlier = [
		{ run_date: '2026-06-16', customer: 'cleo@shop.example', segment: 'Champions' },
		...then,
		...then.map((row) => ({ ...row, run_date: '2026-06-30', segment: 'Lost' })),
	];
	const newest = await moved(now, earlier);
	expect(kindsOf(newest.itemsOf('Node'))['cleo@shop.example']).toBe('same');
	expect(newest.hintsOf('Node').join(' ')).toMatch(
		/snapshot of 2026-06-23; 5 rows are of other days/,
	);
	const asked = await moved(now, earlier, { compareWith: 'date', compareDate: '2026-06-16' });
	expect(kindsOf(asked.itemsOf('Node'))['cleo@shop.example']).toBe('worse');
	const missing = await moved(now, earlier, { compareWith: 'date', compareDate: '2026-06-01' });
	expect(missing.error?.message).toMatch(/No snapshot of 2026-06-01 is kept/);
	expect(missing.error?.description).toMatch(/2026-06-30, 2026-06-23, 2026-06-16/);
});

test('stages: prospects and lapsed customers who buy rise, and waiting too long is a slip', async () => {
	const list = (stages: readonly string[]) =>
		stages.map((stage, at) => ({ customer: `c${at}`, stage }));
	const run = await moved(
		list(['New', 'Active', 'Slipping', 'Lapsed', 'Won Back', 'Active']),
		list(['Prospect', 'New', 'Active', 'Slipping', 'Lapsed', 'Won Back']),
	);
	expect(run.itemsOf('Node').map(({ movement }) => movement)).toEqual([
		...['better', 'better', 'worse', 'worse', 'better', 'better'],
	]);
});

describe("the owner's own segments", () => {
	const before = [
		{ customer: 'a', tier: 'Ruby' },
		{ customer: 'b', tier: 'Opal' },
	];
	const after = [
		{ customer: 'a', tier: 'Opal' },
		{ customer: 'b', tier: 'Jade' },
	];

	test('nobody says which is better: moved, and a hint', async () => {
		const run = await moved(after, before, { outputs: 'perMovement' });
		expect(run.itemsOf('Node', 5).map(({ movement }) => movement)).toEqual(['changed', 'changed']);
		expect(run.hintsOf('Node').join(' ')).toMatch(/from best to worst into 'Order of Segments'/);
	});

	test('in the order that they are written in', async () => {
		const run = await moved(after, before, { segmentOrder: 'Ruby, opal, Jade', simplify: false });
		expect(run.itemsOf('Node')).toMatchObject([
			{ movement: 'worse', fromRank: 1, toRank: 2 },
			{ movement: 'worse', fromRank: 2, toRank: 3 },
		]);
	});

	test('a segment twice in the order', async () => {
		const run = await moved(after, before, { segmentOrder: 'Ruby, ruby' });
		expect(run.error?.message).toMatch(/'Order of Segments' cannot be used: a segment stands/);
	});
});

test('a snapshot of an older version, with names of its own: nothing lost, and a sentence', async () => {
	const old = then.map((row) => ({ ...row, segment: 'Big Spenders' }));
	const run = await moved(now, old);
	expect(run.itemsOf('Node')).toHaveLength(6);
	expect(run.itemsOf('Node')[0].movement).toBe('changed');
	expect(run.hintsOf('Node').join(' ')).toMatch(
		/does not know \("Big Spenders"\): it may be of an/,
	);
});

describe('whether it is usual', () => {
	const segmentsOn = (slipped: number) =>
		Array.from({ length: 40 }, (_, at) => (at < slipped ? 'Loyal' : 'Champions'));
	/** Two more slip in each of the weeks; then so many. */
	const run = async (weeks: number, slippedNow: number) => {
		const earlier = Array.from({ length: weeks }, (_, week) =>
			segmentsOn(2 * week).map((segment, at) => ({
				...{
					run_date: `2026-0${week < 4 ? 4 : 5}-${11 + 3 * (week % 4)}`,
					customer: `c${at}`,
					segment,
				},
			})),
		).flat();
		const current = segmentsOn(2 * (weeks - 1) + slippedNow).map((segment, at) => ({
			...{ customer: `c${at}`, segment },
		}));
		const page = await moved(current, earlier, { output: 'page' });
		return (page.itemsOf('Node')[0].page as { findings: Array<Row> }).findings[0];
	};

	test('eight weeks in which two of forty slipped: two more are as usual, ten are not', async () => {
		expect(await run(8, 2)).toMatchObject({
			verdict: 'noChangeShown',
			now: '-5 %',
			before: '-5 %',
		});
		const worse = await run(8, 10);
		expect(worse).toMatchObject({ verdict: 'worse', now: '-25 %' });
		expect(worse.text).toMatch(/0 rose and 10 slipped, of 40 customers in both lists: worse than/);
		expect(await run(8, 0)).toMatchObject({ verdict: 'better' });
	});

	test('too few weeks to know', async () => {
		const finding = await run(6, 10);
		expect(finding).toMatchObject({ verdict: 'notComparable', lookAt: '' });
		expect(finding.text).toMatch(/usual shows once 7 earlier snapshots come in/);
	});
});

describe('a snapshot of another shop', () => {
	const list = (name: string) =>
		Array.from({ length: 30 }, (_, at) => ({ customer: `${name}${at}`, segment: 'Loyal' }));

	test('stops with a sentence, unless the owner wants it', async () => {
		const run = await moved(list('a'), list('b'));
		expect(run.error?.message).toMatch(/Only 0 of 30 customers \(0 %\) are in both lists/);
		const anyway = await moved(list('a'), list('b'), { snapshotOptions: { fewShared: 'compare' } });
		expect(anyway.itemsOf('Node')).toHaveLength(60);
	});

	test('with On Error set to continue, nothing is lost', async () => {
		const run = await runNodeWithInputs({ ...node(), onError: 'continueRegularOutput' }, [
			...[list('a'), list('b')],
		]);
		expect(run.itemsOf('Node')).toHaveLength(60);
		expect(run.itemsOf('Node')[0].reason).toMatch(/another shop/);
	});

	test('a table that keeps several: the rows of others are left out and counted', async () => {
		const kept = [
			...then.map((row) => ({ ...row, source: 'mine' })),
			...then.map((row) => ({ ...row, source: 'sample', segment: 'Lost' })),
		];
		const clash = await moved(now, kept);
		expect(clash.error?.message).toMatch(/"ana@shop.example" is there already for 2026-06-23/);
		expect(clash.error?.description).toMatch(/'Shop'/);
		const run = await moved(now, kept, { snapshotOptions: { shop: 'mine' } });
		expect(kindsOf(run.itemsOf('Node'))['ana@shop.example']).toBe('better');
		expect(run.hintsOf('Node').join(' ')).toMatch(/4 rows of the snapshot left out: not of "mine"/);
		const none = await moved(now, kept, { snapshotOptions: { shop: 'other' } });
		expect(none.error?.message).toMatch(/All 8 rows of the snapshot are of another shop/);
	});
});

test.each<[string, readonly Row[], readonly Row[], RegExp]>([
	[
		'no segments',
		[{ customer: 'a', orders: 1 }],
		then,
		/No column of the current customers .*'Segment'/,
	],
	['no customers', now, [{ segment: 'Loyal' }], /No column of the earlier snapshot .*'Customer'/],
	['no items', [{}], then, /There are no customers with segments/],
	[
		'a customer twice',
		[now[0], now[0]],
		then,
		/"ana@shop.example" is there already, on item 0 \[item 1\]/,
	],
	['no name', [{ customer: '', segment: 'Loyal' }], then, /"customer" is empty \[item 0\]/],
	[
		'a segment that is none',
		[now[0], { customer: 'a', segment: { x: 1 } }],
		then,
		/"segment" holds an object \(x\), which is no name of a segment/,
	],
	[
		'no date',
		now,
		[{ ...then[0], run_date: 'soon' }],
		/"run_date" holds "soon", which is not a date/,
	],
])('bad input: %s', async (_what, current, earlier, sentence) => {
	const run = await moved(current, earlier);
	expect(run.error?.message).toMatch(sentence);
});

test('the page adds up, and names who slipped without running what their names hold', async () => {
	const hostile = '<script>alert(1)</script>@shop.example';
	const run = await moved(
		[...now, { customer: hostile, segment: 'Lost', revenue: 20 }],
		[...then, { run_date: '2026-06-23', customer: hostile, segment: 'Loyal' }],
		{ output: 'page' },
	);
	const [item] = run.itemsOf('Node');
	expect(item.movements).toEqual({ better: 1, worse: 2, same: 1, changed: 0, new: 1, gone: 1 });
	expect(item.transitions).toContainEqual({
		...{ from: 'Champions', to: 'At Risk', movement: 'worse', customers: 1 },
	});
	expect(item.text).toMatch(/Who slipped\n- ben@shop.example: From Champions, To At Risk/);
	expect(item.html).not.toContain('<script>');
	expect(item.html).toContain('&lt;script&gt;');
	expect(Object.keys(item).length).toBeLessThanOrEqual(10);
});

describe('the sample shop, a week apart', () => {
	const segments = async (observationEnd: string) => {
		const orders = rowsOf({ operation: 'orders', customers: 400 });
		const run = await runNode(
			{
				type: 'n8n-nodes-loyalty.customerSegments',
				parameters: { operation: 'rfmSegments', observationEnd },
			},
			orders,
		);
		return run.itemsOf('Node') as Row[];
	};
	const at = { currentDate: '2026-11-22' };
	const dated = (rows: readonly Row[], day: string) =>
		rows.map(({ customer, segment }) => ({ run_date: day, customer, segment }));

	test('shuffled rows tell the same, and so do lists whose dates are moved together', async () => {
		const current = await segments('2026-11-22');
		const earlier = await segments('2026-11-15');
		const page = { ...at, output: 'page' };
		const straight = await moved(current, dated(earlier, '2026-11-15'), page);
		const shuffled = await moved(
			[...current].reverse(),
			dated([...earlier].reverse(), '2026-11-15'),
			page,
		);
		const [one] = straight.itemsOf('Node');
		const [other] = shuffled.itemsOf('Node');
		expect(other.html).toBe(one.html);
		expect(other.movements).toEqual(one.movements);
		const shifted = await moved(current, dated(earlier, '2026-10-15'), {
			...{ output: 'page', currentDate: '2026-10-22' },
		});
		expect(shifted.itemsOf('Node')[0].movements).toEqual(one.movements);
	});

	test('a customer twice on a day in different segments: the later run counts, in whatever order', async () => {
		const rows = (one: number, other: number) => [
			{
				run_date: '2026-06-23',
				run_id: String(one),
				customer: 'ana@shop.example',
				segment: 'Lost',
			},
			{
				run_date: '2026-06-23',
				run_id: String(other),
				customer: 'ana@shop.example',
				segment: 'Loyal',
			},
			...then.slice(1).map((row) => ({ ...row, run_id: '9' })),
		];
		const fromOf = async (earlier: Row[], parameters: object = {}) => {
			const run = await moved(now, earlier, parameters);
			return run.error?.message ?? run.itemsOf('Node')[0].fromSegment;
		};
		expect(await fromOf(rows(9, 10))).toBe('Loyal');
		expect(await fromOf(rows(10, 9))).toBe('Lost');
		expect(await fromOf(rows(9, 9))).toMatch(/is there already for 2026-06-23/);
		const named = rows(1, 2).map(({ run_id: lauf, ...row }) => ({ ...row, lauf_nr: lauf }));
		expect(await fromOf(named)).toMatch(/is there already/);
		expect(await fromOf(named, { snapshotOptions: { runColumn: 'lauf_nr' } })).toBe('Loyal');
	});

	test('the same snapshot twice: nobody moved', async () => {
		const current = await segments('2026-11-22');
		const run = await moved(current, dated(current, '2026-11-15'), at);
		const kinds = new Set(run.itemsOf('Node').map(({ movement }) => movement));
		expect(kinds).toEqual(new Set(['same']));
	});
});
