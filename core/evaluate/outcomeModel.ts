/** Learns from customers of whom it is known whether they left, and judges what it learned on others of them. */
import { ModelError } from '../errors';
import { encodedColumns, type EncodedColumns, type RawColumn } from '../models/columnEncoding';
import {
	logisticWeights,
	stumpWeights,
	timesWeights,
	type ColumnWeights,
} from '../models/columnWeights';
import { inCanonicalOrder, refuseOutcomes, type LabelledRows } from '../models/labelledRows';
import type { Separation } from '../models/logisticNewton';
import { type CalibrationKind, type ScoreCalibration } from '../models/scoreCalibration';
import type { Steps } from '../steps';
import { foldsOf, outOfFold } from './outOfFold';
import { learnedLogit, logisticScore, stumpScore, type OutcomeScore } from './outcomeScores';
import { chosenWay, learnedFrom, type OutcomeWay, type WayChoice } from './outcomeWays';
import { doubtsOf, trackRecord, type Doubt, type TrackRecord } from './trackRecord';

export type OutcomeModel = Readonly<{
	/** Mean log-odds of the rows learned from. */
	base: number;
	columns: readonly ColumnWeights[];
	/** What makes chances of log-odds; Platt's is in `base` and `columns` already. */
	calibration: ScoreCalibration;
	way: OutcomeWay;
	/** All ways that were tried, from the simplest, with their Brier scores; one where there are few customers. */
	tried: WayChoice['tried'];
	/** Each fifth of the customers judged by what the other four fifths taught, each half as the other half chose. */
	record: TrackRecord;
	doubts: readonly Doubt[];
	separation: Separation;
	converged: boolean;
}>;

export const FEWEST_CUSTOMERS_TO_TRAIN = 100;
export const FEWEST_OF_EACH = 20;
/** A half of the customers can set chances right with so many who left, and who stayed. */
const FEWEST_FOR_PLATT = 100;
/** It can find any shape of their curve with so many, and customers in all. */
const FEWEST_FOR_ISOTONIC = 200;
const FEWEST_ROWS_FOR_ISOTONIC = 1_000;
/** Steps take more customers to learn than straight lines do. */
const FEWEST_FOR_STUMPS = 5_000;
const FOLDS = 5;
const QUARTERS = 4;

export function* outcomeModel(
	columns: readonly RawColumn[],
	outcomes: Uint8Array,
): Steps<OutcomeModel> {
	yield* refuseTooFew(outcomes);
	const encoded = yield* encodedColumns(columns);
	// From here on the order in which customers came changes nothing, to the last digit.
	const labelled = yield* inCanonicalOrder({ features: encoded.matrix, outcomes });
	const logistic = yield* logisticScore(labelled);
	const ways = waysFor(labelled.outcomes);
	const logits: Partial<Record<OutcomeScore, Float64Array>> = {};
	for (const score of new Set(ways.map((way) => way.score))) {
		logits[score] = yield* outOfFold(labelled, FOLDS, (others) => learnedLogit(score, others));
	}
	const quarter = yield* foldsOf(labelled, QUARTERS);
	const said = { logits, outcomes: labelled.outcomes, quarter };
	const choice = yield* chosenWay(ways, said);
	const { way, tried } = choice;
	const record = yield* trackRecord(choice.said, labelled.outcomes, null);
	const calibration = yield* learnedFrom(way, said, Int32Array.from(outcomes.keys()));
	const { separation, converged } = logistic;
	const score =
		way.score === 'logistic'
			? logisticColumns(columns, encoded, logistic.model)
			: yield* stumpColumns(columns, encoded, labelled, logistic.model.means);
	return {
		...setRight(score, calibration),
		...{ calibration, way, tried, record, doubts: doubtsOf(record), separation, converged },
	};
}

function* refuseTooFew(outcomes: Uint8Array): Steps<undefined> {
	const rows = outcomes.length;
	if (rows < FEWEST_CUSTOMERS_TO_TRAIN) {
		throw new ModelError(
			'tooFewRows',
			`${rows} customers to learn from; at least ${FEWEST_CUSTOMERS_TO_TRAIN} are needed`,
		);
	}
	yield* refuseOutcomes(outcomes, rows);
	const { left, stayed } = countsOf(outcomes);
	if (Math.min(left, stayed) >= FEWEST_OF_EACH) return undefined;
	throw new ModelError(
		'tooFewRows',
		`${left} customers left and ${stayed} stayed; at least ${FEWEST_OF_EACH} of each are needed`,
	);
}

function countsOf(outcomes: Uint8Array) {
	const left = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	return { left, stayed: outcomes.length - left };
}

/** What so many customers bear, from the simplest. */
function waysFor(outcomes: Uint8Array): readonly OutcomeWay[] {
	const { left, stayed } = countsOf(outcomes);
	const inHalf = Math.floor(Math.min(left, stayed) / 2);
	const isMany = outcomes.length / 2 >= FEWEST_ROWS_FOR_ISOTONIC;
	const calibrations: CalibrationKind[] = ['none'];
	if (inHalf >= FEWEST_FOR_ISOTONIC && isMany) calibrations.push('isotonic');
	else if (inHalf >= FEWEST_FOR_PLATT) calibrations.push('platt');
	const scores: OutcomeScore[] = ['logistic'];
	if (outcomes.length >= FEWEST_FOR_STUMPS && inHalf >= FEWEST_FOR_PLATT) scores.push('stumps');
	return scores.flatMap((score) => calibrations.map((calibration) => ({ score, calibration })));
}

type Score = Readonly<{ base: number; columns: readonly ColumnWeights[] }>;

function logisticColumns(
	columns: readonly RawColumn[],
	{ encodings }: EncodedColumns,
	model: Parameters<typeof logisticWeights>[2],
): Score {
	const { coefficients, means, intercept } = model;
	return {
		base: coefficients.reduce((sum, beta, column) => sum + beta * means[column], intercept),
		columns: logisticWeights(columns, encodings, model),
	};
}

function* stumpColumns(
	columns: readonly RawColumn[],
	{ encodings }: EncodedColumns,
	rows: LabelledRows,
	means: readonly number[],
): Steps<Score> {
	const model = yield* stumpScore(rows);
	return { base: model.base, columns: stumpWeights(columns, encodings, model, means) };
}

/** Platt's calibration is another base and other weights: contributions still add up to the log-odds. */
function setRight(score: Score, calibration: ScoreCalibration): Score {
	if (calibration.kind !== 'platt') return score;
	const { intercept, slope } = calibration;
	return {
		base: intercept + slope * score.base,
		columns: score.columns.map((column) => timesWeights(column, slope)),
	};
}
