/**
 * The likelihood of Pareto/NBD for one customer, but for its constants: still active at age T, or gone at some time
 * since the last purchase,
 *
 *   (α + T)^−(r+x) (β + T)^−s + s ∫ (α + u)^−(r+x) (β + u)^−(s+1) du,  u from tₓ to T.
 *
 * The integral is usually written with ₂F₁, which overflows for heavy buyers and has no convenient derivatives. Taken
 * as it is, over ln(min(α, β) + u) and with logarithms of the integrand, it does neither, and its derivatives by all
 * parameters come along: they are means over the times u at which the customer may have left.
 */
import { gaussLegendre } from '../numeric/gaussLegendre';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { ceil, exp, log, log1p, min, sqrt } = Math;

/** `shape` is r + x. */
export type Rates = Readonly<{ shape: number; alpha: number; s: number; beta: number }>;

export type ParetoTail = Readonly<{
	/** ln of both parts together. */
	logTotal: number;
	/** The parts' shares in it: that the customer is still active, and has left. */
	active: number;
	gone: number;
}>;

/** A panel is no longer than this in ln(min(α, β) + u), and at its first rate the integrand falls over it by e²⁴ at most; so many nodes then give 12 digits. */
const LONGEST = 1.5;
const STEEPEST = 24;
const nodesFor = (length: number, fall: number) => ceil(5 + 2.5 * sqrt(length + fall));
const RULES = Array.from({ length: nodesFor(LONGEST, STEEPEST) + 1 }, (_, size) =>
	gaussLegendre(size),
);
/** What is e⁴⁵ times smaller than at the beginning adds nothing. */
const DEEPEST = 45;
const MOST_PANELS = 500;

/** So many means over the times u are told: of ln(α + u), 1 / (α + u), ln(β + u) and 1 / (β + u), and of the products of each two of them, row by row of a lower triangle. */
export const MOMENTS = 14;
const untold = new Float64Array(MOMENTS);

/** @param moments filled with the means; 0 where there is no time in which the customer may have left */
export function paretoTail(rates: Rates, tx: number, T: number, moments = untold): ParetoTail {
	const { shape, alpha, s, beta } = rates;
	const logActive = -shape * log(alpha + T) - s * log(beta + T);
	const logGone = log(s) + logIntegral(rates, tx, T, moments);
	const odds = logGone - logActive;
	const ratio = exp(odds > 0 ? -odds : odds);
	return {
		logTotal: (odds > 0 ? logGone : logActive) + log1p(ratio),
		active: (odds > 0 ? ratio : 1) / (1 + ratio),
		gone: (odds > 0 ? 1 : ratio) / (1 + ratio),
	};
}

function logIntegral(
	{ shape, alpha, s, beta }: Rates,
	tx: number,
	T: number,
	moments: Float64Array,
): number {
	const least = min(alpha, beta);
	const [moreA, moreB] = [alpha - least, beta - least];
	const begin = log(least + tx);
	const end = log(least + T);
	const first = shape * log(alpha + tx) + (s + 1) * log(beta + tx);
	let [sum, lA, pA, lB, pB] = [0, 0, 0, 0, 0];
	let [lAlA, lApA, pApA, lAlB, pAlB, lBlB, lApB, pApB, lBpB, pBpB] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
	let left = begin;
	for (let panel = 0; panel < MOST_PANELS && left < end; panel++) {
		const base = exp(left);
		const fallen = shape * log(base + moreA) + (s + 1) * log(base + moreB) - first;
		if (fallen > DEEPEST) break;
		const rate = (shape * base) / (base + moreA) + ((s + 1) * base) / (base + moreB);
		const length = min(end - left, LONGEST, STEEPEST / rate);
		const { nodes, weights } = RULES[nodesFor(length, rate * length)];
		const half = length / 2;
		for (let at = 0; at < nodes.length; at++) {
			const w = left + half * (1 + nodes[at]);
			const y = exp(w);
			const logA = moreA === 0 ? w : log(y + moreA);
			const logB = moreB === 0 ? w : log(y + moreB);
			const part = weights[at] * half * exp(first - shape * logA - (s + 1) * logB + w);
			const perA = 1 / (y + moreA);
			const perB = 1 / (y + moreB);
			const [partLogA, partPerA] = [part * logA, part * perA];
			const [partLogB, partPerB] = [part * logB, part * perB];
			sum += part;
			lA += partLogA;
			pA += partPerA;
			lB += partLogB;
			pB += partPerB;
			lAlA += partLogA * logA;
			lApA += partPerA * logA;
			pApA += partPerA * perA;
			lAlB += partLogA * logB;
			pAlB += partPerA * logB;
			lBlB += partLogB * logB;
			lApB += partPerB * logA;
			pApB += partPerA * perB;
			lBpB += partPerB * logB;
			pBpB += partPerB * perB;
		}
		left += length;
	}
	moments[0] = lA;
	moments[1] = pA;
	moments[2] = lB;
	moments[3] = pB;
	moments[4] = lAlA;
	moments[5] = lApA;
	moments[6] = pApA;
	moments[7] = lAlB;
	moments[8] = pAlB;
	moments[9] = lBlB;
	moments[10] = lApB;
	moments[11] = pApB;
	moments[12] = lBpB;
	moments[13] = pBpB;
	if (!(sum > 0)) return -Infinity;
	for (let at = 0; at < MOMENTS; at++) moments[at] /= sum;
	return log(sum) - first;
}
