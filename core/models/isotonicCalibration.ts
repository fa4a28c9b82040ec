import { poolAdjacentViolators } from '../numeric/poolAdjacentViolators';
import type { Steps } from '../steps';
import { distinctScores } from './distinctScores';
import { refuseOutcomes } from './labelledRows';
import { refuseNonFinite } from './matrix';

/**
 * Isotonic calibration: the probability is any never falling function of the score, a straight line between the
 * `scores` and constant beyond them. It needs more rows than Platt's, a thousand or so, and takes any shape.
 * Zadrozny & Elkan (2002), KDD.
 */
export type IsotonicCalibration = Readonly<{
	/** Ascending. */
	scores: readonly number[];
	probabilities: readonly number[];
}>;

/** Equal scores count as one, with the share of their outcomes. */
export function* fitIsotonicCalibration(
	scores: Float64Array,
	outcomes: Uint8Array,
): Steps<IsotonicCalibration> {
	yield* refuseOutcomes(outcomes, scores.length);
	yield* refuseNonFinite({ values: scores, rows: scores.length, columns: 1 });
	const ties = yield* distinctScores(scores, outcomes);
	const shares = ties.happened.map((happened, at) => happened / ties.rows[at]);
	const fitted = poolAdjacentViolators(shares, ties.rows);
	// Between the two ends of a flat stretch nothing needs to be kept.
	const isBend = (at: number) => !(fitted[at - 1] === fitted[at] && fitted[at] === fitted[at + 1]);
	const bends = [...fitted.keys()].filter(isBend);
	return {
		scores: bends.map((at) => ties.scores[at]),
		probabilities: bends.map((at) => fitted[at]),
	};
}

export function isotonicProbability(model: IsotonicCalibration, score: number): number {
	const { scores, probabilities } = model;
	const last = scores.length - 1;
	if (!(score > scores[0])) return score <= scores[0] ? probabilities[0] : NaN;
	if (score >= scores[last]) return probabilities[last];
	let low = 0;
	let high = last;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if (scores[middle] <= score) low = middle;
		else high = middle;
	}
	const share = (score - scores[low]) / (scores[high] - scores[low]);
	return probabilities[low] + share * (probabilities[high] - probabilities[low]);
}
