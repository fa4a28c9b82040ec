/** Beyond this the tail is below 1e-15, where 1 − p has no digits left. */
const FARTHEST = 8;
const MOST_STEPS = 100;

/**
 * The `p` quantile of the standard normal distribution, from 1e-15 to 1 − 1e-15; NaN outside 0 < p < 1. Newton's
 * steps on Marsaglia's (2004) series for Φ, Journal of Statistical Software 11(4), halved back into their bracket.
 */
export function normalQuantile(p: number): number {
	if (!(p > 0 && p < 1)) return NaN;
	let low = -FARTHEST;
	let high = FARTHEST;
	let x = 0;
	for (let step = 0; step < MOST_STEPS; step++) {
		const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
		const excess = 0.5 + density * series(x) - p;
		if (excess > 0) high = x;
		else low = x;
		const newton = x - excess / density;
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - x) < 1e-14) return next;
		x = next;
	}
	return x;
}

/** x + x³/3 + x⁵/(3·5) + … */
function series(x: number): number {
	let term = x;
	let sum = x;
	for (let odd = 3; sum + term !== sum && odd < 400; odd += 2) {
		term *= (x * x) / odd;
		sum += term;
	}
	return sum;
}
