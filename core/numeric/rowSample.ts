import { inChunks, type Steps } from '../steps';
import type { Random } from './random';

/**
 * `size` different rows out of `rows`, in ascending order, each set of them equally likely; all of them where
 * there are no more. Selection sampling: Fan, Muller & Rezucha (1962), JASA 57.
 */
export function* rowSample(rows: number, size: number, random: Random): Steps<Int32Array> {
	const sample = new Int32Array(Math.min(rows, size));
	let taken = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			if (random() * (rows - row) < sample.length - taken) sample[taken++] = row;
		}
	});
	return sample;
}
