/**
 * Where keys are found by their hashes: open addressing, a hash and a place below each other. It grows a few
 * slots at a time, because to move a million keys at once would hold up everything else.
 */
export type KeySlots = Readonly<{
	/** The places with this hash one after the other, until `isIt`; −1 where none is. */
	find: (hash: number, isIt: (place: number) => boolean) => number;
	/** The first place with the hash, which nearly always is the only one; −1 without one. */
	first: (hash: number) => number;
	add: (hash: number, place: number) => void;
}>;

/** Two would be enough to leave the older slots before the new ones are full. */
const MOVED_AT_ONCE = 8;

/** `expected`: how many keys there will be, if that is known. */
export function keySlots(expected: number): KeySlots {
	// More than two: the slots that are left may be half full and one, and a search ends at an empty one.
	let slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(expected + 2)));
	/** Slots that are being left: those up to `moved` stand in the new ones too. */
	let older = new Int32Array(0);
	let moved = 0;
	let known = 0;

	const moveSome = () => {
		for (const end = Math.min(older.length, moved + 2 * MOVED_AT_ONCE); moved < end; moved += 2) {
			if (older[moved + 1] !== 0) put(slots, older[moved], older[moved + 1]);
		}
		if (moved >= older.length) older = new Int32Array(0);
	};
	return {
		find(hash, isIt) {
			const place = findIn(slots, hash, isIt);
			return place >= 0 || older.length === 0 ? place : findIn(older, hash, isIt);
		},
		first(hash) {
			const place = firstIn(slots, hash);
			return place >= 0 || older.length === 0 ? place : firstIn(older, hash);
		},
		add(hash, place) {
			put(slots, hash, place + 1);
			known += 1;
			if (older.length > 0) moveSome();
			else if (4 * known > slots.length) {
				[older, slots, moved] = [slots, new Int32Array(2 * slots.length), 0];
			}
		},
	};
}

function put(slots: Int32Array, hash: number, entry: number): void {
	let slot = slotFrom(hash, slots);
	while (slots[slot + 1] !== 0) slot = nextSlot(slot, slots);
	slots[slot] = hash;
	slots[slot + 1] = entry;
}

function findIn(slots: Int32Array, hash: number, isIt: (place: number) => boolean): number {
	for (let slot = slotFrom(hash, slots); slots[slot + 1] !== 0; slot = nextSlot(slot, slots)) {
		const place = slots[slot + 1] - 1;
		if (slots[slot] === hash && isIt(place)) return place;
	}
	return -1;
}

function firstIn(slots: Int32Array, hash: number): number {
	let slot = slotFrom(hash, slots);
	while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = nextSlot(slot, slots);
	return slots[slot + 1] - 1;
}

const slotFrom = (hash: number, slots: Int32Array) =>
	(2 * (hash ^ (hash >>> 15))) & (slots.length - 1);
const nextSlot = (slot: number, slots: Int32Array) => (slot + 2) & (slots.length - 1);
