import { keyNumbers, type KeyNumbers } from './keyNumbers';

/** Tells customers apart: e-mails trimmed and in lower case, other ids as text, `17850.0` as `17850`. */
export type CustomerKeys = Readonly<{
	/** Customer keys in order of first appearance. */
	keys: readonly string[];
	/** The customer's index; −1 for a guest, NaN for a value that names nobody. */
	indexOf: (value: unknown) => number;
	/**
	 * The indices of the first `count` of many values, at most CHUNK, as far as they name customers that are known
	 * already; −1 for the others.
	 */
	known: (values: readonly unknown[], count: number, indices: Int32Array) => void;
	/** How many further spellings of the same customers there were. */
	mergedSpellings: () => number;
}>;

/** `expected`: how many customers there will be, if that is known. */
export function customerKeys(expected?: number): CustomerKeys {
	return new Keys(expected);
}

class Keys implements CustomerKeys {
	readonly keys: string[] = [];
	// Spellings and keys share one table, so that a file of clean e-mails is looked up once a row.
	private readonly entries: KeyNumbers;
	/** By entry: the customer, GUEST, or as −2 − customer one whose key was never spelled that way. */
	private readonly customerOf: number[] = [];
	private spellings = 0;

	constructor(expected?: number) {
		this.entries = keyNumbers(expected);
	}

	indexOf(value: unknown): number {
		if (typeof value !== 'string' && typeof value !== 'number') {
			return value === undefined || value === null ? GUEST : NaN;
		}
		const { customerOf, keys } = this;
		const entry = this.entries.indexOf(value);
		if (entry < customerOf.length && customerOf[entry] >= GUEST) return customerOf[entry];
		const key = customerKey(value);
		if (key === '') {
			customerOf.push(GUEST);
			return GUEST;
		}
		this.spellings += 1;
		if (entry < customerOf.length) customerOf[entry] = -2 - customerOf[entry];
		else if (key === value) customerOf.push(keys.push(key) - 1);
		else {
			// Its own entry comes first, the one of its key behind it.
			customerOf.push(GUEST);
			customerOf[entry] = this.customerWithKey(key);
		}
		return customerOf[entry];
	}

	known(values: readonly unknown[], count: number, indices: Int32Array): void {
		this.entries.known(values, count, indices);
		const { customerOf } = this;
		for (let at = 0; at < count; at += 1) {
			if (indices[at] >= 0) indices[at] = Math.max(GUEST, customerOf[indices[at]]);
		}
	}

	mergedSpellings(): number {
		return this.spellings - this.keys.length;
	}

	private customerWithKey(key: string): number {
		const { customerOf, keys } = this;
		const entry = this.entries.indexOf(key);
		if (entry === customerOf.length) customerOf.push(-2 - (keys.push(key) - 1));
		const customer = customerOf[entry];
		return customer >= 0 ? customer : -2 - customer;
	}
}

const GUEST = -1;

/** One key for all spellings of one e-mail or number; empty for a guest: shops number their guests 0. */
export function customerKey(spelling: string | number): string {
	if (typeof spelling === 'number') {
		return spelling === 0 || !Number.isFinite(spelling) ? '' : String(spelling);
	}
	if (isCleanAddress(spelling)) return spelling;
	const text = spelling.trim();
	if (text.includes('@')) return text.toLowerCase();
	const number = /^(\d+)\.0+$/.exec(text);
	const key = number === null ? text : number[1];
	return key === '0' ? '' : key;
}

/** An e-mail as it should be, which most are: to see that takes a tenth of the time of trimming and lowering it. */
function isCleanAddress(text: string): boolean {
	let hasAt = false;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		// Spaces, capitals, and all beyond ASCII, which may have capitals too.
		if (code <= 32 || code > 126 || (code >= 65 && code <= 90)) return false;
		if (code === 64) hasAt = true;
	}
	return hasAt;
}
