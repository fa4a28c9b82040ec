/** Lists of memberships: who began when, who left when, what they cost; and what is refused. */
import fc from 'fast-check';

import { NOT_ENDED } from '../../core/metrics/memberships';
import { runToEnd } from '../../core/steps';
import { isoDay } from '../../schema/calendarDay';
import { readMemberships, readPricedMemberships } from '../../schema/memberships';
import { billingMonths } from '../../schema/memberships/billingMonths';
import { membershipSettings, pricedSettings } from '../../schema/membershipSettings';
import subscriptions from '../fixtures/memberships/subscriptions.json';
import { deepFreeze } from './fixture.cjs';
import { refusalOf } from './readAll.cjs';

type Items = readonly Readonly<Record<string, unknown>>[];

const context = { now: Date.parse('2026-11-22T12:00:00Z'), timeZone: 'UTC' };
const read = (items: Items, settings: Record<string, unknown> = {}) =>
	runToEnd(readMemberships(deepFreeze(items), membershipSettings.parse(settings), context));
const readPriced = (items: Items, settings: Record<string, unknown> = {}) =>
	runToEnd(readPricedMemberships(deepFreeze(items), pricedSettings.parse(settings), context));

const spansOf = ({ rows }: Pick<ReturnType<typeof read>, 'rows'>) =>
	Array.from(rows.memberships.start, (start, at) => {
		const end = rows.memberships.end[at];
		return [isoDay(start), end === NOT_ENDED ? null : isoDay(end)];
	});
const badOf = (items: Items, settings = {}) =>
	read(items, settings).bad.map(({ item, message }) => [item, message]);
const month = { pricePer: 'month' };

describe('columns', () => {
	test.each([
		[{ 'Mitglied seit': '05.01.2025', Austrittsdatum: '31.12.2025', Kundennummer: '7' }],
		[{ 'Date de début': '05/01/2025', 'Date de résiliation': '31/12/2025', 'N° client': '7' }],
		[{ 'Member Since': 'Jan 5, 2025', 'Leave date': 'December 31, 2025', member_id: 7 }],
		[{ started_at: '2025-01-05', ended_at: '2025-12-31', customer_email: 'a@example.com' }],
		[{ 'Start Date (UTC)': '2025-01-05 08:00', 'Ended At (UTC)': '2025-12-31 08:00' }],
	])('recognised: %j', (item) => {
		expect(spansOf(read([item]))).toEqual([['2025-01-05', '2025-12-31']]);
	});

	test('named by the owner', () => {
		const items = [{ von: '2025-01-05', bis: '' }];
		expect(spansOf(read(items, { startDate: 'von', endDate: 'bis' }))).toEqual([
			['2025-01-05', null],
		]);
	});

	test('missing ones are asked for, both at once', () => {
		const refusal = refusalOf(() => read([{ who: 'a' }]));
		expect(refusal.message).toBe("No column was recognised for 'Start Date' and 'End Date'");
		expect(refusal.advice).toContain('Those who are still members have an empty end date');
		expect(refusalOf(() => read([])).message).toBe('There are no memberships to read');
		expect(refusalOf(() => read([{ start: '', end: null }])).message).toBe(
			'No item is a membership that has begun',
		);
	});
});

describe('what counts', () => {
	test('never started, cancelled ahead, zero for no end: counted and said', () => {
		const { rows, hints, bad } = read([
			{ started_at: '2025-01-05', ended_at: '2026-12-31' },
			{ started_at: null, ended_at: null },
			{ started_at: '2025-02-05', ended_at: 0 },
			{ started_at: '2025-03-05', ended_at: '0000-00-00 00:00:00' },
			{ started_at: '2025-03-05', ended_at: '9999-12-31' },
			{ started_at: '2025-03-05', ended_at: '31.12.9999 00:00' },
		]);
		expect(bad).toEqual([]);
		expect(spansOf({ rows })).toEqual([
			['2025-01-05', null],
			['2025-02-05', null],
			['2025-03-05', null],
			['2025-03-05', null],
			['2025-03-05', null],
		]);
		expect(hints).toEqual([
			'1 item without a start date: never a member, left out',
			'1 membership with an end in the future: still a member',
		]);
		expect([rows.firstDay, rows.newestDay].map(isoDay)).toEqual(['2025-01-05', '2025-03-05']);
	});

	test('a fraction of a second is no year 9999', () => {
		const { rows } = read([{ started_at: '2025-01-05', ended_at: '2025-03-05T10:00:00.9999' }]);
		expect(spansOf({ rows })).toEqual([['2025-01-05', '2025-03-05']]);
	});

	test('bad rows are named', () => {
		const start = (started_at: unknown, ended_at: unknown) => ({ started_at, ended_at });
		const items = [
			start('2025-01-05', ''),
			start('2025-02-05', '2025-02-04'),
			start('2026-11-24', ''),
			start('yesterday-ish', ''),
			start('2025-01-05', 'soon'),
			start('', '2025-01-05'),
			start('2025-03-05', '2025-03-05'),
		];
		expect(badOf(items)).toEqual([
			[1, '"ended_at" holds "2025-02-04", which is before the start on 2025-02-05'],
			[2, '"started_at" holds "2026-11-24", which is in the future'],
			[3, '"started_at" holds "yesterday-ish", which is no date'],
			[4, '"ended_at" holds "soon", which is no date'],
			[5, '"started_at" is empty, though "ended_at" holds "2025-01-05"'],
		]);
		for (const { advice } of read(items).bad) expect(advice).not.toBe('');
	});

	test('dates that read two ways are asked about', () => {
		const refusal = refusalOf(() => read([{ start: '2025-01-05', end: '7/10/2025' }]));
		expect(refusal.advice).toBe(
			"Choose 'Day First' or 'Month First' under 'Date Format' in 'Options'.",
		);
	});
});

