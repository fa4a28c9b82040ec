/** Gives each pair of numbers a number of its own, 0, 1, 2 and so on as they first come; equal pairs have the same. */
export type PairNumbers = Readonly<{ numberOf: (one: number, other: number) => number }>;

const FIRST_PLACES = 1_024;

/** A hash table over the bits of the numbers: a Map would keep an object for every number that is no small integer. */
export function pairNumbers(): PairNumbers {
	let places = FIRST_PLACES;
	let pairs = new Float64Array(2 * places);
	let numbers = new Int32Array(places).fill(-1);
	let count = 0;
	const looked = new Float64Array(2);
	const bits = new Uint32Array(looked.buffer);

	/** Where the pair is, or would be. */
	function placeOf(one: number, other: number): number {
		looked[0] = one;
		looked[1] = other;
		let hash = Math.imul(bits[0] ^ Math.imul(bits[1], 0x9e3779b1), 0x85ebca6b);
		hash = Math.imul(hash ^ (hash >>> 15) ^ bits[2], 0xc2b2ae35);
		hash = Math.imul(hash ^ (hash >>> 13) ^ bits[3], 0x27d4eb2f);
		let place = (hash ^ (hash >>> 16)) & (places - 1);
		while (numbers[place] >= 0 && !(pairs[2 * place] === one && pairs[2 * place + 1] === other)) {
			place = (place + 1) & (places - 1);
		}
		return place;
	}

	function grow(): void {
		const [oldPairs, oldNumbers] = [pairs, numbers];
		places *= 4;
		pairs = new Float64Array(2 * places);
		numbers = new Int32Array(places).fill(-1);
		oldNumbers.forEach((number, at) => {
			if (number >= 0) put(oldPairs[2 * at], oldPairs[2 * at + 1], number);
		});
	}

	function put(one: number, other: number, number: number): void {
		const place = placeOf(one, other);
		pairs[2 * place] = one;
		pairs[2 * place + 1] = other;
		numbers[place] = number;
	}

	return {
		numberOf(one, other) {
			const place = placeOf(one, other);
			if (numbers[place] >= 0) return numbers[place];
			if (2 * count >= places) grow();
			put(one, other, count);
			return count++;
		},
	};
}
