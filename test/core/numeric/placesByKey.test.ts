import { placesByKey } from '../../../core/numeric/placesByKey';
import { runToEnd } from '../../../core/steps';

const shown = (keys: readonly number[], length: number, count: number) => {
	const { begins, places } = runToEnd(placesByKey(Int32Array.from(keys), length, count));
	return Array.from({ length: count }, (_, key) => [
		...places.subarray(begins[key], begins[key + 1]),
	]);
};

test('the places of each key stand side by side, in ascending order', () => {
	expect(shown([2, 0, 2, -1, 1, 0], 6, 4)).toEqual([[1, 5], [4], [0, 2], []]);
});

test('only the first places are looked at, and nothing gives nothing', () => {
	expect(shown([0, 1, 0, 1], 2, 2)).toEqual([[0], [1]]);
	expect(shown([], 0, 0)).toEqual([]);
	expect(shown([-1, -1], 2, 1)).toEqual([[]]);
});
