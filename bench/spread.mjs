// @ts-check
/** What repeated measurements say on a busy machine: the middle, and how far they reach. */

/** @typedef {{ median: number, least: number, most: number }} Spread */

/** @param {readonly number[]} values @returns {Spread} */
export function spread(values) {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
	return { median, least: sorted[0], most: sorted[sorted.length - 1] };
}

/** @param {Spread} values @param {(value: number) => string} text */
export function spreadText({ median, least, most }, text) {
	return `${text(median)} (${text(least)} to ${text(most)})`;
}

/** @param {number} value @returns {string} two digits that count */
export function ratioText(value) {
	return value >= 1 ? value.toFixed(1) : Number(value.toPrecision(2)).toString();
}
