import { isBlank } from '../values/found';

const NONE = /^(?:0+(?:[.,]0+)?\s*%?|no|none|n|false|nein|keiner|non|aucun|-)$/i;

/** Does a cell name a discount: 1, or 0 for an empty cell, a zero or a no. An amount and a code are one. */
export function discountReader(): (cell: unknown) => number {
	const known = new Map<unknown, number>();
	return (cell) => {
		let discount = known.get(cell);
		if (discount === undefined) {
			discount = isBlank(cell) || NONE.test(String(cell).trim()) ? 0 : 1;
			if (known.size < 100_000) known.set(cell, discount);
		}
		return discount;
	};
}
