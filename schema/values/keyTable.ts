import { CHUNK } from '../../core/steps';
import { mostWords, writeKey } from './keyWords';

/**
 * Numbers the distinct keys it is shown, from 0 in order of appearance. The keys' characters stand side by side
 * in one column: to compare with texts that lie all over the memory would take most of the time of reading, and
 * a Map five times as long at a million keys, with stops of 80 ms when it grows.
 */
export type KeyTable = Readonly<{
	/** The keys so far; null where a row had none and counts as a key of its own. */
	keys: readonly (string | number | null)[];
	/** The number of `key`, given to it now where it is new. */
	indexOf: (key: string | number) => number;
	/**
	 * The numbers of the first `count` of many keys, at most CHUNK, as far as they are there: −1 for the others.
	 * Half the time per key: the processor waits for the memory of many of them at once.
	 */
	known: (keys: readonly unknown[], count: number, numbers: Int32Array) => void;
	/** A number for a row without key. */
	unnamed: () => number;
}>;

/** `expected`: how many keys there will be, if that is known. */
export function keyTable(expected = 1000): KeyTable {
	const keys: (string | number | null)[] = [];
	let known = 0;
	/** Open addressing: of a key, in the first free slot from its hash on, the hash and its place below + 1. */
	let slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(expected + 1)));
	/** Per key its number, and the key in words. */
	let places = new Int32Array(4 * expected + 64);
	let end = 0;

	const growSlots = () => {
		const before = slots;
		slots = new Int32Array(2 * before.length);
		for (let at = 0; at < before.length; at += 2) {
			if (before[at + 1] === 0) continue;
			let slot = slotFrom(before[at], slots);
			while (slots[slot + 1] !== 0) slot = nextSlot(slot, slots);
			slots[slot] = before[at];
			slots[slot + 1] = before[at + 1];
		}
	};
	const growPlaces = (needed: number) => {
		const before = places;
		places = new Int32Array(2 * needed);
		places.set(before);
	};
	return {
		keys,
		indexOf(key) {
			const needed = end + 1 + mostWords(key);
			if (needed > places.length) growPlaces(needed);
			// The key is written where it will stay if it is new.
			const length = writeKey(key, places, end + 1);
			const hash = hashOf(places, end + 1, length);
			let slot = slotFrom(hash, slots);
			for (; slots[slot + 1] !== 0; slot = nextSlot(slot, slots)) {
				const place = slots[slot + 1] - 1;
				const isIt = slots[slot] === hash && isSame(places, place + 1, places, end + 1, length);
				if (isIt) return places[place];
			}
			slots[slot] = hash;
			slots[slot + 1] = end + 1;
			places[end] = keys.push(key) - 1;
			end += 1 + length;
			known += 1;
			if (4 * known > slots.length) growSlots();
			return keys.length - 1;
		},
		known(many, count, numbers) {
			writeMany(many, count);
			findMany(slots, count);
			numberMany(places, count, numbers);
		},
		unnamed: () => keys.push(null) - 1,
	};
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

function findMany(slots: Int32Array, count: number): void {
	for (let at = 0; at < count; at += 1) {
		const hash = hashes[at];
		let slot = slotFrom(hash, slots);
		while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = nextSlot(slot, slots);
		found[at] = slots[slot + 1] - 1;
	}
}

function numberMany(places: Int32Array, count: number, numbers: Int32Array): void {
	for (let at = 0; at < count; at += 1) {
		const place = found[at];
		const begin = begins[at];
		const length = begins[at + 1] - begin;
		const isThere = place >= 0 && length > 0 && isSame(places, place + 1, words, begin, length);
		numbers[at] = isThere ? places[place] : -1;
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

const slotFrom = (hash: number, slots: Int32Array) =>
	(2 * (hash ^ (hash >>> 15))) & (slots.length - 1);
const nextSlot = (slot: number, slots: Int32Array) => (slot + 2) & (slots.length - 1);

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
