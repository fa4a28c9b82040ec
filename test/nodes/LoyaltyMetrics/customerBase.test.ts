/** Churn, length of memberships and cost of winning members, through the operations. */
import fc from 'fast-check';

import { runNode } from '../../workflows/engine.cjs';
import { membershipsRun } from './membershipsRun';

const DAY_MS = 86_400_000;
const date = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const day = (text: string) => Date.parse(text) / DAY_MS;

const of = (start: string, end: string, more: Record<string, unknown> = {}) => ({
	start,
	end,
	...more,
});

// Worked by hand: see membershipChurn.test.ts for the months.
const list = [
	of('2024-11-05', '2025-01-01', { plan: 'Small' }),
	of('2024-12-01', '2025-02-28', { plan: 'Small' }),
	of('2024-12-31', '', { plan: 'Large' }),
	of('2024-12-31', '2025-03-01', { plan: 'Small' }),
	of('2025-01-02', '2025-01-30', { plan: 'Large' }),
	of('2025-01-31', '2025-02-01', { plan: '' }),
	of('2025-03-31', '', { plan: 'Small' }),
];
const untilApril = { observationEnd: '2025-04-10' };

describe('Churn and Retention', () => {
	test('one item: members, the average month, the year, the latest month that is over', () => {
		const { jsons } = membershipsRun('membershipChurn', list, untilApril);
		expect(jsons).toHaveLength(1);
		expect(jsons[0]).toMatchObject({
			period: { from: '2024-11-05', to: '2025-04-10', observationEnd: '2025-04-10' },
			members: { atStart: 0, joined: 7, lost: 5, atEnd: 2, net: 2 },
			// November began with nobody, December with 1.
			churnRate: { value: 4 / 11, numerator: 4, denominator: 11, n: 11, per: 'month' },
			retentionRate: { value: 7 / 11, numerator: 7 },
			latest: { period: { name: '2025-03' }, churnRate: { value: 0.5 } },
		});
		expect(jsons[0].annualChurnRate.value).toBeCloseTo(1 - (7 / 11) ** 12, 12);
		expect(jsons[0].reason).toMatch(/^Only 2 members/);
		expect(jsons[0].page.findings[0].text).toMatch(/^Members who left in 2025-03: /);
	});

	test('one item per month; the last one is not over', () => {
		const { jsons } = membershipsRun('membershipChurn', list, { ...untilApril, output: 'items' });
		expect(
			jsons.map(({ period, members }) => [period.name, members.atStart, members.lost]),
		).toEqual([
			['2024-11', 0, 0],
			['2024-12', 1, 0],
			['2025-01', 4, 2],
			['2025-02', 4, 2],
			['2025-03', 2, 1],
			['2025-04', 2, 0],
		]);
		expect(jsons[0].churnRate).toMatchObject({
			value: null,
			interval: null,
			reason: 'Nobody was a member when it began',
		});
		expect(jsons[0].annualChurnRate.value).toBeNull();
		expect(jsons[5].period.isComplete).toBe(false);
		expect(jsons[5].reason).toMatch(/not over yet/);
		expect(jsons[5].change.verdict).toBe('notComparable');
	});

	test('a chosen number of days, compared with as many before', () => {
		const settings = { ...untilApril, period: 'lastDays', periodDays: 60, compare: true };
		const [json] = membershipsRun('membershipChurn', list, settings).jsons;
		expect(json.period).toMatchObject({ from: '2025-02-10', to: '2025-04-10' });
		expect(json.churnRate).toMatchObject({ value: 0.5, denominator: 2 });
		expect(json.periodChurnRate).toMatchObject({ numerator: 2, denominator: 3 });
		expect(json.previous).toMatchObject({
			period: { from: '2024-12-12', to: '2025-02-09' },
			members: { atStart: 2, joined: 4, lost: 3, atEnd: 3 },
			periodChurnRate: { numerator: 1, denominator: 2 },
		});
		expect(json.change.difference).toBeCloseTo(2 / 3 - 1 / 2, 12);
		const short = { ...settings, periodDays: 5 };
		const [few] = membershipsRun('membershipChurn', list, short).jsons;
		expect(few.churnRate).toMatchObject({
			value: null,
			reason: 'No whole calendar period lies in these days',
		});
		expect(few.latest).toBeNull();
	});

	test('groups stand as they are written, the largest first, and add up', () => {
		const settings = { ...untilApril, groupBy: 'plan' };
		const { items, jsons } = membershipsRun('membershipChurn', list, settings);
		expect(jsons.map(({ group, members }) => [group, members.joined])).toEqual([
			['Small', 4],
			['Large', 2],
			['(empty)', 1],
		]);
		expect(items.map(({ from }) => [from].flat()[0].items[0])).toEqual([0, 2, 5]);
		const sum = (of_: (json: (typeof jsons)[0]) => number) =>
			jsons.reduce((total, json) => total + of_(json), 0);
		const [whole] = membershipsRun('membershipChurn', list, untilApril).jsons;
		for (const name of Object.keys(whole.members)) {
			expect(sum(({ members }) => members[name])).toBe(whole.members[name]);
		}
		expect(sum(({ churnRate }) => churnRate.denominator)).toBe(whole.churnRate.denominator);
		expect(sum(({ churnRate }) => churnRate.numerator)).toBe(whole.churnRate.numerator);
	});

	test('a real change is told as one', () => {
		const many = [
			...Array.from({ length: 300 }, () => of('2025-01-01', '')),
			...Array.from({ length: 5 }, () => of('2025-01-01', '2025-03-10')),
			...Array.from({ length: 60 }, () => of('2025-01-01', '2025-04-10')),
		];
		const [json] = membershipsRun('membershipChurn', many, { observationEnd: '2025-04-30' }).jsons;
		expect(json.latest.change.verdict).toBe('higher');
		expect(json.page.findings[0]).toMatchObject({ verdict: 'worse' });
		expect(json.page.findings[0].lookAt).not.toBe('');
	});

	test('a list that is kept up reaches until yesterday, an old one until its newest day', () => {
		const kept = membershipsRun('membershipChurn', [of('2026-09-01', '2026-10-28')]);
		expect(kept.jsons[0].period).toMatchObject({ to: '2026-11-21', observationEnd: '2026-11-22' });
		expect(kept.hints).toEqual([]);
		const old = membershipsRun('membershipChurn', [of('2026-01-01', '2026-05-02')]);
		expect(old.jsons[0].period).toMatchObject({ to: '2026-05-02', observationEnd: '2026-05-03' });
		expect(old.hints[0]).toMatch(/204 days ago: they describe that time, not today/);
	});

	test('an observation end to come is today; one before everybody is refused', () => {
		const ahead = { observationEnd: '2031-01-01' };
		const { jsons, hints } = membershipsRun('membershipChurn', [of('2026-01-01', '')], ahead);
		expect(jsons[0].period).toMatchObject({ to: '2026-11-22', observationEnd: '2026-11-22' });
		expect(hints).toEqual(["'Observation End' lies in the future: 2026-11-22 is used."]);
		expect(() => membershipsRun('membershipChurn', list, { observationEnd: '2020-01-01' })).toThrow(
			'No membership had begun by 2020-01-01',
		);
	});

	test('what begins after the observation end is left out, and said', () => {
		const { jsons, hints } = membershipsRun('membershipChurn', list, {
			observationEnd: '2025-01-31',
		});
		expect(jsons[0].members).toMatchObject({ joined: 6, lost: 2, atEnd: 4 });
		expect(hints).toContain('1 membership begins after 2025-01-31: left out.');
	});
});

