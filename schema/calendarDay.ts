import { DateTime } from 'luxon';

/** One calendar day as a number: days since 1970-01-01, whatever the time zone that it was read in. */
export const DAY_MS = 86_400_000;

/** The calendar day of an instant (milliseconds since 1970-01-01 UTC) in a time zone. For single values, not for rows. */
export function dayOfInstant(instant: number, timeZone: string): number {
	return dayOfDateTime(DateTime.fromMillis(instant, { zone: timeZone }));
}

/**
 * The calendar day that a setting names: ISO 8601 text, a date, or n8n's own DateTime.
 * Text without an offset is wall time; null where it names no day.
 */
export function dayOfSetting(setting: unknown, timeZone: string): number | null {
	const dateTime = dateTimeOf(setting, timeZone);
	return dateTime?.isValid ? dayOfDateTime(dateTime) : null;
}

/** Texts of days seen so far: a log has few days and many customers. */
const texts = new Map<number, string>();

/** `2026-11-22` of a day number. */
export function isoDay(day: number): string {
	let text = texts.get(day);
	if (text === undefined) {
		text = new Date(day * DAY_MS).toISOString().slice(0, 10);
		texts.set(day, text);
	}
	return text;
}

function dateTimeOf(setting: unknown, timeZone: string): DateTime | null {
	if (typeof setting === 'string') return DateTime.fromISO(setting.trim(), { zone: timeZone });
	if (setting instanceof Date) return DateTime.fromJSDate(setting, { zone: timeZone });
	if (DateTime.isDateTime(setting)) return setting.setZone(timeZone);
	return null;
}

function dayOfDateTime({ year, month, day }: DateTime): number {
	return Date.UTC(year, month - 1, day) / DAY_MS;
}
