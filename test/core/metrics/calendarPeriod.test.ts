import fc from 'fast-check';
import { DateTime } from 'luxon';

import { calendarPeriod, periodDays, periodName } from '../../../core/metrics/calendarPeriod';
import { dayNumber } from './logOf.cjs';

const UNITS = ['week', 'month', 'quarter', 'year'] as const;
const NAMES = { week: "kkkk-'W'WW", month: 'yyyy-MM', quarter: "yyyy-'Q'q", year: 'yyyy' };

const days = fc.integer({ min: dayNumber('1700-01-01'), max: dayNumber('2399-12-31') });
const units = fc.constantFrom(...UNITS);
const dateOf = (day: number) => DateTime.fromMillis(day * 86_400_000, { zone: 'utc' });
const dayOf = (date: DateTime) => Math.floor(date.toMillis() / 86_400_000);

describe('calendar periods', () => {
	test('begin, end and are called as luxon says, for every day of seven centuries', () => {
		fc.assert(
			fc.property(days, units, (day, unit) => {
				const index = calendarPeriod(day, unit);
				const date = dateOf(day);
				expect(periodDays(index, unit)).toEqual({
					from: dayOf(date.startOf(unit)),
					to: dayOf(date.endOf(unit)),
				});
				expect(periodName(index, unit)).toBe(date.toFormat(NAMES[unit]));
			}),
			{ numRuns: 2_000 },
		);
	});

	test.each(UNITS)('every %s follows on the one before, without a gap', (unit) => {
		const first = calendarPeriod(dayNumber('1999-12-31'), unit);
		const last = calendarPeriod(dayNumber('2032-01-01'), unit);
		for (let index = first; index < last; index++) {
			const { from, to } = periodDays(index, unit);
			expect(periodDays(index + 1, unit).from).toBe(to + 1);
			expect(calendarPeriod(from, unit)).toBe(index);
			expect(calendarPeriod(to, unit)).toBe(index);
			expect(periodName(index, unit) < periodName(index + 1, unit)).toBe(true);
		}
	});

	test.each(UNITS)('the %s of 1970-01-01 is number 0', (unit) => {
		expect(calendarPeriod(0, unit)).toBe(0);
	});

	test.each([
		['2026-01-01', '2026-W01'],
		['2027-01-01', '2026-W53'],
		['2024-12-30', '2025-W01'],
		['2023-01-01', '2022-W52'],
	])('%s lies in week %s', (date, name) => {
		expect(periodName(calendarPeriod(dayNumber(date), 'week'), 'week')).toBe(name);
	});
});
