import { logGamma } from './logGamma';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { ceil, exp, expm1, floor, log, log1p, max, min, sqrt } = Math;

/** In ln(θ / (1 − θ)): beyond this from where anything changes, the rest is known. */
const FARTHEST = 40;
/** A density e⁴⁰ times below its peak, or 12 standard deviations beside it, adds nothing. */
const DEEPEST = 40;
const MOST_DEVIATIONS = 12;

/**
 * Σ S(t) / (1 + d)ᵗ over t = 0, 1, …, where S(t) is the chance that nobody has left after t periods with the chance
 * θ ~ Beta(α, β) in each: ₂F₁(1, β; α + β; 1 / (1 + d)), for d > 0. Its series takes 1 / d terms; the mean of
 * (1 + d) / (d + θ) over θ, which it is as well, is smooth over ln(θ / (1 − θ)), and the trapezoidal rule gets all its
 * digits for any d.
 */
export function betaGeometricSum(alpha: number, beta: number, discount: number): number {
	if (!(alpha > 0 && beta > 0 && discount > 0 && discount < Infinity)) return NaN;
	const logBeta = logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);
	const peak = log(alpha / beta);
	const deviation = sqrt(1 / alpha + 1 / beta);
	const reach = (slope: number) => DEEPEST / slope + MOST_DEVIATIONS * deviation;
	const step = min(0.2, 0.5 * deviation);
	// Below, θ is nothing beside d; above, 1 − θ is nothing beside 1.
	const least = min(log(discount), 0) - FARTHEST;
	const first = floor(max(least, peak - reach(alpha)) / step);
	const last = ceil(min(FARTHEST, peak + reach(beta)) / step);
	let sum = 0;
	for (let at = first; at <= last; at++) {
		const logit = at * step;
		const logTheta = -log1p(exp(-logit));
		const logRest = -log1p(exp(logit));
		sum += exp(alpha * logTheta + beta * logRest - logBeta) / (discount + exp(logTheta));
	}
	// Beyond those ends the density is a plain power, and what is left of the rule a geometric series.
	const rest = (slope: number, end: number) => exp(slope * end - logBeta) / expm1(slope * step);
	if (first * step <= least) sum += rest(alpha, first * step) / discount;
	if (last * step >= FARTHEST) sum += rest(beta, -last * step) / (1 + discount);
	return (1 + discount) * step * sum;
}
