import fc from 'fast-check';

import {
	fitLogisticRegression,
	logisticParts,
	type LogisticFit,
} from '../../../core/models/logisticRegression';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { drawnRows, labelled, oRings, spector } from './outcomes.cjs';

const fitOf = (rows: ReadonlyArray<readonly number[]>, penalty = 0, mostIterations?: number) =>
	runToEnd(fitLogisticRegression(labelled(rows), { penalty, mostIterations }));
const all = ({ intercept, coefficients }: LogisticFit['model']) => [intercept, ...coefficients];
const allErrors = ({ standardErrors: { intercept, coefficients } }: LogisticFit) => [
	intercept,
	...coefficients,
];

describe('published fits', () => {
	test('grades of Spector & Mazzeo (Greene, Econometric Analysis, table of the logit model)', () => {
		const fit = fitOf(spector);
		const theirs = [-13.02135, 2.82611, 0.09516, 2.37869];
		for (const [at, value] of all(fit.model).entries()) expect(value).toBeCloseTo(theirs[at], 4);
		const errors = [4.931, 1.263, 0.1415, 1.0646];
		for (const [at, value] of allErrors(fit).entries()) {
			expect(value).toBeCloseTo(errors[at], 3 - Number(at === 1));
		}
		expect(fit.logLikelihood).toBeCloseTo(-12.88963, 5);
		expect(fit).toMatchObject({ converged: true, separation: 'none', constant: [] });
	});

	test('O-rings of the Challenger (Dalal, Fowlkes & Hoadley 1989): 15.043 − 0.232 × temperature', () => {
		const fit = fitOf(oRings);
		expect(fit.model.intercept).toBeCloseTo(15.0429, 4);
		expect(fit.model.coefficients[0]).toBeCloseTo(-0.2322, 4);
		expect(fit.standardErrors.intercept).toBeCloseTo(7.3786, 3);
		expect(fit.standardErrors.coefficients[0]).toBeCloseTo(0.1082, 4);
		expect(-2 * fit.logLikelihood).toBeCloseTo(20.315, 3);
	});
});

const drawn = fc.record({
	seed: fc.nat(),
	rows: fc.integer({ min: 60, max: 150 }),
	columns: fc.integer({ min: 1, max: 4 }),
	penalty: fc.constantFrom(0, 0.1, 1, 30),
});
const rowsOf = ({ seed, rows, columns }: { seed: number; rows: number; columns: number }) =>
	drawnRows(randomStream(seed), rows, columns, (row) => 0.5 * row[0] - 0.2);

