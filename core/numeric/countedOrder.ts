import { inChunks, type Steps } from '../steps';

/** A digit has so many bits: the places of the days of five years are one digit. */
const BITS = 11;
const BUCKETS = 2 ** BITS;

/**
 * The rows of `order` anew, some or all: by a whole number from 0 to below `end` of each, smallest first, equal ones as
 * they were. A counting sort by one digit after the other, from the lowest one.
 */
export function* countedOrder(
	numbers: Int32Array,
	end: number,
	order: Int32Array,
): Steps<Int32Array> {
	let sorted = order;
	for (let shift = 0; 2 ** shift < end; shift += BITS) {
		const [from, into] = [sorted, new Int32Array(order.length)];
		const begins = new Int32Array(BUCKETS + 1);
		yield* inChunks(order.length, (first, last) => {
			count(numbers, shift, begins, from, first, last);
		});
		for (let bucket = 0; bucket < BUCKETS; bucket++) begins[bucket + 1] += begins[bucket];
		yield* inChunks(order.length, (first, last) => {
			move(numbers, shift, begins, from, into, first, last);
		});
		sorted = into;
	}
	return sorted;
}

function count(
	numbers: Int32Array,
	shift: number,
	counts: Int32Array,
	rows: Int32Array,
	first: number,
	last: number,
): void {
	for (let at = first; at < last; at++) {
		counts[((numbers[rows[at]] >>> shift) & (BUCKETS - 1)) + 1]++;
	}
}

function move(
	numbers: Int32Array,
	shift: number,
	begins: Int32Array,
	from: Int32Array,
	into: Int32Array,
	first: number,
	last: number,
): void {
	for (let at = first; at < last; at++) {
		const row = from[at];
		into[begins[(numbers[row] >>> shift) & (BUCKETS - 1)]++] = row;
	}
}
