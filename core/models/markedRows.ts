/**
 * z-scores of which columns of two values are kept as marks: whether a row has the rarer value. Words become such
 * columns. Eight marks of a row are one of 256 combinations, and sums over rows by combination (`markSums.ts`) take
 * a fraction of the additions that eight columns take.
 */
import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';
import { columnsInOrder, type Matrix } from './matrix';
import { scaleOf, twoValuedColumns, zBy, zWithout, type Mark } from './twoValuedColumns';
import { zScores, type ColumnScale } from './zScores';

/** So many marks are one combination. */
export const TOGETHER = 8;
export const COMBINATIONS = 2 ** TOGETHER;

export type MarkedRows = Readonly<{
	rows: number;
	/** z-scores of the columns of more than two values. */
	plain: Matrix;
	/** One for each column that is not the same for all rows, in the order of the matrix. */
	scales: readonly ColumnScale[];
	/** Places in `scales` of the plain columns, then those of the marks: the order in which sums have them. */
	places: Int32Array;
	/** In that order; a z-score is `without` + `by` × (1 where the row is marked). Of plain columns 0 and 1. */
	without: Float64Array;
	by: Float64Array;
	/** Of each row the combinations of the first eight marks, of the next eight and so on; the first mark is bit 0. */
	combinations: Uint8Array;
	/** How many combinations a row has. */
	width: number;
	/** Columns left out, as all rows have the same there. */
	constant: readonly number[];
}>;

/**
 * The rows of a matrix of finite figures, in the given order. Refused: columns of which the figures are too large, or
 * too close together, for z-scores.
 */
export function* markedRows(matrix: Matrix, order: Int32Array): Steps<MarkedRows> {
	const marks = yield* twoValuedColumns(matrix);
	const marked = new Set(marks.map(({ column }) => column));
	const others = Array.from({ length: matrix.columns }, (_, column) => column).filter(
		(column) => !marked.has(column),
	);
	const plain = yield* zScores(yield* columnsInOrder(matrix, order, others));
	const plainScales = plain.scales.map((scale) => ({ ...scale, column: others[scale.column] }));
	const unordered = [...plainScales, ...marks.map(scaleOf)];
	unordered.forEach(refuseExtremes);
	const scales = [...unordered].sort((one, other) => one.column - other.column);
	return {
		rows: order.length,
		plain: plain.matrix,
		scales,
		places: Int32Array.from(unordered, (scale) => scales.indexOf(scale)),
		without: Float64Array.from([...plainScales.map(() => 0), ...marks.map(zWithout)]),
		by: Float64Array.from([...plainScales.map(() => 1), ...marks.map(zBy)]),
		...(yield* combinationsOf(matrix, order, marks)),
		constant: plain.constant.map((column) => others[column]),
	};
}

function refuseExtremes({ column, standardDeviation }: ColumnScale): void {
	if (standardDeviation > 0 && standardDeviation < Infinity) return;
	const where = `The figures of column ${column + 1}`;
	throw new ModelError('outOfDomain', `${where} are too large, or too close together`);
}

function* combinationsOf(matrix: Matrix, order: Int32Array, marks: readonly Mark[]) {
	const { values, columns } = matrix;
	const width = Math.ceil(marks.length / TOGETHER);
	const combinations = new Uint8Array(order.length * width);
	const column = Int32Array.from(marks, (mark) => mark.column);
	const rare = Float64Array.from(marks, (mark) => mark.rare);
	yield* inChunks(order.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const line = order[row] * columns;
			for (let begin = 0; begin < column.length; begin += TOGETHER) {
				const end = Math.min(begin + TOGETHER, column.length);
				let combination = 0;
				for (let mark = begin; mark < end; mark++) {
					const bit = Number(values[line + column[mark]] === rare[mark]);
					combination |= bit << (mark - begin);
				}
				combinations[row * width + begin / TOGETHER] = combination;
			}
		}
	});
	return { combinations, width };
}

/**
 * Scores of all rows: intercept + Σ w z.
 *
 * @param weights the intercept, then one weight for each of `scales`
 * @param scores what they are written to
 */
export function* scoresOf(
	marked: MarkedRows,
	weights: Float64Array,
	scores: Float64Array,
): Steps<undefined> {
	const { plain, places, without, by, width } = marked;
	const own = new Float64Array(plain.columns + TOGETHER * width);
	own.set(by.map((z, at) => z * weights[places[at] + 1]));
	const base = without.reduce((sum, z, at) => sum + z * weights[places[at] + 1], weights[0]);
	const byCombination = new Float64Array(COMBINATIONS * width);
	for (let at = 0; at < byCombination.length; at++) {
		const combination = at % COMBINATIONS;
		if (combination === 0) continue;
		// That of one mark less is there already.
		const highest = 31 - Math.clz32(combination);
		const mark = TOGETHER * Math.floor(at / COMBINATIONS) + highest;
		byCombination[at] = byCombination[at - 2 ** highest] + own[plain.columns + mark];
	}
	return yield* inChunks(marked.rows, (from, to) => {
		scoreRows(marked, { base, own, byCombination }, scores, from, to);
	});
}

type Parts = Readonly<{ base: number; own: Float64Array; byCombination: Float64Array }>;

function scoreRows(
	{ plain: { values, columns }, combinations, width }: MarkedRows,
	{ base, own, byCombination }: Parts,
	scores: Float64Array,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		let score = base;
		for (let at = 0; at < columns; at++) score += own[at] * values[row * columns + at];
		for (let one = 0; one < width; one++) {
			score += byCombination[one * COMBINATIONS + combinations[row * width + one]];
		}
		scores[row] = score;
	}
}
