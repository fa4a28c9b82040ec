import { incompleteBeta } from './incompleteBeta';
import { logGamma } from './logGamma';

const MOST_STEPS = 200;

/**
 * The `p` quantile of Student's t distribution with `degrees` of freedom (above 0, not only whole ones).
 * NaN outside 0 < p < 1. Newton's steps on the tail, halved back into their bracket; 9 digits or more.
 */
export function studentTQuantile(p: number, degrees: number): number {
	if (!(p > 0 && p < 1 && degrees > 0 && degrees < Infinity)) return NaN;
	if (p === 0.5) return 0;
	if (p < 0.5) return -upperQuantile(p, degrees);
	return upperQuantile(1 - p, degrees);
}

/** The t that a share of `tail` (below ½) lies above. */
function upperQuantile(tail: number, degrees: number): number {
	let high = 1;
	while (above(high, degrees) > tail) {
		high *= 2;
		if (high === Infinity) return Infinity;
	}
	let low = high === 1 ? 0 : high / 2;
	const logScale =
		logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
	let t = (low + high) / 2;
	for (let step = 0; step < MOST_STEPS; step++) {
		const excess = above(t, degrees) - tail;
		if (excess > 0) low = t;
		else high = t;
		const density = Math.exp(logScale - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
		const newton = t + excess / density;
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - t) <= 1e-15 * high) return next;
		t = next;
	}
	return t;
}

/** The share of the distribution above `t` ≥ 0. */
function above(t: number, degrees: number): number {
	return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}
