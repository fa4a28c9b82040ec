/** Dates of every kind, against luxon and against days worked out by hand. */
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { dayReader } from '../../../schema/values/dayReader';
import type { DateOrder } from '../../../schema/values/dateText';
import { localDays } from '../../../schema/values/localDays';

const zones = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'America/St_Johns',
	'Asia/Kolkata',
	'Asia/Tokyo',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Africa/Casablanca',
	'America/Sao_Paulo',
];

const read = (value: unknown, zone = 'UTC', order: DateOrder = 'unsettled') => {
	const day = dayReader(order, localDays(zone)).read(value);
	return day === day ? new Date(day * 86_400_000).toISOString().slice(0, 10) : null;
};

const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2060, 0, 1) });
const zone = fc.constantFrom(...zones);

describe('against luxon', () => {
	test('moments, in every way of writing them', () => {
		fc.assert(
			fc.property(instant, zone, zone, (moment, writtenIn, shop) => {
				const written = DateTime.fromMillis(moment, { zone: writtenIn });
				const expected = DateTime.fromMillis(moment, { zone: shop }).toISODate();
				const toSeconds = DateTime.fromMillis(moment - (moment % 1000), { zone: shop }).toISODate();
				expect(read(moment, shop)).toBe(expected);
				expect(read(new Date(moment), shop)).toBe(expected);
				expect(read(written, shop)).toBe(expected);
				expect(read(written.toISO(), shop)).toBe(expected);
				expect(read(written.toISO({ format: 'basic' }), shop)).toBe(expected);
				expect(read(new Date(moment).toISOString(), shop)).toBe(expected);
				expect(read(written.toFormat('yyyy-MM-dd HH:mm:ss ZZZ'), shop)).toBe(toSeconds);
				expect(read(written.toRFC2822(), shop)).toBe(toSeconds);
				expect(read(Math.floor(moment / 1000), shop)).toBe(toSeconds);
				expect(read(String(Math.floor(moment / 1000)), shop)).toBe(toSeconds);
			}),
			{ numRuns: 100 },
		);
	});

	test('moments around each change of the clocks', () => {
		for (const shop of zones) {
			const localDay = localDays(shop);
			for (let hour = Date.UTC(2025, 0, 1); hour < Date.UTC(2026, 0, 1); hour += 1_800_000) {
				const { year, month, day } = DateTime.fromMillis(hour, { zone: shop });
				const expected = Date.UTC(year, month - 1, day) / 86_400_000;
				if (localDay(hour) !== expected) throw new Error(`${shop} ${new Date(hour).toISOString()}`);
			}
		}
	});

	test('wall time is the day as written, in any zone', () => {
		fc.assert(
			fc.property(instant, zone, (moment, shop) => {
				const wall = DateTime.fromMillis(moment, { zone: 'UTC' });
				const expected = wall.toISODate();
				for (const format of [
					'yyyy-MM-dd',
					"yyyy-MM-dd'T'HH:mm",
					'yyyy-MM-dd HH:mm:ss.SSS',
					'yyyy/MM/dd',
					'yyyyMMdd',
					'dd.MM.yyyy',
					'd.M.yyyy HH:mm',
					'dd.MM.yyyy, HH:mm:ss',
					'LLL d, yyyy',
					'LLLL d, yyyy h:mm a',
					'd LLL yyyy',
					'd. LLLL yyyy',
					'dd-LLL-yyyy',
					'cccc, d LLLL yyyy',
				]) {
					expect(`${format} ${read(wall.toFormat(format), shop)}`).toBe(`${format} ${expected}`);
				}
				for (const [locale, format] of [
					['de', 'd. LLLL yyyy'],
					['de', 'd. LLL yyyy'],
					['fr', 'd LLLL yyyy'],
					['fr', 'd LLL yyyy'],
				]) {
					const text = wall.setLocale(locale).toFormat(format);
					expect(`${text} ${read(text, shop)}`).toBe(`${text} ${expected}`);
				}
				expect(read(wall.toFormat('d/M/yyyy'), shop, 'dayFirst')).toBe(expected);
				expect(read(wall.toFormat('dd-MM-yyyy HH:mm'), shop, 'dayFirst')).toBe(expected);
				expect(read(wall.toFormat('M/d/yyyy h:mm a'), shop, 'monthFirst')).toBe(expected);
				expect(read(wall.toFormat('MM-dd-yy'), shop, 'monthFirst')).toBe(expected);
			}),
			{ numRuns: 100 },
		);
	});

	test('only days that the calendar has', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1900, max: 2199 }),
				fc.integer({ min: 0, max: 14 }),
				fc.integer({ min: 0, max: 33 }),
				(year, month, day) => {
					const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
					expect(read(text)).toBe(DateTime.fromISO(text).isValid ? text : null);
				},
			),
			{ numRuns: 1000 },
		);
	});
});

