/**
 * xoshiro128** 1.1, a generator of uniform 32-bit integers with period 2¹²⁸ − 1.
 * Blackman & Vigna (2021), ACM TOMS 47(4), doi:10.1145/3460772. Not for secrets.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
	let [s0, s1, s2, s3] = state;
	return () => {
		const scrambled = imul(rotate(imul(s1, 5), 7), 9) >>> 0;
		const shifted = s1 << 9;
		s2 ^= s0;
		s3 ^= s1;
		s1 ^= s2;
		s0 ^= s3;
		s2 ^= shifted;
		s3 = rotate(s3, 11);
		return scrambled;
	};
}

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { imul } = Math;

function rotate(word: number, by: number): number {
	return (word << by) | (word >>> (32 - by));
}
