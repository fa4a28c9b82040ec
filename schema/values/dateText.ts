import { dayOfDate } from './calendar';
import { monthOfName } from './monthNames';

/** How a date of three numbers is to be read; `unsettled` refuses those that could be swapped. */
export type DateOrder = 'dayFirst' | 'monthFirst' | 'yearFirst' | 'unsettled';

export type DateText = Readonly<{
	/** NaN where the calendar has no such day. */
	day: number;
	/** What follows the date. */
	rest: string;
}>;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const BASIC = /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/;
const THREE_NUMBERS = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/;
const DAY_MONTH_YEAR =
	/^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s-]+(\p{L}{3,10})\.?,?[\s-]+(\d{4})(?!\d)/u;
const MONTH_DAY_YEAR =
	/^(?:\p{L}{2,10}\.?,?\s+)?(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

/** Day and month of such a date could be swapped. */
export function isSwappable(text: string): boolean {
	const match = THREE_NUMBERS.exec(text);
	if (match === null || match[2] === '.') return false;
	return Number(match[1]) <= 12 && Number(match[3]) <= 12 && match[1] !== match[3];
}

/** The date at the start of a trimmed text; undefined when the text does not begin with one. */
export function dateText(text: string, order: DateOrder): DateText | undefined {
	let match = YEAR_FIRST.exec(text);
	if (match) return dated(text, match, Number(match[1]), Number(match[3]), Number(match[4]));
	match = THREE_NUMBERS.exec(text);
	if (match) return threeNumbers(text, match, order);
	match = DAY_MONTH_YEAR.exec(text);
	if (match) return dated(text, match, Number(match[3]), monthOfName(match[2]), Number(match[1]));
	match = MONTH_DAY_YEAR.exec(text);
	if (match) return dated(text, match, Number(match[3]), monthOfName(match[1]), Number(match[2]));
	match = BASIC.exec(text);
	if (match) return dated(text, match, Number(match[1]), Number(match[2]), Number(match[3]));
	return undefined;
}

/** Dots are written between day and month only where the day comes first. */
function threeNumbers(text: string, match: RegExpExecArray, order: DateOrder) {
	const [first, second, third] = [Number(match[1]), Number(match[3]), match[4]];
	const year = fullYear(third);
	if (match[2] === '.' || order === 'dayFirst') return dated(text, match, year, second, first);
	if (order === 'monthFirst') return dated(text, match, year, first, second);
	if (order === 'yearFirst' && third.length === 2 && match[1].length === 2) {
		return dated(text, match, fullYear(match[1]), second, Number(third));
	}
	if (order !== 'unsettled') return undefined;
	// Only one reading is in the calendar, or both are the same day.
	if (first > 12 || first === second) return dated(text, match, year, second, first);
	return second > 12 ? dated(text, match, year, first, second) : undefined;
}

function fullYear(digits: string): number {
	const year = Number(digits);
	if (digits.length === 4) return year;
	return year < 70 ? 2000 + year : 1900 + year;
}

function dated(text: string, match: RegExpExecArray, year: number, month: number, day: number) {
	return { day: dayOfDate(year, month, day), rest: text.slice(match[0].length) };
}
