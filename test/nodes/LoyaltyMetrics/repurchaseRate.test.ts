import {
	itemsOf,
	moved,
	movedDay,
	numbersOf,
	ordersRun,
	sampleOrders,
	shuffled,
} from './ordersRun';

const lastDays = { period: 'lastDays', periodDays: 120, compare: true };
const end = '2026-11-22';
const daily = moved(sampleOrders, 0);
const rateOf = (parameters: object = {}, orders = sampleOrders) =>
	itemsOf('repurchaseRate', orders, { ...parameters });

const small = [
	{ customer: 'a', date: '2025-01-01', amount: 10 },
	{ customer: 'a', date: '2025-01-20', amount: 10 },
	{ customer: 'b', date: '2025-01-02', amount: 10 },
	{ customer: 'c', date: '2025-06-01', amount: 10 },
];

test('three definitions beside each other, each with what it was made of and its interval', async () => {
	const [item] = await rateOf({}, small);
	expect(item.ever).toMatchObject({ numerator: 1, denominator: 3, n: 3 });
	expect(item.ever.window).toBe('until 2025-06-01');
	expect(item.matured.within30Days).toMatchObject({
		...{ value: 0.5, numerator: 1, denominator: 2 },
		window: 'first purchase 2025-01-01 to 2025-06-01, followed for 30 days',
	});
	expect(item.matured.within30Days.interval.low).toBeCloseTo(0.094531, 6);
	expect(item.matured.within180Days).toMatchObject({ value: null, interval: null });
	expect(item.matured.within180Days.reason).toMatch(/observed for 180 days/);
	expect(item.daysBetweenPurchases).toEqual({ n: 1, mean: 19, median: 19, p90: 19, p95: 19 });
	expect(item.reason).toMatch(/^Only 3 customers/);
	expect(item).not.toHaveProperty('previous');
});

test('compared with the period before: the rate of the same follow-up, and why this one', async () => {
	const [item] = await rateOf({ ...lastDays, periodDays: 300, observationEnd: end });
	expect(item.previous.inWindow.window).toBe('2025-04-02 to 2026-01-26');
	expect(item.change.matured.within30Days.verdict).toBe('noChangeShown');
	expect(item.page.findings.map(({ metric }: { metric: string }) => metric)).toEqual([
		'New customers who bought again within 90 days',
		'Buyers who bought more than once in the period',
	]);
	expect(item.text).toMatch(
		/within 90 days: the longest time for which both periods have at least 30/,
	);
});

test('where the orders begin too late, old customers pass for new ones, so nothing is compared', async () => {
	const [item] = await rateOf({ ...lastDays, periodDays: 400 });
	expect(item.change.inWindow.verdict).not.toBe('notComparable');
	expect(item.change.matured.within30Days).toMatchObject({
		verdict: 'notComparable',
		reason: expect.stringMatching(/begin too late/),
	});
	const [late] = await rateOf({ ...lastDays, periodDays: 600 });
	expect(late.change.inWindow).toMatchObject({
		verdict: 'notComparable',
		reason: expect.stringMatching(/within the period before/),
	});
});

test('groups add up to the whole, the one with most orders first', async () => {
	const [whole] = await rateOf(lastDays);
	const groups = await rateOf({ ...lastDays, groupBy: 'channel' });
	expect(groups.length).toBeGreaterThan(1);
	const paths = ['ever', 'inWindow', 'matured.within30Days', 'matured.within90Days'];
	for (const path of [...paths, ...paths.map((name) => `previous.${name}`)]) {
		for (const part of ['numerator', 'denominator']) {
			const at = (item: unknown) => Number(numbersOf(item)[`.${path}.${part}`]);
			expect(groups.reduce((sum, group) => sum + at(group), 0)).toBe(at(whole));
		}
	}
	const gaps = groups.reduce((sum, group) => sum + group.daysBetweenPurchases.n, 0);
	expect(gaps).toBe(whole.daysBetweenPurchases.n);
});

test('shuffled rows change nothing; all dates moved with the observation end change no figure', async () => {
	const settings = { ...lastDays, observationEnd: end };
	const given = await rateOf(settings, daily);
	expect(await rateOf(settings, shuffled(daily))).toEqual(given);
	const [later] = await rateOf(
		{ ...lastDays, observationEnd: movedDay(end, -500) },
		moved(sampleOrders, -500),
	);
	expect(numbersOf(later)).toEqual(numbersOf(given[0]));
});

test('the name of a group cannot reach into the page', async () => {
	const orders = small.map((order) => ({ ...order, channel: '"><script>alert(1)</script>' }));
	const [item] = await rateOf({ groupBy: 'channel' }, orders);
	expect(item.group).toBe('"><script>alert(1)</script>');
	expect(item.html).not.toMatch(/<script/);
	expect(item.html).toContain('&lt;script&gt;');
});

test('a bad second row is named; with Continue the others give the rates', async () => {
	const orders = [small[0], { ...small[1], date: 'soon' }, ...small.slice(2)];
	const stopped = await ordersRun('repurchaseRate', orders);
	expect(stopped.status).toBe('error');
	expect(stopped.error?.message).toMatch(/"?soon"?.*\[item 1\]/);
	const [rates, bad] = (
		await ordersRun('repurchaseRate', orders, {}, { onError: 'continueRegularOutput' })
	).itemsOf('Node');
	expect(rates.ever).toMatchObject({ numerator: 0, denominator: 3 });
	expect(bad.reason).toMatch(/soon/);
});
