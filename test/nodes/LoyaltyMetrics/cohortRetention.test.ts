/** Cohort Retention in n8n: its four outputs, groups, what it says, and what it refuses. */
import fc from 'fast-check';

import { ordersRun, sampleOrders } from './ordersRun';

type Row = Readonly<Record<string, unknown>>;

const hostile = '"><script>alert(1)</script>';

const cohortsOf = (items: Parameters<typeof ordersRun>[1], parameters = {}, settings = {}) =>
	ordersRun('cohortRetention', items, parameters, settings);

const order = (customer: string, order_date: string, amount = 10) => ({
	order_id: `${customer} ${order_date}`,
	...{ customer, order_date, amount },
});

const orders = [
	order('anna', '2025-01-05'),
	order('anna', '2025-03-02', 30),
	order('ben', '2025-01-31', 20),
	order('ben', '2025-02-01', 20),
	order('cleo', '2025-02-14', 40),
	order('cleo', '2025-04-10', 40),
	order('', '2025-02-15', 99),
	order('dora', '2025-04-11', 50),
];

const options = { dateFormat: 'yearFirst' };
const april = { observationEnd: '2025-04-30', orderOptions: options };

describe('outputs', () => {
	test('one item per cohort, the periods as lists; a month that is not over has no figures', async () => {
		const run = await cohortsOf(orders, { orderOptions: options });
		const items = run.itemsOf('Node');
		expect(items.map(({ cohort, customers }) => [cohort, customers])).toEqual([
			['2025-01', 2],
			['2025-02', 1],
			['2025-03', 0],
			['2025-04', 1],
		]);
		const { change, ...oldest } = items[0];
		expect(change).toMatchObject({ verdict: 'notComparable' });
		expect(oldest).toEqual({
			...{ cohort: '2025-01', from: '2025-01-01', to: '2025-01-31', customers: 2 },
			...{ retention: [1, 0.5, 0.5, null], buyers: [2, 1, 1, null] },
			...{ historyMayStartEarlier: true, observationEnd: '2025-04-12' },
			reason:
				'The orders begin here: some of these customers may have bought before. Only 2 customers: read the figures as a direction, not as a measurement.',
		});
		expect(items[2]).toMatchObject({ retention: [null, null], reason: /Nobody/ });
		expect(items[3]).toMatchObject({ retention: [1], reason: /not over/ });
		expect(run.hintsOf('Node')).toContainEqual('1 order names no customer: in no cohort.');
	});

	test('a spreadsheet gets the same columns in every row', async () => {
		const items = (await cohortsOf(orders, { ...april, output: 'spreadsheet' })).itemsOf('Node');
		expect(items[1]).toMatchObject({ period0: 1, period1: 0, period2: 1, period3: null });
		const columns = items.map((item) => Object.keys(item).join());
		expect(new Set(columns).size).toBe(1);
	});

	test('one item per cell, of cohorts with customers', async () => {
		const items = (await cohortsOf(orders, { ...april, output: 'cells' })).itemsOf('Node');
		expect(items).toHaveLength(4 + 3 + 1);
		expect(items[5]).toEqual({
			...{ cohort: '2025-02', periodsAfter: 1, from: '2025-03-01', to: '2025-03-31' },
			...{ customers: 1, retention: 0, buyers: 0, reason: null },
		});
	});

	test('rolling retention never falls behind classic', async () => {
		const rolling = { ...april, retentionKind: 'rolling', output: 'spreadsheet' };
		const items = (await cohortsOf(orders, rolling)).itemsOf('Node');
		expect(items[1]).toMatchObject({ period0: 1, period1: 1, period2: 1 });
	});

	test.each([
		['counts', { period0: 2, period1: 1, period2: 1, period3: 0 }],
		['revenue', { period0: 30, period1: 20, period2: 30, period3: 0 }],
		['revenuePerCustomer', { period0: 15, period1: 10, period2: 15, period3: 0 }],
	])('figures: %s', async (measure, cells) => {
		const run = await cohortsOf(orders, { ...april, measure, output: 'spreadsheet' });
		expect(run.itemsOf('Node')[0]).toMatchObject(cells);
	});

	test('a page with the average over all cohorts, numerator and denominator beside it', async () => {
		const run = await cohortsOf(orders, { ...april, output: 'page', simplify: false });
		const [item, ...others] = run.itemsOf('Node');
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			period: { from: '2025-01-05', to: '2025-04-30', observationEnd: '2025-04-30' },
			customers: 4,
			previous: { cohort: '2025-02', numerator: 0, denominator: 1 },
			newest: { cohort: '2025-03', value: null },
			change: { verdict: 'notComparable' },
		});
		const average = item.average as Row[];
		expect(average[1]).toMatchObject({
			...{ periodsAfter: 1, numerator: 1, denominator: 3, n: 3 },
			window: 'first purchases 2025-01 to 2025-03',
		});
		expect((item.averageWithoutFirstCohort as Row[])[1]).toMatchObject({ denominator: 1 });
		expect(item.cohorts).toHaveLength(4);
		expect(item.text).toMatch(/2025-01 \(2 customers\): \+1 50, \+2 50, \+3 0/);
		expect(item.text).toMatch(/The orders begin in 2025-01/);
	});

	test('each cohort is compared with the one before, unless the owner does not want it', async () => {
		const items = (await cohortsOf(sampleOrders, {})).itemsOf('Node');
		const [page] = (await cohortsOf(sampleOrders, { output: 'page' })).itemsOf('Node');
		expect(items[0].change).toMatchObject({ verdict: 'notComparable' });
		const newest = items.findIndex(({ cohort }) => cohort === (page.newest as Row).cohort);
		expect(items[newest].change).toEqual(page.change);
		expect((page.change as Row).difference).not.toBeNull();
		const without = await cohortsOf(sampleOrders, { compare: false });
		expect(without.itemsOf('Node')).toEqual(items.map(({ change, ...item }) => change && item));
		const [silent] = (await cohortsOf(sampleOrders, { compare: false, output: 'page' })).itemsOf(
			'Node',
		);
		expect(silent).not.toHaveProperty('change');
		expect((silent.page as { findings: unknown[] }).findings).toEqual([]);
	});

	test('the last days only: the cohorts that began in them, by what the whole history tells', async () => {
		const last = { period: 'lastDays', periodDays: 65 };
		for (const output of ['cohorts', 'cells']) {
			const all = (await cohortsOf(orders, { ...april, output })).itemsOf('Node');
			const some = (await cohortsOf(orders, { ...april, output, ...last })).itemsOf('Node');
			expect(some).toEqual(all.filter(({ cohort }) => String(cohort) >= '2025-02'));
		}
		const sheet = await cohortsOf(orders, { ...april, output: 'spreadsheet', ...last });
		expect(sheet.itemsOf('Node')[0]).toMatchObject({ cohort: '2025-02', period2: 1 });
		expect(sheet.itemsOf('Node')[0]).not.toHaveProperty('period3');
		const run = await cohortsOf(orders, { ...april, output: 'page', ...last });
		const [page] = run.itemsOf('Node');
		expect(page).toMatchObject({ customers: 2, period: { from: '2025-02-25', days: 65 } });
		expect((page.average as Row[])[1]).toMatchObject({
			...{ numerator: 0, denominator: 1 },
			window: 'first purchases 2025-02 to 2025-03',
		});
		expect(page.text).not.toMatch(/2025-01/);
	});

	test('a page is at most twelve periods wide and says so', async () => {
		const long = [...orders, order('anna', '2023-06-30')];
		const [item] = (await cohortsOf(long, { orderOptions: options, output: 'page' })).itemsOf(
			'Node',
		);
		expect(String(item.text)).toMatch(/The map shows 12 of 22 months/);
		expect(String(item.text)).not.toMatch(/\+13/);
	});

	test('a known first order settles who is new', async () => {
		const first = (row: ReturnType<typeof order>) => ({
			...row,
			first_order_date: row.customer === 'anna' ? '2023-05-05' : row.order_date,
		});
		const settings = {
			...april,
			orderOptions: { ...options, firstOrderColumn: 'first_order_date' },
		};
		const run = await cohortsOf(orders.map(first), settings);
		expect(run.itemsOf('Node')[0]).toMatchObject({ customers: 1, historyMayStartEarlier: false });
		expect(run.hintsOf('Node').join()).toMatch(/1 customer first bought before the orders begin/);
	});
});

