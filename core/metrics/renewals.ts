/**
 * The days on which a subscription is renewed: each period after the day on which it began, by the calendar. What
 * began on the 31st is renewed on the last day of a shorter month.
 */
import { calendarPeriod, periodDays, type CalendarUnit } from './calendarPeriod';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** A day later is still the same renewal: zones, and ends noted on the morning after. */
export const GRACE_DAYS = 1;

/** The day of the `count`-th renewal; that of none is the start itself. Days since 1970-01-01. */
export function renewalDay(start: number, count: number, unit: CalendarUnit): number {
	if (unit === 'week') return start + 7 * count;
	const month = calendarPeriod(start, 'month');
	const dayOfMonth = start - periodDays(month, 'month').from;
	const { from, to } = periodDays(month + count * MONTHS[unit], 'month');
	return Math.min(from + dayOfMonth, to);
}

/** How many renewals fall on `day` or before; 0 before the first one. */
export function renewalsBy(start: number, day: number, unit: CalendarUnit): number {
	if (!(day > start)) return 0;
	if (unit === 'week') return Math.floor((day - start) / 7);
	const months = calendarPeriod(day, 'month') - calendarPeriod(start, 'month');
	const count = Math.floor(months / MONTHS[unit]);
	return renewalDay(start, count, unit) > day ? count - 1 : count;
}

/** Periods that somebody was there for who left on the day `end`: the one that had begun counts whole. */
export function periodsUntil(start: number, end: number, unit: CalendarUnit): number {
	return renewalsBy(start, end - GRACE_DAYS - 1, unit) + 1;
}

/** Renewals made by who is still there when the last known day is over. */
export function renewalsMade(start: number, lastDay: number, unit: CalendarUnit): number {
	return renewalsBy(start, lastDay - GRACE_DAYS, unit);
}
