// @ts-check
/** Data Tables of an n8n under test: filled anew, and read to the end. */

/** @typedef {Record<string, string | number | null>} Row */
/** @typedef {import('../../playground/restClient.mjs').RestClient} RestClient */

/** @param {RestClient} rest @param {string} name */
export async function tableNamed(rest, name) {
	return (await rest.dataTables()).find((one) => one.name === name);
}

/** A table with these rows and no others. @param {RestClient} rest @param {string} name @param {readonly string[]} columns @param {readonly Row[]} rows */
export async function fill(rest, name, columns, rows) {
	const old = await tableNamed(rest, name);
	if (old) await rest.deleteDataTable(old);
	const table = await rest.createDataTable(name, [...columns]);
	const all = rows.map((row) =>
		// Columns made over REST are text.
		Object.fromEntries(
			columns.map((column) => [column, row[column] == null ? null : String(row[column])]),
		),
	);
	for (let from = 0; from < all.length; from += 500) {
		await rest.insertRows(table, all.slice(from, from + 500));
	}
}

/** @param {RestClient} rest @param {string} name @returns {Promise<Record<string, any>[]>} */
export async function rowsIn(rest, name) {
	const table = await tableNamed(rest, name);
	/** @type {Record<string, any>[]} */
	const all = [];
	if (!table) return all;
	for (;;) {
		const page = await rest.dataTableRows(table, { take: 100, skip: all.length });
		all.push(...page.data);
		if (page.data.length === 0 || all.length >= page.count) return all;
	}
}
