import fc from 'fast-check';
import { DateTime } from 'luxon';

import { durationOf, isDuration, unitOf } from '../../../schema/values/durationReader';
import { instantReader } from '../../../schema/values/instantReader';
import { dayClock, zoneClock } from '../../../schema/values/zoneClock';

const ZONES = [
	...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'],
	...['America/Santiago', 'Pacific/Apia', 'Africa/Casablanca', 'Africa/Cairo'],
];

/** Wall times of 2005 to 2035 in minutes; half of them near a change of the Berlin clock. */
const walls = fc.oneof(
	fc.integer({ min: 18_408_960, max: 34_186_000 }),
	fc
		.tuple(fc.constantFrom('2026-03-29', '2026-10-25'), fc.integer({ min: -200, max: 400 }))
		.map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) / 60_000 + minutes),
);

describe('zoneClock', () => {
	test.each(ZONES)('%s: a wall time is the moment that luxon finds', (zone) => {
		const clock = zoneClock(zone);
		fc.assert(
			fc.property(walls, (minute) => {
				const wall = minute * 60_000;
				const { year, month, day, hour, minute: m } = DateTime.fromMillis(wall, { zone: 'UTC' });
				const parts = { year, month, day, hour, minute: m };
				const there = DateTime.fromObject(parts, { zone });
				const shown = (moment: number) =>
					DateTime.fromMillis(moment, { zone }).toFormat('yyyy-MM-dd HH:mm');
				expect(shown(clock.momentOf(wall))).toBe(shown(there.toMillis()));
				const day0 = Date.UTC(there.year, there.month - 1, there.day) / 86_400_000;
				expect(clock.dayOf(clock.momentOf(wall))).toBe(day0);
			}),
			{ numRuns: 300 },
		);
	});

	test('Berlin: an hour that comes twice is the first one, an hour that is skipped the next one', () => {
		const { momentOf } = zoneClock('Europe/Berlin');
		expect(new Date(momentOf(Date.UTC(2026, 9, 25, 2, 30))).toISOString()).toBe(
			'2026-10-25T00:30:00.000Z',
		);
		expect(new Date(momentOf(Date.UTC(2026, 2, 29, 2, 30))).toISOString()).toBe(
			'2026-03-29T01:30:00.000Z',
		);
	});
});

describe('instantReader', () => {
	const { read, day } = instantReader('dayFirst', zoneClock('Europe/Berlin'));
	const iso = (value: unknown) => new Date(read(value)).toISOString();

	test.each<[unknown, string]>([
		['2026-06-30T09:50:26Z', '2026-06-30T09:50:26.000Z'],
		['2026-06-30T09:50:26.5+02:00', '2026-06-30T07:50:26.500Z'],
		['2026-06-30 09:50:26 +0200', '2026-06-30T07:50:26.000Z'],
		['2026-06-30T09:50', '2026-06-30T07:50:00.000Z'],
		['2026-01-30 09:50:00', '2026-01-30T08:50:00.000Z'],
		['30/06/2026 09:50', '2026-06-30T07:50:00.000Z'],
		['30.6.2026, 9:50 Uhr', '2026-06-30T07:50:00.000Z'],
		['30 June 2026 2:05 PM', '2026-06-30T12:05:00.000Z'],
		[1782812426, '2026-06-30T09:40:26.000Z'],
		['1782812426', '2026-06-30T09:40:26.000Z'],
		[1782812426123, '2026-06-30T09:40:26.123Z'],
		[new Date('2026-06-30T09:50:26Z'), '2026-06-30T09:50:26.000Z'],
		[DateTime.fromISO('2026-06-30T09:50:26Z'), '2026-06-30T09:50:26.000Z'],
	])('%p', (value, expected) => expect(iso(value)).toBe(expected));

	test.each(['2026-06-30', '30.06.2026', 20260630, '20260630', ' 2026-06-30 '])(
		'%p has a day and no time of day',
		(value) => {
			expect(read(value)).toBeNaN();
			expect(day(value)).toBe(Date.UTC(2026, 5, 30) / 86_400_000);
		},
	);

	test.each([undefined, null, '', 'soon', 35, true, {}, '2026-13-01T10:00Z', '2026-06-30T25:00'])(
		'%p is none',
		(value) => expect(read(value)).toBeNaN(),
	);

	test('any moment, written with its zone or on the wall of the shop, is read back', () => {
		const moments = fc.integer({ min: 1_100_000_000, max: 2_050_000_000 });
		fc.assert(
			fc.property(moments, (seconds) => {
				const there = DateTime.fromSeconds(seconds, { zone: 'Europe/Berlin' });
				expect(read(there.toISO())).toBe(seconds * 1000);
				expect(read(there.toUTC().toISO())).toBe(seconds * 1000);
				const wall = there.toFormat("yyyy-MM-dd'T'HH:mm:ss");
				expect(read(wall)).toBe(DateTime.fromISO(wall, { zone: 'Europe/Berlin' }).toMillis());
			}),
		);
	});

	test('the whole-day clock never changes', () => {
		expect(dayClock.dayOf(dayClock.momentOf(5 * 86_400_000))).toBe(5);
	});
});

describe('durations', () => {
	test.each<[string, number | undefined]>([
		['metric_set.reply_time_in_minutes.calendar', 60_000],
		['First response time (in hrs)', 3_600_000],
		['firstReplySeconds', 1000],
		['Antwortzeit in Stunden', 3_600_000],
		['statistics.first_admin_reply_at', undefined],
		['first response', undefined],
	])('the unit of %s', (column, unit) => expect(unitOf(column)).toBe(unit));

	test.each<[unknown, number | undefined, number]>([
		[35, 60_000, 2_100_000],
		['1.5', 3_600_000, 5_400_000],
		['26:03:04', undefined, 93_784_000],
	])('%p', (value, unit, expected) => {
		expect(isDuration(value)).toBe(true);
		expect(durationOf(value, unit)).toBe(expected);
	});

	test('a number without a unit is no duration yet, and a moment is none', () => {
		expect(durationOf(35, undefined)).toBeNaN();
		expect(isDuration(1782812426)).toBe(false);
		expect(isDuration('soon')).toBe(false);
		expect(isDuration(-3)).toBe(false);
	});
});
