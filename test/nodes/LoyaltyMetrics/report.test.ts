import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

const hostile = '"><script>alert(1)</script>';

const finding = (metric: string, verdict: string) => ({
	metric,
	now: '1',
	before: '2',
	verdict,
	text: `${metric} ${verdict}`,
	lookAt: verdict === 'worse' ? `look at ${metric}` : '',
});

const pageWith = (title: string, ...findings: ReturnType<typeof finding>[]) => ({
	page: {
		title,
		subtitle: '2026',
		findings,
		sections: [{ kind: 'tiles', tiles: [{ label: 'n', value: '1', note: '' }] }],
		notes: ['what to know'],
	},
});

const report = (items: readonly object[], settings = {}, parameters = {}) =>
	runNode(
		{
			type: 'n8n-nodes-loyalty.loyaltyMetrics',
			parameters: { resource: 'overview', operation: 'report', title: 'This week', ...parameters },
			...settings,
		},
		items,
	);

test('what got worse comes first, then what got better; the rest is one line each', async () => {
	const run = await report([
		pageWith('Orders', finding('A', 'noChangeShown'), finding('B', 'better')),
		pageWith(
			'Answers',
			finding('C', 'worse'),
			finding('D', 'noChangeShown'),
			finding('E', 'notComparable'),
		),
	]);
	const [page] = run.itemsOf('Node');
	expect(page).toMatchObject({ pages: 2, better: 1, worse: 1, lookAt: ['look at C'] });
	const lines = String(page.text).split('\n').slice(3, 7);
	expect(lines).toEqual([
		'- C worse look at C',
		'- B better',
		'- No change shown: A, D.',
		'- Cannot be compared yet: E.',
	]);
	expect(String(page.text).match(/what to know/g)).toHaveLength(2);
	expect(run.fullItemsOf('Node')[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
});

test('a report is a page, and can be part of a larger one', async () => {
	const [inner] = (await report([pageWith('Orders', finding('B', 'better'))])).itemsOf('Node');
	const [outer] = (await report([{ page: inner.page }])).itemsOf('Node');
	expect(outer).toMatchObject({ pages: 1, better: 1 });
});

test('says how many figures were compared, and that one of twenty seems changed by chance', async () => {
	const [two] = (
		await report([
			pageWith('Orders', finding('A', 'noChangeShown'), finding('B', 'better')),
			pageWith('Answers', finding('C', 'notComparable')),
		])
	).itemsOf('Node');
	expect(two.compared).toBe(2);
	expect(two.text).toMatch(/2 figures were compared, each by itself.*Of 20/);
	const [one] = (await report([pageWith('Orders', finding('B', 'better'))])).itemsOf('Node');
	expect(one.text).not.toMatch(/each by itself/);
	// What a report has left in one line cannot be counted again.
	expect((await report([two])).itemsOf('Node')[0].compared).toBeNull();
});

test('by a column: one report per value, in the order of appearance, which have all pages together', async () => {
	const pages = [
		{ group: 'web', ...pageWith('Orders', finding('A', 'worse')) },
		{ group: 'shop', ...pageWith('Orders', finding('A', 'better')) },
		{ group: 'web', ...pageWith('Answers', finding('C', 'worse')) },
		pageWith('All'),
	];
	const run = await report(pages, {}, { groupBy: 'group' });
	const items = run.itemsOf('Node');
	expect(items.map(({ group, title, pages: n }) => [group, title, n])).toEqual([
		['web', 'This week – web', 2],
		['shop', 'This week – shop', 1],
		['(empty)', 'This week – (empty)', 1],
	]);
	expect(run.fullItemsOf('Node').map(({ pairedItem }) => pairedItem)).toEqual([
		[{ item: 0 }, { item: 2 }],
		{ item: 1 },
		{ item: 3 },
	]);
	const [whole] = (await report(pages)).itemsOf('Node');
	for (const name of ['pages', 'worse', 'better', 'compared']) {
		expect(items.reduce((sum, item) => sum + Number(item[name]), 0)).toBe(whole[name]);
	}
	const missing = await report(pages, {}, { groupBy: 'channel' });
	expect(missing.error?.message).toMatch(/'Group By' names the column "channel"/);
});

test('text of any page is inert', async () => {
	const [page] = (await report([pageWith(hostile, finding(hostile, 'worse'))])).itemsOf('Node');
	expect(page.html).not.toMatch(/<script/);
});

test('an item without a page is named, and does not take the others with it', async () => {
	const items = [pageWith('Orders'), { html: '<p>mine</p>' }];
	const stopped = await report(items);
	expect(stopped.error?.message).toMatch(/no "page".*\[item 1\]/);
	const went = await report(items, { onError: 'continueRegularOutput' });
	expect(went.itemsOf('Node')[0]).toMatchObject({ pages: 1 });
	expect(went.itemsOf('Node')[1].reason).toMatch(/no "page"/);
});

test('a colour that is no colour is refused: it would be written into a style', async () => {
	const evil = pageWith('Orders');
	const bars = {
		kind: 'bars',
		heading: 'h',
		bars: [{ label: 'l', note: '', amount: 1, value: '1', colour: 'red;background:url(x)' }],
	};
	const run = await report([{ page: { ...evil.page, sections: [bars] } }]);
	expect(run.status).toBe('error');
});

test('the scorecard of the sample shop says what changed', async () => {
	const run = await runNode(
		{ type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters: { operation: 'scorecard' } },
		rowsOf({ operation: 'orders', customers: 300 }),
	);
	const [card] = run.itemsOf('Node');
	const { findings } = card.page as { findings: Array<{ metric: string; verdict: string }> };
	expect(findings.map(({ metric }) => metric)).toContain('Customers who stayed');
	for (const { verdict } of findings) {
		expect(['better', 'worse', 'noChangeShown', 'notComparable']).toContain(verdict);
	}
});
