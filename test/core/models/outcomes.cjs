// Rows with outcomes for tests: of published data sets, and drawn from a logistic model.
// @ts-check

/**
 * Spector & Mazzeo (1980), Journal of Economic Education 11, as printed in Greene, Econometric Analysis: grade point
 * average, score, taught by the new method or not; whether the grade improved.
 */
// prettier-ignore
const spector = [
	[2.66, 20, 0, 0], [2.89, 22, 0, 0], [3.28, 24, 0, 0], [2.92, 12, 0, 0], [4.0, 21, 0, 1], [2.86, 17, 0, 0],
	[2.76, 17, 0, 0], [2.87, 21, 0, 0], [3.03, 25, 0, 0], [3.92, 29, 0, 1], [2.63, 20, 0, 0], [3.32, 23, 0, 0],
	[3.57, 23, 0, 0], [3.26, 25, 0, 1], [3.53, 26, 0, 0], [2.74, 19, 0, 0], [2.75, 25, 0, 0], [2.83, 19, 0, 0],
	[3.12, 23, 1, 0], [3.16, 25, 1, 1], [2.06, 22, 1, 0], [3.62, 28, 1, 1], [2.89, 14, 1, 0], [3.51, 26, 1, 0],
	[3.54, 24, 1, 1], [2.83, 27, 1, 1], [3.39, 17, 1, 1], [2.67, 24, 1, 0], [3.65, 21, 1, 1], [4.0, 23, 1, 1],
	[3.1, 21, 1, 0], [2.39, 19, 1, 1],
];

/** Dalal, Fowlkes & Hoadley (1989), JASA 84: temperature at launch (°F), whether an O-ring was damaged. */
// prettier-ignore
const oRings = [
	[66, 0], [70, 1], [69, 0], [68, 0], [67, 0], [72, 0], [73, 0], [70, 0], [57, 1], [63, 1], [70, 1], [78, 0],
	[67, 0], [53, 1], [67, 0], [75, 0], [70, 0], [81, 0], [76, 0], [79, 0], [75, 1], [76, 0], [58, 1],
];

/** The last figure of each row is its outcome. @param {ReadonlyArray<readonly number[]>} rows */
function labelled(rows) {
	const columns = rows[0].length - 1;
	const values = Float64Array.from(rows.flatMap((row) => row.slice(0, columns)));
	return {
		features: { values, rows: rows.length, columns },
		outcomes: Uint8Array.from(rows, (row) => row[columns]),
	};
}

/**
 * Rows with features uniform on (−1, 1) and outcomes drawn with the probability of their log-odds.
 *
 * @param {() => number} random
 * @param {number} rows
 * @param {number} columns
 * @param {(row: readonly number[]) => number} logit
 */
function drawnRows(random, rows, columns, logit) {
	return Array.from({ length: rows }, () => {
		const row = Array.from({ length: columns }, () => 2 * random() - 1);
		return [...row, Number(random() < 1 / (1 + Math.exp(-logit(row))))];
	});
}

module.exports = { spector, oRings, labelled, drawnRows };
