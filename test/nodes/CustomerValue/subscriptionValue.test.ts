import { runNode } from '../../workflows/engine.cjs';
import type { AnyJson } from '../../anyJson.cjs';

type Json = Record<string, AnyJson>;
const node = (parameters: object) => ({
	type: 'n8n-nodes-loyalty.customerValue',
	parameters: { operation: 'subscriptionValue', ...parameters },
});

/** Fader & Hardie (2007): subscribers left of 1,000 at the start of each year. */
const regular = [1000, 631, 468, 382, 326, 289, 262, 241];
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491];
const countsOf = (left: readonly number[], segment: string) =>
	left.map((subscribers, year) => ({ segment, year, subscribers }));
const counts = [...countsOf(regular, 'Regular'), ...countsOf(highEnd, 'High End')];

/** The same as subscriptions that all began on one day. */
const subscriptions = regular.slice(0, -1).flatMap((before, at) =>
	Array.from({ length: before - regular[at + 1] }, (_, who) => ({
		customer: `left${at}.${who}@shop.example`,
		...{ started_at: '2010-03-31', ended_at: `${2011 + at}-03-31`, yearly_price: 120 },
	})),
);
for (let who = 0; who < 241; who++) {
	const customer = `there${who}@shop.example`;
	subscriptions.push({ customer, started_at: '2010-03-31', ended_at: '', yearly_price: 120 });
}
const yearly = { renewalPeriod: 'year', observationEnd: '2017-04-01' };
const itemsOf = async (parameters: object, items: readonly object[]) => {
	const run = await runNode(node(parameters), items);
	expect(run.error).toBeUndefined();
	return { items: run.itemsOf('Node') as Json[], hints: run.hintsOf('Node').join(' ') };
};

describe('Fader & Hardie (2007), from counts per year', () => {
	test('α and β of both segments, and how many are left after 8 to 12 years', async () => {
		const { items } = await itemsOf(
			{ renewalPeriod: 'year', groupBy: 'segment', simplify: false },
			counts,
		);
		expect(items.map(({ group }) => group)).toEqual(['High End', 'Regular']);
		const [high, plain] = items;
		expect(plain.model.parameters.alpha).toBeCloseTo(0.70408, 4);
		expect(plain.model.parameters.beta).toBeCloseTo(1.18204, 4);
		expect(plain.fit.logLikelihood).toBeCloseTo(-1680.265188, 4);
		expect(high.model.parameters.alpha).toBeCloseTo(0.66809, 4);
		expect(high.model.parameters.beta).toBeCloseTo(3.8061, 4);
		const left = plain.renewals
			.slice(7, 12)
			.map(({ expectedStillThere }: Json) => expectedStillThere);
		[0.2201, 0.2044, 0.1912, 0.1799, 0.17].forEach((share, at) => {
			expect(left[at]).toBeCloseTo(share, 4);
		});
		expect(plain.renewals[0]).toMatchObject({
			...{ renewal: 1, watched: 1000, renewed: 631, renewalRate: 0.631, stillThere: 0.631 },
		});
		expect(plain.renewals[0].expectedRenewalRate).toBeCloseTo(0.6267, 4);
		expect(plain.renewals[7]).toMatchObject({ watched: 0, renewalRate: null, stillThere: null });
	});

	test('discounted lifetimes at 10 % (models.md 2.3), with their range', async () => {
		const { items } = await itemsOf({ renewalPeriod: 'year', groupBy: 'segment' }, counts);
		const [high, plain] = items.map(({ lifetime }) => lifetime);
		expect(plain.discounted).toBeCloseTo(3.694908, 4);
		expect(high.discounted).toBeCloseTo(5.922253, 4);
		expect(plain.interval.low).toBeLessThan(3.694908);
		expect(plain.interval.high).toBeGreaterThan(3.694908);
		// Three renewals made, about to decide on the fourth.
		expect(plain.residual[3].discountedPayments).toBeCloseTo(5.442058, 4);
		expect(plain.mean).toBeNull();
		expect(plain.reason).toMatch(/a few may stay for ever/);
		// S(2) = .4738: the second renewal leaves less than half.
		expect(plain.halfLeftAfter).toBe(2);
	});

	test('a discount rate however low: a lifetime; none at all: the reason why there is none', async () => {
		const lifetimeAt = async (discountPercent: number) => {
			const settings = { renewalPeriod: 'month', groupBy: 'segment', discountPercent };
			return (await itemsOf(settings, counts)).items[1].lifetime;
		};
		const [some, little, least, none] = [
			...[await lifetimeAt(1), await lifetimeAt(0.1)],
			...[await lifetimeAt(0.0001), await lifetimeAt(0)],
		];
		expect(some.discounted).toBeGreaterThan(20);
		expect(little.discounted).toBeGreaterThan(1.5 * some.discounted);
		expect(least.discounted).toBeGreaterThan(5 * little.discounted);
		expect(least.interval.low).toBeLessThan(least.discounted);
		expect(least.reason).toMatch(/The mean without discount does not exist/);
		expect(none).toMatchObject({
			...{ discounted: null, interval: null },
			reason: 'Without a discount rate it has no end',
		});
	});

	test('money: price times margin times lifetime; nobody knows it without a price', async () => {
		const settings = { renewalPeriod: 'year', marginPercent: 40, pricePerPeriod: 50 };
		const { items } = await itemsOf(settings, countsOf(regular, ''));
		const { value } = items[0];
		expect(value.newSubscriber.value).toBeCloseTo(0.4 * 50 * 3.694908, 2);
		// 241 have renewed 7 times: β + 7.
		expect(value.presentSubscribers.value).toBeCloseTo(
			241 * 0.4 * 50 * items[0].lifetime.residual[7].discountedPayments,
			2,
		);
		const { items: unpriced } = await itemsOf({ renewalPeriod: 'year' }, countsOf(regular, ''));
		expect(unpriced[0].value.newSubscriber.value).toBeNull();
		expect(unpriced[0].value.reason).toMatch(/No price is known/);
	});
});

