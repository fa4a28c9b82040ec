import { logistic } from '../numeric/logistic';
import { inChunks, type Steps } from '../steps';
import { labelledOrder } from './labelledRows';
import { logisticNewton } from './logisticNewton';
import { markedRows } from './markedRows';

/**
 * Platt's calibration: p = 1 / (1 + exp(−(intercept + slope × score))), learned from scores and what became of
 * them, best those of rows that the score has not been learned from. Platt (1999), with the targets moved off 0
 * and 1 as he does, so that there is always an optimum; Lin, Lin & Weng (2007), Machine Learning 68.
 */
export type PlattCalibration = Readonly<{ intercept: number; slope: number }>;

export type PlattFit = Readonly<{
	model: PlattCalibration;
	iterations: number;
	converged: boolean;
}>;

const MOST_ITERATIONS = 100;

/** @param scores any figures that rise with the chance; log-odds where there are */
export function* fitPlattCalibration(scores: Float64Array, outcomes: Uint8Array): Steps<PlattFit> {
	const column = { values: scores, rows: scores.length, columns: 1 };
	const order = yield* labelledOrder({ features: column, outcomes });
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const others = scores.length - happened;
	const high = (happened + 1) / (happened + 2);
	const low = 1 / (others + 2);
	const targets = new Float64Array(scores.length);
	yield* inChunks(targets.length, (from, to) => {
		for (let row = from; row < to; row++) targets[row] = outcomes[order[row]] === 1 ? high : low;
	});
	const marked = yield* markedRows(column, order);
	const { weights, iterations, converged } = yield* logisticNewton(
		marked,
		targets,
		0,
		MOST_ITERATIONS,
	);
	// Where all scores are alike there is no slope, only the share.
	const [scale = { mean: 0, standardDeviation: 1 }] = marked.scales;
	const slope = (weights[1] ?? 0) / scale.standardDeviation;
	return { model: { intercept: weights[0] - slope * scale.mean, slope }, iterations, converged };
}

export function plattProbability({ intercept, slope }: PlattCalibration, score: number): number {
	return logistic(intercept + slope * score);
}