describe('identities', () => {
	test('at the optimum residuals add up to 0, and with each z-score to the penalty', () => {
		fc.assert(
			fc.property(drawn, (one) => {
				const rows = rowsOf(one);
				const fit = fitOf(rows, one.penalty);
				expect(fit.converged).toBe(true);
				const off = rows.map((row) => row.at(-1)! - logisticParts(fit.model, row).probability);
				expect(off.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
				for (let column = 0; column < one.columns; column++) {
					const values = rows.map((row) => row[column]);
					const mean = values.reduce((sum, value) => sum + value, 0) / rows.length;
					const sd = Math.hypot(...values.map((value) => value - mean)) / Math.sqrt(rows.length);
					const slope = off.reduce((sum, by, at) => sum + by * ((values[at] - mean) / sd), 0);
					expect(slope).toBeCloseTo(one.penalty * fit.standardized.coefficients[column], 8);
				}
			}),
		);
	});

	test('contributions + base = log-odds to 1e-9, and nothing is added by a row of means', () => {
		fc.assert(
			fc.property(drawn, (one) => {
				const rows = rowsOf(one);
				const { model } = fitOf(rows, one.penalty);
				for (const row of rows) {
					const { base, contributions, logit } = logisticParts(model, row);
					const plain = model.coefficients.reduce(
						(sum, beta, column) => sum + beta * row[column],
						model.intercept,
					);
					const parts = contributions.reduce((sum, phi) => sum + phi, base);
					expect(Math.abs(parts - plain)).toBeLessThan(1e-9);
					expect(Math.abs(logit - plain)).toBeLessThan(1e-9);
				}
				const { contributions } = logisticParts(model, model.means);
				expect(contributions.every((phi) => phi === 0)).toBe(true);
			}),
		);
	});

	test('the order of rows changes nothing, to the last digit', () => {
		fc.assert(
			fc.property(drawn, (one) => {
				const rows = rowsOf(one);
				const random = randomStream(one.seed, 7);
				const shuffled = rows
					.map((row) => ({ row, key: random() }))
					.sort((a, b) => a.key - b.key)
					.map(({ row }) => row);
				expect(fitOf(shuffled, one.penalty)).toEqual(fitOf(rows, one.penalty));
			}),
		);
	});

	test('nor does it where columns have two values', () => {
		const random = randomStream(9);
		const rows = drawnRows(random, 400, 10, (row) => row[0] - row[1]).map((row, at) =>
			row.map((value, column) => {
				if (column === 10 || column === 0) return value;
				return Number(column === 1 ? at % 2 === 0 : value > 0.3);
			}),
		);
		expect(fitOf([...rows].reverse(), 1)).toEqual(fitOf(rows, 1));
	});

	test('units change coefficients and errors, not what is said of a row', () => {
		const scaled = spector.map(([gpa, tuce, psi, y]) => [gpa * 1000 + 5, tuce / 60, psi, y]);
		for (const penalty of [0, 2]) {
			const fit = fitOf(spector, penalty);
			const other = fitOf(scaled, penalty);
			expect(other.model.coefficients[0] * 1000).toBeCloseTo(fit.model.coefficients[0], 9);
			expect(other.standardErrors.coefficients[0]! * 1000).toBeCloseTo(
				fit.standardErrors.coefficients[0]!,
				9,
			);
			for (const [at, row] of spector.entries()) {
				const { probability } = logisticParts(fit.model, row);
				expect(logisticParts(other.model, scaled[at]).probability).toBeCloseTo(probability, 10);
			}
		}
	});

	test('a larger penalty never means larger standardized weights, and in the end none', () => {
		const sizes = [0, 0.5, 1, 5, 50, 1e9].map((penalty) =>
			Math.hypot(...fitOf(spector, penalty).standardized.coefficients),
		);
		expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
		expect(sizes.at(-1)).toBeLessThan(1e-6);
	});

	test('outcomes the other way round turn all signs', () => {
		const turned = spector.map((row) => [...row.slice(0, 3), 1 - row[3]]);
		const ours = all(fitOf(spector, 1).model);
		for (const [at, value] of all(fitOf(turned, 1).model).entries()) {
			expect(value).toBeCloseTo(-ours[at], 9);
		}
	});
});

test('recovery: of 400 known weights 95 % within 1.96 standard errors', () => {
	const truth = [-0.4, 1.2, -0.7, 0];
	let within = 0;
	let squares = 0;
	for (let seed = 0; seed < 100; seed++) {
		const rows = drawnRows(
			randomStream(seed),
			1_500,
			3,
			(row) => truth[0] + truth[1] * row[0] + truth[2] * row[1],
		);
		const fit = fitOf(rows);
		const errors = allErrors(fit);
		for (const [at, value] of all(fit.model).entries()) {
			const z = Math.abs(value - truth[at]) / errors[at]!;
			squares += z * z;
			within += Number(z < 1.96);
		}
	}
	expect(Math.abs(within / 400 - 0.95)).toBeLessThan(0.03);
	expect(Math.abs(squares / 400 - 1)).toBeLessThan(0.2);
});

describe('separation', () => {
	const apart = [1, 2, 3, 4, 5, 6].map((x) => [x, Number(x > 3)]);
	// At x = 3 there are both outcomes.
	const tied = [
		[1, 0],
		[2, 0],
		[3, 0],
		[3, 1],
		[4, 1],
		[5, 1],
	];
	// Every row with the mark has the outcome, others have either: its weight has no bound.
	const marked = drawnRows(randomStream(4), 200, 1, () => 0).map(([x, y], at) =>
		at % 5 === 0 ? [x, 1, 1] : [x, 0, y],
	);

	test('complete: likelihood alone has no optimum, and says so', () => {
		const fit = fitOf(apart);
		expect(fit).toMatchObject({ separation: 'complete', converged: false });
		expect(allErrors(fit)).toEqual([null, null]);
		expect(all(fit.model).every(Number.isFinite)).toBe(true);
	});

	test.each([
		['a tie', tied],
		['a mark that always has the outcome', marked],
	])('quasi-complete by %s', (_, rows) => {
		const fit = fitOf(rows);
		expect(fit).toMatchObject({ separation: 'quasiComplete', converged: false });
		expect(allErrors(fit).every((error) => error === null)).toBe(true);
	});

	test('a penalty gives an optimum; that all outcomes are told apart is still said', () => {
		expect(fitOf(apart, 1)).toMatchObject({ separation: 'complete', converged: true });
		expect(fitOf(tied, 1)).toMatchObject({ separation: 'none', converged: true });
		expect(fitOf(marked, 1)).toMatchObject({ separation: 'none', converged: true });
	});

	test('a search that was stopped early is not taken for separation', () => {
		expect(fitOf(spector, 0, 2)).toMatchObject({
			...{ converged: false, separation: 'none', iterations: 2 },
			standardErrors: { intercept: null },
		});
	});
});

describe('edges', () => {
	test('constant columns take no part, wherever they are', () => {
		const fit = fitOf(spector, 0);
		const wider = fitOf(spector.map(([gpa, tuce, psi, y]) => [0.1, gpa, tuce, 7, psi, y]));
		expect(wider.constant).toEqual([0, 3]);
		const { coefficients } = wider.model;
		expect([coefficients[1], coefficients[2], coefficients[4]]).toEqual(fit.model.coefficients);
		expect([coefficients[0], coefficients[3]]).toEqual([0, 0]);
		expect(wider.standardErrors.coefficients[3]).toBeNull();
		expect(wider.logLikelihood).toBe(fit.logLikelihood);
	});

	test('without any column that varies, the probability is the share', () => {
		const fit = fitOf([
			[5, 0],
			[5, 1],
			[5, 0],
			[5, 0],
		]);
		expect(logisticParts(fit.model, [5]).probability).toBeCloseTo(0.25, 12);
		expect(fit.standardErrors.intercept).toBeCloseTo(1 / Math.sqrt(4 * 0.25 * 0.75), 9);
	});

	test('columns made up of others: refused without a penalty, shared with one', () => {
		const doubled = spector.map(([gpa, tuce, psi, y]) => [gpa, tuce, psi, 2 * gpa - 3, y]);
		expect(() => fitOf(doubled)).toThrow('A column is made up of the others');
		const { standardized } = fitOf(doubled, 1);
		expect(standardized.coefficients[3]).toBeCloseTo(standardized.coefficients[0], 9);
	});

	test.each([0, 1])('one class only: %p', (outcome) => {
		expect(() =>
			fitOf([
				[1, outcome],
				[2, outcome],
				[3, outcome],
			]),
		).toThrow(
			`It happened to ${3 * outcome} of 3; both those to whom it happened and others are needed`,
		);
	});

	test('no rows, and too few outcomes', () => {
		const features = { values: new Float64Array(0), rows: 0, columns: 2 };
		const fit = (outcomes: Uint8Array) =>
			runToEnd(fitLogisticRegression({ features, outcomes }, { penalty: 1 }));
		expect(() => fit(new Uint8Array(0))).toThrow('It happened to 0 of 0');
		expect(() => fit(new Uint8Array(3))).toThrow('3 outcomes for 0 rows');
	});

	test('no number in each place, and an outcome that is none: the row is named', () => {
		for (const bad of [NaN, Infinity, -Infinity]) {
			for (let row = 0; row < 4; row++) {
				for (let column = 0; column < 3; column++) {
					const rows = spector.slice(2, 6).map((one) => [...one]);
					rows[row][column] = bad;
					expect(() => fitOf(rows, 1)).toThrow(
						expect.objectContaining({ code: 'outOfDomain', row }),
					);
				}
			}
		}
		expect(() =>
			fitOf([
				[1, 0],
				[2, 2],
				[3, 1],
			]),
		).toThrow(expect.objectContaining({ row: 1 }));
		expect(() => fitOf(spector, NaN)).toThrow('A penalty of NaN');
		expect(() => fitOf(spector, -1)).toThrow('A penalty of -1');
	});

	test('huge and tiny figures', () => {
		const extreme = spector.map(([gpa, tuce, psi, y]) => [gpa * 1e100, tuce * 1e-100, psi, y]);
		expect(fitOf(extreme).logLikelihood).toBeCloseTo(-12.88963, 5);
	});

	test('arguments are left alone', () => {
		const rows = Object.freeze(labelled(spector));
		const before = { values: rows.features.values.slice(), outcomes: rows.outcomes.slice() };
		runToEnd(fitLogisticRegression(rows, Object.freeze({ penalty: 1 })));
		expect(rows.features.values).toEqual(before.values);
		expect(rows.outcomes).toEqual(before.outcomes);
	});

	test('long fits pause on the way', () => {
		const rows = labelled(drawnRows(randomStream(1), 20_000, 4, (row) => row[0]));
		const pauses = [...fitLogisticRegression(rows, { penalty: 1 })].length;
		expect(pauses).toBeGreaterThan(50);
	});
});
