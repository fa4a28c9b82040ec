import { ascending } from '../numeric/ascending';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/** The figures of one column cut into bins: row r is in bin b where edges[b − 1] < x ≤ edges[b]. */
export type FeatureBins = Readonly<{
	/** Ascending; one less than there are bins. */
	edges: Float64Array;
	/** By row. */
	bins: Uint8Array;
}>;

/** As many fit into a byte. */
const MOST_BINS = 256;

/**
 * Bins of about equally many rows, at most `most` (256), each of at least `least` rows. Edges are half-way between
 * two figures that occur, and equal figures are never apart.
 */
export function* featureBins(
	{ values, rows, columns }: Matrix,
	column: number,
	{ most, least }: Readonly<{ most: number; least: number }>,
): Steps<FeatureBins> {
	const own = new Float64Array(rows);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) own[row] = values[row * columns + column];
	});
	const sorted = yield* ascending(own);
	const size = Math.max(least, rows / Math.min(most, MOST_BINS), 1);
	const edges: number[] = [];
	let begin = 0;
	yield* inChunks(rows - 1, (from, to) => {
		for (let at = from; at < to; at++) {
			if (sorted[at] === sorted[at + 1]) continue;
			if (at + 1 - begin < size || rows - at - 1 < least) continue;
			// Not half their sum: that of two large figures is infinite.
			edges.push(sorted[at] / 2 + sorted[at + 1] / 2);
			begin = at + 1;
		}
	});
	const ends = Float64Array.from(edges);
	const bins = new Uint8Array(rows);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) bins[row] = binOf(ends, own[row]);
	});
	return { edges: ends, bins };
}

/** How many edges are below `x`. */
export function binOf(edges: ArrayLike<number>, x: number): number {
	let low = 0;
	let high = edges.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (edges[middle] < x) low = middle + 1;
		else high = middle;
	}
	return low;
}
