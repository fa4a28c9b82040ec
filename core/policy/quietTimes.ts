/** When a customer is left in peace: hours and days on the customer's own clock. */
export type QuietTimes = Readonly<{
	/** Minutes of the day, 0 to 1439; equal ones mean no quiet hours, and a later `from` spans midnight. */
	from: number;
	until: number;
	/** The days on which there may be contact, as bits: 0 is Monday, 6 is Sunday. */
	weekdays: number;
}>;

/** How far a clock is ahead of UTC at a moment, both in milliseconds. */
export type OffsetAt = (moment: number) => number;

const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTES = 1440;

export function isQuiet(moment: number, times: QuietTimes, offsetAt: OffsetAt): boolean {
	const wall = moment + offsetAt(moment);
	const day = Math.floor(wall / DAY);
	// 1970-01-01 was a Thursday.
	const weekday = (((day + 3) % 7) + 7) % 7;
	if ((times.weekdays & (1 << weekday)) === 0) return true;
	const { from, until } = times;
	const minute = Math.floor((wall - day * DAY) / MINUTE);
	if (from <= until) return minute >= from && minute < until;
	return minute >= from || minute < until;
}

/** Midnight, the two quiet times and one change of the clock on each of eight days, and some to spare. */
const MOST_STEPS = 64;

/**
 * The first moment from `moment` on that is not quiet; Infinity where no day allows contact. It goes from one
 * boundary on the customer's clock to the next, and to the change of the clock where there is one on the way.
 */
export function quietEnd(moment: number, times: QuietTimes, offsetAt: OffsetAt): number {
	let at = moment;
	for (let step = 0; step < MOST_STEPS; step++) {
		if (!isQuiet(at, times, offsetAt)) return at;
		const offset = offsetAt(at);
		const boundary = at + toNextBoundary(at + offset, times);
		at = offsetAt(boundary) === offset ? boundary : changeOfClock(at, boundary, offsetAt);
	}
	return Infinity;
}

function toNextBoundary(wall: number, { from, until }: QuietTimes): number {
	const sinceMidnight = ((wall % DAY) + DAY) % DAY;
	const next = [from, until, MINUTES].map((minute) => minute * MINUTE - sinceMidnight);
	return Math.min(...next.filter((ahead) => ahead > 0));
}

/** The first whole minute at which the clock shows another offset than at `before`. */
function changeOfClock(before: number, after: number, offsetAt: OffsetAt): number {
	const offset = offsetAt(before);
	let [early, late] = [Math.floor(before / MINUTE), Math.ceil(after / MINUTE)];
	while (late - early > 1) {
		const middle = Math.floor((early + late) / 2);
		if (offsetAt(middle * MINUTE) === offset) early = middle;
		else late = middle;
	}
	return late * MINUTE;
}
