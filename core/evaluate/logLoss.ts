import { distinctScores } from '../models/distinctScores';
import { inChunks, type Steps } from '../steps';
import { refuseImprobable, type Predictions } from './predictions';

/** The mean of −ln of the probability that was given to what became: 0 is perfect. */
export type LogLoss = Readonly<{
	/** Null, with a reason, without rows, and where something happened that had been called impossible. */
	logLoss: number | null;
	/** Rows whose outcome had been given the probability 0: any of them makes the loss infinite. */
	impossible: number;
	n: number;
	reason: string | null;
}>;

export function* logLoss(predictions: Predictions): Steps<LogLoss> {
	yield* refuseImprobable(predictions);
	const n = predictions.outcomes.length;
	const ties = yield* distinctScores(predictions.probabilities, predictions.outcomes);
	let sum = 0;
	let impossible = 0;
	yield* inChunks(ties.rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const p = ties.scores[at];
			const hits = ties.happened[at];
			const misses = ties.rows[at] - hits;
			if (p === 0) impossible += hits;
			else if (p === 1) impossible += misses;
			else sum -= hits * Math.log(p) + misses * Math.log1p(-p);
		}
	});
	if (n === 0) return { logLoss: null, impossible, n, reason: 'There are no rows' };
	if (impossible === 0) return { logLoss: sum / n, impossible, n, reason: null };
	const reason = `For ${impossible} of ${n} what happened had been called impossible`;
	return { logLoss: null, impossible, n, reason };
}
