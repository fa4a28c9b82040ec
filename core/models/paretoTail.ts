/**
 * The likelihood of Pareto/NBD for one customer, but for its constants: still active at age T, or gone at some time
 * since the last purchase,
 *
 *   (α + T)^−(r+x) (β + T)^−s + s ∫ (α + u)^−(r+x) (β + u)^−(s+1) du,  u from tₓ to T.
 *
 * The integral is usually written with ₂F₁, which overflows for heavy buyers and has no convenient derivatives. Taken
 * as it is, over ln(min(α, β) + u) and with logarithms of the integrand, it does neither, and its derivatives by all
 * parameters come along.
 */
import { gaussLegendre } from '../numeric/gaussLegendre';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, log, log1p, max, min } = Math;

/** `shape` is r + x. */
type Rates = Readonly<{ shape: number; alpha: number; s: number; beta: number }>;

export type ParetoTail = Readonly<{
	/** ln of both parts together. */
	logTotal: number;
	/** The parts' shares in it: that the customer is still active, and has left. */
	active: number;
	gone: number;
	/** Means over the times at which the customer may have left: of ln(α + u), 1 / (α + u), and of the same with β. */
	logAlpha: number;
	perAlpha: number;
	logBeta: number;
	perBeta: number;
}>;

const { nodes, weights } = gaussLegendre(20);
/** With panels no longer than this in ln(min(α, β) + u), and over which the integrand falls by e⁶ at its first rate, 20 nodes give 13 digits. */
const LONGEST = 1.5;
const STEEPEST = 6;
/** What is e⁴⁵ times smaller than at the beginning adds nothing. */
const DEEPEST = 45;
const MOST_PANELS = 500;

export function paretoTail({ shape, alpha, s, beta }: Rates, tx: number, T: number): ParetoTail {
	const least = min(alpha, beta);
	const more = max(alpha, beta) - least;
	const isAlphaLeast = alpha <= beta;
	// Of least + u and of the other one.
	const [ofLeast, ofMore] = isAlphaLeast ? [shape, s + 1] : [s + 1, shape];
	const begin = log(least + tx);
	const end = log(least + T);
	const first = ofLeast * begin + ofMore * log(least + tx + more);
	let [sum, logLeast, perLeast, logMore, perMore] = [0, 0, 0, 0, 0];
	let left = begin;
	for (let panel = 0; panel < MOST_PANELS && left < end; panel++) {
		const base = exp(left);
		const fallen = ofLeast * left + ofMore * log(base + more) - first;
		if (fallen > DEEPEST) break;
		const rate = ofLeast + (ofMore * base) / (base + more);
		const half = min(end - left, LONGEST, STEEPEST / rate) / 2;
		for (let at = 0; at < nodes.length; at++) {
			const w = left + half * (1 + nodes[at]);
			const y = exp(w);
			const logOther = log(y + more);
			const part = weights[at] * half * exp(first - ofLeast * w - ofMore * logOther + w);
			sum += part;
			logLeast += part * w;
			perLeast += part / y;
			logMore += part * logOther;
			perMore += part / (y + more);
		}
		left += 2 * half;
	}
	const logActive = -shape * log(alpha + T) - s * log(beta + T);
	const logGone = sum > 0 ? log(s) + log(sum) - first : -Infinity;
	const odds = logGone - logActive;
	const mean = (of: number) => (sum > 0 ? of / sum : 0);
	const [ofAlpha, ofBeta] = isAlphaLeast
		? [
				[logLeast, perLeast],
				[logMore, perMore],
			]
		: [
				[logMore, perMore],
				[logLeast, perLeast],
			];
	return {
		logTotal: odds > 0 ? logGone + log1p(exp(-odds)) : logActive + log1p(exp(odds)),
		active: odds > 0 ? exp(-odds) / (1 + exp(-odds)) : 1 / (1 + exp(odds)),
		gone: odds > 0 ? 1 / (1 + exp(-odds)) : exp(odds) / (1 + exp(odds)),
		...{ logAlpha: mean(ofAlpha[0]), perAlpha: mean(ofAlpha[1]) },
		...{ logBeta: mean(ofBeta[0]), perBeta: mean(ofBeta[1]) },
	};
}
