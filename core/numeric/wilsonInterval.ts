import { Z95, type Interval } from './interval';

/**
 * Wilson's score interval of a share: `successes` out of `trials`, from 0 to 1.
 * Wilson (1927), JASA 22; keeps its coverage where the plain (Wald) interval fails: few trials, shares near 0 or 1.
 * NaN at both ends without trials.
 */
export function wilsonInterval(successes: number, trials: number, z = Z95): Interval {
	const p = successes / trials;
	const z2 = (z * z) / trials;
	const centre = (p + z2 / 2) / (1 + z2);
	const half = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials));
	// At 0 and at all the ends are exact; rounding would leave dust there.
	return {
		low: successes === 0 ? 0 : Math.max(0, centre - half),
		high: successes === trials ? 1 : Math.min(1, centre + half),
	};
}
