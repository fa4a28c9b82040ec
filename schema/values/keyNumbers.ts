import { CHUNK } from '../../core/steps';
import { keySlots, type KeySlots } from './keySlots';
import { mostWords, writeKey } from './keyWords';

/**
 * Numbers the distinct keys it is shown, from 0 in order of appearance. The keys' characters stand side by side
 * in long columns: to compare with texts that lie all over the memory would take most of the time of reading, and
 * a Map five times as long at a million keys, with stops of 80 ms when it grows.
 */
export type KeyNumbers = Readonly<{
	/** The number of `key`, given to it now where it is new. */
	indexOf: (key: string | number) => number;
	/**
	 * The numbers of the first `count` of many keys, at most CHUNK, as far as they are there: −1 for the others.
	 * Half the time per key: the processor waits for the memory of many of them at once.
	 */
	known: (keys: readonly unknown[], count: number, numbers: Int32Array) => void;
	/** A number that no key has. */
	unnamed: () => number;
	/** How many numbers have been given. */
	count: () => number;
}>;

/** Columns of this many words: a place is the number of its column, then where in it. */
const COLUMN_BITS = 16;
const COLUMN = 1 << COLUMN_BITS;

/** `expected`: how many keys there will be, if that is known. */
export function keyNumbers(expected = 1000): KeyNumbers {
	return new Numbers(expected);
}

class Numbers implements KeyNumbers {
	private readonly slots: KeySlots;
	/** Per key its number, and the key in words. */
	private column: Int32Array;
	private readonly columns: Int32Array[];
	private end = 0;
	private given = 0;

	constructor(expected: number) {
		this.slots = keySlots(expected);
		this.column = new Int32Array(Math.min(COLUMN, 4 * expected + 64));
		this.columns = [this.column];
	}

	indexOf(key: string | number): number {
		this.makeRoom(1 + mostWords(key));
		const { columns, column, end } = this;
		// The key is written where it will stay if it is new.
		const length = writeKey(key, column, end + 1);
		const hash = hashOf(column, end + 1, length);
		const place = this.slots.find(hash, (there) => {
			const other = columns[there >>> COLUMN_BITS];
			return isSame(other, (there & (COLUMN - 1)) + 1, column, end + 1, length);
		});
		if (place >= 0) return columns[place >>> COLUMN_BITS][place & (COLUMN - 1)];
		this.slots.add(hash, ((columns.length - 1) << COLUMN_BITS) | end);
		column[end] = this.given;
		this.end += 1 + length;
		return this.given++;
	}

	known(keys: readonly unknown[], count: number, numbers: Int32Array): void {
		writeMany(keys, count);
		findMany(this.slots, count);
		numberMany(this.columns, count, numbers);
	}

	unnamed(): number {
		return this.given++;
	}

	count(): number {
		return this.given;
	}

	private makeRoom(words: number): void {
		if (this.end + words <= this.column.length) return;
		this.column = new Int32Array(Math.max(COLUMN, words));
		this.columns.push(this.column);
		this.end = 0;
	}
}

/** What looking up many keys at once takes: of each its words and its hash, then the place that may be its own. */
const words = new Int32Array(16 * CHUNK);
const begins = new Int32Array(CHUNK + 1);
const hashes = new Int32Array(CHUNK);
const found = new Int32Array(CHUNK);

function writeMany(many: readonly unknown[], count: number): void {
	let to = 0;
	for (let at = 0; at < count; at += 1) {
		const key = many[at];
		begins[at] = to;
		if (typeof key !== 'string' && typeof key !== 'number') continue;
		if (to + mostWords(key) > words.length) continue;
		to += writeKey(key, words, to);
		hashes[at] = hashOf(words, begins[at], to - begins[at]);
	}
	begins[count] = to;
}

function findMany(slots: KeySlots, count: number): void {
	for (let at = 0; at < count; at += 1) found[at] = slots.first(hashes[at]);
}

function numberMany(columns: readonly Int32Array[], count: number, numbers: Int32Array): void {
	for (let at = 0; at < count; at += 1) {
		const place = found[at];
		const begin = begins[at];
		const length = begins[at + 1] - begin;
		numbers[at] = -1;
		if (place < 0 || length === 0) continue;
		const column = columns[place >>> COLUMN_BITS];
		const own = place & (COLUMN - 1);
		if (isSame(column, own + 1, words, begin, length)) numbers[at] = column[own];
	}
}

function isSame(
	one: Int32Array,
	from: number,
	other: Int32Array,
	begin: number,
	length: number,
): boolean {
	for (let word = 0; word < length; word += 1) {
		if (one[from + word] !== other[begin + word]) return false;
	}
	return true;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashOf(words: Int32Array, from: number, length: number): number {
	let hash = FNV_OFFSET;
	for (let at = from; at < from + length; at += 1) {
		hash = Math.imul(hash ^ words[at], FNV_PRIME);
		// A product carries only upwards; the upper letters of a word count too.
		hash ^= hash >>> 15;
	}
	return hash;
}
