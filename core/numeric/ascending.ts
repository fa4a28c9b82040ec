import { inChunks, type Steps } from '../steps';

/** Fewer values are sorted at one go: less than a millisecond. */
const FEW = 4_096;

/**
 * A sorted copy, smallest first, NaN last; `values` stay as they are. A radix sort from the least digit to the
 * greatest (Knuth, The Art of Computer Programming, volume 3, 5.2.5) of the bits of the numbers, whose time grows
 * with their count alone, and which has next to nothing to do for whole numbers, such as days and orders.
 */
export function* ascending(values: Float64Array): Steps<Float64Array> {
	if (values.length < FEW) return Float64Array.from(values).sort();
	let sorted = Float64Array.from(values);
	let other = new Float64Array(values.length);
	const counts = DIGITS.map(() => new Int32Array(RADIX));
	yield* inChunks(values.length, (from, to) => {
		toOrderedBits(sorted, from, to);
		countDigits(wordsOf(sorted), counts, from, to);
	});
	for (const [at, digit] of DIGITS.entries()) {
		// All numbers have it in common: there is nothing to put in order.
		if (counts[at].includes(values.length)) continue;
		const places = beginnings(counts[at]);
		const [given, into] = [wordsOf(sorted), wordsOf(other)];
		yield* inChunks(values.length, (from, to) => moveRows(given, into, digit, places, from, to));
		[sorted, other] = [other, sorted];
	}
	yield* inChunks(values.length, (from, to) => fromOrderedBits(sorted, from, to));
	return sorted;
}

const wordsOf = ({ buffer }: Float64Array) => new Uint32Array(buffer);

/** Which of the two words of a number holds its sign: 1 where the processor is little-endian. */
const HIGH = wordsOf(Float64Array.of(-0))[0] === 0 ? 1 : 0;
const LOW = 1 - HIGH;
const SIGN = 0x8000_0000;
const ALL_BITS = 0xffff_ffff;

/** No digit lies in both words. */
type Digit = Readonly<{ word: number; shift: number }>;
const DIGITS: readonly Digit[] = [LOW, HIGH].flatMap((word) =>
	[0, 11, 22].map((shift) => ({ word, shift })),
);
const RADIX = 2_048;

/** Bits that, read as a whole number, are in the order of the numbers: of those below 0 all turned, of others the sign. */
function toOrderedBits(values: Float64Array, from: number, to: number): void {
	const words = wordsOf(values);
	for (let at = from; at < to; at++) {
		const isNumber = values[at] === values[at];
		const high = isNumber ? words[2 * at + HIGH] : ALL_BITS >>> 1;
		const low = isNumber ? words[2 * at + LOW] : ALL_BITS;
		words[2 * at + HIGH] = high >= SIGN ? ~high : high ^ SIGN;
		words[2 * at + LOW] = high >= SIGN ? ~low : low;
	}
}

function fromOrderedBits(values: Float64Array, from: number, to: number): void {
	const words = wordsOf(values);
	for (let at = from; at < to; at++) {
		const high = words[2 * at + HIGH];
		words[2 * at + HIGH] = high >= SIGN ? high ^ SIGN : ~high;
		if (high < SIGN) words[2 * at + LOW] = ~words[2 * at + LOW];
	}
}

function countDigits(
	words: Uint32Array,
	[low0, low1, low2, high0, high1, high2]: readonly Int32Array[],
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		const low = words[2 * at + LOW];
		const high = words[2 * at + HIGH];
		low0[low & 2_047] += 1;
		low1[(low >>> 11) & 2_047] += 1;
		low2[low >>> 22] += 1;
		high0[high & 2_047] += 1;
		high1[(high >>> 11) & 2_047] += 1;
		high2[high >>> 22] += 1;
	}
}

/** Where the numbers of each digit begin. */
function beginnings(counts: Int32Array): Int32Array {
	const places = new Int32Array(RADIX);
	for (let digit = 1; digit < RADIX; digit++) places[digit] = places[digit - 1] + counts[digit - 1];
	return places;
}

/** Moves numbers, two words each, to the next places of their digit. */
function moveRows(
	given: Uint32Array,
	into: Uint32Array,
	{ word, shift }: Digit,
	places: Int32Array,
	from: number,
	to: number,
): void {
	for (let at = 2 * from; at < 2 * to; at += 2) {
		const place = 2 * places[(given[at + word] >>> shift) & 2_047]++;
		into[place] = given[at];
		into[place + 1] = given[at + 1];
	}
}