describe('groups', () => {
	test('one result per group, most orders first; members add up to the whole', async () => {
		const settings = { output: 'page', groupBy: 'channel' };
		const groups = (await cohortsOf(sampleOrders, settings)).itemsOf('Node');
		const [whole] = (await cohortsOf(sampleOrders, { output: 'page' })).itemsOf('Node');
		expect(groups.map(({ group }) => group)).toEqual(['web', 'marketplace']);
		const sum = (of: (item: Row) => number) =>
			groups.reduce((total, item) => total + of(item as Row), 0);
		expect(sum(({ customers }) => Number(customers))).toBe(whole.customers);
		(whole.average as Row[]).forEach((cell, after) => {
			const buyers = sum(({ average }) => Number((average as Row[])[after].numerator));
			expect(buyers).toBe(cell.numerator);
		});
	});

	test('the name of a group is inert in the page', async () => {
		const settings = { ...april, output: 'page', groupBy: 'shop' };
		const named = orders.map((row) => ({ ...row, shop: hostile }));
		const [item] = (await cohortsOf(named, settings)).itemsOf('Node');
		expect(item.group).toBe(hostile);
		expect(item.html).not.toMatch(/<script/);
	});
});

describe('what makes no difference', () => {
	test('the sequence of the rows, and all dates moved by a leap cycle with the observation end', async () => {
		const day = fc.integer({ min: 0, max: 500 });
		const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), day), {
			minLength: 1,
			maxLength: 20,
		});
		const iso = (offset: number) =>
			new Date(Date.UTC(1991, 0, 7) + offset * 86_400_000).toISOString().slice(0, 10);
		// 28 years on, the calendar has the same weekdays, months and leap days.
		const cycle = 10_227;
		await fc.assert(
			fc.asyncProperty(rows, fc.constantFrom('week', 'month'), async (some, cohortPeriod) => {
				const run = async (given: typeof some, shift: number) => {
					const items = given.map(([who, at], row) => order(`${who}`, iso(at + shift), row + 1));
					const numbered = items.map((item, id) => ({ ...item, order_id: id }));
					const settings = { orderOptions: options, observationEnd: iso(500 + shift) };
					const found = await cohortsOf(numbered, { ...settings, cohortPeriod });
					return found.itemsOf('Node').map(({ customers, buyers }) => ({ customers, buyers }));
				};
				const plain = await run(some, 0);
				expect(await run([...some].reverse(), 0)).toEqual(plain);
				expect(await run(some, cycle)).toEqual(plain);
			}),
			{ numRuns: 12 },
		);
	});
});

