import { keyTable } from '../values/keyTable';

/** Tells orders apart by their ids; `1001`, "1001" and " 1001.0" are the same order. */
export type OrderIds = Readonly<{
	/** The order's index; a further one for an empty id; NaN for what is no id. */
	indexOf: (id: unknown) => number;
	/** The order that a refund names; −1 when it names none. */
	namedBy: (id: unknown) => number;
	count: () => number;
	nameOf: (order: number) => string;
}>;

export function orderIds(expected: number): OrderIds {
	const table = keyTable(expected);
	const named = (id: unknown) => {
		if (typeof id === 'number' && Number.isFinite(id)) return table.indexOf(id);
		if (typeof id !== 'string') return id === undefined || id === null ? -1 : NaN;
		const key = keyOf(id);
		return key === '' ? -1 : table.indexOf(key);
	};
	return {
		indexOf(id) {
			const order = named(id);
			return order === -1 ? table.unnamed() : order;
		},
		namedBy: named,
		count: () => table.keys.length,
		nameOf: (order) => String(table.keys[order] ?? ''),
	};
}

const DIGITS = /^[1-9]\d{0,14}(?:\.0+)?$/;

function keyOf(id: string): string | number {
	const text = id.trim();
	const first = text.charCodeAt(0);
	// Most ids begin with a letter or a sign; only digits need a closer look.
	return first >= 49 && first <= 57 && DIGITS.test(text) ? Number(text) : text;
}
