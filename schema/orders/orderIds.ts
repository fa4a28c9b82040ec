import { keyTable } from '../values/keyTable';

/** Tells orders apart by their ids; `1001`, "1001" and " 1001.0" are the same order. */
export type OrderIds = {
	/** The order's index; a further one for an empty id; NaN for what is no id. */
	readonly indexOf: (id: unknown) => number;
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
 */
export function sequentialIds(): OrderIds {
	const keys: Key[] = [];
	let last: Key = null;
	let lastOrder = -1;
	let direction = 0;

	const ids: OrderIds = {
		indexOf(id) {
			const key = keyOf(id);
			if (key === null) return keys.push(null) - 1;
			if (key !== key) return NaN;
			if (key === last) return lastOrder;
			if (last !== null) {
				const step = comparison(key, last);
				if (direction === 0) direction = step;
				ids.isOutOfSequence ||= step === 0 || step !== direction;
			}
			last = key;
			lastOrder = keys.push(key) - 1;
			return lastOrder;
		},
		namedBy() {
			ids.isOutOfSequence = true;
			return -1;
		},
		count: () => keys.length,
		nameOf: (order) => String(keys[order] ?? ''),
		isOutOfSequence: false,
	};
	return ids;
}

/** 1 when `one` comes after `other`, −1 before; 0 where a number meets a text. #999 comes before #1000. */
function comparison(one: string | number, other: string | number): number {
	if (typeof one === 'string' && typeof other === 'string' && one.length !== other.length) {
		return one.length > other.length ? 1 : -1;
	}
	if (typeof one !== typeof other) return 0;
	return one > other ? 1 : -1;
}

const DIGITS = /^[1-9]\d{0,14}(?:\.0+)?$/;

/** Null for an empty id, NaN for what is no id. */
function keyOf(id: unknown): Key {
	if (typeof id === 'string') {
		const text = id.trim();
		const first = text.charCodeAt(0);
		// Most ids begin with a letter or a sign; only digits need a closer look.
		if (first >= 49 && first <= 57 && DIGITS.test(text)) return Number(text);
		return text === '' ? null : text;
	}
	if (typeof id === 'number') return Number.isFinite(id) ? id : NaN;
	return id === undefined || id === null ? null : NaN;
}
