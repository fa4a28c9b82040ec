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
	return new Slots(expected);
}

class Slots implements KeySlots {
	private slots: Int32Array;
	/** Slots that are being left: those up to `moved` stand in the new ones too. */
	private older: Int32Array = new Int32Array(0);
	private moved = 0;
	private known = 0;

	constructor(expected: number) {
		// More than two: the slots that are left may be half full and one, and a search ends at an empty one.
		this.slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(expected + 2)));
	}

	find(hash: number, isIt: (place: number) => boolean): number {
		const place = findIn(this.slots, hash, isIt);
		return place >= 0 || this.older.length === 0 ? place : findIn(this.older, hash, isIt);
	}

	first(hash: number): number {
		const place = firstIn(this.slots, hash);
		return place >= 0 || this.older.length === 0 ? place : firstIn(this.older, hash);
	}

	add(hash: number, place: number): void {
		put(this.slots, hash, place + 1);
		this.known += 1;
		if (this.older.length > 0) this.moveSome();
		else if (4 * this.known > this.slots.length) {
			this.older = this.slots;
			this.slots = new Int32Array(2 * this.older.length);
			this.moved = 0;
		}
	}

	private moveSome(): void {
		const { slots, older } = this;
		const end = Math.min(older.length, this.moved + 2 * MOVED_AT_ONCE);
		for (let slot = this.moved; slot < end; slot += 2) {
			if (older[slot + 1] !== 0) put(slots, older[slot], older[slot + 1]);
		}
		this.moved = end;
		if (end === older.length) this.older = new Int32Array(0);
	}
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
