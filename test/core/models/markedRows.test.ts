import fc from 'fast-check';

import { logisticResiduals } from '../../../core/models/logisticResiduals';
import { logisticSlopes } from '../../../core/models/logisticSlopes';
import { markedRows, scoresOf } from '../../../core/models/markedRows';
import { runToEnd } from '../../../core/steps';
import { randomStream } from '../../../core/numeric/random';
import { matrixOf } from './matrixOf.cjs';

const inGivenOrder = (rows: ReadonlyArray<readonly number[]>) =>
	runToEnd(markedRows(matrixOf(rows, rows[0].length), Int32Array.from(rows.keys())));

/** z-scores by their definition, of the columns that are not the same for all rows. */
function zColumns(rows: ReadonlyArray<readonly number[]>): number[][] {
	return rows[0]
		.map((_, column) => rows.map((row) => row[column]))
		.filter((values) => new Set(values).size > 1)
		.map((values) => {
			const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
			const sd = Math.hypot(...values.map((value) => value - mean)) / Math.sqrt(values.length);
			return values.map((value) => (value - mean) / sd);
		});
}

/** Columns of all kinds in turn: a mark, of any share and either way round, numbers, and the same in all rows. */
const table = fc
	.record({
		seed: fc.nat(),
		rows: fc.integer({ min: 2, max: 70 }),
		marks: fc.integer({ min: 0, max: 27 }),
		numbers: fc.integer({ min: 0, max: 5 }),
		constants: fc.integer({ min: 0, max: 1 }),
	})
	.filter(({ marks, numbers }) => marks + numbers > 0)
	.map(({ seed, rows, marks, numbers, constants }) => {
		const random = randomStream(seed);
		const kinds = [...Array(marks).keys()].map((at) => (row: number) => {
			const isMarked = row === at % rows || (random() < at / 27 && row !== (at + 1) % rows);
			return isMarked ? 3 + at : -1;
		});
		const others = Array.from({ length: numbers }, () => (row: number) => row + 9 * random());
		const same = Array.from({ length: constants }, () => () => 4);
		const columns = [...kinds, ...others, ...same]
			.map((column) => ({ column, key: random() }))
			.sort((one, other) => one.key - other.key);
		return {
			random,
			rows: Array.from({ length: rows }, (_, row) => columns.map(({ column }) => column(row))),
		};
	});

test('scores are those of z-scores', () => {
	fc.assert(
		fc.property(table, ({ random, rows }) => {
			const columns = zColumns(rows);
			const marked = inGivenOrder(rows);
			expect(marked.scales).toHaveLength(columns.length);
			const weights = Float64Array.from({ length: columns.length + 1 }, () => 2 * random() - 1);
			const scores = new Float64Array(rows.length);
			runToEnd(scoresOf(marked, weights, scores));
			for (const [row, score] of scores.entries()) {
				const direct = columns.reduce((sum, z, at) => sum + weights[at + 1] * z[row], weights[0]);
				expect(score).toBeCloseTo(direct, 10);
			}
		}),
	);
});

test('slopes are the sums over rows that their definition says', () => {
	fc.assert(
		fc.property(table, ({ random, rows }) => {
			const columns = [rows.map(() => 1), ...zColumns(rows)];
			const size = columns.length;
			const off = Float64Array.from(rows, () => random() - 0.5);
			const weight = Float64Array.from(rows, () => random() / 4);
			const weights = Float64Array.from(columns, random);
			const slopes = runToEnd(logisticSlopes(inGivenOrder(rows), { off, weight }, weights, 3));
			for (const [at, one] of columns.entries()) {
				const penalty = at === 0 ? 0 : 3;
				const gradient = one.reduce((sum, z, row) => sum + off[row] * z, -penalty * weights[at]);
				expect(slopes.gradient[at]).toBeCloseTo(gradient, 9);
				for (const [before, other] of columns.slice(0, at + 1).entries()) {
					const start = before === at ? penalty : 0;
					const sum = one.reduce((all, z, row) => all + weight[row] * z * other[row], start);
					expect(slopes.curvature[at * size + before]).toBeCloseTo(sum, 9);
				}
			}
		}),
	);
});

