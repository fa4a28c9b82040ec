import fc from 'fast-check';

import { ascending } from '../../../core/numeric/ascending';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

describe('ascending', () => {
	test('sorts any values, and leaves what it was given', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
				const given = Float64Array.from(values);
				const sorted = runToEnd(ascending(given));
				expect(sorted).toEqual(Float64Array.from(values).sort());
				expect(given).toEqual(Float64Array.from(values));
			}),
		);
	});

	test('sorts many of any values, NaN last and −0 before 0', () => {
		const special = [NaN, -NaN, Infinity, -Infinity, 0, -0, 5e-324, -5e-324, Number.MAX_VALUE];
		fc.assert(
			fc.property(fc.array(fc.double(), { minLength: 1 }), fc.integer(), (values, seed) => {
				const random = randomStream(seed, 1);
				const all = [...values, ...special];
				const given = Float64Array.from(
					{ length: 5_000 },
					() => all[Math.floor(random() * all.length)],
				);
				const sorted = runToEnd(ascending(given));
				const expected = given.slice().sort();
				expect(sorted).toHaveLength(given.length);
				expect(sorted.findIndex((value, at) => !Object.is(value, expected[at]))).toBe(-1);
			}),
			{ numRuns: 30 },
		);
	});

	const lengths = [4_095, 4_096, 65_536, 100_001, 200_000];
	const kinds = {
		fractions: (random: () => number) => random() * 1_000,
		'whole numbers': (random: () => number) => Math.floor(random() * 1_000),
		'whole numbers, some large': (random: () => number) => Math.floor(random() * 100_000),
		'whole numbers, some below 0': (random: () => number) => Math.round(random() * 9 - 1),
	};
	test.each(
		lengths.flatMap((length) => Object.entries(kinds).map(([name, of]) => [length, name, of])),
	)('sorts %i %s', (length, _, of) => {
		const random = randomStream(7, Number(length));
		const draw = of as (typeof kinds)['fractions'];
		const values = Float64Array.from({ length: Number(length) }, () => draw(random));
		const sorted = runToEnd(ascending(values));
		// Jest would take minutes to print how two long arrays differ.
		const expected = values.slice().sort();
		expect(sorted).toHaveLength(values.length);
		expect(sorted.findIndex((value, at) => value !== expected[at])).toBe(-1);
	});
});
