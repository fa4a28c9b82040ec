import { ModelError } from '../errors';
import { distinctScores, type DistinctScores } from '../models/distinctScores';
import { labelledOrder } from '../models/labelledRows';
import { logisticNewton } from '../models/logisticNewton';
import { markedRows } from '../models/markedRows';
import type { Interval } from '../numeric/interval';
import { logitOf } from '../numeric/logistic';
import { picked } from '../numeric/picked';
import { wilsonInterval } from '../numeric/wilsonInterval';
import { inChunks, type Steps } from '../steps';
import { refuseImprobable, type Predictions } from './predictions';

/** Whether what is said is what happens: of those told 30 %, does it happen to 30 %? */
export type CalibrationCurve = Readonly<{
	/** From low to high; those without rows are not among them. */
	bins: readonly CalibrationBin[];
	/** Expected calibration error: the mean distance of what was said and what happened in the bins, by their rows. */
	ece: number | null;
	/** Of ln(p / (1 − p)): 1 and 0 are perfect, a slope below 1 is overconfident. Cox (1958), Biometrika 45. */
	slope: number | null;
	intercept: number | null;
	n: number;
	/** Why there is no slope, or nothing at all. */
	reason: string | null;
}>;

export type CalibrationBin = Readonly<{
	n: number;
	happened: number;
	/** The mean of what was said, and the share to which it happened, with its Wilson interval. */
	said: number;
	share: number;
	interval: Interval;
}>;

/** `equalWidth`: 0–0.1, 0.1–0.2 …; `equalCount`: as many rows in each, equal probabilities together. */
export type Binning = 'equalWidth' | 'equalCount';

const MOST_ITERATIONS = 60;

export function* calibrationCurve(
	predictions: Predictions,
	binning: Binning = 'equalWidth',
	bins = 10,
): Steps<CalibrationCurve> {
	if (!(bins >= 1 && bins <= 1_000 && Number.isInteger(bins))) {
		throw new ModelError('outOfDomain', `${bins} bins; it can be 1 to 1000`);
	}
	yield* refuseImprobable(predictions);
	const n = predictions.outcomes.length;
	if (n === 0) {
		return {
			...{ bins: [], ece: null, slope: null, intercept: null, n },
			reason: 'There are no rows',
		};
	}
	const ties = yield* distinctScores(predictions.probabilities, predictions.outcomes);
	const filled = yield* binsOf(ties, n, binning, bins);
	const ece = filled.reduce((sum, bin) => sum + (bin.n / n) * Math.abs(bin.said - bin.share), 0);
	return { bins: filled, ece, n, ...(yield* lineOf(predictions)) };
}

function* binsOf(
	{ scores, rows, happened }: DistinctScores,
	n: number,
	binning: Binning,
	bins: number,
): Steps<readonly CalibrationBin[]> {
	const counts = new Float64Array(bins);
	const hits = new Float64Array(bins);
	const sums = new Float64Array(bins);
	let below = 0;
	yield* inChunks(scores.length, (from, to) => {
		for (let at = from; at < to; at++) {
			// Equal probabilities go where the middle one of them belongs.
			const place = binning === 'equalWidth' ? scores[at] : (below + rows[at] / 2) / n;
			const bin = Math.min(bins - 1, Math.floor(place * bins));
			counts[bin] += rows[at];
			hits[bin] += happened[at];
			sums[bin] += rows[at] * scores[at];
			below += rows[at];
		}
	});
	return [...counts.keys()]
		.filter((bin) => counts[bin] > 0)
		.map((bin) => ({
			...{ n: counts[bin], happened: hits[bin] },
			...{ said: sums[bin] / counts[bin], share: hits[bin] / counts[bin] },
			interval: wilsonInterval(hits[bin], counts[bin]),
		}));
}

type Line = Pick<CalibrationCurve, 'slope' | 'intercept' | 'reason'>;

/** Outcomes regressed on the log-odds that were said. */
function* lineOf({ probabilities, outcomes }: Predictions): Steps<Line> {
	const without = (reason: string): Line => ({ slope: null, intercept: null, reason });
	const logits = probabilities.map(logitOf);
	if (!logits.every(Number.isFinite)) {
		return without('Something was called certain or impossible, which has no odds');
	}
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	if (happened === 0 || happened === outcomes.length) {
		return without(`It happened to ${happened} of ${outcomes.length}: nothing to compare`);
	}
	const column = { values: logits, rows: logits.length, columns: 1 };
	const order = yield* labelledOrder({ features: column, outcomes });
	const marked = yield* markedRows(column, order);
	const { scales } = marked;
	if (scales.length === 0) return without('The same was said of all');
	const targets = picked(outcomes, order);
	const { weights, converged } = yield* logisticNewton(marked, targets, 0, MOST_ITERATIONS);
	if (!converged)
		return without('What was said tells all outcomes apart: no slope is steep enough');
	const [{ mean, standardDeviation }] = scales;
	const slope = weights[1] / standardDeviation;
	return { slope, intercept: weights[0] - slope * mean, reason: null };
}
