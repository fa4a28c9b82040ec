import { inChunks, type Steps } from '../steps';

/** A digit has so many bits: six of them make a number. */
const BITS = 11;
const BUCKETS = 2 ** BITS;
const DIGITS = 6;

/**
 * The rows of `order` anew: by their number in a column, smallest first, equal ones as they were. A radix sort over
 * the bits of the numbers, which compares none and leaves out digits that all have in common, as whole numbers do.
 *
 * @param column one number for each row; 0 and −0 are equal
 */
export function* columnOrder(column: Float64Array, order: Int32Array): Steps<Int32Array> {
	const keys = yield* sortableBits(column);
	const counts = yield* digitCounts(keys);
	let from = order;
	let into: Int32Array = new Int32Array(order.length);
	for (let digit = 0; digit < DIGITS; digit++) {
		const begins = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
		if (begins.includes(order.length)) continue;
		let begin = 0;
		for (let bucket = 0; bucket < BUCKETS; bucket++) {
			const count = begins[bucket];
			begins[bucket] = begin;
			begin += count;
		}
		const [source, goal] = [from, into];
		yield* inChunks(order.length, (first, last) => {
			for (let at = first; at < last; at++) {
				const row = source[at];
				goal[begins[digitOf(keys, row, digit)]++] = row;
			}
		});
		into = source === order ? new Int32Array(order.length) : source;
		from = goal;
	}
	return from;
}

/** Two halves of 32 bits for each number, the lower one first, whose order as whole numbers is that of the numbers. */
function* sortableBits(column: Float64Array): Steps<Uint32Array> {
	const numbers = new Float64Array(column.length);
	const bits = new Uint32Array(numbers.buffer);
	yield* inChunks(column.length, (from, to) => {
		for (let row = from; row < to; row++) {
			// −0 becomes 0.
			numbers[row] = column[row] + 0;
			const high = bits[2 * row + 1];
			// Below 0 all bits count backwards, else only the sign is turned.
			const isBelow = high >>> 31 === 1;
			bits[2 * row] = isBelow ? ~bits[2 * row] : bits[2 * row];
			bits[2 * row + 1] = isBelow ? ~high : high | 0x80000000;
		}
	});
	return bits;
}

function* digitCounts(keys: Uint32Array): Steps<Int32Array> {
	const counts = new Int32Array(DIGITS * BUCKETS);
	yield* inChunks(keys.length / 2, (from, to) => {
		for (let row = from; row < to; row++) {
			for (let digit = 0; digit < DIGITS; digit++) {
				counts[digit * BUCKETS + digitOf(keys, row, digit)]++;
			}
		}
	});
	return counts;
}

/** From the lowest to the highest digit. */
function digitOf(keys: Uint32Array, row: number, digit: number): number {
	const low = keys[2 * row];
	const high = keys[2 * row + 1];
	switch (digit) {
		case 0:
			return low & (BUCKETS - 1);
		case 1:
			return (low >>> BITS) & (BUCKETS - 1);
		case 2:
			return ((low >>> (2 * BITS)) | (high << (32 - 2 * BITS))) & (BUCKETS - 1);
		case 3:
			return (high >>> 1) & (BUCKETS - 1);
		case 4:
			return (high >>> (1 + BITS)) & (BUCKETS - 1);
		default:
			return high >>> (1 + 2 * BITS);
	}
}
