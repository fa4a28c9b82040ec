import fc from 'fast-check';

import {
	MOVEMENTS,
	netRise,
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

test('net rise: of all who are in both snapshots, moved or not', () => {
	expect(netRise(counts({ better: 2, worse: 10, same: 80, changed: 8, new: 5, gone: 3 }))).toEqual({
		...{ value: -0.08, numerator: -8, denominator: 100, reason: null },
	});
	expect(netRise(counts({ new: 3, gone: 2 }))).toMatchObject({
		...{ value: null, reason: 'No customer is in both snapshots' },
	});
});
