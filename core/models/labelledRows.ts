import { ModelError } from '../errors';
import { picked } from '../numeric/picked';
import { inChunks, type Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';
import { inOrder, refuseNonFinite, type Matrix } from './matrix';

/** Rows of features, and what became of each: 1 where it happened, 0 where it did not. */
export type LabelledRows = Readonly<{ features: Matrix; outcomes: Uint8Array }>;

/**
 * The rows in the order of their figures and outcomes, so that what is learned does not depend on the order in
 * which they came. Refused: a figure or outcome that is none, and outcomes that are all alike.
 */
export function* inCanonicalOrder(rows: LabelledRows): Steps<LabelledRows> {
	const order = yield* labelledOrder(rows);
	return {
		features: yield* inOrder(rows.features, order),
		outcomes: Uint8Array.from(picked(rows.outcomes, order)),
	};
}

/** That order alone: the rows by their places. */
export function* labelledOrder({ features, outcomes }: LabelledRows): Steps<Int32Array> {
	yield* refuseOutcomes(outcomes, features.rows);
	yield* refuseNonFinite(features);
	return (yield* canonicalOrder(features, outcomes)).order;
}

/** Refuses outcomes from which nothing can be learned. */
export function* refuseOutcomes(outcomes: Uint8Array, rows: number): Steps<undefined> {
	if (outcomes.length !== rows) {
		const found = `${outcomes.length} outcomes for ${rows} rows`;
		throw new ModelError('outOfDomain', `${found}; each row needs one`);
	}
	let happened = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			if (outcomes[row] > 1) throw new ModelError('outOfDomain', 'An outcome is 0 or 1', row);
			happened += outcomes[row];
		}
	});
	if (happened > 0 && happened < rows) return undefined;
	throw new ModelError(
		'tooFewRows',
		`It happened to ${happened} of ${rows}; both those to whom it happened and others are needed`,
	);
}
