import { IANAZone } from 'luxon';

import type { ShopClock } from '../../core/metrics/workingTime';
import { localDays } from './localDays';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The calendar and the clock of a time zone. An hour that the clock shows twice is the first of the two; an hour
 * that it skips is the one after it, as in luxon. Offsets are kept per day: asking the zone each time is slow.
 */
export function zoneClock(timeZone: string): ShopClock {
	const zone = IANAZone.create(timeZone);
	const ofDay = new Map<number, number>();

	/** What is ahead of UTC throughout the day, in milliseconds; NaN where the clock is about to change. */
	const steadyOffset = (day: number): number => {
		const before = zone.offset((day - 1) * DAY);
		const steady = before === zone.offset((day + 2) * DAY) ? before * MINUTE : NaN;
		ofDay.set(day, steady);
		return steady;
	};
	const nearChange = (wall: number): number => {
		const before = wall - zone.offset(wall - DAY) * MINUTE;
		if (before + zone.offset(before) * MINUTE === wall) return before;
		const after = wall - zone.offset(wall + DAY) * MINUTE;
		return after + zone.offset(after) * MINUTE === wall ? after : before;
	};

	let lastDay = NaN;
	let lastOffset = NaN;
	return {
		dayOf: localDays(timeZone),
		momentOf(wall) {
			const day = Math.floor(wall / DAY);
			if (day !== lastDay) {
				lastOffset = ofDay.get(day) ?? steadyOffset(day);
				lastDay = day;
			}
			return lastOffset === lastOffset ? wall - lastOffset : nearChange(wall);
		},
	};
}

/** Counts whole days: every day begins where UTC's does, and the clock never changes. */
export const dayClock: ShopClock = {
	dayOf: (moment) => Math.floor(moment / DAY),
	momentOf: (wall) => wall,
};
