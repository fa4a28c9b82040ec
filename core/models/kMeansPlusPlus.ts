import { ModelError } from '../errors';
import type { Random } from '../numeric/random';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/**
 * Centroids to begin k-means with: rows drawn one by one, each with a chance proportional to its squared distance
 * from those already drawn. Arthur & Vassilvitskii (2007), SODA, section 2.2.
 */
export function* kMeansPlusPlus(
	matrix: Matrix,
	clusters: number,
	random: Random,
): Steps<Float64Array> {
	const { values, rows, columns } = matrix;
	const centroids = new Float64Array(clusters * columns);
	const squared = new Float64Array(rows).fill(Infinity);
	let drawn = rows > 0 ? Math.floor(random() * rows) : -1;
	for (let cluster = 0; cluster < clusters; cluster++) {
		if (drawn < 0) throw tooFewRows(cluster, clusters);
		const row = values.subarray(drawn * columns, (drawn + 1) * columns);
		centroids.set(row, cluster * columns);
		const total = yield* lowerDistances(squared, matrix, row);
		drawn = yield* drawnRow(squared, random() * total);
	}
	return centroids;
}

/** Counts the distance to a new centroid where it is the nearest; returns the sum of all. */
function* lowerDistances(
	squared: Float64Array,
	{ values, rows, columns }: Matrix,
	centroid: Float64Array,
): Steps<number> {
	let total = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			let distance = 0;
			for (let column = 0; column < columns; column++) {
				const off = values[row * columns + column] - centroid[column];
				distance += off * off;
			}
			if (distance < squared[row]) squared[row] = distance;
			total += squared[row];
		}
	});
	return total;
}

/** The row at which the sum of distances passes `target`; −1 when all distances are 0. */
function* drawnRow(squared: Float64Array, target: number): Steps<number> {
	let sum = 0;
	let drawn = -1;
	yield* inChunks(squared.length, (from, to) => {
		for (let row = from; row < to && !(sum > target); row++) {
			if (!(squared[row] > 0)) continue;
			sum += squared[row];
			drawn = row;
		}
	});
	return drawn;
}

function tooFewRows(found: number, clusters: number): ModelError {
	return new ModelError(
		'tooFewRows',
		`${found} different rows; at least ${clusters} are needed for ${clusters} clusters`,
	);
}
