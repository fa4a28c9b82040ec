import type { Period } from './periodFigures';

/** The calendar's own periods; weeks are those of ISO 8601, from Monday to Sunday. */
export type CalendarUnit = 'week' | 'month' | 'quarter' | 'year';

const { floor } = Math;

/** 1970-01-01 was a Thursday: its week began three days earlier. */
const FIRST_MONDAY = -3;

/** 400 Gregorian years have 146,097 days and 4,800 months. */
const DAYS_PER_MONTH = 146_097 / 4_800;

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/**
 * The calendar period that a day (days since 1970-01-01) lies in, as a whole number: the period of
 * 1970-01-01 is 0 and the one after a period is one more, so whole periods apart is a subtraction.
 */
export function calendarPeriod(day: number, unit: CalendarUnit): number {
	if (unit === 'week') return floor((day - FIRST_MONDAY) / 7);
	return floor(monthOf(day) / MONTHS[unit]);
}

/** First and last day of a calendar period. */
export function periodDays(index: number, unit: CalendarUnit): Period {
	return { from: firstDay(index, unit), to: firstDay(index + 1, unit) - 1 };
}

/** `2026-W47`, `2026-11`, `2026-Q4`, `2026`: names that sort as time does. */
export function periodName(index: number, unit: CalendarUnit): string {
	// A week belongs to the year that its Thursday is in.
	const month = unit === 'week' ? monthOf(firstDay(index, unit) + 3) : index * MONTHS[unit];
	const year = floor(month / 12);
	const name = String(1970 + year).padStart(4, '0');
	const two = (count: number) => String(count).padStart(2, '0');
	switch (unit) {
		case 'week':
			return `${name}-W${two(index - calendarPeriod(firstDay(year, 'year') + 3, 'week') + 1)}`;
		case 'month':
			return `${name}-${two(month - year * 12 + 1)}`;
		case 'quarter':
			return `${name}-Q${(month - year * 12) / 3 + 1}`;
		case 'year':
			return name;
	}
}

function firstDay(index: number, unit: CalendarUnit): number {
	return unit === 'week' ? index * 7 + FIRST_MONDAY : monthStart(index * MONTHS[unit]);
}

/** Months since January 1970. */
function monthOf(day: number): number {
	// Even months are never more than one month away from real ones.
	const guess = floor(day / DAYS_PER_MONTH);
	if (monthStart(guess) > day) return guess - 1;
	return monthStart(guess + 1) > day ? guess : guess + 1;
}

/** The first day of a month; years are counted from March, so that the leap day is the last of its year. */
function monthStart(month: number): number {
	const fromMarch = month + 1970 * 12 - 2;
	const year = floor(fromMarch / 12);
	const leapDays = floor(year / 4) - floor(year / 100) + floor(year / 400);
	const daysBefore = floor((153 * (fromMarch - 12 * year) + 2) / 5);
	return 365 * year + leapDays + daysBefore - 719_468;
}
