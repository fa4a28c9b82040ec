import { inChunks, type Steps } from '../steps';

/** How many minutes count between two moments, in milliseconds since 1970-01-01 UTC. */
export type MinutesBetween = (from: number, to: number) => number;

/** Every minute counts. */
export const calendarTime: MinutesBetween = (from, to) => (to - from) / MINUTE;

/** The shop's calendar and clock, which change between summer and winter time. */
export type ShopClock = Readonly<{
	/** The day of a moment, since 1970-01-01. */
	dayOf: (moment: number) => number;
	/** The moment at which the shop's clock shows so many milliseconds since 1970-01-01. */
	momentOf: (wall: number) => number;
}>;

/** From and to, in minutes since midnight. */
export type Shift = readonly [from: number, to: number];

/** The shifts of each weekday, Monday first; ascending, without overlaps. */
export type WorkingHours = ReadonlyArray<readonly Shift[]>;

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;

/**
 * Counts only the minutes in which the shop works. The shifts of all days from `firstDay` to `lastDay` are laid
 * out once, as real moments: a shift in the night of the change is an hour longer or shorter. Each question is
 * then a subtraction. Moments outside these days count as their ends.
 */
export function* workingTime(
	hours: WorkingHours,
	clock: ShopClock,
	firstDay: number,
	lastDay: number,
): Steps<MinutesBetween> {
	const days = lastDay - firstDay + 1;
	const most = Math.max(...hours.map((shifts) => shifts.length));
	const begins = new Float64Array(days * most);
	const ends = new Float64Array(days * most);
	/** What was worked before each day, in milliseconds. */
	const before = new Float64Array(days + 1);
	yield* inChunks(days, (from, to) => {
		for (let at = from; at < to; at++) {
			const day = firstDay + at;
			let worked = 0;
			hours[(((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7].forEach(([begin, end], shift) => {
				const place = at * most + shift;
				begins[place] = clock.momentOf(day * DAY + begin * MINUTE);
				ends[place] = clock.momentOf(day * DAY + end * MINUTE);
				worked += ends[place] - begins[place];
			});
			before[at + 1] = before[at] + worked;
		}
	});
	const workedBy = (moment: number): number => {
		const at = clock.dayOf(moment) - firstDay;
		if (at < 0) return 0;
		if (at >= days) return before[days];
		let worked = before[at];
		for (let place = at * most; place < (at + 1) * most; place++) {
			// A day with fewer shifts than the busiest has empty ones at the end.
			worked += Math.max(0, Math.min(moment, ends[place]) - begins[place]);
		}
		return worked;
	};
	return (from, to) => (workedBy(to) - workedBy(from)) / MINUTE;
}
