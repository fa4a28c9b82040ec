// @ts-check
/** What was sold to whom on which day, in all of CDNOW and in Online Retail. */
import { readFileSync } from 'node:fs';

import { dataFile } from '../dataFolder.mjs';
import { allLines, isClean } from '../figures/onlineRetail.mjs';

export const masterFile = ['cdnow', 'CDNOW_master.txt'];

/** @typedef {import('./lookingBack.mjs').Sale} Sale */

/** @returns {Sale[]} */
export function masterSales() {
	const text = readFileSync(/** @type {string} */ (dataFile(...masterFile)), 'utf8');
	// The file ends with a line that holds nothing but the end-of-file sign of DOS.
	const lines = text.split('\n').filter((line) => /\d/.test(line));
	return lines.map((line) => {
		const [customer, date, , dollars] = line.trim().split(/\s+/);
		const [, year, month, day] = /** @type {string[]} */ (/(.{4})(.{2})(.{2})/.exec(date));
		return { customer, day: dayOf(`${year}-${month}-${day}`), sales: Number(dollars) };
	});
}

/** Lines of known customers that were sold and not cancelled. @returns {Sale[]} */
export function retailSales() {
	return allLines()
		.filter(isClean)
		.map(({ CustomerID, InvoiceDate, Quantity, UnitPrice }) => ({
			customer: CustomerID,
			day: dayOf(InvoiceDate.slice(0, 10)),
			sales: Number(Quantity) * Number(UnitPrice),
		}));
}

/** @param {string} date */
function dayOf(date) {
	return Date.parse(date) / 86_400_000;
}
