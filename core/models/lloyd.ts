/**
 * Lloyd's iterations of k-means (1982, IEEE Trans. Inf. Theory 28): each row goes to the nearest centroid, each
 * centroid to the mean of its rows, until no row moves. Rows that cannot have moved are passed over by the bounds
 * of Hamerly (2010, SIAM SDM), which change the time and not the answer.
 */
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { max, min, sqrt } = Math;

export type KMeansFit = Readonly<{
	/** By row, the index of its cluster. */
	labels: Uint8Array;
	/** Cluster after cluster, its value in each column. */
	centroids: Float64Array;
	/** Rows by cluster. */
	sizes: Int32Array;
	/** Sum over rows of the squared distance to the own centroid. */
	inertia: number;
	/** How often the centroids were moved. */
	iterations: number;
	/** False: stopped by the limit of iterations while rows still went from cluster to cluster. */
	converged: boolean;
}>;

export const MOST_ITERATIONS = 300;

/** Labels are one byte each. */
export const MOST_CLUSTERS = 256;

/**
 * @param start the centroids to begin with, one after the other, at most 256. One that loses all its rows takes
 * the row that is farthest from its own centroid; it stays empty only where rows differ in fewer places.
 */
export function* lloyd(
	matrix: Matrix,
	start: Float64Array,
	mostIterations = MOST_ITERATIONS,
): Steps<KMeansFit> {
	const search = newSearch(matrix, start);
	let iterations = 0;
	let converged = false;
	for (;;) {
		const moved = yield* assignRows(search);
		converged = iterations > 0 && moved === 0;
		if (converged || iterations === mostIterations) break;
		yield* moveCentroids(search);
		iterations++;
	}
	const { labels, centroids } = search;
	return { labels, centroids, ...(yield* extentOf(search)), iterations, converged };
}

type Search = Readonly<{
	matrix: Matrix;
	clusters: number;
	labels: Uint8Array;
	centroids: Float64Array;
	/** By row, no less than the distance to its own centroid. */
	upper: Float64Array;
	/** By row, no more than the distance to any other centroid. */
	lower: Float64Array;
	/** By cluster, how far its centroid went in the last update. */
	moves: Float64Array;
}>;

function newSearch(matrix: Matrix, start: Float64Array): Search {
	const clusters = start.length / matrix.columns;
	return {
		...{ matrix, clusters, centroids: start.slice() },
		labels: new Uint8Array(matrix.rows),
		upper: new Float64Array(matrix.rows).fill(Infinity),
		lower: new Float64Array(matrix.rows),
		moves: new Float64Array(clusters),
	};
}

/** Gives each row its nearest centroid: of equally near ones its own, or else the first. Returns how many rows moved. */
function* assignRows(search: Search): Steps<number> {
	const { matrix, clusters, labels, centroids, upper, lower, moves } = search;
	const { values, rows, columns } = matrix;
	const halfGaps = halfGapsOf(search);
	const farthest = moves.indexOf(max(...moves));
	const most = moves[farthest];
	const secondMost = max(0, ...moves.filter((_, cluster) => cluster !== farthest));
	let moved = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const own = labels[row];
			const below = lower[row] - (own === farthest ? secondMost : most);
			const above = upper[row] + moves[own];
			lower[row] = below;
			upper[row] = above;
			if (above <= below || above <= halfGaps[own]) continue;

			let nearest = 0;
			let least = Infinity;
			let second = Infinity;
			for (let cluster = 0; cluster < clusters; cluster++) {
				let squared = 0;
				for (let column = 0; column < columns; column++) {
					const off = values[row * columns + column] - centroids[cluster * columns + column];
					squared += off * off;
				}
				if (squared < least) {
					second = least;
					least = squared;
					nearest = cluster;
				} else if (squared < second) {
					second = squared;
				}
			}
			upper[row] = sqrt(least);
			lower[row] = sqrt(second);
			if (nearest === own) continue;
			labels[row] = nearest;
			moved++;
		}
	});
	return moved;
}

