import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';

/** What was said of each row, and what became of it: 1 where it happened, 0 where it did not. */
export type Predictions = Readonly<{ probabilities: Float64Array; outcomes: Uint8Array }>;

/** What was said was a score of any scale: only its order counts. */
export type Ranking = Readonly<{ scores: Float64Array; outcomes: Uint8Array }>;

/** Refuses what is no probability, by its row. */
export function* refuseImprobable({ probabilities, outcomes }: Predictions): Steps<undefined> {
	yield* refuseUnlike(probabilities, outcomes);
	return yield* inChunks(probabilities.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (probabilities[row] >= 0 && probabilities[row] <= 1) continue;
			throw new ModelError('outOfDomain', 'A probability is from 0 to 1', row);
		}
	});
}

/** Refuses scores that have no place in an order; infinite ones have. */
export function* refuseUnranked({ scores, outcomes }: Ranking): Steps<undefined> {
	yield* refuseUnlike(scores, outcomes);
	return yield* inChunks(scores.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (Number.isNaN(scores[row])) throw new ModelError('outOfDomain', 'Needs a score', row);
		}
	});
}

function* refuseUnlike(said: Float64Array, outcomes: Uint8Array): Steps<undefined> {
	if (said.length !== outcomes.length) {
		const found = `${outcomes.length} outcomes for ${said.length} scores`;
		throw new ModelError('outOfDomain', `${found}; each needs one`);
	}
	return yield* inChunks(said.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (outcomes[row] > 1) throw new ModelError('outOfDomain', 'An outcome is 0 or 1', row);
		}
	});
}
