// Order logs for tests, from readable rows: [customer or null, 'YYYY-MM-DD', sales, refunded?].
// @ts-check

/** @param {string} date */
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/**
 * @param {ReadonlyArray<readonly [string | null, string, number, number?]>} rows
 * @param {ReadonlyArray<readonly [string | null, string, number]>} [refunds]
 */
function logOf(rows, refunds = []) {
	/** @type {string[]} */
	const customers = [];
	/** @param {string | null} name */
	const indexOf = (name) => {
		if (name === null) return -1;
		if (!customers.includes(name)) customers.push(name);
		return customers.indexOf(name);
	};
	const orders = {
		customer: Int32Array.from(rows, ([name]) => indexOf(name)),
		day: Int32Array.from(rows, ([, date]) => dayNumber(date)),
		sales: Float64Array.from(rows, ([, , sales]) => sales),
		refunded: Float64Array.from(rows, ([, , , refunded]) => refunded ?? 0),
	};
	return {
		customers,
		orders,
		refunds: {
			customer: Int32Array.from(refunds, ([name]) => indexOf(name)),
			day: Int32Array.from(refunds, ([, date]) => dayNumber(date)),
			amount: Float64Array.from(refunds, ([, , amount]) => amount),
		},
		firstOrderDay: /** @type {Int32Array | null} */ (null),
		currency: /** @type {string | null} */ ('EUR'),
	};
}

module.exports = { logOf, dayNumber };