describe('subscriptions one by one', () => {
	test('give what their counts give, and the page names the price', async () => {
		const [whole] = (await itemsOf(yearly, subscriptions)).items;
		const [counted] = (await itemsOf({ renewalPeriod: 'year' }, countsOf(regular, ''))).items;
		expect(whole.renewals).toEqual(counted.renewals);
		expect(whole.lifetime).toEqual(counted.lifetime);
		expect(whole.model).toEqual(counted.model);
		expect(whole.subscribers).toEqual({
			total: 1000,
			left: 759,
			staying: 241,
			cameToRenewal: 1000,
		});
		expect(whole.value.pricePerPeriod).toBe(120);
		expect(whole.value.newSubscriber.value).toBeCloseTo(120 * 3.694908, 2);
		expect(whole.text).toMatch(/Half have left after: 2 years/);
	});

	test('each subscriber: who left, who stays, who has cancelled', async () => {
		const more = [
			...subscriptions,
			// Renewed every March 31; observed until 2017-04-01, but the real clock is far later: no announcement.
			{ customer: 'late@shop.example', started_at: '2016-09-30', ended_at: '', yearly_price: 200 },
		];
		const { items } = await itemsOf({ ...yearly, output: 'subscribers', simplify: false }, more);
		expect(items).toHaveLength(1001);
		expect(items[0]).toMatchObject({
			...{ customer: 'left0.0@shop.example', status: 'left', renewals: 0, residualValue: null },
			reason: 'Left on 2011-03-31, so nothing more is to come',
		});
		expect(items[999]).toMatchObject({
			status: 'subscribed',
			renewals: 7,
			nextRenewal: '2018-03-31',
		});
		const late = items[1000];
		expect(late).toMatchObject({ renewals: 0, nextRenewal: '2017-09-30', pricePerPeriod: 200 });
		// About half a year (182 of 365 days) until the first renewal is due.
		const alpha = 0.704;
		const beta = 1.182;
		expect(late.probabilityOfRenewal).toBeCloseTo(beta / (alpha + beta), 2);
		const atRenewal = (3.694908 - 1) * 1.1;
		expect(late.discountedPayments).toBeCloseTo(atRenewal / 1.1 ** (182 / 365), 1);
		expect(late.residualValue).toBeCloseTo(200 * late.discountedPayments, 3);
	});

	test('who has said when to leave pays until then, and no longer', async () => {
		const inDays = (days: number) =>
			new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
		const list = Array.from({ length: 60 }, (_, who) => ({
			customer: `c${who}@shop.example`,
			started_at: inDays(-100),
			ended_at: who < 20 ? inDays(who < 10 ? -60 : -10) : '',
			monthly_price: 10,
		}));
		list.push({
			...{ customer: 'going@shop.example', started_at: inDays(-100), ended_at: inDays(70) },
			monthly_price: 10,
		});
		const { items } = await itemsOf({ output: 'subscribers', discountPercent: 0 }, list);
		const going = items[60];
		expect(going.status).toBe('cancelled');
		expect(going.reason).toMatch(/^Is going to end on/);
		// After 100 days three renewals are made; until day 170 two more fall due, whatever the months.
		expect(going.discountedPayments).toBe(2);
		expect(going.residualValue).toBe(10 * going.discountedPayments);
	});

	test('another order of rows gives the same', async () => {
		const backwards = [...subscriptions].reverse();
		const [one, other] = [await itemsOf(yearly, subscriptions), await itemsOf(yearly, backwards)];
		expect(other.items).toEqual(one.items);
	});

	test('one item per renewal', async () => {
		const { items } = await itemsOf(
			{ ...yearly, output: 'periods', periodsAhead: 5 },
			subscriptions,
		);
		expect(items).toHaveLength(12);
		expect(items[6]).toMatchObject({ renewal: 7, watched: 262, renewed: 241, reason: null });
		expect(items[11].reason).toBe('Nobody has been watched for that long');
	});

	test('who pays by the year but is read by the month: said', async () => {
		const { hints } = await itemsOf({ ...yearly, renewalPeriod: 'month' }, subscriptions);
		expect(hints).toMatch(/choose Year under 'Renewed Every'/);
	});
});

