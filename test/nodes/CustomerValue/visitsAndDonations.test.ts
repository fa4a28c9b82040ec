import { runNode } from '../../workflows/engine.cjs';
import type { AnyJson } from '../../anyJson.cjs';

type Json = Record<string, AnyJson>;
const node = (parameters: object) => ({
	type: 'n8n-nodes-loyalty.customerValue',
	parameters: { operation: 'visitsAndDonations', ...parameters },
});
const itemsOf = async (parameters: object, items: readonly object[]) => {
	const run = await runNode(node(parameters), items);
	expect(run.error).toBeUndefined();
	return { items: run.itemsOf('Node') as Json[], hints: run.hintsOf('Node').join(' ') };
};
const stopped = async (parameters: object, items: readonly object[]) =>
	(await runNode(node(parameters), items)).error!.message;

/** Fader, Hardie & Shang (2010): 11,104 donors of 1995 in the six years after; x, tₓ, how many. */
const PAPER = [
	[0, 0, 3464],
	[1, 1, 1091],
	[1, 2, 277],
	[1, 3, 129],
	[1, 4, 78],
	[1, 5, 119],
	[1, 6, 129],
	[2, 2, 613],
	[2, 3, 255],
	[2, 4, 155],
	[2, 5, 173],
	[2, 6, 234],
	[3, 3, 322],
	[3, 4, 181],
	[3, 5, 225],
	[3, 6, 357],
	[4, 4, 240],
	[4, 5, 284],
	[4, 6, 512],
	[5, 5, 335],
	[5, 6, 728],
	[6, 6, 1203],
] as const;
const donations = PAPER.map(([frequency, recency, weights]) => ({
	...{ frequency, recency, periods: 6, weights },
}));

describe('donations, Fader, Hardie & Shang (2010)', () => {
	test('parameters, likelihood, and the gifts of five years', async () => {
		const { items } = await itemsOf({ output: 'all', simplify: false }, donations);
		const [item] = items;
		const { alpha, beta, gamma, delta } = item.model.parameters;
		expect([alpha, beta, gamma, delta].map((one) => one.toFixed(3))).toEqual([
			...['1.204', '0.750', '0.657', '2.783'],
		]);
		expect(item.fit.logLikelihood).toBeCloseTo(-33225.581274, 4);
		expect(item.customers.total).toBe(11_104);
		expect(item.expectedVisits.value).toBeCloseTo(12_884.2, 0);
		const { low, high } = item.expectedVisits.interval;
		expect(low).toBeLessThan(12_884);
		expect(high).toBeGreaterThan(12_884);
		// The paper's actual gifts of 2002 to 2006.
		expect(high - low).toBeLessThan(1_500);
		const [never, , , , , , always] = item.model.howItFits;
		expect(never.expected).toBeCloseTo(3454.9, 0);
		expect(always.expected).toBeCloseTo(1253.1, 0);
		expect(item.text).toMatch(/Who will come again\?/);
	});

	test('each pattern: the chance to be active next year, and gifts in ten years', async () => {
		const { items } = await itemsOf({ horizonPeriods: 10 }, donations);
		const of = (x: number, tx: number) =>
			items[donations.findIndex(({ frequency, recency }) => frequency === x && recency === tx)];
		expect(of(0, 0).probabilityAlive).toBeCloseTo(0.1081, 4);
		expect(of(4, 5).probabilityAlive).toBeCloseTo(0.6968, 4);
		expect(of(6, 6).probabilityAlive).toBeCloseTo(0.9304, 4);
		expect(of(0, 0).expectedVisits).toBeCloseTo(0.1302, 4);
		expect(of(4, 5).expectedVisits).toBeCloseTo(3.628, 3);
		expect(of(6, 6).expectedNextVisit).toBe('+1');
		expect(of(0, 0).expectedNextVisit).toBeNull();
		expect(of(0, 0).reason).toMatch(/^No date for the next visit: with a chance of 9\d/);
	});
});

/** Donors with gifts by date, three of each pattern of a smaller list. */
const dated = PAPER.flatMap(([x, tx], pattern) =>
	Array.from({ length: 40 }, (_, who) => {
		const years = x === 0 ? [0] : [0, ...Array.from({ length: x - 1 }, (__, at) => at + 1), tx];
		return years.map((year) => ({
			donor_email: `p${pattern}.${who}@example.org`,
			...{ date: `${2018 + year}-03-0${1 + (who % 9)}`, amount: 30 + ((who * 7 + year) % 40) },
		}));
	}).flat(),
);
const named = { customer: 'donor_email', observationEnd: '2024-12-31' };

