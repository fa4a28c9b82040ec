/**
 * How well clusters are set apart: the mean silhouette of Rousseeuw (1987), J. Comput. Appl. Math. 20. A row's
 * silhouette is (b − a) / max(a, b), a being its mean distance to the others of its own cluster and b to the rows
 * of the next nearest one: from −1 to 1, and 0 for a row that is a cluster by itself.
 */
import { inOrder, type Matrix } from '../models/matrix';
import { randomStream } from '../numeric/random';
import { rowSample } from '../numeric/rowSample';
import type { Steps } from '../steps';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { floor, max, min, round, sqrt } = Math;

/** Time grows with the square of the rows: above this many, a sample of as many is measured. */
export const MOST_MEASURED = 5_000;

/** How many distances are measured at one go: a few milliseconds. */
const DISTANCES = 400_000;

export type Silhouettes = Readonly<{
	/** For each labeling; null where fewer than two of its clusters are among the rows measured. */
	means: ReadonlyArray<number | null>;
	/** Rows measured. */
	rows: number;
	/** Not all rows were measured, but a seeded sample of them. */
	sampled: boolean;
}>;

/** The mean silhouettes of several labelings of the same rows, from one pass over their distances. */
export function* silhouettes(
	matrix: Matrix,
	labelings: readonly Uint8Array[],
	seed: number,
): Steps<Silhouettes> {
	const sample = yield* rowSample(matrix.rows, MOST_MEASURED, randomStream(seed));
	const cells = cellsOf(sample, labelings);
	const measured = yield* inOrder(matrix, cells.order);
	const tallies = labelings.map((labels) => newTally(labels, cells));
	const totals = yield* addUp(measured, cells, tallies);
	const rows = sample.length;
	const means = tallies.map(({ sizes }, at) => {
		const clusters = sizes.filter((size) => size > 0).length;
		return clusters < 2 ? null : totals[at] / rows;
	});
	return { means, rows, sampled: rows < matrix.rows };
}

/**
 * Rows that share a cluster in every labeling stand together, as one cell: the distances to them are added up
 * once for all labelings.
 */
type Cells = Readonly<{
	/** Rows of the matrix, cell by cell. */
	order: Int32Array;
	/** By cell, the place after its last row. */
	ends: readonly number[];
}>;

function cellsOf(sample: Int32Array, labelings: readonly Uint8Array[]): Cells {
	const keyOf = (row: number) => String.fromCharCode(...labelings.map((labels) => labels[row]));
	const cells = new Map<string, number[]>();
	for (const row of sample) {
		const key = keyOf(row);
		const cell = cells.get(key);
		if (cell) cell.push(row);
		else cells.set(key, [row]);
	}
	const order = Int32Array.from([...cells.values()].flat());
	let end = 0;
	return { order, ends: [...cells.values()].map(({ length }) => (end += length)) };
}

/** What one labeling needs to know of the cells. */
type Tally = Readonly<{
	/** By cell, its cluster. */
	clusterOf: Uint8Array;
	/** By cluster, its rows among those measured. */
	sizes: Int32Array;
	/** By cluster, the sum of the distances from the row in hand. */
	sums: Float64Array;
}>;

function newTally(labels: Uint8Array, { order, ends }: Cells): Tally {
	const clusterOf = Uint8Array.from(ends, (end) => labels[order[end - 1]]);
	const clusters = clusterOf.reduce((most, cluster) => max(most, cluster + 1), 0);
	const sizes = new Int32Array(clusters);
	for (const row of order) sizes[labels[row]] += 1;
	return { clusterOf, sizes, sums: new Float64Array(clusters) };
}

/** By labeling, the sum of all silhouettes. */
function* addUp(matrix: Matrix, { ends }: Cells, tallies: readonly Tally[]): Steps<Float64Array> {
	const totals = new Float64Array(tallies.length);
	const distances = new Float64Array(ends.length);
	const turn = max(1, floor(DISTANCES / matrix.rows));
	let cell = 0;
	for (let row = 0; row < matrix.rows; row++) {
		if (row % turn === 0) yield;
		if (row === ends[cell]) cell++;
		addDistances(matrix, row, ends, distances);
		for (let at = 0; at < tallies.length; at++) {
			totals[at] += silhouetteOf(tallies[at], cell, distances);
		}
	}
	return totals;
}

/** By cell, the sum of the distances from a row to its rows. */
function addDistances(matrix: Matrix, row: number, ends: readonly number[], into: Float64Array) {
	const { values, columns } = matrix;
	let other = 0;
	for (let cell = 0; cell < ends.length; cell++) {
		const end = ends[cell];
		let sum = 0;
		for (; other < end; other++) {
			let squared = 0;
			for (let column = 0; column < columns; column++) {
				const off = values[other * columns + column] - values[row * columns + column];
				squared += off * off;
			}
			sum += sqrt(squared);
		}
		into[cell] = sum;
	}
}

function silhouetteOf({ clusterOf, sizes, sums }: Tally, cell: number, distances: Float64Array) {
	const own = clusterOf[cell];
	if (sizes[own] < 2) return 0;
	sums.fill(0);
	for (let at = 0; at < distances.length; at++) sums[clusterOf[at]] += distances[at];
	const a = sums[own] / (sizes[own] - 1);
	let b = Infinity;
	for (let cluster = 0; cluster < sizes.length; cluster++) {
		if (cluster !== own && sizes[cluster] > 0) b = min(b, sums[cluster] / sizes[cluster]);
	}
	// With one cluster there is no b: the mean is null then.
	if (b === Infinity || max(a, b) === 0) return 0;
	return (b - a) / max(a, b);
}

/** Kaufman & Rousseeuw (1990), Finding Groups in Data, table 4 of chapter 2. */
export type ClusterStrength = 'strong' | 'reasonable' | 'weak' | 'none';

/** Their bounds are printed with two decimals, so the silhouette is read with two. */
export function clusterStrength(silhouette: number): ClusterStrength {
	const hundredths = round(silhouette * 100);
	if (hundredths >= 71) return 'strong';
	if (hundredths >= 51) return 'reasonable';
	return hundredths >= 26 ? 'weak' : 'none';
}
