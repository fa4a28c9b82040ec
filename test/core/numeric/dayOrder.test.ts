import fc from 'fast-check';

import { dayOrder } from '../../../core/numeric/dayOrder';
import { runToEnd } from '../../../core/steps';

describe('dayOrder', () => {
	test('is a stable sort by day, for any days', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -5_000, max: 40_000 })), (days) => {
				const order = runToEnd(dayOrder(Int32Array.from(days)));
				const expected = days
					.map((day, row) => ({ day, row }))
					.sort((one, other) => one.day - other.day || one.row - other.row)
					.map(({ row }) => row);
				expect([...(order ?? days.keys())]).toEqual(expected);
			}),
		);
	});

	test('days that come in order need none', () => {
		expect(runToEnd(dayOrder(new Int32Array(0)))).toBeNull();
		expect(runToEnd(dayOrder(Int32Array.of(-3, 5, 5, 9)))).toBeNull();
		expect(runToEnd(dayOrder(Int32Array.of(5, 4)))).not.toBeNull();
	});
});
