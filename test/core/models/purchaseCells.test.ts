import fc from 'fast-check';

import { everyNth, purchaseCells, type PurchaseCells } from '../../../core/models/purchaseCells';
import { runToEnd } from '../../../core/steps';
import { columnsOf } from './purchaseHistories.cjs';

type Row = [number, number, number];

/** x, T, tₓ and weight of each cell. */
const told = ({ x, T, tx, times, weight }: PurchaseCells) =>
	Array.from(x, (one, cell) => [one, times[T[cell]], times[tx[cell]], weight[cell]]);
const cellsOf = (rows: readonly Row[], counts?: readonly number[]) =>
	runToEnd(purchaseCells(columnsOf(rows), counts));

const day = fc.integer({ min: 0, max: 4 });
const row = fc
	.tuple(fc.integer({ min: 0, max: 3 }), day, day, fc.boolean())
	.map(([x, one, other, inWeeks]): Row => {
		const unit = inWeeks ? 1 / 7 : 1;
		return [x, x === 0 ? 0 : Math.min(one, other) * unit, Math.max(one, other) * unit];
	});

test('customers alike are one cell, in ascending order of x, T and tₓ, with their sums and times', () => {
	const cells = cellsOf([
		[2, 5, 9],
		[0, 0, 9],
		[2, 3, 9],
		[0, 0, 4],
		[2, 5, 9],
		[0, 0, 9],
		[1, 4, 4],
	]);
	expect(told(cells)).toEqual([
		[0, 4, 0, 1],
		[0, 9, 0, 2],
		[1, 4, 4, 1],
		[2, 9, 3, 1],
		[2, 9, 5, 2],
	]);
	expect([...cells.times]).toEqual([0, 3, 4, 5, 9]);
	expect(cells).toMatchObject({ customers: 7, purchases: 7, meanAge: 53 / 7 });
});

test('any customers: each is in a cell of its own kind, and in any order they give the same', () => {
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const weights = new Map<string, number>();
			for (const [x, tx, T] of rows) {
				const kind = JSON.stringify([x, T, tx]);
				weights.set(kind, (weights.get(kind) ?? 0) + 1);
			}
			const cells = cellsOf(rows);
			expect(told(cells).map(([x, T, tx, weight]) => [JSON.stringify([x, T, tx]), weight])).toEqual(
				[...weights].sort(([one], [other]) => {
					const [a, b] = [one, other].map((kind) => JSON.parse(kind) as Row);
					return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
				}),
			);
			expect(cellsOf([...rows].reverse())).toEqual(cells);
		}),
	);
});

test('rows that stand for several count as often, and for nobody not at all', () => {
	const rows: Row[] = [
		[0, 0, 3],
		[1, 2, 3],
		[0, 0, 3],
		[0, 0, 5],
	];
	const cells = cellsOf(rows, [4, 2, 1, 0]);
	expect(told(cells)).toEqual([
		[0, 3, 0, 5],
		[1, 3, 2, 2],
	]);
	expect(cells).toMatchObject({ customers: 7, purchases: 2, meanAge: 3 });
	expect(() => cellsOf(rows, [1, 1, -1, 1])).toThrow(expect.objectContaining({ row: 2 }));
});

test('some of the cells keep their customers and times', () => {
	const rows = Array.from({ length: 60 }, (_, at): Row => [1 + (at % 3), at / 7, 10 + at / 7]);
	const cells = cellsOf([...rows, ...rows]);
	const some = runToEnd(everyNth(cells, 7));
	expect(told(some)).toEqual(told(cells).filter((_, at) => at % 7 === 0 && at < 56));
	expect(some.customers).toBe(2 * 8);
	expect(some.purchases).toBe(2 * some.x.reduce((sum, x) => sum + x, 0));
	expect(some.meanAge).toBe(cells.meanAge);
	expect(some.times.length).toBe(new Set(told(some).flatMap(([, T, tx]) => [T, tx])).size);
});
