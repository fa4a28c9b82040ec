/** Learns from customers of whom it is known whether they left, and judges what it learned on others of them. */
import { ModelError } from '../errors';
import {
	columnWeights,
	encodedColumns,
	type ColumnWeights,
	type RawColumn,
} from '../models/columnEncoding';
import { refuseOutcomes } from '../models/labelledRows';
import { fitLogisticRegression, logisticParts } from '../models/logisticRegression';
import type { Separation } from '../models/logisticNewton';
import type { Steps } from '../steps';
import { outOfFold } from './outOfFold';
import { doubtsOf, trackRecord, type Doubt, type TrackRecord } from './trackRecord';

export type OutcomeModel = Readonly<{
	/** Mean log-odds of the rows learned from. */
	base: number;
	columns: readonly ColumnWeights[];
	/** Each fifth of the customers judged by what the other four fifths taught. */
	record: TrackRecord;
	doubts: readonly Doubt[];
	separation: Separation;
	converged: boolean;
	/** What was said of each row by a model that had not seen it. */
	said: Float64Array;
}>;

export const FEWEST_CUSTOMERS_TO_TRAIN = 100;
export const FEWEST_OF_EACH = 20;
const FOLDS = 5;
const PENALTY = 1;

export function* outcomeModel(
	columns: readonly RawColumn[],
	outcomes: Uint8Array,
): Steps<OutcomeModel> {
	const rows = outcomes.length;
	if (rows < FEWEST_CUSTOMERS_TO_TRAIN) {
		throw new ModelError(
			'tooFewRows',
			`${rows} customers to learn from; at least ${FEWEST_CUSTOMERS_TO_TRAIN} are needed`,
		);
	}
	yield* refuseOutcomes(outcomes, rows);
	const left = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	if (Math.min(left, rows - left) < FEWEST_OF_EACH) {
		throw new ModelError(
			'tooFewRows',
			`${left} customers left and ${rows - left} stayed; at least ${FEWEST_OF_EACH} of each are needed`,
		);
	}
	const { matrix: features, encodings } = yield* encodedColumns(columns);
	const labelled = { features, outcomes };
	const fit = yield* fitLogisticRegression(labelled, { penalty: PENALTY });
	const said = yield* outOfFold(labelled, FOLDS, function* (others) {
		const { model } = yield* fitLogisticRegression(others, { penalty: PENALTY });
		return (row) => logisticParts(model, row).probability;
	});
	const record = yield* trackRecord(said, outcomes, null);
	const { coefficients, means, intercept } = fit.model;
	return {
		base: coefficients.reduce((sum, beta, column) => sum + beta * means[column], intercept),
		columns: columnWeights(columns, encodings, fit.model),
		...{ record, doubts: doubtsOf(record), separation: fit.separation },
		...{ converged: fit.converged, said },
	};
}
