import { inChunks, type Steps } from '../steps';

/** For each key the places that hold it, side by side and in ascending order: those of `key` are `places[begins[key]]` up to, not including, `places[begins[key + 1]]`. */
export type PlacesByKey = Readonly<{ begins: Int32Array; places: Int32Array }>;

/** A counting sort of the first `length` of `keyOf`, whole numbers from 0 to `keys` − 1; places with a negative key are in none. */
export function* placesByKey(
	keyOf: ArrayLike<number>,
	length: number,
	keys: number,
): Steps<PlacesByKey> {
	const begins = new Int32Array(keys + 1);
	yield* inChunks(length, (from, to) => {
		for (let at = from; at < to; at++) if (keyOf[at] >= 0) begins[keyOf[at] + 1] += 1;
	});
	yield* inChunks(keys, (from, to) => {
		for (let key = from; key < to; key++) begins[key + 1] += begins[key];
	});
	const next = begins.slice();
	const places = new Int32Array(begins[keys]);
	yield* inChunks(length, (from, to) => {
		for (let at = from; at < to; at++) if (keyOf[at] >= 0) places[next[keyOf[at]]++] = at;
	});
	return { begins, places };
}
