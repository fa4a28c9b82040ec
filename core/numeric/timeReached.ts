/** When a survival curve has come down to a share, with an interval. */
import { Z95, type Interval } from './interval';
import type { SurvivalCurve } from './kaplanMeier';
import { intervalIn } from './survivalAt';

// Products of binary fractions miss round shares by a little: a half is a half.
const DUST = 1e-12;

/**
 * The time by which it has happened for `share` of all (0.5: the median): the first time with
 * S(t) ≤ 1 − share. NaN when the curve does not get there, because too many are still open.
 */
export function timeReached(curve: SurvivalCurve, share: number): number {
	const target = 1 - share + DUST;
	let low = 0;
	let high = curve.times.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (curve.survival[middle] <= target) high = middle;
		else low = middle + 1;
	}
	return low < curve.times.length ? curve.times[low] : NaN;
}

/**
 * The times that the data do not contradict, by turning round the interval of S (Brookmeyer & Crowley 1982,
 * Biometrics 38; here the log-log one): from where its lower band first is at most 1 − share to where its upper
 * band is. NaN for a side that the curve does not get to: then no end of it is known.
 */
export function timeReachedInterval(curve: SurvivalCurve, share: number, z = Z95): Interval {
	const target = 1 - share + DUST;
	let low = NaN;
	let high = NaN;
	for (let row = 0; row < curve.times.length; row++) {
		const band = intervalIn(curve, row, z);
		// Where S is 0 it has happened for all; the formulas give no band there.
		const lower = curve.survival[row] > 0 ? band.low : 0;
		if (Number.isNaN(low) && lower <= target) low = curve.times[row];
		if (Number.isNaN(high) && band.high <= target) high = curve.times[row];
	}
	return { low, high };
}