describe('what cannot be used', () => {
	test('a bad date is named; with Continue the others are counted', async () => {
		const items = [...orders, order('eve', 'soon')];
		const stopped = await cohortsOf(items, april);
		expect(stopped.error?.message).toMatch(/soon.*\[item 8\]/);
		const went = await cohortsOf(items, april, { onError: 'continueRegularOutput' });
		expect(went.itemsOf('Node')).toHaveLength(5);
	});

	test('ten years are too many weeks for a table with one stray date', async () => {
		const items = [...orders, order('eve', '1970-01-01')];
		const run = await cohortsOf(items, { ...april, cohortPeriod: 'week' });
		expect(run.error?.message).toMatch(/from 1970-W01 to 2025-W18 has 2888 periods/);
	});

	test('orders without customers have no cohort, which is said', async () => {
		const guests = orders.map((row) => ({ ...row, customer: '' }));
		const [item] = (await cohortsOf(guests, { ...april, output: 'cells' })).itemsOf('Node');
		expect(item).toEqual({ cohort: null, reason: 'No customer is known to have bought' });
		const [page] = (await cohortsOf(guests, { ...april, output: 'page' })).itemsOf('Node');
		expect(page).toMatchObject({ customers: 0, change: { verdict: 'notComparable' } });
	});
});
