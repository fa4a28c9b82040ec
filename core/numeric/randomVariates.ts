/** Random numbers of the common distributions, each from as many uniform numbers as it needs. */

import type { Random } from './random';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { cos, log, PI, sqrt } = Math;

/** Standard normal, by Box & Muller (1958); the second number of the pair is thrown away to keep no state. */
export function normalVariate(random: Random): number {
	return sqrt(-2 * log(random())) * cos(2 * PI * random());
}

/** Exponential with the given mean, by inversion. */
export function exponentialVariate(mean: number, random: Random): number {
	return -mean * log(random());
}

/**
 * Gamma with the given shape and scale 1, by Marsaglia & Tsang (2000), doi:10.1145/358407.358414.
 * Shapes below 1 take a gamma of shape + 1 and multiply by a power of a uniform, as section 6 there says.
 */
export function gammaVariate(shape: number, random: Random): number {
	if (!(shape > 0)) return NaN;
	if (shape < 1) return gammaVariate(shape + 1, random) * random() ** (1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / sqrt(9 * d);
	for (;;) {
		const x = normalVariate(random);
		const v = (1 + c * x) ** 3;
		// Accepts at least 95 of 100 tries, whatever the shape.
		if (v > 0 && log(random()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
	}
}

/** Beta, as the share of one gamma variate in the sum of two. */
export function betaVariate(a: number, b: number, random: Random): number {
	const one = gammaVariate(a, random);
	const sum = one + gammaVariate(b, random);
	// With tiny a and b both can underflow; the beta is then all but 0 or 1.
	return sum === 0 ? Number(random() < a / (a + b)) : one / sum;
}
