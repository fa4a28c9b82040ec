/**
 * Wall time of the shop as one number: minutes since 1970-01-01 00:00 on its own clock, without time zone.
 * The simulation lives in it; offsets are put on at the very end, so no zone can change what happens.
 */
export const MINUTES_PER_DAY = 1440;

const DAY_MS = 86_400_000;

const { floor } = Math;

export function dayOf(minute: number): number {
	return floor(minute / MINUTES_PER_DAY);
}

export function minuteOfDay(minute: number): number {
	return minute - dayOf(minute) * MINUTES_PER_DAY;
}

/** A fraction of a day laid over opening hours, so that what comes later in the day stays later. */
export function withinHours(days: number, [opens, closes]: readonly [number, number]): number {
	const day = floor(days);
	return day * MINUTES_PER_DAY + opens + floor((days - day) * (closes - opens));
}

/** The next moment within the hours of a team, for work that waits until morning. */
export function nextWithinHours(
	minute: number,
	[opens, closes]: readonly [number, number],
): number {
	const day = dayOf(minute) * MINUTES_PER_DAY;
	if (minute < day + opens) return day + opens;
	return minute < day + closes ? minute : day + MINUTES_PER_DAY + opens;
}

/** The same day of the month, `months` later; the last of a month that has no such day. */
export function monthsLater(day: number, months: number): number {
	const start = new Date(day * DAY_MS);
	const year = start.getUTCFullYear();
	const month = start.getUTCMonth() + months;
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return Date.UTC(year, month, Math.min(start.getUTCDate(), last)) / DAY_MS;
}

/** The first day of the month that the day is in. */
export function monthStart(day: number): number {
	return day - (new Date(day * DAY_MS).getUTCDate() - 1);
}

/** 0 for January. */
export function monthOf(day: number): number {
	return new Date(day * DAY_MS).getUTCMonth();
}

/** `2026-11-22` */
export function isoDate(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `2026-11` */
export function monthName(day: number): string {
	return isoDate(day).slice(0, 7);
}

/** `2026-Q4` */
export function quarterName(day: number): string {
	const date = new Date(day * DAY_MS);
	return `${date.getUTCFullYear()}-Q${floor(date.getUTCMonth() / 3) + 1}`;
}
