import { isBlank } from './found';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Larger numbers are moments, counted in seconds since 1970. */
const LARGEST = 1e8;

const UNITS: ReadonlyArray<readonly [RegExp, number]> = [
	[/\b(?:secs?|seconds?|sekunden|secondes)\b/i, SECOND],
	[/\b(?:mins?|minutes?|minuten)\b/i, MINUTE],
	[/\b(?:h|hrs?|hours?|stunden|std|heures)\b/i, HOUR],
];

/** The unit that a column's name states, in milliseconds: `reply_time_in_minutes`; undefined where it states none. */
export function unitOf(column: string): number | undefined {
	const words = column.replace(/[_.]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
	return UNITS.find(([name]) => name.test(words))?.[1];
}

/** `1:23:45`: hours, minutes and seconds. */
const CLOCK = /^(\d+):([0-5]\d):([0-5]\d)$/;
const NUMBER = /^\d+(?:\.\d+)?$/;

/** Is it a time that something took, rather than a moment? */
export function isDuration(value: unknown): boolean {
	if (typeof value === 'number') return value >= 0 && value < LARGEST;
	if (typeof value !== 'string' || isBlank(value)) return false;
	const text = value.trim();
	return CLOCK.test(text) || (NUMBER.test(text) && Number(text) < LARGEST);
}

/** How long it took, in milliseconds; NaN where only the unit is missing. */
export function durationOf(value: unknown, unit: number | undefined): number {
	const clock = CLOCK.exec(String(value).trim());
	if (clock === null) return Number(value) * (unit ?? NaN);
	return Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE + Number(clock[3]) * SECOND;
}
