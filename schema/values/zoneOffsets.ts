import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** How far the clock of one time zone is ahead of UTC at a moment, both in milliseconds. */
export type ZoneOffsets = (moment: number) => number;

/** By zone, its offset at the beginning of UTC days: to ask for one takes as long as reading fifty dates. */
const offsetsByDay = new Map<string, Map<number, number>>();

function keptFor(timeZone: string): Map<number, number> {
	const kept = offsetsByDay.get(timeZone) ?? new Map<number, number>();
	offsetsByDay.set(timeZone, kept);
	return kept;
}

/**
 * Offsets are kept for the beginning of each UTC day, and per minute on the days on which the clocks change:
 * asking the time zone for every moment would take 24 s for a million.
 */
export function zoneOffsets(timeZone: string): ZoneOffsets {
	const zone = IANAZone.create(timeZone);
	const atDay = keptFor(timeZone);
	const atMinute = new Map<number, number>();

	const offsetAt = (moment: number, unit: number, kept: Map<number, number>): number => {
		const index = Math.floor(moment / unit);
		const offset = kept.get(index) ?? zone.offset(index * unit) * MINUTE;
		kept.set(index, offset);
		return offset;
	};

	let lastDay = NaN;
	let lastOffset = NaN;
	return (moment) => {
		const day = Math.floor(moment / DAY);
		if (day !== lastDay) {
			const begin = offsetAt(moment, DAY, atDay);
			lastOffset = begin === offsetAt(moment + DAY, DAY, atDay) ? begin : NaN;
			lastDay = day;
		}
		return lastOffset === lastOffset ? lastOffset : offsetAt(moment, MINUTE, atMinute);
	};
}
