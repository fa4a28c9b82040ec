import fc from 'fast-check';

import { canonicalOrder } from '../../../core/models/canonicalOrder';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { matrixOf } from './matrixOf.cjs';

test('by the first column, then the second, and so on; equal rows count once', () => {
	const matrix = matrixOf([
		[2, 1],
		[1, 9],
		[2, 0],
		[1, 9],
		[-5, 3],
	]);
	const { order, distinct } = runToEnd(canonicalOrder(matrix));
	expect([...order]).toEqual([4, 1, 3, 2, 0]);
	expect(distinct).toBe(4);
});

test('none and one', () => {
	expect(runToEnd(canonicalOrder(matrixOf([])))).toEqual({ order: new Int32Array(0), distinct: 0 });
	expect(runToEnd(canonicalOrder(matrixOf([[7]]))).distinct).toBe(1);
});

test.each([4_096, 4_097, 8_192, 12_289, 50_000])('%i rows: sorted, and nothing lost', (length) => {
	const random = randomStream(length);
	const rows = Array.from({ length }, () => [Math.floor(50 * random()), Math.floor(9 * random())]);
	const { order, distinct } = runToEnd(canonicalOrder(matrixOf(rows)));
	const sorted = rows.map(([a, b]) => 10 * a + b).sort((one, other) => one - other);
	expect(Array.from(order, (row) => 10 * rows[row][0] + rows[row][1])).toEqual(sorted);
	expect(new Set(order).size).toBe(length);
	expect(distinct).toBe(new Set(sorted).size);
});

test('so many columns that rows are compared come out as few columns do', () => {
	const random = randomStream(11);
	const rows = Array.from({ length: 5_000 }, () => [
		...[Math.floor(5 * random()), random() - 0.5, -0, Infinity],
		...[Math.floor(3 * random()), 7],
	]);
	const few = runToEnd(canonicalOrder(matrixOf(rows)));
	const many = runToEnd(canonicalOrder(matrixOf(rows.map((row) => [...row, 1, 1]))));
	expect(many).toEqual(few);
});

test.each([2, 7])(
	'%i columns: among equal rows labels have the last word, and tell them apart',
	(columns) => {
		const random = randomStream(5);
		// Stretches of equal rows of which some are short and one is longer than what is sorted at one go.
		const firsts = Array.from({ length: 12_000 }, () => Math.floor(3_000 * random() ** 9));
		const rows = firsts.map((first) => [...Array<number>(columns - 1).fill(first % 3), first % 2]);
		const labels = Uint8Array.from(rows, () => (random() < 0.5 ? 1 : 0));
		const { order, distinct } = runToEnd(canonicalOrder(matrixOf(rows), labels));
		const keyOf = (row: number) => 10 * (10 * rows[row][0] + rows[row][columns - 1]) + labels[row];
		const sorted = Array.from(rows, (_, row) => keyOf(row)).sort((one, other) => one - other);
		expect(Array.from(order, keyOf)).toEqual(sorted);
		expect(new Set(order).size).toBe(rows.length);
		expect(distinct).toBe(new Set(sorted).size);
	},
);

test('many columns of many figures come out as row by row', () => {
	const random = randomStream(6);
	const rows = Array.from({ length: 3_000 }, () =>
		Array.from({ length: 9 }, (_, column) => Math.floor((column < 2 ? 25 : 3) * random())),
	);
	const { order } = runToEnd(canonicalOrder(matrixOf(rows)));
	const text = (row: readonly number[]) => row.map((figure) => 10 + figure).join();
	expect(Array.from(order, (row) => text(rows[row]))).toEqual(rows.map(text).sort());
});

test('only figures decide: rows in another order come out the same', () => {
	const row = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.double({ noNaN: true }));
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const ordered = (all: ReadonlyArray<readonly number[]>) =>
				Array.from(runToEnd(canonicalOrder(matrixOf(all, 2))).order, (at) =>
					// 0 and −0 are equal.
					all[at].map((figure) => figure + 0),
				);
			expect(ordered([...rows].reverse())).toEqual(ordered(rows));
		}),
	);
});