describe('what cannot be foreseen', () => {
	test.each([
		['nobody has left', [100, 100, 100], /^Nobody has left yet/],
		['too few', [20, 15, 10], /^20 subscribers have come to a first renewal; at least 30/],
		['one renewal only', [100, 60], /^0 subscribers have come to a second renewal; at least 10/],
		['all left at once', [100, 0, 0], /^0 subscribers have come to a second renewal/],
		['hardly anybody left', [40_000, 39_999, 39_999, 39_999], /^So few have left/],
	])('%s: null, with the reason', async (_, left, reason) => {
		const { items, hints } = await itemsOf({}, countsOf(left, ''));
		expect(items[0]).toMatchObject({ model: null, lifetime: { discounted: null, residual: [] } });
		expect(items[0].reason).toMatch(reason);
		expect(items[0].value.newSubscriber.value).toBeNull();
		if (hints !== '') expect(hints).not.toMatch(/NaN|undefined/);
		expect(JSON.stringify(items)).not.toMatch(/NaN|Infinity/);
	});

	test('subscribers all alike: figures, with a warning', async () => {
		// Exactly half leave each time.
		const { items } = await itemsOf({}, countsOf([1024, 512, 256, 128, 64], ''));
		expect(items[0].model.warnings.join()).toMatch(/all subscribers are alike|ended early/);
		expect(items[0].lifetime.halfLeftAfter).toBe(1);
		expect(items[0].renewals[6].expectedRenewalRate).toBeCloseTo(0.5, 2);
	});
});

describe('bad input is named by item and column', () => {
	const stopped = async (parameters: object, items: readonly object[]) => {
		const run = await runNode(node(parameters), items);
		return run.error!.message;
	};
	test.each([
		[
			'rises',
			[
				{ year: 0, subscribers: 10 },
				{ year: 1, subscribers: 12 },
			],
			/"subscribers" rises from 10 to 12 in period 1/,
		],
		[
			'gap',
			[
				{ year: 0, subscribers: 10 },
				{ year: 2, subscribers: 8 },
			],
			/period 1 is missing before period 2/,
		],
		[
			'no start',
			[{ year: 1, subscribers: 10 }],
			/period 0, how many there were at the start, is missing/,
		],
		[
			'double',
			[
				{ year: 0, subscribers: 10 },
				{ year: 0, subscribers: 8 },
			],
			/period 0 is there already, on item 0/,
		],
		[
			'negative',
			[{ year: 0, subscribers: -1 }],
			/"subscribers" holds "-1", which is no whole number from 0 on/,
		],
		['half', [{ year: 0.5, subscribers: 1 }], /"year" holds "0.5", which is no whole number/],
	])('%s', async (_, items, message) => {
		expect(await stopped({}, items)).toMatch(message);
	});

	test('a subscription that ends before it begins', async () => {
		const items = [
			...subscriptions.slice(0, 50),
			{ started_at: '2016-01-01', ended_at: '2015-01-01' },
		];
		expect(await stopped(yearly, items)).toMatch(
			/"ended_at" holds .* before the start on 2016-01-01/,
		);
	});

	test('counts do not say who the subscribers are', async () => {
		expect(await stopped({ output: 'subscribers' }, countsOf(regular, ''))).toMatch(
			/do not say who the subscribers are/,
		);
	});

	test('cohorts of different ages add up', async () => {
		const cohorts = [
			...[100, 60, 40].map((subscribers, month) => ({ cohort: '2026-01', month, subscribers })),
			...[50, 30].map((subscribers, month) => ({ cohort: '2026-02', month, subscribers })),
		];
		const { items } = await itemsOf({}, cohorts);
		expect(items[0].renewals.slice(0, 2)).toMatchObject([
			{ watched: 150, renewed: 90 },
			{ watched: 60, renewed: 40 },
		]);
	});
});