/** By cluster, half the distance to the nearest other centroid: a row closer than that to its own stays. */
function halfGapsOf({ matrix: { columns }, clusters, centroids }: Search): Float64Array {
	const gaps = new Float64Array(clusters).fill(Infinity);
	for (let one = 0; one < clusters; one++) {
		for (let other = 0; other < one; other++) {
			let squared = 0;
			for (let column = 0; column < columns; column++) {
				squared += (centroids[one * columns + column] - centroids[other * columns + column]) ** 2;
			}
			const half = sqrt(squared) / 2;
			gaps[one] = min(gaps[one], half);
			gaps[other] = min(gaps[other], half);
		}
	}
	return gaps;
}

/** Puts each centroid at the mean of its rows. */
function* moveCentroids(search: Search): Steps<undefined> {
	const { matrix, clusters, labels, centroids, moves } = search;
	const { values, rows, columns } = matrix;
	const sizes = yield* sizesOf(search);
	if (sizes.includes(0)) yield* refillEmpty(search, sizes);
	const sums = new Float64Array(clusters * columns);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const at = labels[row] * columns;
			for (let column = 0; column < columns; column++) {
				sums[at + column] += values[row * columns + column];
			}
		}
	});
	for (let cluster = 0; cluster < clusters; cluster++) {
		let squared = 0;
		for (let at = cluster * columns; at < (cluster + 1) * columns; at++) {
			const mean = sizes[cluster] > 0 ? sums[at] / sizes[cluster] : centroids[at];
			squared += (mean - centroids[at]) ** 2;
			centroids[at] = mean;
		}
		moves[cluster] = sqrt(squared);
	}
	return undefined;
}

function* sizesOf({ labels, clusters }: Search): Steps<Int32Array> {
	const sizes = new Int32Array(clusters);
	yield* inChunks(labels.length, (from, to) => {
		for (let row = from; row < to; row++) sizes[labels[row]] += 1;
	});
	return sizes;
}

/** Gives each empty cluster the row farthest from its own centroid, which only lowers the inertia. */
function* refillEmpty(search: Search, sizes: Int32Array): Steps<undefined> {
	const { labels, lower, clusters } = search;
	for (let empty = 0; empty < clusters; empty++) {
		if (sizes[empty] > 0) continue;
		const row = yield* farthestRow(search, sizes);
		if (row < 0) break;
		sizes[labels[row]] -= 1;
		sizes[empty] = 1;
		labels[row] = empty;
		// The centroid that it left is now another's, and nearer than the bound.
		lower[row] = 0;
	}
	return undefined;
}

/** Of equally far rows the first; −1 when all of them are where their centroids are. */
function* farthestRow(search: Search, sizes: Int32Array): Steps<number> {
	let row = -1;
	let most = 0;
	yield* inChunks(search.matrix.rows, (from, to) => {
		for (let at = from; at < to; at++) {
			if (sizes[search.labels[at]] < 2) continue;
			const squared = squaredDistance(search, at);
			if (!(squared > most)) continue;
			most = squared;
			row = at;
		}
	});
	return row;
}

function squaredDistance({ matrix, labels, centroids }: Search, row: number): number {
	const { values, columns } = matrix;
	let squared = 0;
	for (let column = 0; column < columns; column++) {
		squared += (values[row * columns + column] - centroids[labels[row] * columns + column]) ** 2;
	}
	return squared;
}

function* extentOf(search: Search): Steps<Readonly<{ sizes: Int32Array; inertia: number }>> {
	const sizes = yield* sizesOf(search);
	let inertia = 0;
	yield* inChunks(search.matrix.rows, (from, to) => {
		for (let row = from; row < to; row++) inertia += squaredDistance(search, row);
	});
	return { sizes, inertia };
}
