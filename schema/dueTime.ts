/** When a post is due: a time on the wall of one zone, the instant that it means, and back in another zone. */
import { DateTime } from 'luxon';

import { InputError } from './parse';
import { found } from './values/found';

/**
 * The instant (milliseconds since 1970-01-01 UTC) that a setting means: ISO 8601 text, a date, or n8n's own
 * DateTime. Text without an offset is time on the wall of the zone; of an hour that comes twice, the first.
 */
export function instantOfSetting(setting: unknown, name: string, timeZone: string): number {
	const dateTime = dateTimeOf(setting, timeZone);
	if (!dateTime?.isValid) {
		throw new InputError(
			`'${name}' needs a date and a time such as 2026-12-24T09:00; it holds ${found(setting)}`,
			`Choose a date and a time in '${name}'.`,
		);
	}
	if (typeof setting !== 'string' || hasOffset(setting)) return dateTime.toMillis();
	if (isSkipped(setting, dateTime)) {
		throw new InputError(
			`'${name}' holds ${found(setting)}, which does not exist in ${timeZone}: clocks go forward then`,
			`Choose another time in '${name}'.`,
		);
	}
	return Math.min(...dateTime.getPossibleOffsets().map((one) => one.toMillis()));
}

/** `2026-12-24T09:00:00+01:00`: the instant on the wall of a zone, in UTC where the zone is unknown. */
export function wallTime(instant: string | number, timeZone: string): string | null {
	const millis = typeof instant === 'string' ? Date.parse(instant) : instant;
	const local = DateTime.fromMillis(millis, { zone: timeZone });
	const shown = local.isValid ? local : DateTime.fromMillis(millis, { zone: 'utc' });
	return shown.toISO({ suppressMilliseconds: true });
}

function dateTimeOf(setting: unknown, timeZone: string): DateTime | null {
	if (setting instanceof Date) return DateTime.fromJSDate(setting, { zone: timeZone });
	if (DateTime.isDateTime(setting)) return setting;
	// A day alone would be midnight, which nobody means.
	if (typeof setting !== 'string' || !/\dT\d/.test(iso(setting))) return null;
	return DateTime.fromISO(iso(setting), { zone: timeZone });
}

/** Where clocks go forward there is an hour that no wall shows: luxon moves it on. */
function isSkipped(text: string, dateTime: DateTime): boolean {
	const asked = DateTime.fromISO(iso(text), { zone: 'utc' });
	return asked.hour !== dateTime.hour || asked.minute !== dateTime.minute;
}

function hasOffset(text: string): boolean {
	return /(Z|[+-]\d\d(:?\d\d)?)$/i.test(iso(text).split('T')[1]);
}

function iso(text: string): string {
	return text.trim().replace(/^(\S+) +(?=\d)/, '$1T');
}
