import { keyTable } from '../values/keyTable';

/** Tells orders apart by their ids; `1001`, "1001" and " 1001.0" are the same order. */
export type OrderIds = {
	/** The index of the order of a row; a further one for an empty id; NaN for what is no id. */
	readonly indexOf: (id: unknown, row: number) => number;
	/** The order that a refund names; −1 when it names none. */
	readonly namedBy: (id: unknown) => number;
	readonly count: () => number;
	readonly nameOf: (order: number) => string;
	/** Were they given out on the assumption that ids are in sequence, and one was not? */
	isOutOfSequence: boolean;
};

type Key = string | number | null;

/** For ids in any order. `expected`: how many orders there will be at most. */
export function orderIds(expected: number): OrderIds {
	const table = keyTable(expected);
	const namedBy = (id: unknown) => {
		const key = keyOf(id);
		return typeof key === 'string' || key === key ? (key === null ? -1 : table.indexOf(key)) : NaN;
	};
	return {
		indexOf(id) {
			const order = namedBy(id);
			return order === -1 ? table.unnamed() : order;
		},
		namedBy,
		count: () => table.keys.length,
		nameOf: (order) => String(table.keys[order] ?? ''),
		isOutOfSequence: false,
	};
}

/**
 * For ids that rise or fall from row to row, as in nearly every export: each is then either the one of the
 * row before or a new one, and a table of all of them, a quarter of the time of reading, is not needed.
 * `idOf` gives the id of a row once more, for the sentences.
 */
export function sequentialIds(expected: number, idOf: (row: number) => unknown): OrderIds {
	/** The first row of each order; null as long as each row is an order of its own. */
	let firstRow: Int32Array | null = null;
	let count = 0;
	let last: Key = null;
	let lastOrder = -1;
	let direction = 0;

	const added = (row: number) => {
		if (row !== count) firstRow ??= new Int32Array(expected).map((_, order) => order);
		if (firstRow !== null) firstRow[count] = row;
		count += 1;
		return count - 1;
	};
	const ids: OrderIds = {
		indexOf(id, row) {
			const key = keyOf(id);
			if (key === null) return added(row);
			if (key !== key) return NaN;
			if (last !== null && !follows(key, last, direction)) {
				if (key === last) return lastOrder;
				ids.isOutOfSequence ||= direction !== 0 || typeof key !== typeof last;
				direction = follows(key, last, 1) ? 1 : -1;
			}
			last = key;
			lastOrder = added(row);
			return lastOrder;
		},
		namedBy() {
			ids.isOutOfSequence = true;
			return -1;
		},
		count: () => count,
		nameOf: (order) => String(keyOf(idOf(firstRow === null ? order : firstRow[order])) ?? ''),
		isOutOfSequence: false,
	};
	return ids;
}

/** Does `one` come right on in the direction? #999 comes before #1000. */
function follows(one: string | number, other: string | number, direction: number): boolean {
	if (direction === 0 || typeof one !== typeof other) return false;
	if (typeof one === 'string' && one.length !== (other as string).length) {
		return one.length > (other as string).length === direction > 0;
	}
	return direction > 0 ? one > other : one < other;
}

const DIGITS = /^[1-9]\d{0,14}(?:\.0+)?$/;

/** Null for an empty id, NaN for what is no id. */
function keyOf(id: unknown): Key {
	if (typeof id === 'string') {
		const text = isBare(id) ? id : id.trim();
		const first = text.charCodeAt(0);
		// Most ids begin with a letter or a sign; only digits need a closer look.
		if (first >= 49 && first <= 57 && DIGITS.test(text)) return Number(text);
		return text === '' ? null : text;
	}
	if (typeof id === 'number') return Number.isFinite(id) ? id : NaN;
	return id === undefined || id === null ? null : NaN;
}

/** Nothing to trim: both ends are visible ASCII. */
function isBare(text: string): boolean {
	const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
	return first > 32 && first < 127 && last > 32 && last < 127;
}
