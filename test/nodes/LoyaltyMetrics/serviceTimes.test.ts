/** Service Times in n8n: figures by hand, groups, periods, working hours, bad rows, hostile names. */
import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';
import { numbersOf, shuffled, type Json } from './ordersRun';

type Row = Readonly<Record<string, unknown>>;

const hostile = '"><script>alert(1)</script>';

const run = (items: readonly Row[], parameters: Row = {}, settings: Row = {}, timezone?: string) =>
	runNode(
		{
			type: 'n8n-nodes-loyalty.loyaltyMetrics',
			parameters: { resource: 'service', operation: 'serviceTimes', ...parameters },
			...settings,
		},
		items,
		timezone === undefined ? {} : { timezone },
	);

const itemsOf = async (items: readonly Row[], parameters: Row = {}, timezone?: string) =>
	(await run(items, parameters, {}, timezone)).itemsOf('Node') as Json[];

let number = 0;
const ticket = (opened: string, answered = '', resolved = '', more: Row = {}): Row => ({
	...{ ticket_id: `T${(number += 1)}`, opened_at: opened, first_response_at: answered },
	...{ resolved_at: resolved, reopened_at: '', channel: 'email', ...more },
});

/** A Tuesday and a Wednesday in June: one answered late, one waiting since the first day, one since an hour. */
const five = [
	ticket('2026-06-02 09:00', '2026-06-02 10:00', '2026-06-02 12:00'),
	ticket('2026-06-02 10:00', '2026-06-02 16:00', '2026-06-03 10:00', { channel: 'phone' }),
	ticket('2026-06-02 11:00', '', '', { channel: 'phone' }),
	ticket('2026-06-03 09:00', '2026-06-03 09:30', ''),
	ticket('2026-06-03 11:00', '', '', { reopened_at: '' }),
];
const targets = { firstResponseTarget: 4, resolutionTarget: 24 };

const sample = rowsOf({ operation: 'supportTickets', customers: 400, endDate: '2026-06-30' });

describe('five tickets, by hand', () => {
	test('figures, looked at until the end of 3 June', async () => {
		const [item, ...others] = await itemsOf(five, { ...targets, observationEnd: '2026-06-03' });
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			tickets: 5,
			period: { from: '2026-06-02', to: '2026-06-03', days: 2, observationEnd: '2026-06-03' },
			// Half an hour, 1 hour, 6 hours; two wait for 13 and 37 hours: S(6 h) = 2/5.
			firstResponse: { medianHours: 6, p90Hours: null, targetHours: 4, n: 5, done: 3, waiting: 2 },
			// 3 and 24 hours; waiting for 13, 15 and 37: S(24 h) = 4/5 · 1/2.
			resolution: { medianHours: 24, p90Hours: null, done: 2, waiting: 3, reason: /9 of 10/ },
			reopenRate: { value: 0, numerator: 0, denominator: 2 },
			reason: 'Only 5 tickets: read the figures as a direction, not as a measurement.',
		});
		expect(item.firstResponse.withinTarget).toMatchObject({ numerator: 2, denominator: 5 });
		// 3 and 24 hours are within a day; one waits for 37; two are too young.
		expect(item.resolution.withinTarget).toMatchObject({ numerator: 2, denominator: 3 });
		expect(Object.keys(item).length).toBeLessThanOrEqual(10);
	});

	test('without an observation end: until the newest entry, so that the youngest is not a miss', async () => {
		const [item] = await itemsOf(five, { ...targets, simplify: false });
		expect(item.firstResponse.withinTarget).toMatchObject({ numerator: 2, denominator: 4 });
		expect(item.firstResponse).toMatchObject({ waiting: 2, waitingPastTarget: 1 });
		expect(item.knownUntil).toBe('2026-06-03T09:00:00.000Z');
		expect(item.period.observationEnd).toBe('2026-06-04');
	});

	test('in working hours', async () => {
		const rows = [{ weekdays: ['tuesday', 'wednesday'], from: '9:00', to: '12:00' }];
		const settings = { ...targets, workingHours: { rows }, observationEnd: '2026-06-03' };
		const [item] = await itemsOf(five, settings);
		// 1, 2 and a half; the two that wait have waited for 4 and for 1.
		expect(item.firstResponse).toMatchObject({ medianHours: 2, done: 3 });
		// 3 hours, and 2 + 1.
		expect(item.resolution.withinTarget).toMatchObject({ numerator: 2, denominator: 2 });
		expect(String(item.text)).toMatch(/Only working hours count/);
	});

	test('the time zone of the workflow decides on the day', async () => {
		const late = [ticket('2026-06-02T23:30:00Z', '2026-06-03T00:30:00Z')];
		const [berlin] = await itemsOf(late, {}, 'Europe/Berlin');
		const [newYork] = await itemsOf(late, {}, 'America/New_York');
		expect(berlin.period.from).toBe('2026-06-03');
		expect(newYork.period.from).toBe('2026-06-02');
		expect(newYork.firstResponse.medianHours).toBe(1);
	});
});

