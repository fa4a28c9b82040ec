/**
 * Keys as 32-bit words: different words for different keys. The first word tells the kind and the length: of a
 * text whose characters fit into a byte its length, of any other text −2 − its length, of a number −1.
 */
const NUMBER = -1;

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

/** How many words the key takes at most. */
export function mostWords(key: string | number): number {
	return typeof key === 'string' ? 2 + (key.length >> 1) : 3;
}

/** Writes the key's words from `from` on; returns how many there are. */
export function writeKey(key: string | number, words: Int32Array, from: number): number {
	if (typeof key === 'string') return writeNarrow(key, words, from);
	// −0 is 0.
	float[0] = key + 0;
	words[from] = NUMBER;
	words[from + 1] = halves[0];
	words[from + 2] = halves[1];
	return 3;
}

/** Four characters to a word. */
function writeNarrow(text: string, words: Int32Array, from: number): number {
	const { length } = text;
	words[from] = length;
	let to = from + 1;
	let all = 0;
	let at = 0;
	for (; at + 3 < length; at += 4) {
		const one = text.charCodeAt(at);
		const two = text.charCodeAt(at + 1);
		const three = text.charCodeAt(at + 2);
		const four = text.charCodeAt(at + 3);
		all |= one | two | three | four;
		words[to] = one | (two << 8) | (three << 16) | (four << 24);
		to += 1;
	}
	if (at < length) {
		let word = 0;
		for (let shift = 0; at < length; at += 1, shift += 8) {
			const code = text.charCodeAt(at);
			all |= code;
			word |= code << shift;
		}
		words[to] = word;
		to += 1;
	}
	return all < 256 ? to - from : writeWide(text, words, from);
}

/** Two characters to a word. */
function writeWide(text: string, words: Int32Array, from: number): number {
	const { length } = text;
	words[from] = -2 - length;
	for (let at = 0; at < length; at += 2) {
		const second = at + 1 < length ? text.charCodeAt(at + 1) : 0;
		words[from + 1 + (at >> 1)] = text.charCodeAt(at) | (second << 16);
	}
	return 1 + ((length + 1) >> 1);
}
