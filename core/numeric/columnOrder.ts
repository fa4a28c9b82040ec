import { inChunks, type Steps } from '../steps';
import { DIGIT, digitBegins, sortableBits, type Digit } from './sortableBits';

/**
 * The rows of `order` anew: by their number in a column, smallest first, equal ones as they were.
 *
 * @param column one number for each row; 0 and −0 are equal
 */
export function* columnOrder(column: Float64Array, order: Int32Array): Steps<Int32Array> {
	const rows = column.length;
	const numbers = new Float64Array(rows);
	yield* inChunks(rows, (from, to) => {
		// −0 becomes 0.
		for (let row = from; row < to; row++) numbers[row] = column[row] + 0;
	});
	const { keys, digits } = yield* sortableBits(numbers);
	let from = order;
	let spare: Int32Array = new Int32Array(rows);
	for (const digit of digits) {
		const begins = yield* digitBegins(keys, digit);
		const [source, goal] = [from, spare];
		yield* inChunks(rows, (first, last) => {
			moveRows(keys, digit, begins, source, goal, first, last);
		});
		spare = source === order ? new Int32Array(rows) : source;
		from = goal;
	}
	return from;
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
		goal[begins[(keys[2 * row + half] >>> shift) & DIGIT]++] = row;
	}
}
