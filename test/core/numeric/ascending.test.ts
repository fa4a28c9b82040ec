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

	test.each([32_768, 32_769, 65_536, 100_001, 200_000])('sorts %i values', (length) => {
		const random = randomStream(7, length);
		const values = Float64Array.from({ length }, () => Math.floor(random() * 1_000));
		const sorted = runToEnd(ascending(values));
		// Jest would take minutes to print how two long arrays differ.
		const expected = values.slice().sort();
		expect(sorted).toHaveLength(length);
		expect(sorted.findIndex((value, at) => value !== expected[at])).toBe(-1);
	});
});