describe('How Long Members Stay', () => {
	test('one item: curve, median, mean', () => {
		const rows = [
			of('2025-01-01', '2025-02-01'),
			of('2025-01-01', '2025-04-11'),
			of('2025-01-01', ''),
		];
		const settings = { observationEnd: '2026-01-01' };
		const [json] = membershipsRun('membershipLifetime', rows, settings).jsons;
		expect(json.memberships).toEqual({ total: 3, ended: 2, goingOn: 1 });
		// One of three has left on day 31, two on day 100: the lower band is at one half from the first on.
		expect(json.medianLength).toMatchObject({
			...{ days: 100, reason: null, interval: { low: 31, high: null } },
		});
		expect(json.text).toMatch(/likely 1 month or more/);
		expect(json.meanLength).toMatchObject({ days: (31 + 100 + 365) / 3, withinDays: 365 });
		const values = json.stillMembers.map(({ months, value, watched }: Record<string, number>) => [
			...[months, value, watched],
		]);
		expect(values).toEqual([
			[1, expect.closeTo(2 / 3, 12), 3],
			[3, expect.closeTo(2 / 3, 12), 2],
			[6, expect.closeTo(1 / 3, 12), 1],
		]);
	});

	test('a median that is not reached is null with its reason', () => {
		const [json] = membershipsRun('membershipLifetime', [of('2026-01-01', '')]).jsons;
		expect(json.medianLength).toEqual({
			...{ days: null, months: null, reason: 'More than half are still members' },
			interval: null,
		});
	});

	test('one item per point in time; one with the reason where there is none', () => {
		const items = { output: 'items' };
		const { jsons } = membershipsRun('membershipLifetime', list, { ...untilApril, ...items });
		expect(jsons.map(({ months }) => months)).toEqual([1, 3]);
		expect(jsons[0]).toMatchObject({
			n: 7,
			window: 'joined 2024-11-05 to 2025-04-10',
			reason: null,
		});
		const short = membershipsRun('membershipLifetime', [of('2026-11-20', '')], items).jsons;
		expect(short).toHaveLength(1);
		expect(short[0]).toMatchObject({ stillMembers: [], reason: expect.stringMatching(/^Only 1/) });
	});

	test('those who joined lately beside those before them, after the same time', () => {
		const joined = (month: string, stay: number, times: number) =>
			Array.from({ length: times }, () =>
				of(`2025-${month}-01`, stay === 0 ? '' : date(day(`2025-${month}-01`) + stay)),
			);
		const rows = [
			...[...joined('02', 20, 50), ...joined('02', 0, 50)],
			...[...joined('05', 20, 5), ...joined('05', 0, 95)],
		];
		const settings = { observationEnd: '2025-07-10', period: 'lastDays', periodDays: 90 };
		const [json] = membershipsRun('membershipLifetime', rows, { ...settings, compare: true }).jsons;
		expect(json.change).toMatchObject({ months: 1, verdict: 'higher' });
		expect(json.change.difference).toBeCloseTo(0.45, 12);
		expect(json.previous.memberships).toEqual({ total: 100, ended: 50, goingOn: 50 });
		expect(json.page.findings[0].verdict).toBe('better');
	});

	test('a list without those who left early is suspected', () => {
		const rows = Array.from({ length: 200 }, (_, at) => {
			const start = day('2015-01-01') + at * 20;
			return { start, end: start + 30 + ((at * 131) % 900) };
		}).filter(({ end }) => end > day('2022-01-01'));
		const { hints } = membershipsRun(
			'membershipLifetime',
			rows.map(({ start, end }) => of(date(start), date(end))),
			{ observationEnd: '2026-11-01' },
		);
		expect(hints.join()).toMatch(/those who left earlier seem to be missing/);
	});
});