describe('several memberships of one customer', () => {
	const of = (customer: string, start: string, end: string) => ({ customer, start, end });
	const items = [
		of('anna', '2025-05-01', '2025-06-01'),
		of('ANNA@example.com', '2025-01-01', ''),
		of('anna', '2025-01-01', '2025-03-31'),
		of('anna', '2025-04-01', '2025-04-20'),
		of('anna@example.com ', '2025-02-01', '2025-03-01'),
		of('', '2025-02-01', '2025-03-01'),
	];

	test('without a day between them they are one; a gap makes a new one; strangers stay apart', () => {
		const { rows, hints } = read(items);
		expect(spansOf({ rows })).toEqual([
			['2025-01-01', null],
			['2025-01-01', '2025-04-20'],
			['2025-02-01', '2025-03-01'],
			['2025-05-01', '2025-06-01'],
		]);
		expect(hints).toContain(
			'2 items joined to another membership of the same customer, because no day lies between them',
		);
		expect(hints).toContain('1 membership without a customer: counted, but not joined to others');
	});

	test('overlaps are refused where the owner wants it; seams are no overlaps', () => {
		const settings = { membershipOptions: { overlaps: 'refuse' } };
		expect(badOf(items, settings)).toEqual([
			[
				4,
				'This membership begins on 2025-02-01, while another one of the same customer goes on (item 1)',
			],
		]);
		expect(read(items, settings).rows.tallies.joinedUp).toBe(1);
	});

	test('the new price counts after a change of plan, the sum for two plans at once', () => {
		const { rows } = readPriced(
			[
				{ ...of('anna', '2025-01-01', '2025-03-01'), price: 10, cost: 5 },
				{ ...of('anna', '2025-03-01', ''), price: 20, cost: '' },
				{ ...of('ben', '2025-01-01', ''), price: 7, cost: '' },
				{ ...of('ben', '2025-02-01', ''), price: 3, cost: 2 },
			],
			{ cost: 'cost', membershipOptions: month },
		);
		expect([...rows.monthlyPrice]).toEqual([20, 10]);
		expect([...rows.cost]).toEqual([5, 2]);
	});
});

describe('vendors', () => {
	const summary = (items: Items) => {
		const { rows, hints, bad } = readPriced(items);
		expect(bad).toEqual([]);
		const prices = [...rows.monthlyPrice].map((price) => Math.round(price * 100) / 100);
		return { spans: spansOf({ rows }), prices, currency: rows.currency, hints };
	};

	test('Stripe: seconds, minor units, 3 pieces of 40.00 a year, a subscription that was never paid', () => {
		expect(summary(subscriptions.stripe)).toEqual({
			spans: [
				['2025-01-01', null],
				['2025-01-02', '2025-03-02'],
			],
			prices: [19, 10],
			currency: 'EUR',
			hints: ['1 item with the status "incomplete_expired": never a member, left out'],
		});
	});

	test('Chargebee: cancelled ahead, three months at once, a future subscription', () => {
		expect(summary(subscriptions.chargebee)).toMatchObject({
			spans: [
				['2025-01-01', null],
				['2025-01-03', '2025-05-01'],
			],
			prices: [15, 10],
			currency: 'EUR',
			hints: [
				'1 item with the status "future": never a member, left out',
				'1 membership with an end in the future: still a member',
				'"cancelled_at" is taken as the end of a membership, and an empty cell as none',
			],
		});
	});

	test('Recurly: expires_at is the end, not canceled_at', () => {
		expect(summary(subscriptions.recurly)).toMatchObject({
			spans: [
				['2025-01-05', null],
				['2025-02-05', '2025-04-05'],
			],
			prices: [24, 12],
			currency: 'USD',
		});
	});

	test('WooCommerce Subscriptions: every third month, never paid', () => {
		expect(summary(subscriptions.wooCommerce)).toEqual({
			spans: [
				['2025-01-05', null],
				['2025-02-05', '2025-06-05'],
			],
			prices: [10, 10],
			currency: 'GBP',
			hints: ['1 item with the status "pending": never a member, left out'],
		});
	});
});

