import { hyp2f1 } from '../numeric/hyp2f1';
import { logGamma } from '../numeric/logGamma';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { abs, exp, expm1, log, log1p, max, min, sqrt } = Math;

/** Purchases at rate λ ~ Gamma(r, rate α), until leaving after one of them with chance p ~ Beta(a, b). */
type Active = Readonly<{ r: number; alpha: number; a: number; b: number }>;

/** Where a is larger, the closed form is a tiny power times a huge sum. */
const MOST_POWER = 100;

/**
 * Purchases expected within `time` of a customer who is active now; NaN outside the domain. Closed form of Fader,
 * Hardie & Lee (2005), equation (9), after Euler's transformation of its ₂F₁: all powers of large frequencies
 * cancel, so heavy buyers neither overflow nor need many terms. Where that form has a pole (a = 1, a + b ≤ 1) or
 * loses digits, the integral over p that it solves.
 */
export function dropoutPurchases({ r, alpha, a, b }: Active, time: number): number {
	if (!(r > 0 && alpha > 0 && a > 0 && b > 0 && time >= 0 && time < Infinity)) return NaN;
	if (time === 0) return 0;
	const z = time / (alpha + time);
	const c = a + b - 1;
	if (z < 0.99 && z * abs(a - 1) > 1e-5 && a < MOST_POWER && c > 0.01 && c - r > -5) {
		const left = exp(-(a - 1) * log1p(time / alpha)) * hyp2f1(c - r, a - 1, c, z);
		if (Number.isFinite(left)) return (c / (a - 1)) * (1 - left);
	}
	return byIntegral({ r, alpha, a, b }, time);
}

/** In ln(p / (1 − p)): beyond this, p and 1 − p have no digits left. */
const FARTHEST = 40;
/** A density e⁴⁰ times below its peak, or 12 standard deviations beside it, adds nothing. */
const DEEPEST = 40;
const MOST_DEVIATIONS = 12;

/**
 * E[g(p)] with g(p) = (1 − (1 + p time / α)^−r) / p. The straight line between g(0) and g(1) has a known mean; what
 * remains vanishes at both ends, and the trapezoidal rule over ln(p / (1 − p)) gets all its digits.
 */
export function byIntegral({ r, alpha, a, b }: Active, time: number): number {
	const ratio = time / alpha;
	const atZero = r * ratio;
	const atOne = -expm1(-r * log1p(ratio));
	const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
	const peak = log(a / b);
	const deviation = sqrt(1 / a + 1 / b);
	const reach = (slope: number) => DEEPEST / slope + MOST_DEVIATIONS * deviation;
	const step = min(0.2, 0.5 * deviation);
	const first = Math.floor(max(-FARTHEST, peak - reach(a)) / step);
	const last = Math.ceil(min(FARTHEST, peak + reach(b)) / step);
	let sum = 0;
	for (let at = first; at <= last; at++) {
		const logit = at * step;
		const logP = -log1p(exp(-logit));
		const logQ = -log1p(exp(logit));
		const p = exp(logP);
		const density = exp(a * logP + b * logQ - logBeta);
		const g = -expm1(-r * log1p(p * ratio)) / p;
		sum += density * (g - atZero * exp(logQ) - atOne * p);
	}
	return (atZero * b + atOne * a) / (a + b) + step * sum;
}
