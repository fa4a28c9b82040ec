import fc from 'fast-check';

import {
	balanceOfMoves,
	MOVEMENTS,
	NOWHERE,
	segmentMovement,
	type Movement,
} from '../../../core/metrics/segmentMovement';
import { runToEnd } from '../../../core/steps';

const moved = (from: readonly number[], to: readonly number[], ranks: readonly number[]) =>
	runToEnd(segmentMovement({ from: Int32Array.from(from), to: Int32Array.from(to) }, ranks));
const namesOf = ({ movement }: { movement: Int8Array }) =>
	Array.from(movement, (kind) => MOVEMENTS[kind] ?? null);

const counts = (some: Partial<Record<Movement, number>>) => ({
	...{ better: 0, worse: 0, same: 0, changed: 0, new: 0, gone: 0 },
	...some,
});

describe('movement', () => {
	test('each kind, by the ranks: 0 is the best', () => {
		const found = moved(
			[1, 0, 2, 0, NOWHERE, 1, NOWHERE, 2],
			[0, 1, 2, 2, 1, NOWHERE, NOWHERE, 0],
			[0, 1, NaN],
		);
		expect(namesOf(found)).toEqual([
			...['better', 'worse', 'same', 'changed', 'new', 'gone', null, 'changed'],
		]);
		expect(found.counts).toEqual({ better: 1, worse: 1, same: 1, changed: 2, new: 1, gone: 1 });
		expect(found.transitions).toContainEqual({
			...{ from: 1, to: 0, movement: 'better', customers: 1 },
		});
	});

	test('nobody', () => {
		const found = moved([], [], []);
		expect(found.transitions).toEqual([]);
		expect(found.counts).toEqual(counts({}));
	});

	const segment = fc.integer({ min: -1, max: 3 });
	const customers = fc.array(fc.tuple(segment, segment), { maxLength: 60 });
	const ranks = fc.array(fc.constantFrom(0, 1, 2, 3, NaN), { minLength: 4, maxLength: 4 });
	const sides = (all: ReadonlyArray<readonly [number, number]>) =>
		[all.map(([from]) => from), all.map(([, to]) => to)] as const;

	test('the table of moves adds up to the segments of both snapshots, and to the kinds', () => {
		fc.assert(
			fc.property(customers, ranks, (all, by) => {
				const [from, to] = sides(all);
				const { transitions, counts: kinds } = moved(from, to, by);
				for (let at = 0; at < 4; at++) {
					const sum = (side: 'from' | 'to') =>
						transitions
							.filter((way) => way[side] === at)
							.reduce((total, way) => total + way.customers, 0);
					expect(sum('from')).toBe(from.filter((one) => one === at).length);
					expect(sum('to')).toBe(to.filter((one) => one === at).length);
				}
				const somewhere = all.filter(([one, other]) => one >= 0 || other >= 0).length;
				expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(somewhere);
			}),
		);
	});

	test('the same snapshot twice: nobody moved', () => {
		fc.assert(
			fc.property(fc.array(segment), ranks, (all, by) => {
				const { counts: kinds } = moved(all, all, by);
				expect(kinds).toEqual(counts({ same: all.filter((one) => one >= 0).length }));
			}),
		);
	});

	test('backwards, who rose has slipped, and who is new is gone', () => {
		fc.assert(
			fc.property(customers, ranks, (all, by) => {
				const [from, to] = sides(all);
				const there = moved(from, to, by).counts;
				const back = moved(to, from, by).counts;
				expect(back).toEqual({
					...{ better: there.worse, worse: there.better, same: there.same },
					...{ changed: there.changed, new: there.gone, gone: there.new },
				});
			}),
		);
	});

	test('frozen ranks are left as they are', () => {
		expect(() => moved([0], [1], Object.freeze([0, 1]))).not.toThrow();
	});
});

describe('balance of moves', () => {
	test('10 of 12 movers slipped: more than chance; Wilson 2 of 12 is 4.7 % to 44.8 %', () => {
		const change = balanceOfMoves(counts({ better: 2, worse: 10, same: 88 }));
		expect(change).toMatchObject({ difference: -0.08, verdict: 'lower' });
		expect(change.interval?.low).toBeCloseTo(((2 * 0.04696 - 1) * 12) / 100, 4);
		expect(change.interval?.high).toBeCloseTo(((2 * 0.448 - 1) * 12) / 100, 4);
	});

	test('7 against 5 comes about by chance', () => {
		const { verdict } = balanceOfMoves(counts({ better: 5, worse: 7, same: 3 }));
		expect(verdict).toBe('noChangeShown');
	});

	test('nobody moved: no change; nobody known on both sides: not comparable', () => {
		expect(balanceOfMoves(counts({ same: 9 }))).toMatchObject({
			...{ difference: 0, verdict: 'noChangeShown' },
		});
		expect(balanceOfMoves(counts({ new: 3, gone: 2 }))).toMatchObject({
			...{ difference: null, verdict: 'notComparable' },
		});
	});
});
