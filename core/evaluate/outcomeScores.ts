/** The kinds of score that can be learned from encoded columns, from the simplest. */
import { fitAdditiveStumps, type AdditiveStumps } from '../models/additiveStumps';
import { fitLogisticRegression, type LogisticRegression } from '../models/logisticRegression';
import type { LabelledRows } from '../models/labelledRows';
import type { Separation } from '../models/logisticNewton';
import { binOf } from '../models/featureBins';
import type { Steps } from '../steps';

export const OUTCOME_SCORES = ['logistic', 'stumps'] as const;
export type OutcomeScore = (typeof OUTCOME_SCORES)[number];

export type LogisticScore = Readonly<{
	model: LogisticRegression;
	separation: Separation;
	converged: boolean;
}>;

const PENALTY = 1;
const SEED = 1;

export function* logisticScore(rows: LabelledRows): Steps<LogisticScore> {
	return yield* fitLogisticRegression(rows, { penalty: PENALTY });
}

export function* stumpScore(rows: LabelledRows): Steps<AdditiveStumps> {
	return (yield* fitAdditiveStumps(rows, { seed: SEED })).model;
}

/** Learns from rows; answers the log-odds of a row that it has not seen. */
export function* learnedLogit(
	kind: OutcomeScore,
	rows: LabelledRows,
): Steps<(row: ArrayLike<number>) => number> {
	if (kind === 'logistic') {
		const { intercept, coefficients } = (yield* logisticScore(rows)).model;
		return (row) => coefficients.reduce((sum, beta, at) => sum + beta * row[at], intercept);
	}
	const { base, shapes } = yield* stumpScore(rows);
	return (row) =>
		shapes.reduce((sum, { edges, values }, at) => sum + values[binOf(edges, row[at])], base);
}
