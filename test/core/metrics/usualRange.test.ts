import fc from 'fast-check';

import { changeFromUsual, usualRange } from '../../../core/metrics/usualRange';

describe('usual range (XmR limits)', () => {
	test('mean ± 2.66 × mean moving range, by hand', () => {
		// Mean 12; moves 2, 4, 2, 4, 4 add up to 16, 3.2 each.
		const range = usualRange([10, 12, 8, 10, 14, 18]);
		expect(range?.low).toBeCloseTo(12 - 2.66 * 3.2, 12);
		expect(range?.high).toBeCloseTo(12 + 2.66 * 3.2, 12);
		expect(range?.periods).toBe(6);
	});

	test('five periods are too few to say', () => {
		expect(usualRange([1, 2, 3, 4, 5])).toBeNull();
		expect(changeFromUsual(5, 1, null)).toMatchObject({
			verdict: 'notComparable',
			difference: null,
			reason: expect.stringMatching(/6 earlier periods/),
		});
	});

	test('only what leaves the range is a change', () => {
		const range = usualRange([10, 12, 8, 10, 14, 18]);
		expect(changeFromUsual(20, 18, range).verdict).toBe('noChangeShown');
		expect(changeFromUsual(21, 18, range).verdict).toBe('higher');
		expect(changeFromUsual(3, 18, range).verdict).toBe('lower');
		expect(changeFromUsual(null, 18, range).verdict).toBe('notComparable');
	});

	test('the unit of the figure changes no verdict', () => {
		const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 6, maxLength: 13 });
		fc.assert(
			fc.property(values, fc.integer({ min: 0, max: 20_000 }), (earlier, now) => {
				const cents = earlier.map((value) => value * 128);
				const one = changeFromUsual(now, earlier[0], usualRange(earlier));
				const other = changeFromUsual(now * 128, cents[0], usualRange(cents));
				expect(other.verdict).toBe(one.verdict);
			}),
		);
	});
});