describe('groups', () => {
	test('most tickets first; counts add up to the whole', async () => {
		const [whole] = await itemsOf(sample);
		const groups = await itemsOf(sample, { groupBy: 'channel' });
		const sizes = groups.map(({ tickets }) => tickets);
		expect(groups.length).toBeGreaterThan(1);
		expect([...sizes].sort((one, other) => other - one)).toEqual(sizes);
		const sum = (of: (item: Json) => number) => groups.reduce((all, one) => all + of(one), 0);
		expect(sum(({ tickets }) => tickets)).toBe(whole.tickets);
		for (const name of ['firstResponse', 'resolution']) {
			expect(sum((item) => item[name].done)).toBe(whole[name].done);
			expect(sum((item) => item[name].withinTarget.numerator)).toBe(
				whole[name].withinTarget.numerator,
			);
			expect(sum((item) => item[name].withinTarget.denominator)).toBe(
				whole[name].withinTarget.denominator,
			);
		}
		expect(sum(({ reopenRate }) => reopenRate.numerator)).toBe(whole.reopenRate.numerator);
	});

	test('a hostile name is inert', async () => {
		const [item] = await itemsOf([ticket('2026-06-02 09:00', '', '', { channel: hostile })], {
			groupBy: 'channel',
		});
		expect(item.group).toBe(hostile);
		expect(item.html).not.toContain('<script>');
		expect(item.html).toContain('&lt;script&gt;');
	});
});

describe('periods', () => {
	const compared = { period: 'lastDays', periodDays: 90, compare: true };

	test('the period before is what a run at its end would have shown', async () => {
		const settings = { ...compared, simplify: false };
		const [now] = await itemsOf(sample, { ...settings, observationEnd: '2026-06-30' });
		const [then] = await itemsOf(sample, {
			...{ period: 'lastDays', periodDays: 90, observationEnd: '2026-04-01' },
		});
		for (const name of ['tickets', 'firstResponse', 'resolution', 'reopenRate', 'period']) {
			expect(now.previous[name]).toEqual(then[name]);
		}
	});

	test('says for each figure whether it changed by more than chance', async () => {
		const [item] = await itemsOf(sample, { ...compared, observationEnd: '2026-06-30' });
		expect(Object.keys(item.change)).toHaveLength(5);
		expect(item.page.findings).toHaveLength(5);
		expect(item.change.firstResponseMedian.difference).toBeCloseTo(
			item.firstResponse.medianHours - item.previous.firstResponse.medianHours,
			3,
		);
	});

	test('no tickets in the period: a reason, no figures', async () => {
		const [item] = await itemsOf(five, {
			...{ period: 'lastDays', periodDays: 7, observationEnd: '2026-07-31' },
		});
		expect(item).toMatchObject({ tickets: 0, reason: 'No ticket was opened in these days' });
		expect(item.firstResponse.withinTarget.value).toBeNull();
	});
});

describe('what must not matter', () => {
	test('the order of the rows', async () => {
		const settings = { groupBy: 'topic', observationEnd: '2026-06-30' };
		const figures = (await itemsOf(sample, settings)).map((item) => numbersOf(item));
		const again = (await itemsOf(shuffled(sample), settings)).map((item) => numbersOf(item));
		expect(again).toEqual(figures);
	});

	test('all dates moved together with the observation end', async () => {
		const moved = (row: Row): Row =>
			Object.fromEntries(
				Object.entries(row).map(([name, value]) => [
					name,
					name.endsWith('_at') && value
						? new Date(Date.parse(String(value)) - 7 * 86_400_000).toISOString()
						: value,
				]),
			);
		const options = { ticketOptions: { timeZone: 'UTC' } };
		const [here] = await itemsOf(sample, { ...options, observationEnd: '2026-06-30' });
		const [there] = await itemsOf(sample.map(moved), { ...options, observationEnd: '2026-06-23' });
		expect(numbersOf(there)).toEqual(numbersOf(here));
	});
});

describe('bad rows and settings', () => {
	const bad = [...five, ticket('2026-06-03 09:00', '2026-06-02 09:00')];

	test('stop: the item, the column, what it holds, what to do', async () => {
		const { error } = await run(bad);
		expect(error?.message).toMatch(
			/"first_response_at" holds "2026-06-02 09:00", which is before the ticket was opened \[item 5\]/,
		);
	});

	test('continue: the good rows give the figures, the bad row follows with its reason', async () => {
		const node = await run(bad, {}, { onError: 'continueRegularOutput' });
		const [item, refused] = node.itemsOf('Node') as Json[];
		expect(item.tickets).toBe(5);
		expect(refused.reason).toMatch(/before the ticket was opened/);
	});

	test('working hours need times of day, and hours that end after they begin', async () => {
		const rows = [{ weekdays: ['monday'], from: '9:00', to: '17:00' }];
		const days = { workingHours: { rows }, ticketOptions: { timesIn: 'days' } };
		expect((await run(five, days)).error?.message).toMatch(/'Working Hours' need times of day/);
		const backwards = { workingHours: { rows: [{ ...rows[0], to: '8:00' }] } };
		expect((await run(five, backwards)).error?.message).toMatch(/'To' must be later than 'From'/);
		const unclear = { workingHours: { rows: [{ ...rows[0], from: 'nine' }] } };
		expect((await run(five, unclear)).error?.message).toMatch(/9:00 or 17:30/);
	});

	test('a target of nothing is refused', async () => {
		const { error } = await run(five, { firstResponseTarget: 0 });
		expect(error?.message).toMatch(/First Response Target \(Hours\)/);
	});
});