describe('worked out by hand', () => {
	test.each([
		// Shopify's own way, across midnight and across the end of summer time.
		['2025-10-26 00:30:00 +0200', 'Europe/Berlin', '2025-10-26'],
		['2025-10-25 23:30:00 +0100', 'Europe/Berlin', '2025-10-26'],
		['2025-10-26T22:59:59Z', 'Europe/Berlin', '2025-10-26'],
		['2025-10-26T23:00:00Z', 'Europe/Berlin', '2025-10-27'],
		['2025-03-29T22:59:59Z', 'Europe/Berlin', '2025-03-29'],
		['2025-03-29T23:00:00Z', 'Europe/Berlin', '2025-03-30'],
		['2025-03-30T21:59:59Z', 'Europe/Berlin', '2025-03-30'],
		['2025-03-30T22:00:00Z', 'Europe/Berlin', '2025-03-31'],
		['2025-11-02T03:59:59Z', 'America/New_York', '2025-11-01'],
		['2025-11-02T04:00:00Z', 'America/New_York', '2025-11-02'],
		// Samoa had no 30 December 2011.
		['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
		['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
		['2025-10-07T24:30:00Z', 'UTC', null],
		['7/10/25', 'UTC', null],
		['31/10/2025', 'UTC', '2025-10-31'],
		['10/31/2025', 'UTC', '2025-10-31'],
		['10/10/2025', 'UTC', '2025-10-10'],
		['32/10/2025', 'UTC', null],
		['2025-13-01', 'UTC', null],
		['1.2.03', 'UTC', '2003-02-01'],
		['12/31/2024 11:59 PM', 'UTC', '2024-12-31'],
		['12/31/2024 13:59 PM', 'UTC', null],
		['1. März 2024 um 10:15 Uhr', 'UTC', '2024-03-01'],
		['1er août 2024 à 10h15', 'UTC', '2024-08-01'],
		['Sept 3rd, 2024', 'UTC', '2024-09-03'],
		['Tue Oct 07 2025 09:50:26 GMT+0200 (CEST)', 'Europe/Berlin', '2025-10-07'],
		['yesterday', 'UTC', null],
		['2025', 'UTC', null],
		['2025-10', 'UTC', null],
		['2025-10-07 and more', 'UTC', null],
		['2025-10-07T09:50:26+99:00', 'UTC', null],
	])('%s in %s is %s', (text, shop, expected) => {
		expect(read(text, shop)).toBe(expected);
	});

	test('two digits of a year, where the order is chosen', () => {
		expect(read('7/10/25', 'UTC', 'dayFirst')).toBe('2025-10-07');
		expect(read('7/10/25', 'UTC', 'monthFirst')).toBe('2025-07-10');
		expect(read('25/10/07', 'UTC', 'yearFirst')).toBe('2025-10-07');
		expect(read('7/10/2025', 'UTC', 'yearFirst')).toBe(null);
	});

	test.each([[null], [undefined], [true], [{}], [[]], [NaN], [Infinity], [-1], [0], [45000]])(
		'%p is no date',
		(value) => expect(read(value)).toBe(null),
	);
});
