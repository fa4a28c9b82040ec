// @ts-check
/** Fixtures of vendors' exports, as items: JSON as it is, CSV as n8n's Extract From File gives it. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** @typedef {Readonly<Record<string, unknown>>} Item */

const folder = join(__dirname, '..', 'fixtures', 'orders');

/** @param {string} name @returns {readonly Item[]} */
function fixture(name) {
	const text = readFileSync(join(folder, name), 'utf8');
	const items = name.endsWith('.json') ? JSON.parse(text).items : itemsOfCsv(text);
	return deepFreeze(items);
}

/** @param {string} text @returns {Item[]} */
function itemsOfCsv(text) {
	const [headers, ...rows] = rowsOfCsv(text);
	return rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at]])));
}

/** Every cell with the comma or line end behind it: RFC 4180. @param {string} text */
function rowsOfCsv(text) {
	/** @type {string[][]} */
	const rows = [[]];
	for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
		rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
		if (end === '\n') rows.push([]);
	}
	return rows.filter((row) => row.length > 1);
}

/** @template Value @param {Value} value @returns {Value} */
function deepFreeze(value) {
	if (typeof value === 'object' && value !== null) {
		Object.values(value).forEach(deepFreeze);
		Object.freeze(value);
	}
	return value;
}

module.exports = { deepFreeze, fixture };
