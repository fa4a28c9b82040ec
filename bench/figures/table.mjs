// @ts-check
/** Compared figures as a table for people. */

/** @param {readonly import('./figure.mjs').Compared[]} figures @returns {string} */
export function figureTable(figures) {
	const sets = [...new Set(figures.map(({ set }) => set))];
	return sets
		.map((set) =>
			setTable(
				set,
				figures.filter((figure) => figure.set === set),
			),
		)
		.join('\n\n');
}

/** @param {string} set @param {readonly import('./figure.mjs').Compared[]} figures */
function setTable(set, figures) {
	const rows = figures.map((figure) => [
		figure.agrees ? '✓' : '✗',
		figure.from === 'file' ? `${figure.name} (of the file)` : figure.name,
		valueText(figure.ours),
		valueText(figure.theirs),
		figure.difference === null ? 'none' : differenceText(figure.difference),
		figure.tolerance === 0 ? 'exact' : `±${differenceText(figure.tolerance)}`,
		figure.source,
	]);
	const head = ['', 'figure', 'ours', 'theirs', 'difference', 'tolerance', 'source'];
	const notes = figures.flatMap(({ name, note }) => (note ? [`  ${name}: ${note}`] : []));
	return [set, ...aligned([head, ...rows]), ...notes].join('\n');
}

/** @param {readonly string[][]} rows */
function aligned(rows) {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	return rows.map((row) =>
		row
			.map((cell, column) =>
				isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
			)
			.join('  ')
			.trimEnd(),
	);
}

/** @param {number} column */
function isNumber(column) {
	return column >= 2 && column <= 5;
}

/** @param {import('./figure.mjs').Figure['ours']} value */
function valueText(value) {
	return [value].flat().map(numberText).join(' ');
}

/** @param {number | null} value */
function numberText(value) {
	if (value === null) return '–';
	return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(9)));
}

/** @param {number} difference */
function differenceText(difference) {
	return difference === 0 ? '0' : difference.toExponential(1);
}
