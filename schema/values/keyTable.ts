import { keyNumbers, type KeyNumbers } from './keyNumbers';

/** Numbers the distinct keys it is shown, and keeps them in that order. */
export type KeyTable = Readonly<{
	/** The keys so far; null where a row had none and counts as a key of its own. */
	keys: readonly (string | number | null)[];
	/** The number of `key`, given to it now where it is new. */
	indexOf: (key: string | number) => number;
	known: KeyNumbers['known'];
	/** A number for a row without key. */
	unnamed: () => number;
}>;

/** `expected`: how many keys there will be, if that is known. */
export function keyTable(expected?: number): KeyTable {
	const numbers = keyNumbers(expected);
	const keys: (string | number | null)[] = [];
	return {
		keys,
		indexOf(key) {
			const number = numbers.indexOf(key);
			if (number === keys.length) keys.push(key);
			return number;
		},
		known: (many, count, found) => numbers.known(many, count, found),
		unnamed() {
			keys.push(null);
			return numbers.unnamed();
		},
	};
}
