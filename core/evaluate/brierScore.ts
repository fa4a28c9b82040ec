import { distinctScores } from '../models/distinctScores';
import { inChunks, type Steps } from '../steps';
import { refuseImprobable, type Predictions } from './predictions';

/** The mean squared distance between what was said and what became: 0 is perfect. Brier (1950). */
export type BrierScore = Readonly<{
	/** Null without rows. */
	brier: number | null;
	/** That of saying the base rate of these rows to everybody. */
	reference: number | null;
	/** 1 − brier / reference: 1 is perfect, 0 no better than the base rate; null where all outcomes are alike. */
	skill: number | null;
	happened: number;
	n: number;
	reason: string | null;
}>;

export function* brierScore(predictions: Predictions): Steps<BrierScore> {
	yield* refuseImprobable(predictions);
	const n = predictions.outcomes.length;
	const ties = yield* distinctScores(predictions.probabilities, predictions.outcomes);
	let sum = 0;
	let happened = 0;
	yield* inChunks(ties.rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const p = ties.scores[at];
			sum += ties.happened[at] * (1 - p) ** 2 + (ties.rows[at] - ties.happened[at]) * p ** 2;
			happened += ties.happened[at];
		}
	});
	if (n === 0) {
		return { brier: null, reference: null, skill: null, happened, n, reason: 'There are no rows' };
	}
	const brier = sum / n;
	const reference = (happened / n) * (1 - happened / n);
	const skill = reference > 0 ? 1 - brier / reference : null;
	const reason = skill === null ? `It happened to ${happened} of ${n}: nothing to compare` : null;
	return { brier, reference, skill, happened, n, reason };
}
