import { z } from 'zod/v4';

import { dayOfInstant, dayOfSetting, isoDay } from './calendarDay';
import { InputError, type Context } from './parse';

/** When the history that we look at ends: a day that the owner chose, or empty. */
export const observationEndSetting = z.unknown();

export type ObservationEnd = Readonly<{
	/** Orders of later days do not exist yet; ages are counted up to this day. Days since 1970-01-01. */
	end: number;
	/** The last day that can have orders: `end` when it was chosen, else the day of the newest order. */
	lastDay: number;
}>;

const STALE_DAYS = 7;

/** The chosen day, else the day after the newest order (`newest`, days since 1970-01-01). */
export function observationEnd(setting: unknown, newest: number, timeZone: string): ObservationEnd {
	if (setting === undefined || setting === null || setting === '') {
		return { end: newest + 1, lastDay: newest };
	}
	const end = dayOfSetting(setting, timeZone);
	if (end === null) {
		throw new InputError(
			`'Observation End' needs a date such as 2026-06-30; it holds ${JSON.stringify(setting)}`,
			"Pick a day under 'Observation End', or leave it empty.",
		);
	}
	return { end, lastDay: end };
}

/** The same, but no later than today or the newest order: nobody knows who will have bought by a day to come. */
export function knownEnd(
	setting: unknown,
	newest: number,
	{ now }: Context,
	timeZone: string,
): ObservationEnd & Readonly<{ ahead: string | null }> {
	const chosen = observationEnd(setting, newest, timeZone);
	const latest = Math.max(dayOfInstant(now, timeZone), newest);
	if (!(chosen.lastDay > latest)) return { ...chosen, ahead: null };
	const ahead = `'Observation End' lies in the future: ${isoDay(latest)} is used.`;
	return { end: latest, lastDay: latest, ahead };
}

/** A sentence when the newest order is old enough to make every figure look back in time; else null. */
export function staleHint(
	newest: number,
	{ now }: Context,
	timeZone: string,
	what = 'order',
): string | null {
	const age = dayOfInstant(now, timeZone) - newest;
	if (!(age > STALE_DAYS)) return null;
	return `The newest ${what} is ${age} days old (${isoDay(newest)}). The figures describe that time, not today.`;
}

/** A sentence when entries are left out because they are later: a year mistyped would leave out nearly all. */
export function laterHint(days: Int32Array, lastDay: number, what = 'order'): string | null {
	const later = days.reduce((sum, day) => sum + Number(day > lastDay), 0);
	if (later === 0) return null;
	const entries = later === 1 ? `1 ${what} is` : `${later.toLocaleString('en')} ${what}s are`;
	return `${entries} later than the observation end (${isoDay(lastDay)}): left out.`;
}
