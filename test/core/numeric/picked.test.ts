import { picked } from '../../../core/numeric/picked';

test('the figures at the places, in their order; by rows of several columns', () => {
	expect(picked([5, 6, 7], Int32Array.of(2, 0, 2))).toEqual(Float64Array.of(7, 5, 7));
	const rows = Float64Array.of(1, 10, 2, 20, 3, 30);
	expect(picked(rows, [2, 0], { stride: 2, offset: 1 })).toEqual(Float64Array.of(30, 10));
	expect(picked(rows, [])).toEqual(Float64Array.of());
});
