import fc from 'fast-check';

import { fitAdditiveStumps, stumpParts } from '../../../core/models/additiveStumps';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { drawnRows, labelled, spector } from './outcomes.cjs';

const fitOf = (
	rows: ReadonlyArray<readonly number[]>,
	settings: Partial<Parameters<typeof fitAdditiveStumps>[1]> = {},
) => runToEnd(fitAdditiveStumps(labelled(rows), { seed: 1, ...settings }));

test('one stump by hand: Newton’s steps from the share, each side on its own', () => {
	// Of 8 half have it: p = ½. Left one of four, right three of four: slopes ∓1, weights 4 × ¼ + 1.
	const rows = [0, 0, 0, 0, 1, 1, 1, 1].map((x, at) => [x, Number(at === 0 || at > 4)]);
	const { model, rounds } = fitOf(rows, {
		...{ rounds: 1, learningRate: 1, leastRows: 1, rowShare: 1 },
	});
	expect(rounds).toBe(1);
	expect(model).toEqual({ base: 0, shapes: [{ edges: [0.5], values: [-0.5, 0.5] }] });
});

test('a staircase finds what is no straight line, and a column that does not matter stays flat', () => {
	const rows = drawnRows(randomStream(3), 4_000, 2, (row) => (Math.abs(row[0]) > 0.5 ? 1.5 : -1.5));
	const { model } = fitOf(rows);
	const logitAt = (x: number) => stumpParts(model, [x, 0]).logit;
	for (const x of [-0.9, -0.6, 0.6, 0.9]) expect(Math.abs(logitAt(x) - 1.5)).toBeLessThan(0.5);
	for (const x of [-0.4, 0, 0.4]) expect(Math.abs(logitAt(x) + 1.5)).toBeLessThan(0.5);
	const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
	expect(spread(model.shapes[1].values)).toBeLessThan(0.6);
});

const drawn = fc.record({
	seed: fc.nat(),
	rows: fc.integer({ min: 2, max: 200 }),
	columns: fc.integer({ min: 1, max: 4 }),
	rounds: fc.integer({ min: 1, max: 40 }),
	rowShare: fc.constantFrom(0.3, 0.5, 1),
});
type Drawn = Readonly<{ seed: number; rows: number; columns: number }>;
/** Rounded, so that there are equal figures; both outcomes occur. */
const rowsOf = ({ seed, rows, columns }: Drawn) =>
	drawnRows(randomStream(seed), rows, columns, (row) => 2 * row[0]).map((row, at) => [
		...row.slice(0, columns).map((x) => Math.round(x * 10) / 10),
		at < 2 ? at : row[columns],
	]);

describe('identities', () => {
	test('contributions + base = log-odds; contributions are 0 on the mean of the rows', () => {
		fc.assert(
			fc.property(drawn, (one) => {
				const rows = rowsOf(one);
				const { model, logLikelihood } = fitOf(rows, { ...one, leastRows: 3 });
				const parts = rows.map((row) => stumpParts(model, row));
				for (const { base, contributions, logit, probability } of parts) {
					const sum = contributions.reduce((total, phi) => total + phi, base);
					expect(Math.abs(sum - logit)).toBeLessThan(1e-9);
					expect(probability).toBeGreaterThan(0);
					expect(probability).toBeLessThan(1);
				}
				for (let column = 0; column < one.columns; column++) {
					const sum = parts.reduce((total, part) => total + part.contributions[column], 0);
					expect(sum).toBeCloseTo(0, 9);
				}
				const likelihood = parts.reduce((sum, { probability }, at) => {
					return sum + Math.log(rows[at].at(-1) === 1 ? probability : 1 - probability);
				}, 0);
				expect(logLikelihood).toBeCloseTo(likelihood, 8);
			}),
		);
	});

	test('the order of rows changes nothing, nor does a unit or any other rising scale', () => {
		fc.assert(
			fc.property(drawn, (one) => {
				const rows = rowsOf(one);
				const fit = fitOf(rows, one);
				expect(fitOf([...rows].reverse(), one)).toEqual(fit);
				const other = rows.map((row) => [...row.slice(0, -1).map((x) => 8 * x ** 3), row.at(-1)!]);
				const { model } = fitOf(other, one);
				for (const [at, row] of rows.entries()) {
					const { logit } = stumpParts(fit.model, row);
					expect(stumpParts(model, other[at]).logit).toBeCloseTo(logit, 12);
				}
			}),
		);
	});

	test('with all rows in every stump, more of them never fit worse', () => {
		const fits = [1, 5, 20, 80, 300].map((rounds) =>
			fitOf(spector, { rounds, rowShare: 1, leastRows: 4 }),
		);
		const all = fits.map(({ logLikelihood }) => logLikelihood);
		expect(all).toEqual([...all].sort((a, b) => a - b));
	});

	test('the same seed gives the same model, another one another', () => {
		const rows = rowsOf({ seed: 5, rows: 200, columns: 3 });
		expect(fitOf(rows, { seed: 2 })).toEqual(fitOf(rows, { seed: 2 }));
		expect(fitOf(rows, { seed: 3 })).not.toEqual(fitOf(rows, { seed: 2 }));
	});
});

