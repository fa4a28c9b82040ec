import fc from 'fast-check';

import { dayOrder } from '../../../core/numeric/dayOrder';
import { runToEnd } from '../../../core/steps';

describe('dayOrder', () => {
	test('is a stable sort by day, for any days', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -5_000, max: 40_000 })), (days) => {
				const order = [...runToEnd(dayOrder(Int32Array.from(days)))];
				const expected = days
					.map((day, row) => ({ day, row }))
					.sort((one, other) => one.day - other.day || one.row - other.row)
					.map(({ row }) => row);
				expect(order).toEqual(expected);
			}),
		);
	});

	test('no rows give no order', () => {
		expect(runToEnd(dayOrder(new Int32Array(0)))).toHaveLength(0);
	});
});
