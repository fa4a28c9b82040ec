/** Days of the proleptic Gregorian calendar, counted from 1970-01-01. */

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Earlier and later years are a misread date, not an order. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The day number of a date; NaN where the calendar has no such day. */
export function dayOfDate(year: number, month: number, day: number): number {
	if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return NaN;
	if (!(month >= 1 && month <= 12 && day >= 1)) return NaN;
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	if (day > MONTH_LENGTHS[month - 1] + (month === 2 && isLeap ? 1 : 0)) return NaN;

	// Years are counted from March, so that the leap day is the last of its year. Integers throughout: a
	// million dates come through here.
	const shifted = month <= 2 ? year - 1 : year;
	const dayOfYear = ((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0;
	const leapDays = ((shifted / 4) | 0) - ((shifted / 100) | 0) + ((shifted / 400) | 0);
	return shifted * 365 + leapDays + dayOfYear + day - 719469;
}
