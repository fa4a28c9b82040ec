/**
 * Sums over rows that have marks, by their combinations of eight (`markedRows.ts`): what a row adds is added once for
 * all eight. Two combinations have too many values together, so those are summed up by their halves.
 */
import type { Steps } from '../steps';
import type { ResidualRows } from './logisticResiduals';
import { COMBINATIONS, TOGETHER, type MarkedRows } from './markedRows';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { floor } = Math;

const HALF = TOGETHER / 2;
const HALVES = 2 ** HALF;
const BOTH = HALVES ** 2;

/** The intercept first, then one figure, or one row, for each column. */
export type Slopes = Readonly<{ gradient: Float64Array; curvature: Float64Array }>;

export type MarkSums = Readonly<{
	/** By combination the sums of what a row counts for, of that times each plain z-score, and of `off`. */
	single: Float64Array;
	/** By halves of two different combinations of a row the sum of what it counts for: four tables for each two. */
	pairs: Float64Array;
}>;

export function emptyMarkSums({ width, plain }: MarkedRows): MarkSums {
	return {
		single: new Float64Array(width * COMBINATIONS * (plain.columns + 2)),
		pairs: new Float64Array(4 * pairsBefore(width) * BOTH),
	};
}

export function addMarks(
	{ plain: { values, columns }, combinations, width }: MarkedRows,
	{ weight, off }: ResidualRows,
	{ single, pairs }: MarkSums,
	from: number,
	to: number,
): void {
	const own = new Float64Array(columns + 2);
	for (let row = from; row < to; row++) {
		const w = weight[row];
		own[0] = w;
		for (let at = 0; at < columns; at++) own[at + 1] = w * values[row * columns + at];
		own[columns + 1] = off[row];
		let table = 0;
		for (let one = 0; one < width; one++) {
			const combination = combinations[row * width + one];
			const line = (one * COMBINATIONS + combination) * own.length;
			for (let at = 0; at < own.length; at++) single[line + at] += own[at];
			const low = (combination % HALVES) * HALVES;
			const high = (combination >> HALF) * HALVES + BOTH;
			for (let other = 0; other < one; other++) {
				const otherLow = table + (combinations[row * width + other] % HALVES);
				const otherHigh = table + (combinations[row * width + other] >> HALF) + 2 * BOTH;
				pairs[low + otherLow] += w;
				pairs[high + otherLow] += w;
				pairs[low + otherHigh] += w;
				pairs[high + otherHigh] += w;
				table += 4 * BOTH;
			}
		}
	}
}

/** Puts the sums of the marks behind those of the plain columns. */
export function* setMarks(
	{ plain, places }: MarkedRows,
	sums: MarkSums,
	to: Slopes,
): Steps<undefined> {
	const size = places.length + 1;
	const stride = plain.columns + 2;
	const first = plain.columns + 1;
	for (let mark = 0; first + mark < size; mark++) {
		const one = floor(mark / TOGETHER);
		const bit = 1 << mark % TOGETHER;
		const line = (first + mark) * size;
		const single = sums.single.subarray(one * COMBINATIONS * stride);
		to.gradient[first + mark] = sumWith(bit, single, stride - 1, stride, COMBINATIONS);
		for (let at = 0; at < first; at++) {
			to.curvature[line + at] = sumWith(bit, single, at, stride, COMBINATIONS);
		}
		for (let other = one * TOGETHER; other <= mark; other++) {
			const bits = bit | (1 << other % TOGETHER);
			to.curvature[line + first + other] = sumWith(bits, single, 0, stride, COMBINATIONS);
		}
		to.curvature.set(withEarlierMarks(mark, sums.pairs), line + first);
		yield;
	}
	return undefined;
}

/** What the rows count for that have this mark and one of an earlier combination. */
function withEarlierMarks(mark: number, pairs: Float64Array): Float64Array {
	const one = floor(mark / TOGETHER);
	const isHigh = mark % TOGETHER >= HALF;
	const sums = new Float64Array(one * TOGETHER);
	const marked = new Float64Array(HALVES);
	for (let half = 0; half < 2 * one; half++) {
		const table = 4 * (pairsBefore(one) + (half >> 1)) + 2 * (half % 2) + Number(isHigh);
		for (let at = 0; at < HALVES; at++) {
			marked[at] = sumWith(1 << mark % HALF, pairs, table * BOTH + at, HALVES, HALVES);
		}
		for (let bit = 0; bit < HALF; bit++) {
			sums[half * HALF + bit] = sumWith(1 << bit, marked, 0, 1, HALVES);
		}
	}
	return sums;
}

/** Pairs of combinations of which neither comes after the one before `one`. */
function pairsBefore(one: number): number {
	return (one * (one - 1)) / 2;
}

/** Over those of so many combinations that have these marks. */
function sumWith(
	bits: number,
	sums: Float64Array,
	begin: number,
	stride: number,
	combinations: number,
): number {
	let sum = 0;
	for (let combination = bits; combination < combinations; combination++) {
		if ((combination & bits) === bits) sum += sums[begin + combination * stride];
	}
	return sum;
}
