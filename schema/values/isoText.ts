import { dayOfDate } from './calendar';
import type { LocalDays } from './localDays';

const DAY = 86_400_000;
const NO_DIGITS = 10_000;
const [SPACE, PLUS, COMMA, DASH, POINT, COLON, LETTER_T, LETTER_Z] = [
	32, 43, 44, 45, 46, 58, 84, 90,
];

/** Two digits of a text as a number; more than any date or time has where they are no digits. */
function pair(text: string, at: number): number {
	const tens = text.charCodeAt(at) - 48;
	const ones = text.charCodeAt(at + 1) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
}

/**
 * The day of a whole text such as `2025-10-07`, `2025-10-07T09:50:26.123Z` or `2025-10-07 09:50 +0200`; NaN
 * for any other. Written by character, because nearly every row of every file comes through here.
 */
export function dayOfIsoText(text: string, localDay: LocalDays): number {
	if (text.length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
	const day = dayOfDate(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
	if (text.length === 10 || day !== day) return day;
	const separator = text.charCodeAt(10);
	if ((separator !== LETTER_T && separator !== SPACE) || text.charCodeAt(13) !== COLON) return NaN;

	const hour = pair(text, 11);
	const minute = pair(text, 14);
	const hasSeconds = text.charCodeAt(16) === COLON;
	const second = hasSeconds ? pair(text, 17) : 0;
	if (!(hour <= 23 && minute <= 59 && second <= 60)) return NaN;
	let at = hasSeconds ? 19 : 16;
	let milliseconds = ((hour * 60 + minute) * 60 + second) * 1000;
	if (hasSeconds && (text.charCodeAt(at) === POINT || text.charCodeAt(at) === COMMA)) {
		let place = 100;
		for (at += 1; isDigit(text, at); at += 1) {
			milliseconds += (text.charCodeAt(at) - 48) * place;
			place = (place / 10) | 0;
		}
	}
	// No zone: wall time, so the day is the shop's as it stands.
	if (at === text.length) return day;
	const offset = offsetFrom(text, at);
	return localDay(day * DAY + milliseconds - offset * 60_000);
}

function isDigit(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 48 && code <= 57;
}

/** Minutes ahead of UTC of `Z`, `+02:00`, ` +0200` or `+02` at the end of a text; NaN for anything else. */
function offsetFrom(text: string, from: number): number {
	const at = text.charCodeAt(from) === SPACE ? from + 1 : from;
	const sign = text.charCodeAt(at);
	const length = text.length - at;
	if (sign === LETTER_Z) return length === 1 ? 0 : NaN;
	if (sign !== PLUS && sign !== DASH) return NaN;
	const hours = pair(text, at + 1);
	let minutes = NO_DIGITS;
	if (length === 3) minutes = 0;
	else if (length === 5) minutes = pair(text, at + 3);
	else if (length === 6 && text.charCodeAt(at + 3) === COLON) minutes = pair(text, at + 4);
	if (!(hours <= 18 && minutes <= 59)) return NaN;
	return sign === DASH ? -(hours * 60 + minutes) : hours * 60 + minutes;
}
