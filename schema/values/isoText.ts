import { dayOfDate } from './calendar';

/** Two digits of a text as a number; NaN-like 100 and more where they are no digits. */
function pair(text: string, at: number): number {
	const tens = text.charCodeAt(at) - 48;
	const ones = text.charCodeAt(at + 1) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 10_000;
}

const DASH = 45;

/** The day that a text begins with as `2025-10-07`; NaN when it does not. The fast path of nearly every file. */
export function dayOfIsoText(text: string): number {
	if (text.length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
	return dayOfDate(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
}

const COLON = 58;

/** The milliseconds of `T09:50` or `T09:50:26` at position 10, with nothing else behind it but `tail` characters. */
export function timeOfIsoText(text: string, tail: number): number {
	const separator = text.charCodeAt(10);
	if (separator !== 84 && separator !== 32) return NaN;
	const end = text.length - tail;
	if (end !== 16 && end !== 19) return NaN;
	const hour = pair(text, 11);
	const minute = pair(text, 14);
	const second = end === 19 ? pair(text, 17) : 0;
	if (text.charCodeAt(13) !== COLON || (end === 19 && text.charCodeAt(16) !== COLON)) return NaN;
	if (!(hour <= 23 && minute <= 59 && second <= 60)) return NaN;
	return ((hour * 60 + minute) * 60 + second) * 1000;
}
