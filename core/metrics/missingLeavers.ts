import { inChunks, type Steps } from '../steps';
import { NOT_ENDED, type Memberships } from './memberships';

/** A list in which nobody leaves for long and then many do: those who left earlier were probably never entered. */
export type MissingLeavers = Readonly<{
	/** Days since 1970-01-01: the first membership begins, the first one ends. */
	firstStart: number;
	firstEnd: number;
	/** How many would have left before the first end if members had left as they did afterwards. */
	expected: number;
}>;

/** With 5 expected and nobody seen, chance alone does that once in 150 lists: e^−5 is 0.7 %. */
const TOO_MANY = 5;

/**
 * Compares the member days before the first end with those after it; null where nothing seems to be missing.
 *
 * @param lastDay the last day that the list tells about
 */
export function* missingLeavers(
	{ start, end }: Memberships,
	lastDay: number,
): Steps<MissingLeavers | null> {
	let firstStart = NOT_ENDED;
	let firstEnd = NOT_ENDED;
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (start[row] < firstStart) firstStart = start[row];
			if (end[row] < firstEnd) firstEnd = end[row];
		}
	});
	if (!(firstEnd <= lastDay)) return null;
	let [before, after, losses] = [0, 0, 0];
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const until = Math.min(end[row], lastDay);
			if (until < lastDay) losses += 1;
			before += Math.max(0, firstEnd - start[row]);
			after += Math.max(0, until - Math.max(start[row], firstEnd));
		}
	});
	const expected = after > 0 ? (losses / after) * before : 0;
	return expected >= TOO_MANY ? { firstStart, firstEnd, expected } : null;
}