describe('prices', () => {
	const item = (price: unknown, more = {}) => ({ start: '2025-01-05', end: '', price, ...more });
	const pricesOf = (items: Items, membershipOptions: object = month) => [
		...readPriced(items, { membershipOptions }).rows.monthlyPrice,
	];

	test.each([
		['month', 1],
		['Monthly', 1],
		['3 months', 3],
		['every 2 weeks', (12 * 14) / 365.2425],
		['vierteljährlich', 3],
		['trimestriel', 3],
		['Année', 12],
		['jährlich', 12],
	])('%s is %d months', (interval, months) => {
		expect(billingMonths(interval)).toBeCloseTo(months, 12);
	});

	test.each([['P1M'], [3], [''], ['month of May'], [null]])('%j is no time', (interval) => {
		expect(billingMonths(interval)).toBeNaN();
	});

	test('an unknown one stays unknown; none is made up', () => {
		expect(pricesOf([item(12), item(''), item(null)])).toEqual([12, NaN, NaN]);
		expect(readPriced([{ start: '2025-01-05', end: '' }]).rows.monthlyPrice[0]).toBeNaN();
	});

	test('the name of the column tells the time, and it is said', () => {
		const { rows, hints } = readPriced([
			{ start: '2025-01-05', end: '', 'Annual Fee': '120,00 €' },
		]);
		expect([...rows.monthlyPrice]).toEqual([10]);
		expect(rows.currency).toBe('EUR');
		expect(hints).toContain(
			"\"Annual Fee\" is read as the price per year; choose otherwise under 'Price Is Per' in 'Options'",
		);
	});

	test('no amount, below 0, no known time: refused by name', () => {
		const { bad } = readPriced([item('a lot'), item(-5), item(5)], { membershipOptions: month });
		expect(bad.map(({ item: at, message }) => [at, message])).toEqual([
			[0, '"price" holds "a lot", which is no amount'],
			[1, '"price" holds "-5", which is below 0'],
		]);
		expect(readPriced([item(5, { interval: 'now and then' })]).bad[0].message).toBe(
			'"interval" holds "now and then", which is no time such as month, 3 months or year',
		);
	});

	test('two currencies are refused, unless one is chosen: then the others are unknown', () => {
		const items = [item(5, { currency: 'EUR' }), item(9, { currency: 'USD' })];
		expect(refusalOf(() => pricesOf(items)).message).toBe(
			'The prices are in 2 currencies: EUR (1), USD (1)',
		);
		expect(pricesOf(items, { ...month, currency: 'USD' })).toEqual([NaN, 9]);
	});

	test('amounts that read two ways are asked about', () => {
		expect(refusalOf(() => pricesOf([item('1,200')])).advice).toBe(
			"Choose 'Point' or 'Comma' under 'Decimal Sign' in 'Options'.",
		);
	});
});

test('whatever the items: each is a membership, part of one, left out or refused; order does not matter', () => {
	const cell = fc.constantFrom('2025-01-05', '2025-03-09', 1738368000, '', null, 'x', '2031-01-01');
	const items = fc.array(
		fc.record({
			started_at: cell,
			ended_at: cell,
			customer: fc.constantFrom('a', 'b', '', null, '__proto__', 7),
			status: fc.constantFrom('active', 'incomplete', ''),
			plan: fc.constantFrom('one', 'two', ''),
		}),
		{ minLength: 1, maxLength: 30 },
	);
	const readable = (some: Items) => {
		try {
			return read(some, { groupBy: 'plan' });
		} catch {
			return null;
		}
	};
	fc.assert(
		fc.property(items, (some) => {
			const reading = readable(some);
			if (reading === null) return;
			const { rows, bad } = reading;
			const { neverStarted, notStartedByStatus, joinedUp } = rows.tallies;
			const byStatus = [...notStartedByStatus.values()].reduce((sum, count) => sum + count, 0);
			expect(rows.memberships.start.length + joinedUp + neverStarted + byStatus + bad.length).toBe(
				some.length,
			);
			const other = readable([...some].reverse())!;
			const sizes = ({ rows: { groups } }: typeof reading) =>
				groups!.names.map((name, at) => [name, groups!.of.filter((one) => one === at).length]);
			expect(spansOf(other).map(String).sort()).toEqual(spansOf(reading).map(String).sort());
			expect(sizes(other).map(String).sort()).toEqual(sizes(reading).map(String).sort());
		}),
	);
});
