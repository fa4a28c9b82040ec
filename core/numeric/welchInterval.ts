import type { Interval } from './interval';
import { studentTQuantile } from './studentT';

/** A sample in what its mean needs: `variance` is the unbiased one (divided by n − 1), NaN with one value. */
export type Sample = Readonly<{ n: number; mean: number; variance: number }>;

/**
 * Interval of the difference of two means, `one` − `other`, of independent samples whose spreads may differ.
 * Welch (1947), Biometrika 34, degrees of freedom after Satterthwaite. NaN where a sample has fewer than two values.
 */
export function welchInterval(one: Sample, other: Sample, confidence = 0.95): Interval {
	const v1 = one.variance / one.n;
	const v2 = other.variance / other.n;
	const difference = one.mean - other.mean;
	// Without any spread there are no degrees of freedom to count, and nothing to be unsure of.
	if (v1 + v2 === 0) return { low: difference, high: difference };
	const degrees = (v1 + v2) ** 2 / (v1 ** 2 / (one.n - 1) + v2 ** 2 / (other.n - 1));
	const half = studentTQuantile((1 + confidence) / 2, degrees) * Math.sqrt(v1 + v2);
	return { low: difference - half, high: difference + half };
}

/** Mean and variance of values, in two passes: sums of squares of large amounts would lose their digits. */
export function sampleOf(values: ArrayLike<number>): Sample {
	const n = values.length;
	let total = 0;
	for (let at = 0; at < n; at++) total += values[at];
	const mean = total / n;
	let squares = 0;
	for (let at = 0; at < n; at++) squares += (values[at] - mean) ** 2;
	return { n, mean, variance: squares / (n - 1) };
}
