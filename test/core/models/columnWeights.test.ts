import { fitAdditiveStumps, stumpParts } from '../../../core/models/additiveStumps';
import { encodedColumns, type RawColumn } from '../../../core/models/columnEncoding';
import {
	contributionOf,
	logisticWeights,
	stumpWeights,
	timesWeights,
} from '../../../core/models/columnWeights';
import { fitLogisticRegression, logisticParts } from '../../../core/models/logisticRegression';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

const random = randomStream(2);
const CUSTOMERS = 600;
const months = Float64Array.from({ length: CUSTOMERS }, () =>
	random() < 0.1 ? NaN : Math.floor(60 * random()),
);
const words = Array.from({ length: CUSTOMERS }, () => {
	const place = random();
	return place < 0.01 ? 'rare' : place < 0.2 ? '' : place < 0.6 ? 'month' : 'year';
});
const outcomes = Uint8Array.from(months, (month, at) =>
	Number(random() < (month > 20 && month < 40 ? 0.7 : 0.2) + (words[at] === 'year' ? -0.1 : 0.1)),
);
const columns: readonly RawColumn[] = [
	{ kind: 'number', name: 'months', values: months },
	{ kind: 'category', name: 'contract', values: words },
];
const { matrix, encodings } = runToEnd(encodedColumns(columns));
const rowOf = (at: number) =>
	matrix.values.subarray(at * matrix.columns, (at + 1) * matrix.columns);
const linear = runToEnd(
	fitLogisticRegression({ features: matrix, outcomes }, { penalty: 1 }),
).model;
const stumps = runToEnd(fitAdditiveStumps({ features: matrix, outcomes }, { seed: 1 })).model;
const models = {
	logistic: {
		weights: logisticWeights(columns, encodings, linear),
		parts: (at: number) => logisticParts(linear, rowOf(at)),
	},
	stumps: {
		weights: stumpWeights(columns, encodings, stumps, linear.means),
		parts: (at: number) => stumpParts(stumps, rowOf(at)),
	},
};

describe.each(Object.entries(models))('%s', (_, { weights, parts }) => {
	test('contributions by column add up to the log-odds of the encoded row', () => {
		for (let at = 0; at < CUSTOMERS; at++) {
			const by = [months[at], words[at]].map((value, column) =>
				contributionOf(weights[column], value),
			);
			expect(by.every(({ isKnown }) => isKnown)).toBe(true);
			const { base, logit } = parts(at);
			expect(by.reduce((sum, one) => sum + one.by, base)).toBeCloseTo(logit, 10);
		}
	});

	test('twice the weights, twice the contribution', () => {
		for (const [column, values] of [
			[0, [3, 30, 59, NaN]],
			[1, ['month', 'year', '', 'rare']],
		] as const) {
			for (const value of values) {
				const { by } = contributionOf(weights[column], value);
				const twice = contributionOf(timesWeights(weights[column], 2), value);
				expect(twice.by).toBeCloseTo(2 * by, 12);
			}
		}
	});

	test('a number beyond those seen counts as the nearest one does or goes on, and is not known', () => {
		const [number] = weights;
		expect(contributionOf(number, 1e6).isKnown).toBe(false);
		expect(contributionOf(number, -1).isKnown).toBe(false);
		expect(contributionOf(number, NaN).isKnown).toBe(true);
		expect(Number.isFinite(contributionOf(number, 1e6).by)).toBe(true);
	});
});

test('steps beyond their ends are level', () => {
	const [steps] = models.stumps.weights;
	expect(contributionOf(steps, 1e6).by).toBe(contributionOf(steps, 59).by);
});

test('a word that nobody had is told as unknown where there were no rare ones', () => {
	const level = { value: 'a', weight: 1, mean: 0.5 };
	const column = { kind: 'category', name: 'c', levels: [level] } as const;
	expect(contributionOf(column, 'b')).toEqual({ by: -0.5, isKnown: false });
	expect(contributionOf(column, 'a')).toEqual({ by: 0.5, isKnown: true });
});
