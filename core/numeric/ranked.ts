import { inChunks, type Steps } from '../steps';
import { columnOrder } from './columnOrder';

/** The different numbers of a column, smallest first, and for each row the place of its number among them. */
export type Ranked = Readonly<{ numbers: Float64Array; places: Int32Array }>;

/** 0 and −0 are equal; NaN is not for it. Whole numbers, such as days and orders, are counted, others sorted. */
export function* ranked(column: Float64Array): Steps<Ranked> {
	const most = yield* largestWhole(column);
	return most < SPARSEST * column.length ? yield* counted(column, most) : yield* sorted(column);
}

/** Whole numbers are counted up to so many times as many as there are rows. */
const SPARSEST = 4;

/** Infinity where a number is none from 0 to 2³¹ − 1. */
function* largestWhole(column: Float64Array): Steps<number> {
	let most = 0;
	yield* inChunks(column.length, (from, to) => {
		if (most < Infinity) most = Math.max(most, largestOf(column, from, to));
	});
	return most;
}

function largestOf(column: Float64Array, from: number, to: number): number {
	let largest = 0;
	for (let row = from; row < to; row++) {
		const whole = column[row] | 0;
		if (whole !== column[row] || whole < 0) return Infinity;
		if (whole > largest) largest = whole;
	}
	return largest;
}

function* counted(column: Float64Array, most: number): Steps<Ranked> {
	const placeOf = new Int32Array(most + 1).fill(-1);
	yield* inChunks(column.length, (from, to) => {
		for (let row = from; row < to; row++) placeOf[column[row]] = 0;
	});
	const numbers = new Float64Array(Math.min(most + 1, column.length));
	let count = 0;
	yield* inChunks(placeOf.length, (from, to) => {
		for (let number = from; number < to; number++) {
			if (placeOf[number] < 0) continue;
			numbers[count] = number;
			placeOf[number] = count++;
		}
	});
	const places = new Int32Array(column.length);
	yield* inChunks(column.length, (from, to) => lookUp(column, placeOf, places, from, to));
	return { numbers: numbers.subarray(0, count), places };
}

function lookUp(
	column: Float64Array,
	placeOf: Int32Array,
	places: Int32Array,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) places[row] = placeOf[column[row]];
}

function* sorted(column: Float64Array): Steps<Ranked> {
	const order = yield* columnOrder(
		column,
		new Int32Array(column.length).map((_, row) => row),
	);
	const numbers = new Float64Array(column.length);
	const places = new Int32Array(column.length);
	let last = -1;
	yield* inChunks(column.length, (from, to) => {
		last = numberRows(column, order, numbers, places, last, from, to);
	});
	return { numbers: numbers.subarray(0, last + 1), places };
}

/** Answers the place of the last number so far. */
function numberRows(
	column: Float64Array,
	order: Int32Array,
	numbers: Float64Array,
	places: Int32Array,
	before: number,
	from: number,
	to: number,
): number {
	let last = before;
	for (let at = from; at < to; at++) {
		const row = order[at];
		if (last < 0 || column[row] !== numbers[last]) numbers[++last] = column[row] + 0;
		places[row] = last;
	}
	return last;
}
