import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The calendar day in one time zone of a moment in milliseconds since 1970-01-01 UTC. */
export type LocalDays = (moment: number) => number;

/**
 * Offsets are kept per UTC day, and per minute on the days on which the clocks change: asking the
 * time zone for every moment would take 24 s for a million.
 */
export function localDays(timeZone: string): LocalDays {
	const zone = IANAZone.create(timeZone);
	const ofDay = new Map<number, number>();
	const ofMinute = new Map<number, number>();

	const offsetOnDay = (day: number): number => {
		const start = zone.offset(day * DAY);
		const offset = start === zone.offset((day + 1) * DAY) ? start * MINUTE : NaN;
		ofDay.set(day, offset);
		return offset;
	};
	const offsetAt = (moment: number): number => {
		const minute = Math.floor(moment / MINUTE);
		const offset = ofMinute.get(minute) ?? zone.offset(minute * MINUTE) * MINUTE;
		ofMinute.set(minute, offset);
		return offset;
	};

	let lastDay = NaN;
	let lastOffset = NaN;
	return (moment) => {
		const day = Math.floor(moment / DAY);
		if (day !== lastDay) {
			lastOffset = ofDay.get(day) ?? offsetOnDay(day);
			lastDay = day;
		}
		const offset = lastOffset === lastOffset ? lastOffset : offsetAt(moment);
		return Math.floor((moment + offset) / DAY);
	};
}
