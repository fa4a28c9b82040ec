/** What the scores of a logistic regression say of its rows, and how far that is from what became of them. */
import { inChunks, type Steps } from '../steps';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { abs, exp, log1p, min } = Math;

/** So many factors of at most 2 are multiplied before a logarithm is taken: their product is still finite. */
const FACTORS = 512;

export type ResidualRows = Readonly<{
	/** y − p. */
	off: Float64Array;
	/** p (1 − p): what the row counts for in the second derivatives. */
	weight: Float64Array;
}>;

export type LogisticResiduals = Readonly<{
	logLikelihood: number;
	/** Is the sign of every score that of its outcome? */
	separates: boolean;
}>;

/**
 * @param eta the log-odds of each row
 * @param targets 0 or 1, or between them where outcomes are smoothed
 * @param room what it is written to
 */
export function* logisticResiduals(
	eta: Float64Array,
	targets: Float64Array,
	{ off, weight }: ResidualRows,
): Steps<LogisticResiduals> {
	let logLikelihood = 0;
	let separates = eta.length > 0;
	yield* inChunks(eta.length, (from, to) => {
		for (let begin = from; begin < to; begin += FACTORS) {
			// y ln p + (1 − y) ln(1 − p) is a multiple of eta, less ln(1 + exp(−|eta|)).
			let sum = 0;
			// Π (1 + exp(−|eta|)) − 1: not its 1 as well, beside which small ones would be lost.
			let product = 0;
			const end = min(to, begin + FACTORS);
			for (let row = begin; row < end; row++) {
				const score = eta[row];
				const y = targets[row];
				const odds = exp(-abs(score));
				const likely = 1 / (1 + odds);
				const unlikely = odds * likely;
				const isAbove = score >= 0;
				off[row] = isAbove ? y - 1 + unlikely : y - unlikely;
				weight[row] = likely * unlikely;
				sum += (isAbove ? y - 1 : y) * score;
				product += odds + product * odds;
				if (!(y === 1 ? score > 0 : y === 0 && score < 0)) separates = false;
			}
			logLikelihood += sum - log1p(product);
		}
	});
	return { logLikelihood, separates };
}
