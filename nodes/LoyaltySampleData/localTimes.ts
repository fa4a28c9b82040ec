import { dayOf, minuteOfDay } from '../../core/simulate/shop/wallTime';
import { DAY_MS, isoDay } from '../../schema/calendarDay';

/** Writes wall minutes of the shop as ISO 8601 with the offset that its time zone has on that day. */
export type LocalTimes = (minute: number) => string;

/**
 * One look at the time zone per day: nothing in the simulated shop happens near the hours when clocks change.
 * Null for a time zone that does not exist.
 */
export function localTimesIn(timeZone: string): LocalTimes | null {
	const offsets = offsetFormat(timeZone);
	if (!offsets) return null;
	const offsetAt = (instant: number) =>
		offsets
			.formatToParts(instant)
			.find(({ type }) => type === 'timeZoneName')
			?.value.slice(3) || '+00:00';
	const days = new Map<number, { date: string; times: readonly string[] }>();
	const timesBy = new Map<string, readonly string[]>();
	let offset = '+00:00';
	return (minute) => {
		const day = dayOf(minute);
		let written = days.get(day);
		if (!written) {
			// Noon on the shop's clock, first by the offset of the day asked for before.
			const noon = day * DAY_MS + DAY_MS / 2;
			const guess = offset;
			offset = offsetAt(noon - milliseconds(guess));
			if (offset !== guess) offset = offsetAt(noon - milliseconds(offset));
			const times = timesBy.get(offset) ?? timesOfDay(offset);
			timesBy.set(offset, times);
			written = { date: isoDay(day), times };
			days.set(day, written);
		}
		// Two ready-made parts: with a million rows, every further part of a text costs memory.
		return written.date + written.times[minuteOfDay(minute)];
	};
}

function offsetFormat(timeZone: string): Intl.DateTimeFormat | null {
	try {
		return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
	} catch {
		return null;
	}
}

function milliseconds(offset: string): number {
	const [hours, minutes] = offset.slice(1).split(':').map(Number);
	return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function timesOfDay(offset: string): readonly string[] {
	return Array.from({ length: 1440 }, (_, minute) => {
		const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
		return `T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00${offset}`;
	});
}
