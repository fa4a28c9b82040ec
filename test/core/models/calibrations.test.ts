import fc from 'fast-check';

import {
	fitIsotonicCalibration,
	isotonicProbability,
} from '../../../core/models/isotonicCalibration';
import { fitPlattCalibration, plattProbability } from '../../../core/models/plattCalibration';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

type Pair = readonly [score: number, outcome: number];
const scoresOf = (pairs: readonly Pair[]) => Float64Array.from(pairs, ([score]) => score);
const outcomesOf = (pairs: readonly Pair[]) => Uint8Array.from(pairs, ([, outcome]) => outcome);
const platt = (pairs: readonly Pair[]) =>
	runToEnd(fitPlattCalibration(scoresOf(pairs), outcomesOf(pairs)));
const isotonic = (pairs: readonly Pair[]) =>
	runToEnd(fitIsotonicCalibration(scoresOf(pairs), outcomesOf(pairs)));

/** Scores whose outcomes have the probability of `slope` × score + `intercept`. */
function drawn(seed: number, rows: number, intercept: number, slope: number): Pair[] {
	const random = randomStream(seed);
	return Array.from({ length: rows }, () => {
		const score = 6 * random() - 3;
		const probability = plattProbability({ intercept, slope }, score);
		return [score, Number(random() < probability)];
	});
}

const pairs = fc
	.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 1 })), {
		...{ minLength: 2, maxLength: 60 },
	})
	.filter((all) => new Set(all.map(([, outcome]) => outcome)).size === 2);

describe('Platt', () => {
	test('scores 5, −4, 1 with outcomes 1, 0, 0 (LIBSVM, to a gradient of 1e-5)', () => {
		const { model, converged } = platt([
			[5, 1],
			[-4, 0],
			[1, 0],
		]);
		expect(model.slope).toBeCloseTo(0.20261354391187855, 5);
		expect(model.intercept).toBeCloseTo(-0.6523631498001051, 5);
		expect(converged).toBe(true);
	});

	test('probabilities add up to the smoothed outcomes', () => {
		fc.assert(
			fc.property(pairs, (all) => {
				const { model, converged } = platt(all);
				expect(converged).toBe(true);
				const happened = all.filter(([, outcome]) => outcome === 1).length;
				const others = all.length - happened;
				const smoothed = (happened * (happened + 1)) / (happened + 2) + others / (others + 2);
				const sum = all.reduce((total, [score]) => total + plattProbability(model, score), 0);
				expect(sum).toBeCloseTo(smoothed, 8);
				expect(platt([...all].reverse())).toEqual(platt(all));
			}),
		);
	});

	test('recovery: an overconfident score is brought back', () => {
		const { model } = platt(drawn(1, 20_000, -0.5, 0.6));
		expect(Math.abs(model.slope - 0.6)).toBeLessThan(0.03);
		expect(Math.abs(model.intercept + 0.5)).toBeLessThan(0.06);
	});

	test('outcomes told apart keep a finite slope; equal scores get the smoothed share', () => {
		const apart = platt([
			[1, 0],
			[2, 0],
			[3, 1],
			[4, 1],
		]);
		expect(apart.converged).toBe(true);
		expect(apart.model.slope).toBeGreaterThan(0);
		const { model } = platt([
			[7, 0],
			[7, 1],
			[7, 0],
			[7, 0],
		]);
		expect(model.slope).toBe(0);
		expect(plattProbability(model, 7)).toBeCloseTo((2 / 3 + 3 / 5) / 4, 12);
	});
});

describe('isotonic', () => {
	test('by hand: 0 1 0 1 becomes 0 ½ ½ 1, a line between', () => {
		const model = isotonic([
			[1, 0],
			[2, 1],
			[3, 0],
			[4, 1],
		]);
		expect(model).toEqual({ scores: [1, 2, 3, 4], probabilities: [0, 0.5, 0.5, 1] });
		const at = (score: number) => isotonicProbability(model, score);
		expect([0, 1, 1.5, 2, 2.7, 3, 3.5, 4, 9].map(at)).toEqual([
			0, 0, 0.25, 0.5, 0.5, 0.5, 0.75, 1, 1,
		]);
		expect([-Infinity, Infinity, NaN].map(at)).toEqual([0, 1, NaN]);
	});

	test('equal scores count as one, with their share', () => {
		const model = isotonic([
			[1, 0],
			[1, 1],
			[1, 0],
			[1, 0],
			[2, 1],
		]);
		expect(model).toEqual({ scores: [1, 2], probabilities: [0.25, 1] });
	});

	test('never falls, keeps the mean, is its own calibration, whatever the order of rows', () => {
		fc.assert(
			fc.property(pairs, (all) => {
				const model = isotonic(all);
				expect(isotonic([...all].reverse())).toEqual(model);
				const fitted = all.map(([score]) => isotonicProbability(model, score));
				const sum = (values: readonly number[]) =>
					values.reduce((total, value) => total + value, 0);
				expect(sum(fitted)).toBeCloseTo(sum(all.map(([, outcome]) => outcome)), 9);
				for (const [at, probability] of model.probabilities.entries()) {
					expect(probability).toBeGreaterThanOrEqual(Math.max(0, model.probabilities[at - 1] ?? 0));
					expect(probability).toBeLessThanOrEqual(1);
				}
				const again = isotonic(all.map(([, outcome], at) => [fitted[at], outcome]));
				for (const value of fitted) {
					expect(isotonicProbability(again, value)).toBeCloseTo(value, 9);
				}
			}),
		);
	});

	test('recovery: within 0.06 of the truth everywhere but at the ends', () => {
		const model = isotonic(drawn(2, 20_000, 0.3, -0.0001).map(([x, y]) => [x, y] as const));
		expect(Math.abs(isotonicProbability(model, 0) - 0.574)).toBeLessThan(0.03);
		const steep = isotonic(drawn(2, 20_000, 0, 1));
		for (const x of [-2, -1, 0, 1, 2]) {
			const truth = plattProbability({ intercept: 0, slope: 1 }, x);
			expect(Math.abs(isotonicProbability(steep, x) - truth)).toBeLessThan(0.06);
		}
	});
});

describe.each([
	['Platt', fitPlattCalibration],
	['isotonic', fitIsotonicCalibration],
])('edges of %s', (_, fit) => {
	const run = (all: readonly Pair[]) => runToEnd<unknown>(fit(scoresOf(all), outcomesOf(all)));

	test('one class, nothing, no number, an outcome that is none', () => {
		expect(() => run([])).toThrow('It happened to 0 of 0');
		expect(() =>
			run([
				[1, 1],
				[2, 1],
			]),
		).toThrow('It happened to 2 of 2');
		for (const bad of [NaN, Infinity, -Infinity]) {
			expect(() =>
				run([
					[1, 1],
					[2, 0],
					[bad, 1],
				]),
			).toThrow(expect.objectContaining({ row: 2 }));
		}
		expect(() =>
			run([
				[1, 1],
				[2, 3],
			]),
		).toThrow(expect.objectContaining({ row: 1 }));
	});

	test('arguments are left alone', () => {
		const all: Pair[] = [
			[3, 1],
			[1, 0],
			[2, 1],
			[0, 1],
		];
		const scores = scoresOf(all);
		const outcomes = outcomesOf(all);
		runToEnd<unknown>(fit(scores, outcomes));
		expect([scores, outcomes]).toEqual([scoresOf(all), outcomesOf(all)]);
	});
});