describe('Acquisition Cost and Lifetime Value', () => {
	const rows = list.map((row, at) => ({ ...row, monthly_price: 10 + at, currency: 'EUR' }));

	test('typed-in money: cost, value, ratio, months', () => {
		const settings = { ...untilApril, moneySpent: 140, marginPercent: 50 };
		const [json] = membershipsRun('acquisitionCost', rows, settings).jsons;
		expect(json.acquisitionCost).toMatchObject({
			value: 20,
			numerator: 140,
			n: 7,
			currency: 'EUR',
		});
		// Members in the end: the third and the last, 12 and 16; churn 4 of 11 member months.
		expect(json.lifetimeValue).toMatchObject({
			...{ value: 19.25, currency: 'EUR', margin: 0.5, isCapped: false },
			...{ monthlyPrice: { value: 14, n: 2 }, expectedMonths: 2.75 },
		});
		expect(json.valueToCost).toMatchObject({ value: 0.9625, n: 7, reason: null });
		expect(json.monthsToRecover.value).toBeCloseTo(20 / 7, 9);
		expect(json.page.notes).toContain('The average member leaves before the cost is earned back.');
	});

	test('what is not known is null with its reason', () => {
		const [json] = membershipsRun('acquisitionCost', list, untilApril).jsons;
		expect(json.acquisitionCost).toMatchObject({
			value: null,
			reason: "No 'Money Spent' is given",
		});
		expect(json.lifetimeValue).toMatchObject({
			value: null,
			reason: 'The price of none of the present members is known',
		});
		expect(json.valueToCost).toMatchObject({ value: null, reason: json.lifetimeValue.reason });
		const faithful = [of('2025-01-01', '', { monthly_price: 5 })];
		const [none] = membershipsRun('acquisitionCost', faithful, untilApril).jsons;
		expect(none.lifetimeValue).toMatchObject({
			...{ value: null, expectedMonths: null },
			reason: 'Nobody has left in 2 member months, so there is no average length yet',
		});
	});

	test('a cost for each member: by group too; typed-in money is for all groups together', () => {
		const costed = rows.map((row, at) => ({ ...row, acquisition_cost: at === 0 ? '' : at }));
		const [whole] = membershipsRun('acquisitionCost', costed, untilApril).jsons;
		expect(whole.acquisitionCost).toMatchObject({
			value: 3.5,
			numerator: 21,
			denominator: 6,
			joined: 7,
		});
		const grouped = membershipsRun('acquisitionCost', costed, { ...untilApril, groupBy: 'plan' });
		const sum = grouped.jsons.reduce((total, json) => total + json.acquisitionCost.numerator, 0);
		expect(sum).toBe(21);
		const typed = { ...untilApril, groupBy: 'plan', moneySpent: 100 };
		for (const json of membershipsRun('acquisitionCost', rows, typed).jsons) {
			expect(json.acquisitionCost.reason).toMatch(/is for all groups/);
		}
	});

	test('few leave: no more months are counted than the owner wants', () => {
		const stable = [
			...Array.from({ length: 200 }, () => of('2025-01-01', '', { monthly_price: 10 })),
			of('2025-01-01', '2025-02-03', { monthly_price: 10 }),
		];
		const settings = { ...untilApril, mostMonths: 24 };
		const [json] = membershipsRun('acquisitionCost', stable, settings).jsons;
		expect(json.lifetimeValue).toMatchObject({ value: 240, expectedMonths: 24, isCapped: true });
	});

	test('compared with the days before: what was spent then is not known', () => {
		const settings = { ...untilApril, moneySpent: 40, period: 'lastDays', periodDays: 60 };
		const [json] = membershipsRun('acquisitionCost', rows, { ...settings, compare: true }).jsons;
		expect(json.acquisitionCost).toMatchObject({ value: 40, joined: 1 });
		expect(json.previous.acquisitionCost).toMatchObject({
			value: null,
			reason: 'What was spent in these days is not known',
		});
		expect(json.change.churnRate.difference).toBeCloseTo(1 / 2 - 1 / 4, 12);
	});
});

