import { xoshiro128 } from './xoshiro128';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { floor, imul } = Math;

/** A source of randomness: each call gives the next number, uniform on the open interval (0, 1). */
export type Random = () => number;

/** 2³² divided by the golden ratio: the odd step of Weyl sequences, as in splitmix. */
const GOLDEN = 0x9e3779b9;

/**
 * The stream of random numbers that belongs to these whole numbers, always the same one: seed first,
 * what it is for, whom it is for. Streams that differ only in the last key never coincide, because
 * every mixing step is a bijection of 32 bits.
 */
export function randomStream(seed: number, ...keys: readonly number[]): Random {
	let hash = GOLDEN;
	for (const key of [seed % 2 ** 32, floor(seed / 2 ** 32), ...keys]) {
		hash = mixed((hash + GOLDEN) ^ key);
	}
	const word = (nth: number) => mixed(hash + imul(GOLDEN, nth));
	const next = xoshiro128([word(1), word(2), word(3), word(4)]);
	// Half a step away from both ends, so that logarithms and powers of it are finite.
	return () => (next() + 0.5) / 2 ** 32;
}

/** The finalizer of MurmurHash3 (Appleby, public domain): every input bit reaches every output bit. */
function mixed(word: number): number {
	let bits = word | 0;
	bits = imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}
