import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

export type ColumnScale = Readonly<{
	/** Column of the matrix handed in. */
	column: number;
	mean: number;
	/** Divided by n, not by n − 1. */
	standardDeviation: number;
}>;

export type ZScores = Readonly<{
	/** One column for each of `scales`. */
	matrix: Matrix;
	scales: readonly ColumnScale[];
	/** Columns left out, as all rows have the same there. */
	constant: readonly number[];
}>;

/** z = (x − mean) / standard deviation in each column that is not the same for all rows. Finite figures only. */
export function* zScores({ values, rows, columns }: Matrix): Steps<ZScores> {
	const least = new Float64Array(columns).fill(Infinity);
	const most = new Float64Array(columns).fill(-Infinity);
	const means = new Float64Array(columns);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			for (let column = 0; column < columns; column++) {
				const value = values[row * columns + column];
				means[column] += value / rows;
				if (value < least[column]) least[column] = value;
				if (value > most[column]) most[column] = value;
			}
		}
	});
	const squares = new Float64Array(columns);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			for (let column = 0; column < columns; column++) {
				squares[column] += (values[row * columns + column] - means[column]) ** 2;
			}
		}
	});
	const all = Array.from(squares, (sum, column): ColumnScale => {
		return { column, mean: means[column], standardDeviation: Math.sqrt(sum / rows) };
	});
	const isConstant = ({ column }: ColumnScale) => !(least[column] < most[column]);
	const scales = all.filter((scale) => !isConstant(scale));
	const kept = Int32Array.from(scales, ({ column }) => column);
	const deviations = Float64Array.from(all, ({ standardDeviation }) => standardDeviation);
	const scaled = new Float64Array(rows * scales.length);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			for (let place = 0; place < kept.length; place++) {
				const column = kept[place];
				const off = values[row * columns + column] - means[column];
				scaled[row * kept.length + place] = off / deviations[column];
			}
		}
	});
	return {
		matrix: { values: scaled, rows, columns: scales.length },
		scales,
		constant: all.filter(isConstant).map(({ column }) => column),
	};
}
