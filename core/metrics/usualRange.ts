import type { Change } from './change';
import { notComparable } from './change';

/** Between which values a figure moves when nothing in particular happens. */
export type UsualRange = Readonly<{ low: number; high: number; periods: number }>;

/** Fewer earlier periods tell too little about what is usual. */
export const FEWEST_PERIODS = 6;

/**
 * Natural process limits of an individuals (XmR) chart: mean ± 2.66 × mean moving range (Shewhart; Wheeler,
 * "Understanding Variation", 1993). Null with fewer than six earlier values. Seasons are not taken out.
 *
 * @param earlier the figure in earlier periods of equal length, oldest first
 */
export function usualRange(earlier: readonly number[]): UsualRange | null {
	if (earlier.length < FEWEST_PERIODS) return null;
	const mean = earlier.reduce((sum, value) => sum + value, 0) / earlier.length;
	let moves = 0;
	for (let at = 1; at < earlier.length; at++) moves += Math.abs(earlier[at] - earlier[at - 1]);
	const reach = (2.66 * moves) / (earlier.length - 1);
	return { low: mean - reach, high: mean + reach, periods: earlier.length };
}

/** Change of a figure that is a count or a sum, not a sample: more than noise when it leaves the usual range. */
export function changeFromUsual(
	now: number | null,
	before: number | null,
	range: UsualRange | null,
): Change {
	if (now === null || before === null) return notComparable('There is no figure to compare with');
	if (range === null) {
		return notComparable(`Needs ${FEWEST_PERIODS} earlier periods to know what is usual`);
	}
	// A figure that never moved has a range without width, and its mean has rounding dust.
	const dust = 1e-12 * Math.max(Math.abs(range.low), Math.abs(range.high));
	const verdict =
		now > range.high + dust ? 'higher' : now < range.low - dust ? 'lower' : 'noChangeShown';
	return { difference: now - before, interval: null, verdict, reason: null };
}