test('columns keep their order, their means and their standard deviations; one that is constant is left out', () => {
	const rows = [
		[1, 7, 10, -2],
		[1, 7, 20, -2],
		[5, 7, 60, -2],
		[1, 7, 30, 6],
	];
	const { scales, constant, plain } = inGivenOrder(rows);
	expect(constant).toEqual([1]);
	expect(plain.columns).toBe(1);
	expect(scales.map(({ column, mean }) => [column, mean])).toEqual([
		[0, 2],
		[2, 30],
		[3, 0],
	]);
	const deviations = scales.map(({ standardDeviation }) => standardDeviation ** 2);
	for (const [at, variance] of [3, 350, 12].entries())
		expect(deviations[at]).toBeCloseTo(variance, 9);
});

test('the column whose figures cannot be scaled is named, also where it is a mark', () => {
	const plain = [[1e200], [-1e200], [0]].map((row, at) => [at, 3 * (at % 2), ...row]);
	expect(() => inGivenOrder(plain)).toThrow('The figures of column 3 are too large');
	const mark = [[1.5e308], [-1.5e308], [1.5e308]].map((row, at) => [at, 3 * (at % 2), ...row]);
	expect(() => inGivenOrder(mark)).toThrow('The figures of column 3 are too large');
});

test('the order of rows decides nothing but where they are, also where half of them are marked', () => {
	const rows = [0, 1, 1, 0].map((mark, at) => [mark, 1 - mark, at % 2, 3 * at]);
	const backwards = Int32Array.from([3, 2, 1, 0]);
	const turned = runToEnd(markedRows(matrixOf([...rows].reverse(), 4), backwards));
	expect(turned).toEqual(inGivenOrder(rows));
});

describe('residuals', () => {
	const residuals = (scores: readonly number[], targets: readonly number[]) => {
		const rows = { off: new Float64Array(scores.length), weight: new Float64Array(scores.length) };
		const found = runToEnd(
			logisticResiduals(Float64Array.from(scores), Float64Array.from(targets), rows),
		);
		return { ...found, ...rows };
	};

	test('of many even chances: their likelihood is beyond all floating-point numbers, its logarithm is not', () => {
		const rows = Array.from({ length: 5_000 }, (_, row) => row % 2);
		const { logLikelihood, off, weight } = residuals(Array(5_000).fill(0), rows);
		expect(logLikelihood).toBeCloseTo(-5_000 * Math.LN2, 8);
		expect([off[0], off[1], weight[0]]).toEqual([-0.5, 0.5, 0.25]);
	});

	test('of chances that are 0 or 1 but for rounding: nothing is lost', () => {
		const { logLikelihood, off, weight, separates } = residuals([50, -60], [1, 0]);
		expect(logLikelihood / -(Math.exp(-50) + Math.exp(-60))).toBeCloseTo(1, 12);
		expect(off[0] / Math.exp(-50)).toBeCloseTo(1, 12);
		expect(off[1] / -Math.exp(-60)).toBeCloseTo(1, 12);
		expect(weight[0] / Math.exp(-50)).toBeCloseTo(1, 12);
		expect(separates).toBe(true);
		expect(residuals([800, -800], [0, 1])).toMatchObject({
			logLikelihood: -1_600,
			separates: false,
		});
	});

	test('of outcomes between 0 and 1', () => {
		const { logLikelihood, off, separates } = residuals([1, -2], [0.9, 0.2]);
		const p = [1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(2))];
		const direct =
			0.9 * Math.log(p[0]) +
			0.1 * Math.log(1 - p[0]) +
			0.2 * Math.log(p[1]) +
			0.8 * Math.log(1 - p[1]);
		expect(logLikelihood).toBeCloseTo(direct, 12);
		expect(off[0]).toBeCloseTo(0.9 - p[0], 12);
		expect(off[1]).toBeCloseTo(0.2 - p[1], 12);
		expect(separates).toBe(false);
	});
});
