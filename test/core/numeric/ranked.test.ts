import fc from 'fast-check';

import { countedOrder } from '../../../core/numeric/countedOrder';
import { randomStream } from '../../../core/numeric/random';
import { ranked } from '../../../core/numeric/ranked';
import { runToEnd } from '../../../core/steps';

const rankedOf = (values: readonly number[]) => {
	const { numbers, places } = runToEnd(ranked(Float64Array.from(values)));
	return { numbers: [...numbers], places: [...places] };
};

describe('ranked', () => {
	test.each([
		['whole', [3, 0, 3, 7], [0, 3, 7], [1, 0, 1, 2]],
		['fractions', [0.5, 2, 0.5, 0.25], [0.25, 0.5, 2], [1, 2, 1, 0]],
		['below 0', [-1, 4, -3], [-3, -1, 4], [1, 2, 0]],
		['too large to count', [2 ** 31, 5, 2 ** 40], [5, 2 ** 31, 2 ** 40], [1, 0, 2]],
		['nothing', [], [], []],
	])('%s: each number once, and its place', (_, values, numbers, places) => {
		expect(rankedOf(values)).toEqual({ numbers, places });
	});

	test.each([
		['counted', [0, -0, 1]],
		['sorted', [0, -0, 0.5]],
	])('%s: 0 and −0 are one number, 0', (_, values) => {
		const { numbers, places } = rankedOf(values);
		expect(numbers.map((number) => Object.is(number, -0))).toEqual([false, false]);
		expect(places).toEqual([0, 0, 1]);
	});

	const number = fc.oneof(
		fc.integer({ min: -2, max: 9 }),
		fc.integer({ min: 0, max: 1e6 }),
		fc.double({ noNaN: true }),
	);

	test('any numbers: different ones ascending, and every row finds its own', () => {
		fc.assert(
			fc.property(fc.array(number), (values) => {
				const { numbers, places } = rankedOf(values);
				const different = [...new Set(values)].sort((one, other) => one - other);
				expect(numbers).toEqual(different.map((value) => value + 0));
				expect(places.map((place) => numbers[place])).toEqual(values.map((value) => value + 0));
			}),
		);
	});

	test('many rows, over several chunks, whole and not', () => {
		const random = randomStream(3);
		const days = Array.from({ length: 9_001 }, () => Math.floor(800 * random()));
		const inWeeks = rankedOf(days.map((day) => day / 7));
		expect(inWeeks.places).toEqual(rankedOf(days).places);
		expect(inWeeks.numbers).toHaveLength(new Set(days).size);
	});
});

describe('countedOrder', () => {
	const ordered = (numbers: readonly number[], end: number, order: readonly number[]) => [
		...runToEnd(countedOrder(Int32Array.from(numbers), end, Int32Array.from(order))),
	];

	test('smallest first, equal ones as they were', () => {
		expect(ordered([2, 0, 2, 1], 3, [0, 1, 2, 3])).toEqual([1, 3, 0, 2]);
		expect(ordered([2, 0, 2, 1], 3, [3, 2, 1, 0])).toEqual([1, 3, 2, 0]);
		expect(ordered([0, 0], 1, [1, 0])).toEqual([1, 0]);
		expect(ordered([], 0, [])).toEqual([]);
	});

	test.each([2_048, 2_049, 2 ** 22, 2 ** 22 + 1, 2 ** 31 - 1])(
		'up to %i, of more digits than one',
		(end) => {
			const random = randomStream(5, end);
			const numbers = Array.from({ length: 5_000 }, () => Math.floor(end * random()));
			numbers[17] = end - 1;
			const rows = [...numbers.keys()];
			const sorted = rows.slice().sort((one, other) => numbers[one] - numbers[other]);
			expect(ordered(numbers, end, rows)).toEqual(sorted);
		},
	);
});
