// @ts-check
/** Sums over customer summaries that two programs must agree on before their times may be compared. */

/** @typedef {Record<string, number | string>} Checksums */

const counts = ['orders', 'frequency', 'recency', 'age', 'daysSinceLastPurchase'];
const amounts = ['revenue', 'monetaryValue', 'averageDaysBetweenOrders'];

/** @param {readonly { json: Record<string, any> }[]} items @returns {Checksums} */
export function summaryChecksums(items) {
	/** @type {Checksums} */
	const sums = { customers: items.length };
	for (const name of [...counts, ...amounts]) {
		sums[name] = items.reduce((total, { json }) => total + (json[name] ?? 0), 0);
	}
	const firsts = items.map(({ json }) => json.firstOrderDate);
	const lasts = items.map(({ json }) => json.lastOrderDate);
	sums.firstDay = firsts.reduce((one, other) => (other < one ? other : one));
	sums.lastDay = lasts.reduce((one, other) => (other > one ? other : one));
	return sums;
}

/** Counts and dates equal, sums of money equal to 1e-9. @param {Checksums} one @param {Checksums} other */
export function differing(one, other) {
	return Object.keys(one).filter((name) => {
		const [ours, theirs] = [one[name], other[name]];
		if (typeof ours === 'string' || Number.isInteger(ours)) return ours !== theirs;
		return !(Math.abs(ours - Number(theirs)) <= 1e-9 * Math.abs(ours));
	});
}
