import { Z95, type Interval } from './interval';
import { wilsonInterval } from './wilsonInterval';

/** `successes` out of `trials`. */
export type Share = Readonly<{ successes: number; trials: number }>;

/**
 * Interval of the difference of two independent shares, `one` − `other`, from −1 to 1.
 * Newcombe (1998), Statistics in Medicine 17, method 10: built from the Wilson intervals of both.
 */
export function newcombeInterval(one: Share, other: Share, z = Z95): Interval {
	const p1 = one.successes / one.trials;
	const p2 = other.successes / other.trials;
	const w1 = wilsonInterval(one.successes, one.trials, z);
	const w2 = wilsonInterval(other.successes, other.trials, z);
	return {
		low: p1 - p2 - Math.hypot(p1 - w1.low, w2.high - p2),
		high: p1 - p2 + Math.hypot(w1.high - p1, p2 - w2.low),
	};
}
