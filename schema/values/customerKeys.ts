import { keyTable } from './keyTable';

/** Tells customers apart: e-mails trimmed and in lower case, other ids as text, `17850.0` as `17850`. */
export type CustomerKeys = Readonly<{
	/** Customer keys in order of first appearance. */
	keys: readonly string[];
	/** The customer's index; −1 for a guest, NaN for a value that names nobody. */
	indexOf: (value: unknown) => number;
	/** How many further spellings of the same customers there were. */
	mergedSpellings: () => number;
}>;

export function customerKeys(): CustomerKeys {
	// Spellings and keys share one table, so that a file of clean e-mails is looked up once a row.
	const spellings = keyTable();
	const customerOf: number[] = [];
	const seen: boolean[] = [];
	const keys: string[] = [];
	let spelled = 0;

	const added = (spelling: string | number): number => {
		const key = keyOf(spelling);
		if (key === '') return -1;
		if (key === spelling) return keys.push(key) - 1;
		const entry = spellings.indexOf(key);
		if (entry === customerOf.length) {
			customerOf.push(keys.push(key) - 1);
			seen.push(false);
		}
		return customerOf[entry];
	};

	return {
		keys,
		mergedSpellings: () => spelled - keys.length,
		indexOf(value) {
			if (value === undefined || value === null || value === '') return -1;
			if (typeof value !== 'string' && typeof value !== 'number') return NaN;
			const entry = spellings.indexOf(value);
			if (entry === customerOf.length) {
				customerOf.push(-1);
				seen.push(false);
				customerOf[entry] = added(value);
			}
			const customer = customerOf[entry];
			if (!seen[entry] && customer >= 0) {
				seen[entry] = true;
				spelled += 1;
			}
			return customer;
		},
	};
}

/** Empty for a guest: shops number their guests 0. */
function keyOf(spelling: string | number): string {
	if (typeof spelling === 'number') {
		return spelling === 0 || !Number.isFinite(spelling) ? '' : String(spelling);
	}
	const text = spelling.trim();
	if (text.includes('@')) return text.toLowerCase();
	const number = /^(\d+)\.0+$/.exec(text);
	const key = number === null ? text : number[1];
	return key === '0' ? '' : key;
}