describe('edges', () => {
	test('constant columns, and too few rows for two sides: the share', () => {
		const flat = fitOf([
			[7, 1],
			[7, 0],
			[7, 0],
			[7, 0],
		]);
		expect(flat.rounds).toBe(0);
		expect(stumpParts(flat.model, [7])).toMatchObject({ contributions: [0], probability: 0.25 });
		expect(fitOf(spector, { leastRows: 17 }).rounds).toBe(0);
	});

	test('outcomes told apart: finite scores', () => {
		const rows = Array.from({ length: 100 }, (_, at) => [at, Number(at >= 50)]);
		const { model } = fitOf(rows, { rounds: 2_000, learningRate: 1 });
		expect(stumpParts(model, [0]).probability).toBeLessThan(0.01);
		expect(Number.isFinite(stumpParts(model, [0]).logit)).toBe(true);
	});

	test('beyond what was seen: as at its end', () => {
		const { model } = fitOf(spector, { leastRows: 4 });
		const [least, most] = [-Infinity, Infinity].map((x) => stumpParts(model, [x, x, x]).logit);
		expect(stumpParts(model, [0, 0, 0]).logit).toBe(least);
		expect(stumpParts(model, [9, 99, 9]).logit).toBe(most);
		for (const row of [
			[NaN, 20, 0],
			[3, 20],
		]) {
			expect(stumpParts(model, row).probability).toBeNaN();
		}
	});

	test('huge figures', () => {
		const rows = spector.map(([gpa, tuce, psi, y]) => [(gpa - 3) * 1.7e308, tuce, psi, y]);
		const { model } = fitOf(rows, { leastRows: 2 });
		expect(model.shapes[0].edges.every(Number.isFinite)).toBe(true);
	});

	test('one class, no number, and settings that do not fit are refused', () => {
		expect(() =>
			fitOf([
				[1, 1],
				[2, 1],
			]),
		).toThrow('It happened to 2 of 2');
		expect(() =>
			fitOf([
				[1, 1],
				[NaN, 0],
			]),
		).toThrow(expect.objectContaining({ row: 1 }));
		for (const bad of [0, NaN, 1e6])
			expect(() => fitOf(spector, { rounds: bad })).toThrow('rounds');
		for (const bad of [0, NaN, 1.1]) {
			expect(() => fitOf(spector, { learningRate: bad })).toThrow('learning rate');
			expect(() => fitOf(spector, { rowShare: bad })).toThrow('share of the rows');
		}
	});

	test('arguments are left alone, and long fits pause on the way', () => {
		const rows = Object.freeze(labelled(drawnRows(randomStream(1), 5_000, 2, ([x]) => x)));
		const before = { values: rows.features.values.slice(), outcomes: rows.outcomes.slice() };
		const pauses = [...fitAdditiveStumps(rows, Object.freeze({ seed: 1, rounds: 20 }))].length;
		expect(pauses).toBeGreaterThan(100);
		expect(rows.features.values).toEqual(before.values);
		expect(rows.outcomes).toEqual(before.outcomes);
	});
});
