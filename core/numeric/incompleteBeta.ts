import { logGamma } from './logGamma';

const MOST_STEPS = 10_000;
const TINY = 1e-300;

/**
 * The regularised incomplete beta function Iₓ(a, b), the distribution function of a beta variate at x, for
 * 0 ≤ x ≤ 1 and a, b > 0; NaN elsewhere. Continued fraction of DLMF 8.17.22, evaluated as Lentz (1976) and
 * Thompson & Barnett (1986) do. About 13 digits; 9 where a or b is near a million, as ln Γ there has few decimals.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
	if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return NaN;
	if (x === 0 || x === 1) return x;
	const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
	const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta);
	// The fraction converges fast below the mean; above it the other tail does.
	return x < (a + 1) / (a + b + 2)
		? (front * fraction(x, a, b)) / a
		: 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let m = 1; m <= MOST_STEPS; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero(1 + even * d);
		c = nonZero(1 + even / c);
		value *= c * d;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero(1 + odd * d);
		c = nonZero(1 + odd / c);
		value *= c * d;
		if (Math.abs(c * d - 1) < 1e-15) return value;
	}
	return NaN;
}

function nonZero(value: number): number {
	return Math.abs(value) < TINY ? TINY : value;
}