describe.each(['membershipChurn', 'membershipLifetime', 'acquisitionCost'])('%s', (operation) => {
	const months = fc.array(
		fc.record({
			joined: fc.integer({ min: 0, max: 900 }),
			stay: fc.option(fc.integer({ min: 0, max: 500 })),
			plan: fc.constantFrom('a', 'b', ''),
			monthly_price: fc.integer({ min: 1, max: 50 }),
		}),
		{ minLength: 1, maxLength: 40 },
	);
	const settings = { observationEnd: date(900), moneySpent: 100 };
	const itemsOf = (some: readonly { joined: number; stay: number | null }[], shift = 0) =>
		some.map(({ joined, stay, ...rest }) => ({
			...rest,
			start: date(joined + shift),
			end: stay === null ? '' : date(joined + stay + shift),
		}));

	test('the order of the rows changes nothing', () => {
		fc.assert(
			fc.property(months, (some) => {
				const run = (items: readonly object[]) =>
					JSON.stringify(membershipsRun(operation, items as never, settings).jsons);
				expect(run([...itemsOf(some)].reverse())).toBe(run(itemsOf(some)));
			}),
			{ numRuns: 25 },
		);
	});

	test('all dates 28 years later, or by any days where no months are counted: the same figures', () => {
		const figures = (shift: number, some: Parameters<typeof itemsOf>[0]) => {
			const moved = { ...settings, observationEnd: date(900 + shift) };
			const [json] = membershipsRun(operation, itemsOf(some, shift), moved).jsons;
			const { memberships, medianLength, meanLength, members, churnRate, lifetimeValue } = json;
			return JSON.parse(
				JSON.stringify(
					{ memberships, medianLength, meanLength, members, churnRate, lifetimeValue },
					(key, value) => (key === 'window' ? undefined : value),
				),
			);
		};
		// 28 Gregorian years without a skipped leap day have the same months again.
		const shifts =
			operation === 'membershipLifetime' ? fc.integer({ min: 1, max: 9000 }) : fc.constant(10_227);
		fc.assert(
			fc.property(months, shifts, (some, shift) => {
				expect(figures(shift, some)).toEqual(figures(0, some));
			}),
			{ numRuns: 25 },
		);
	});

	test('a hostile name is inert, and output is what JSON carries', () => {
		const name = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;
		const rows = list.map((row) => ({ ...row, plan: name, price: 5, currency: name }));
		const all = {
			...untilApril,
			groupBy: 'plan',
			simplify: false,
			membershipOptions: { currency: 'EUR' },
		};
		const { jsons } = membershipsRun(operation, rows, all);
		expect(jsons[0].group).toBe(name);
		expect(jsons[0].html).not.toMatch(/<script|<img/i);
		expect(JSON.parse(JSON.stringify(jsons))).toEqual(jsons);
	});

	test('bad rows are named and left out of the figures', () => {
		const { bad, jsons } = membershipsRun(operation, [of('2025-01-01', ''), of('soon', '')]);
		expect(bad.map(({ item, message }) => [item, message])).toEqual([
			[1, '"start" holds "soon", which is no date'],
		]);
		expect(jsons).toHaveLength(1);
		expect(membershipsRun(operation, [of('soon', '')]).jsons).toHaveLength(1);
	});

	test("in n8n's engine: a dragged column, the bad second row by the error output or named", async () => {
		const rows = [
			of('2025-01-01', ''),
			of('2025-02-01', '2024-01-01'),
			of('2025-01-01', '2025-05-01'),
		];
		const parameters = { resource: 'customerBase', operation, startDate: '={{ $json.start }}' };
		const node = { type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters };
		const run = await runNode({ ...node, onError: 'continueErrorOutput' }, rows);
		expect(run.status).toBe('success');
		expect(run.itemsOf('Node', 0)).toHaveLength(1);
		expect(run.itemsOf('Node', 1)).toEqual([
			expect.objectContaining({ ...rows[1], error: expect.stringMatching(/before the start/) }),
		]);
		const stopped = await runNode(node, rows);
		expect(stopped.error?.message).toMatch(/"end" holds "2024-01-01".*\[item 1\]/);
	});
});
