// A row without one of its columns.
// @ts-check

/**
 * @param {Readonly<Record<string, unknown>>} row
 * @param {string} column
 * @returns {Record<string, unknown>}
 */
function without(row, column) {
	return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}

module.exports = { without };
