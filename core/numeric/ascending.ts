import { inChunks, type Steps } from '../steps';
import { DIGIT, digitBegins, fromSortableBits, sortableBits, type Digit } from './sortableBits';

/** Fewer values are sorted at one go: less than a millisecond. */
const FEW = 4_096;

/** A sorted copy, smallest first, NaN last; `values` stay as they are. */
export function* ascending(values: Float64Array): Steps<Float64Array> {
	const copy = Float64Array.from(values);
	if (copy.length < FEW) return copy.sort();
	const { keys, digits } = yield* sortableBits(copy);
	let sorted = keys;
	let spare: Uint32Array = new Uint32Array(digits.length > 0 ? keys.length : 0);
	for (const digit of digits) {
		const begins = yield* digitBegins(sorted, digit);
		const [source, goal] = [sorted, spare];
		yield* inChunks(copy.length, (from, to) => moveKeys(source, digit, begins, goal, from, to));
		[sorted, spare] = [goal, source];
	}
	yield* fromSortableBits(sorted);
	return new Float64Array(sorted.buffer);
}

function moveKeys(
	source: Uint32Array,
	{ half, shift }: Digit,
	begins: Int32Array,
	goal: Uint32Array,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		const place = 2 * begins[(source[2 * at + half] >>> shift) & DIGIT]++;
		goal[place] = source[2 * at];
		goal[place + 1] = source[2 * at + 1];
	}
}
