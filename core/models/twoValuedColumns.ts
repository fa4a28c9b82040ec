/** Columns in which all rows have one of two values, as marks and no marks, and what becomes of them as z-scores. */
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';
import type { ColumnScale } from './zScores';

export type Mark = Readonly<{
	column: number;
	frequent: number;
	/** What marked rows have; the larger value where both are in as many rows. */
	rare: number;
	/** Of the rows that are marked: ½ at most. */
	share: number;
}>;

export function* twoValuedColumns({ values, rows, columns }: Matrix): Steps<readonly Mark[]> {
	const one = values.slice(0, columns);
	const other = new Float64Array(columns).fill(NaN);
	const others = new Float64Array(columns);
	let candidates = Array.from(one, (_, column) => column);
	yield* inChunks(rows, (from, to) => {
		candidates = candidates.filter((column) => {
			const first = one[column];
			let at = from * columns + column;
			while (other[column] !== other[column] && at < to * columns) {
				if (values[at] !== first) other[column] = values[at];
				at += columns;
			}
			const second = other[column];
			// Counted without a branch, which would be mispredicted as often as not.
			let firsts = 0;
			let seconds = 0;
			for (let row = from; row < to; row++) {
				const value = values[row * columns + column];
				firsts += Number(value === first);
				seconds += Number(value === second);
			}
			others[column] += seconds;
			return firsts + seconds === to - from;
		});
	});
	return candidates
		.filter((column) => others[column] > 0)
		.map((column) => {
			const [first, second, seconds] = [one[column], other[column], others[column]];
			const isSecondRare = 2 * seconds === rows ? second > first : 2 * seconds < rows;
			return isSecondRare
				? { column, frequent: first, rare: second, share: seconds / rows }
				: { column, frequent: second, rare: first, share: (rows - seconds) / rows };
		});
}

export function scaleOf({ column, frequent, rare, share }: Mark): ColumnScale {
	const mean = frequent + share * (rare - frequent);
	return { column, mean, standardDeviation: Math.abs(rare - frequent) * ofShare(share) };
}

/** The z-score of a row that is not marked. */
export function zWithout(mark: Mark): number {
	return -mark.share * zBy(mark);
}

/** By how much more that of a marked one is: which figures they are plays no part, but for the larger one. */
export function zBy({ frequent, rare, share }: Mark): number {
	return Math.sign(rare - frequent) / ofShare(share);
}

/** The standard deviation of the mark itself, 0 or 1. */
function ofShare(share: number): number {
	return Math.sqrt(share * (1 - share));
}
