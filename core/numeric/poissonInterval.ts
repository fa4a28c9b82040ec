import { Z95, type Interval } from './interval';

/**
 * Score interval of the mean of a Poisson count, from one observed `count` (Rao; Wilson's interval of a share
 * is its counterpart). Assumes that the things counted come independently of each other.
 */
export function poissonInterval(count: number, z = Z95): Interval {
	const centre = count + (z * z) / 2;
	const half = z * Math.sqrt(count + (z * z) / 4);
	// At 0 the end is exact; rounding would leave dust there.
	return { low: count === 0 ? 0 : centre - half, high: centre + half };
}

/** `count` things in so much `exposure`: orders, days, kilometres. */
export type Frequency = Readonly<{ count: number; exposure: number }>;

/**
 * Interval of the difference of two independent frequencies, `one` − `other`, per unit of exposure: built from
 * the intervals of both as Newcombe (1998) does for shares (Zou & Donner 2008, Statistics in Medicine 27).
 */
export function frequencyDifference(one: Frequency, other: Frequency, z = Z95): Interval {
	const of = ({ count, exposure }: Frequency) => {
		const { low, high } = poissonInterval(count, z);
		return { rate: count / exposure, low: low / exposure, high: high / exposure };
	};
	const [now, before] = [of(one), of(other)];
	return {
		low: now.rate - before.rate - Math.hypot(now.rate - now.low, before.high - before.rate),
		high: now.rate - before.rate + Math.hypot(now.high - now.rate, before.rate - before.low),
	};
}
