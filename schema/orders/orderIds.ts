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
	return new SequentialIds(expected, idOf);
}

class SequentialIds implements OrderIds {
	isOutOfSequence = false;
	/** The first row of each order; null as long as each row is an order of its own. */
	private firstRow: Int32Array | null = null;
	private given = 0;
	private last: Key = null;
	private lastOrder = -1;
	private direction = 0;

	constructor(
		private readonly expected: number,
		private readonly idOf: (row: number) => unknown,
	) {}

	indexOf(id: unknown, row: number): number {
		const key = keyOf(id);
		if (key === null) return this.added(row);
		if (key !== key) return NaN;
		const { last, direction } = this;
		if (last !== null && !follows(key, last, direction)) {
			if (key === last) return this.lastOrder;
			this.isOutOfSequence ||= direction !== 0 || typeof key !== typeof last;
			this.direction = follows(key, last, 1) ? 1 : -1;
		}
		this.last = key;
		this.lastOrder = this.added(row);
		return this.lastOrder;
	}

	namedBy(): number {
		this.isOutOfSequence = true;
		return -1;
	}

	count(): number {
		return this.given;
	}

	nameOf(order: number): string {
		const row = this.firstRow === null ? order : this.firstRow[order];
		return String(keyOf(this.idOf(row)) ?? '');
	}

	private added(row: number): number {
		if (row !== this.given) {
			this.firstRow ??= new Int32Array(this.expected).map((_, order) => order);
		}
		if (this.firstRow !== null) this.firstRow[this.given] = row;
		return this.given++;
	}
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
