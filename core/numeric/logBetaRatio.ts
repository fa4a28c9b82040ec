import { logGamma } from './logGamma';

/** ln B(one + i, other + j) − ln B(one, other). */
export function logBetaRatio(one: number, other: number, i: number, j: number): number {
	// prettier-ignore
	return logGamma(one + i) - logGamma(one) + logGamma(other + j) - logGamma(other)
		- logGamma(one + other + i + j) + logGamma(one + other);
}