describe('from dates', () => {
	test('what their counts give, with spend and the year of the next gift', async () => {
		const { items } = await itemsOf(named, dated);
		const counted = await itemsOf(
			{},
			PAPER.map(([frequency, recency]) => ({ frequency, recency, periods: 6, customers: 40 })),
		);
		expect(items).toHaveLength(40 * PAPER.length);
		items.forEach((item, at) => {
			const alike = counted.items[Math.floor(at / 40)];
			for (const name of ['expectedVisits', 'probabilityAlive', 'probabilityOfNoVisit']) {
				expect(item[name]).toBeCloseTo(alike[name], 5);
			}
			expect(item.expectedSpend).toBeGreaterThan(25 * item.expectedVisits);
			expect(item.expectedSpend).toBeLessThan(75 * item.expectedVisits);
			expect(item.lifetimeValue).toBeGreaterThan(0);
		});
		const always = items[40 * PAPER.findIndex(([x]) => x === 6)];
		expect(always).toMatchObject({
			...{ periodsCome: 7, lastVisit: '2024', expectedNextVisit: '2025' },
		});
	});

	test('gifts of several days of one year are one occasion; the running year waits', async () => {
		const twice = [
			...dated,
			...dated.map((gift) => ({ ...gift, date: gift.date.replace('-03-', '-09-') })),
		];
		const once = await itemsOf(named, dated);
		const both = await itemsOf(named, twice);
		both.items.forEach(({ expectedVisits }, at) => {
			expect(expectedVisits).toBeCloseTo(once.items[at].expectedVisits, 9);
		});
		const more = [
			...dated,
			{ donor_email: 'p0.0@example.org', date: '2025-02-01', amount: 50 },
			{ donor_email: 'new@example.org', date: '2025-02-02', amount: 50 },
		];
		const { items, hints } = await itemsOf({ ...named, observationEnd: '' }, more);
		expect(hints).toMatch(/2025 is not over by 2025-02-02: it is not counted yet/);
		expect(items[0].reason).toMatch(/^Has come in the period that is not over/);
		expect(items.at(-1)).toMatchObject({
			...{ customer: 'new@example.org', expectedVisits: null, probabilityAlive: null },
			reason: 'Came for the first time in 2025, which is not over',
		});
		items.slice(0, -1).forEach(({ expectedVisits }, at) => {
			expect(expectedVisits).toBeCloseTo(once.items[at].expectedVisits, 9);
		});
	});

	test('visits need no amount: no spend then, and why', async () => {
		const visits = dated.map(({ donor_email, date }) => ({ donor_email, date }));
		const { items, hints } = await itemsOf(named, visits);
		expect(items[0]).toMatchObject({ expectedSpend: null, lifetimeValue: null });
		expect(hints).toMatch(/No spend is foreseen: 0 customers have repeat orders/);
		expect(items[0].expectedVisits).toBeGreaterThan(0);
	});

	test('another order of rows gives the same total', async () => {
		const all = { ...named, output: 'all' };
		const [one, other] = [await itemsOf(all, dated), await itemsOf(all, [...dated].reverse())];
		expect(other.items).toEqual(one.items);
	});

	test('without a discount rate the lifetime value has no end', async () => {
		const { items } = await itemsOf({ ...named, discountPercent: 0 }, dated);
		expect(items[0].lifetimeValue).toBeNull();
		expect(items[0].reason).toMatch(/Without a discount rate the lifetime value has no end/);
	});
});

describe('what cannot be foreseen, and bad input', () => {
	test('everybody always comes: said', async () => {
		const { hints } = await itemsOf({}, [{ frequency: 6, recency: 6, periods: 6, customers: 200 }]);
		expect(hints).toMatch(/nobody ever leaves for good/);
	});

	test.each([
		[
			'nobody came again',
			[{ frequency: 0, recency: 0, periods: 6, customers: 100 }],
			/^0 customers have come in another period after the first; at least 30/,
		],
		[
			'too short',
			[{ frequency: 1, recency: 1, periods: 2, customers: 100 }],
			/^There are 3 whole years, .* at least 4/,
		],
		[
			'more than fits',
			[{ frequency: 3, recency: 2, periods: 6 }],
			/"frequency" is 3, though "recency" says that the last time was period 2/,
		],
		[
			'after the end',
			[{ frequency: 1, recency: 7, periods: 6 }],
			/"recency" is 7, after the last of 6 periods/,
		],
		[
			'never but last',
			[{ frequency: 0, recency: 2, periods: 6 }],
			/"recency" is 2, though "frequency" says never/,
		],
		[
			'half',
			[{ frequency: 0.5, recency: 1, periods: 6 }],
			/"frequency" holds "0.5", which is no whole number/,
		],
	])('%s', async (_, items, message) => {
		expect(await stopped({}, items)).toMatch(message);
	});

	test('all visits in the running year', async () => {
		const visits = [
			{ customer: 'a', date: '2026-02-01' },
			{ customer: 'b', date: '2026-03-01' },
		];
		expect(await stopped({}, visits)).toMatch(/All visits lie in 2026, which is not over by/);
	});
});
