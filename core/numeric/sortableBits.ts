/**
 * Radix sorting of numbers from the least digit to the greatest (Knuth, The Art of Computer Programming, volume 3,
 * 5.2.5): by their bits, none compared, so that the time grows with their count alone.
 */
import { inChunks, type Steps } from '../steps';

/** A digit has so many bits, the highest one of each half of a number one less. */
const BITS = 11;
const BUCKETS = 2 ** BITS;
/** What is left of a number of which a digit has been shifted to its end. */
export const DIGIT = BUCKETS - 1;
const DIGITS = [0, 1].flatMap((half) => [0, BITS, 2 * BITS].map((shift) => ({ half, shift })));

/** A digit of a number: which half of its bits, and from which bit on. */
export type Digit = (typeof DIGITS)[number];

export type SortableBits = Readonly<{
	/** Two halves of 32 bits for each number, the lower one first, whose order as whole numbers is that of the numbers. */
	keys: Uint32Array;
	/** From the least to the greatest those in which not all numbers are alike: of whole numbers only a few. */
	digits: readonly Digit[];
}>;

const SIGN = 0x8000_0000;

/** Of numbers that give up their place for it; −0 comes before 0, NaN last. */
export function* sortableBits(numbers: Float64Array): Steps<SortableBits> {
	const keys = new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
	const differing = new Int32Array(2);
	yield* inChunks(numbers.length, (from, to) => turnBits(numbers, keys, differing, from, to));
	const digits = DIGITS.filter(({ half, shift }) => ((differing[half] >>> shift) & DIGIT) !== 0);
	return { keys, digits };
}

function turnBits(
	numbers: Float64Array,
	keys: Uint32Array,
	differing: Int32Array,
	from: number,
	to: number,
): void {
	let [low, high] = differing;
	for (let at = from; at < to; at++) {
		if (numbers[at] !== numbers[at]) numbers[at] = NaN;
		// Below 0 all bits count backwards, else only the sign is turned.
		const isBelow = keys[2 * at + 1] >= SIGN;
		keys[2 * at] ^= isBelow ? -1 : 0;
		keys[2 * at + 1] ^= isBelow ? -1 : SIGN;
		low |= keys[2 * at] ^ keys[0];
		high |= keys[2 * at + 1] ^ keys[1];
	}
	differing[0] = low;
	differing[1] = high;
}

/** Makes numbers of their keys again, in the same place. */
export function* fromSortableBits(keys: Uint32Array): Steps<undefined> {
	return yield* inChunks(keys.length / 2, (from, to) => {
		for (let at = from; at < to; at++) {
			const wasBelow = keys[2 * at + 1] < SIGN;
			keys[2 * at] ^= wasBelow ? -1 : 0;
			keys[2 * at + 1] ^= wasBelow ? -1 : SIGN;
		}
	});
}

/** By digit, where the numbers with it begin once they are in order. */
export function* digitBegins(keys: Uint32Array, digit: Digit): Steps<Int32Array> {
	const begins = new Int32Array(BUCKETS + 1);
	yield* inChunks(keys.length / 2, (from, to) => countDigits(keys, digit, begins, from, to));
	for (let bucket = 0; bucket < BUCKETS; bucket++) begins[bucket + 1] += begins[bucket];
	return begins;
}

/** Each one place on, so that their sums are where the next begin. */
function countDigits(
	keys: Uint32Array,
	{ half, shift }: Digit,
	counts: Int32Array,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) counts[((keys[2 * at + half] >>> shift) & DIGIT) + 1]++;
}
