import { inChunks, type Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';

/** Each score that occurs, from low to high: how many rows have it, and to how many of these it happened. */
export type DistinctScores = Readonly<{
	scores: Float64Array;
	rows: Float64Array;
	happened: Float64Array;
}>;

/** All that ranking measures need, so that ties are treated alike whatever the order of the rows. */
export function* distinctScores(values: Float64Array, outcomes: Uint8Array): Steps<DistinctScores> {
	const matrix = { values, rows: values.length, columns: 1 };
	const { order, distinct } = yield* canonicalOrder(matrix);
	const scores = new Float64Array(distinct);
	const rows = new Float64Array(distinct);
	const happened = new Float64Array(distinct);
	let place = -1;
	yield* inChunks(order.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const value = values[order[at]];
			if (place < 0 || value !== scores[place]) scores[++place] = value;
			rows[place] += 1;
			happened[place] += outcomes[order[at]];
		}
	});
	return { scores, rows, happened };
}
