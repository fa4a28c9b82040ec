import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { log1p, sqrt } = Math;

/** How the figures of a column were made comparable: z = (x − mean) / sd, of log(1 + x) where `logarithm`. */
export type FeatureScale = Readonly<{
	/** Column of the matrix handed in. */
	column: number;
	logarithm: boolean;
	/** Of x, or of log(1 + x). */
	mean: number;
	/** Divided by n, not by n − 1. */
	standardDeviation: number;
}>;

export type ScaledFeatures = Readonly<{
	/** One column for each of `scales`. */
	matrix: Matrix;
	scales: readonly FeatureScale[];
	/** Columns left out, as all rows have the same there. */
	constant: readonly number[];
}>;

/** Beyond this skewness a few large values would make up all distances. */
const MOST_SKEWNESS = 1;

/**
 * z-scores of each column, so that all of them count alike whatever their unit; first log(1 + x) of columns with
 * a skewness (m₃ / m₂^1.5) above 1 and nothing below 0. Finite figures only.
 */
export function* scaledFeatures(matrix: Matrix): Steps<ScaledFeatures> {
	const { values, rows, columns } = matrix;
	const constant: number[] = [];
	const scales: FeatureScale[] = [];
	for (let column = 0; column < columns; column++) {
		const scale = yield* scaleOf(matrix, column);
		if (scale === null) constant.push(column);
		else scales.push(scale);
	}
	const scaled = new Float64Array(rows * scales.length);
	for (const [place, { column, logarithm, mean, standardDeviation }] of scales.entries()) {
		yield* inChunks(rows, (from, to) => {
			for (let row = from; row < to; row++) {
				const value = values[row * columns + column];
				const x = logarithm ? log1p(value) : value;
				scaled[row * scales.length + place] = (x - mean) / standardDeviation;
			}
		});
	}
	return { matrix: { values: scaled, rows, columns: scales.length }, scales, constant };
}

/** Null where all rows have the same. */
function* scaleOf(matrix: Matrix, column: number): Steps<FeatureScale | null> {
	const plain = yield* momentsOf(matrix, column, false);
	if (!(plain.least < plain.most)) return null;
	const logarithm = plain.least >= 0 && plain.skewness > MOST_SKEWNESS;
	const { mean, standardDeviation } = logarithm ? yield* momentsOf(matrix, column, true) : plain;
	if (!(standardDeviation > 0 && standardDeviation < Infinity)) {
		throw new ModelError(
			'outOfDomain',
			`The figures of column ${column + 1} are too large, or too close together, to be compared`,
		);
	}
	return { column, logarithm, mean, standardDeviation };
}

function* momentsOf({ values, rows, columns }: Matrix, column: number, logarithm: boolean) {
	const valueOf = (row: number) => {
		const value = values[row * columns + column];
		return logarithm ? log1p(value) : value;
	};
	let least = Infinity;
	let most = -Infinity;
	let total = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const value = valueOf(row);
			total += value;
			if (value < least) least = value;
			if (value > most) most = value;
		}
	});
	const mean = total / rows;
	let squares = 0;
	let cubes = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			const off = valueOf(row) - mean;
			squares += off * off;
			cubes += off * off * off;
		}
	});
	const standardDeviation = sqrt(squares / rows);
	return { least, most, mean, standardDeviation, skewness: cubes / rows / standardDeviation ** 3 };
}
