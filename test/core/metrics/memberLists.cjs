// Memberships for tests: ['2025-01-31', '2025-03-01'] or, still a member, ['2025-01-31'].
// @ts-check
const { NOT_ENDED } = require('../../../core/metrics/memberships');

/** @param {string} date */
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** @param {ReadonlyArray<readonly [string, string?]>} rows */
function membershipsOf(rows) {
	return {
		start: Int32Array.from(rows, ([start]) => dayNumber(start)),
		end: Int32Array.from(rows, ([, end]) => (end === undefined ? NOT_ENDED : dayNumber(end))),
	};
}

module.exports = { dayNumber, membershipsOf };
