import { ModelError } from '../errors';
import { canonicalOrder } from '../models/canonicalOrder';
import { refuseOutcomes, type LabelledRows } from '../models/labelledRows';
import { inOrder, refuseNonFinite } from '../models/matrix';
import { randomStream } from '../numeric/random';
import { shuffled } from '../numeric/shuffled';
import { inChunks, type Steps } from '../steps';

const SEED = 1;

/** Learns from some rows, and answers how to score a row that it has not seen. */
export type Learner = (rows: LabelledRows) => Steps<(row: Float64Array) => number>;

/**
 * What is said of each row by a model learned without it: the rows are dealt to `folds` parts with equal shares of
 * outcomes, and each part is scored by what the others taught (cross-validation). Dealt by chance, always the same for
 * the same rows: the order in which they come changes nothing.
 */
export function* outOfFold(rows: LabelledRows, folds: number, learn: Learner): Steps<Float64Array> {
	const { features, outcomes } = rows;
	if (!(folds >= 2 && Number.isInteger(folds))) {
		throw new ModelError('outOfDomain', `${folds} folds; it can be 2 or more`);
	}
	const fold = yield* foldsOf(rows, folds);
	const said = new Float64Array(features.rows);
	const { columns, values } = features;
	for (let held = 0; held < folds; held++) {
		const others = Int32Array.from(fold.keys()).filter((row) => fold[row] !== held);
		const says = yield* learn({
			features: yield* inOrder(features, others),
			outcomes: Uint8Array.from(others, (row) => outcomes[row]),
		});
		yield* inChunks(features.rows, (from, to) => {
			for (let row = from; row < to; row++) {
				if (fold[row] === held)
					said[row] = says(values.subarray(row * columns, (row + 1) * columns));
			}
		});
	}
	return said;
}

/** Which of `folds` parts each row belongs to, with equal shares of outcomes. Rows alike in all are interchangeable. */
export function* foldsOf(rows: LabelledRows, folds: number): Steps<Uint8Array> {
	const { features, outcomes } = rows;
	const { columns, values } = features;
	yield* refuseOutcomes(outcomes, features.rows);
	yield* refuseNonFinite(features);
	const wide = new Float64Array(features.rows * (columns + 1));
	yield* inChunks(features.rows, (from, to) => {
		for (let row = from; row < to; row++) {
			wide[row * (columns + 1)] = outcomes[row];
			wide.set(values.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
		}
	});
	const { order } = yield* canonicalOrder({
		values: wide,
		rows: features.rows,
		columns: columns + 1,
	});
	// By chance: dealt in order of their figures, each part would have what is chance in them like all others.
	const stayed = outcomes.reduce((sum, outcome) => sum + 1 - outcome, 0);
	const fold = new Uint8Array(features.rows);
	let place = 0;
	for (const [kind, own] of [order.subarray(0, stayed), order.subarray(stayed)].entries()) {
		const dealt = yield* shuffled(own, randomStream(SEED, kind));
		for (const row of dealt) fold[row] = place++ % folds;
	}
	return fold;
}
