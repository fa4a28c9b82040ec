import { itemsOf, moved, movedDay, numbersOf, sampleOrders, shuffled } from './ordersRun';

const end = '2026-11-22';
const daily = moved(sampleOrders, 0);
const retentionOf = (parameters: object = {}, orders = sampleOrders) =>
	itemsOf('retentionByPeriod', orders, { ...parameters });

const order = (customer: string, date: string) => ({ customer, date, amount: 10 });
const small = [
	...['a', 'b'].map((name) => order(name, '2025-01-01')),
	...['a', 'c', 'd'].map((name) => order(name, '2025-02-10')),
	...['a', 'b', 'c', 'd'].map((name) => order(name, '2025-03-10')),
	order('e', '2025-04-02'),
];

test('one item per month: who stayed, came back, was new or stayed away', async () => {
	const items = await retentionOf({}, small);
	expect(
		items.map(({ period }) => [period.name, period.from, period.to, period.isComplete]),
	).toEqual([
		['2025-01', '2025-01-01', '2025-01-31', true],
		['2025-02', '2025-02-01', '2025-02-28', true],
		['2025-03', '2025-03-01', '2025-03-31', true],
		['2025-04', '2025-04-01', '2025-04-30', false],
	]);
	expect(items[0]).toMatchObject({
		...{ customers: 2, retained: null, reactivated: null, firstTime: null, lost: null },
		retentionRate: { value: null, interval: null },
		reason: expect.stringMatching(/first period/),
	});
	expect(items[1]).toMatchObject({
		customers: 3,
		retained: 1,
		reactivated: 0,
		firstTime: 2,
		lost: 1,
	});
	expect(items[2]).toMatchObject({
		customers: 4,
		retained: 3,
		reactivated: 1,
		firstTime: 0,
		lost: 0,
	});
	expect(items[3]).toMatchObject({ retained: 0, lost: 4, change: { verdict: 'notComparable' } });
	expect(items[3].reason).toMatch(/do not cover this whole period.*Only 4 buyers/);
});

test('(E − N) / S stands beside it, with a warning where it counts the reactivated', async () => {
	const [, february, march] = await retentionOf({}, small);
	expect(february.endMinusNewOverStart).toMatchObject({ value: 0.5, warning: null });
	expect(march.retentionRate.value).toBe(1);
	expect(march.endMinusNewOverStart).toMatchObject({
		...{ numerator: 4, denominator: 3 },
		warning:
			'Counts 1 customer who came back after a pause as if they had stayed, and so passes 100 %',
	});
});

test('one item with a page instead, about the newest month that is over', async () => {
	const [item, ...others] = await retentionOf({ output: 'page' }, small);
	expect(others).toEqual([]);
	expect(item).toMatchObject({ periods: 4, latest: { period: { name: '2025-03' } }, reason: null });
	expect(item.page.findings[0].metric).toBe('Customers who stayed, 2025-03');
	expect(item.text).toMatch(/The orders do not cover all of 2025-04/);
	expect(item.text).toMatch(/would be 133.3 %: it counts 1 customer/);
});

test('one month alone has a page that says that there is nothing to compare', async () => {
	const [item] = await retentionOf({ output: 'page' }, small.slice(0, 2));
	expect(item).toMatchObject({ latest: null, reason: expect.stringMatching(/No period/) });
	expect(item.text).toMatch(/No whole month of these days has another one before it yet/);
});

test.each([
	['week', '2025-W01', '2024-12-30', 14],
	['quarter', '2025-Q1', '2025-01-01', 2],
	['year', '2025', '2025-01-01', 1],
])('in %ss', async (calendarUnit, name, from, periods) => {
	const items = await retentionOf({ calendarUnit }, small);
	expect(items[0].period).toMatchObject({ name, from });
	expect(items).toHaveLength(periods);
});

test('the last days only: their months, of which the history still tells who is new', async () => {
	const all = await retentionOf({}, small);
	const last = await retentionOf({ period: 'lastDays', periodDays: 20 }, small);
	expect(last).toEqual(all.slice(-2));
	const [page] = await retentionOf({ output: 'page', period: 'lastDays', periodDays: 40 }, small);
	expect(page.period).toMatchObject({ from: '2025-02-22', to: '2025-04-02', days: 40 });
	expect(page).toMatchObject({ periods: 3, latest: { period: { name: '2025-03' } } });
	const [today] = await retentionOf({ output: 'page', period: 'lastDays', periodDays: 1 }, small);
	expect(today).toMatchObject({ periods: 1, latest: null });
	expect(today.text).toMatch(/No whole month of these days/);
});

test('without a comparison there is no change, and the page says nothing of one', async () => {
	const [item] = await retentionOf({ compare: false });
	expect(item).not.toHaveProperty('change');
	const [page] = await retentionOf({ compare: false, output: 'page' });
	expect(page.page.findings).toEqual([]);
	expect(page.latest).not.toHaveProperty('change');
	expect(page.text).not.toMatch(/Two months are compared/);
});

test('groups add up to the whole in every month', async () => {
	const whole = await retentionOf();
	const groups = await retentionOf({ groupBy: 'channel' });
	expect(groups.length % whole.length).toBe(0);
	for (const item of whole) {
		const parts = groups.filter(({ period }) => period.name === item.period.name);
		expect(parts.length).toBeGreaterThan(1);
		for (const name of ['customers', 'retained', 'reactivated', 'firstTime', 'lost']) {
			expect(parts.reduce((sum, part) => sum + (part[name] ?? 0), 0)).toBe(item[name] ?? 0);
		}
	}
});

test('shuffled rows change nothing; whole weeks moved with the observation end change no figure', async () => {
	const settings = { calendarUnit: 'week', observationEnd: end };
	const given = await retentionOf(settings, daily);
	expect(await retentionOf(settings, shuffled(daily))).toEqual(given);
	const later = await retentionOf(
		{ ...settings, observationEnd: movedDay(end, -7 * 70) },
		moved(sampleOrders, -7 * 70),
	);
	expect(later.map((item) => numbersOf(item))).toEqual(given.map((item) => numbersOf(item)));
});

test('the name of a group cannot reach into the page', async () => {
	const orders = small.map((row) => ({ ...row, channel: '"><script>alert(1)</script>' }));
	const [item] = await retentionOf({ groupBy: 'channel', output: 'page' }, orders);
	expect(item.html).not.toMatch(/<script/);
	expect(item.html).toContain('&lt;script&gt;');
});
