import { inChunks, type Steps } from '../../core/steps';
import { namedField } from '../columns/namedColumn';
import { sampleOf } from '../columns/foundColumns';
import { refusals } from '../columns/refusals';
import { isEmptyInput } from '../orders/orderHints';
import { InputError, type Item, type Reading } from '../parse';
import { isBlank } from '../values/found';
import {
	describedTables,
	type PlanErasureSettings,
	type VerifyErasureSettings,
} from './erasureSettings';

/** Rows of several tables in one list. */
export type TableRows = Readonly<{
	items: readonly Item[];
	/** Items that are rows of a table, and the table of each by its place in `tables`. */
	itemOf: Int32Array;
	tableOf: Int32Array;
	/** Every table that was read, also those in which nothing was. */
	tables: readonly string[];
	/** The column that tells the table; it is none of the table's own. */
	tableColumn: string | null;
}>;

/** Reads which table each row is from. A row with nothing but the table's name says that the table is empty. */
export function* readTableRows(
	items: readonly Item[],
	settings: VerifyErasureSettings | PlanErasureSettings,
): Steps<Reading<TableRows>> {
	if ('look' in settings && settings.look === 'description') {
		const nothing = new Int32Array(0);
		const rows = { items, itemOf: nothing, tableOf: nothing, tables: [], tableColumn: null };
		return { rows, bad: [], hints: [] };
	}
	if (isEmptyInput(items)) {
		throw new InputError('There are no rows to look at', NO_ROWS);
	}
	const sample = sampleOf(items);
	const described = describedTables(settings);
	const isTold = sample.headers.includes(settings.tableColumn);
	if (!isTold && described.length !== 1) {
		// Words the sentence and looks at all items, not only some.
		yield* namedField(items, sample.items, sample.headers, settings.tableColumn, 'Table Column');
	}
	const refuse = refusals();
	const tables: string[] = [];
	const known = new Map<string, number>();
	const itemOf: number[] = [];
	const tableOf: number[] = [];
	const numberOf = (name: string) => {
		const number = known.get(name) ?? tables.push(name) - 1;
		known.set(name, number);
		return number;
	};
	const onlyTable = isTold || described.length !== 1 ? undefined : described[0].table;
	const read = (row: number) => {
		const item = items[row];
		if (!isBlank(item.error)) return refuse.row(row, 'error', FAILED, FAILED_ADVICE);
		const name = onlyTable ?? item[settings.tableColumn];
		if (typeof name !== 'string' || name.trim() === '') {
			return refuse.row(
				row,
				settings.tableColumn,
				`The item does not tell in "${settings.tableColumn}" which table it is from`,
				NO_ROWS,
			);
		}
		const table = numberOf(name.trim());
		const isRow = Object.keys(item).some(
			(key) => key !== settings.tableColumn && !isBlank(item[key]),
		);
		if (!isRow) return;
		itemOf.push(row);
		tableOf.push(table);
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) read(row);
	});
	return {
		rows: {
			items,
			itemOf: Int32Array.from(itemOf),
			tableOf: Int32Array.from(tableOf),
			tables,
			tableColumn: onlyTable === undefined ? settings.tableColumn : null,
		},
		bad: refuse.bad,
		hints: [],
	};
}

const NO_ROWS =
	"Read each table with Always Output Data on, add its name as a column with Edit Fields, and put the rows together with Merge. The column's name stands under 'Table Column'.";
const FAILED = 'A table could not be read, so nobody can say what it holds';
const FAILED_ADVICE = 'Run the reading again before anything is erased or called erased.';
