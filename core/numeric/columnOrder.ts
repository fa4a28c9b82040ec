import { inChunks, type Steps } from '../steps';

/** A digit has so many bits, the highest one of each half of a number one less. */
const BITS = 11;
const BUCKETS = 2 ** BITS;
const DIGITS = [0, 1].flatMap((half) => [0, BITS, 2 * BITS].map((shift) => ({ half, shift })));

/** A digit of a number: which half of its bits, and from which bit on. */
type Digit = (typeof DIGITS)[number];

/**
 * The rows of `order` anew: by their number in a column, smallest first, equal ones as they were. A radix sort over
 * the bits of the numbers, which compares none and leaves out digits that all have in common, as whole numbers do.
 *
 * @param column one number for each row; 0 and −0 are equal
 */
export function* columnOrder(column: Float64Array, order: Int32Array): Steps<Int32Array> {
	const rows = column.length;
	const { keys, differing } = yield* sortableBits(column);
	let from = order;
	let spare: Int32Array = new Int32Array(rows);
	for (const digit of DIGITS) {
		if (((differing[digit.half] >>> digit.shift) & (BUCKETS - 1)) === 0) continue;
		const counts = new Int32Array(BUCKETS);
		yield* inChunks(rows, (first, last) => countDigits(keys, digit, counts, first, last));
		let begin = 0;
		for (let bucket = 0; bucket < BUCKETS; bucket++) {
			const count = counts[bucket];
			counts[bucket] = begin;
			begin += count;
		}
		const [source, goal] = [from, spare];
		yield* inChunks(rows, (first, last) => {
			moveRows(keys, digit, counts, source, goal, first, last);
		});
		spare = source === order ? new Int32Array(rows) : source;
		from = goal;
	}
	return from;
}

/** Two halves of 32 bits for each number, the lower one first, whose order as whole numbers is that of the numbers; and the bits of each half in which not all numbers are alike. */
type SortableBits = Readonly<{ keys: Uint32Array; differing: Int32Array }>;

function* sortableBits(column: Float64Array): Steps<SortableBits> {
	const numbers = new Float64Array(column.length);
	const keys = new Uint32Array(numbers.buffer);
	const differing = new Int32Array(2);
	yield* inChunks(column.length, (from, to) => {
		writeKeys(column, numbers, keys, differing, from, to);
	});
	return { keys, differing };
}

/** @param keys the bits of `numbers` */
function writeKeys(
	column: Float64Array,
	numbers: Float64Array,
	keys: Uint32Array,
	differing: Int32Array,
	from: number,
	to: number,
): void {
	let [low, high] = differing;
	for (let row = from; row < to; row++) {
		// −0 becomes 0.
		numbers[row] = column[row] + 0;
		// Below 0 all bits count backwards, else only the sign is turned.
		const isBelow = keys[2 * row + 1] >>> 31 === 1;
		keys[2 * row] ^= isBelow ? -1 : 0;
		keys[2 * row + 1] ^= isBelow ? -1 : 0x80000000;
		low |= keys[2 * row] ^ keys[0];
		high |= keys[2 * row + 1] ^ keys[1];
	}
	differing[0] = low;
	differing[1] = high;
}

function countDigits(
	keys: Uint32Array,
	{ half, shift }: Digit,
	counts: Int32Array,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		counts[(keys[2 * row + half] >>> shift) & (BUCKETS - 1)]++;
	}
}

function moveRows(
	keys: Uint32Array,
	{ half, shift }: Digit,
	begins: Int32Array,
	source: Int32Array,
	goal: Int32Array,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		const row = source[at];
		goal[begins[(keys[2 * row + half] >>> shift) & (BUCKETS - 1)]++] = row;
	}
}
