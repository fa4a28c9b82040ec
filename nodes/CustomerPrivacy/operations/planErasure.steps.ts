/** What has to be done with what was found of a person, one step per condition. */
import {
	columnsOf,
	type DescribedTable,
	type Person,
} from '../../../schema/privacy/erasureSettings';
import type { Trace, Traces } from '../../../schema/privacy/traces';

export const ACTIONS = ['delete', 'replace', 'keep', 'insert', 'review'] as const;

/** `column` and `value` are the condition that finds the rows; with `insert`, what the new row holds. */
export type ErasureStep = Readonly<{
	action: (typeof ACTIONS)[number];
	table: string;
	column: string;
	value: string | number | null;
	/** How many rows it finds; null where none were looked at. */
	rows: number | null;
	/** With `replace`: the column to write to, and what. */
	emptyColumn: string | null;
	replaceWith: string | number | null;
	reason: string;
	/** The item that it was found in; 0 where there is none. */
	item: number;
}>;

const NOTHING = { emptyColumn: null, replaceWith: null, item: 0 };

/** What was found, by what its table is described as. */
export function foundSteps(
	traces: Traces,
	described: readonly DescribedTable[],
): readonly ErasureStep[] {
	const steps = traces.found.flatMap((trace) => {
		const table = described.find((one) => one.table === trace.table);
		if (table === undefined) return [review(trace, `The table is not listed under 'Tables'`)];
		if (table.treatment === 'keep') {
			return [{ ...base(trace), action: 'keep' as const, reason: `Kept as it is: ${table.why}` }];
		}
		if (trace.value === null) {
			return [
				review(trace, `The column "${trace.column}" holds the person inside something longer`),
			];
		}
		if (table.treatment === 'delete') {
			return [
				{ ...base(trace), action: 'delete' as const, reason: 'Rows of the person are deleted' },
			];
		}
		return replaceSteps(trace, table, traces.found);
	});
	const others = traces.alsoKnownAs.map(
		({ table, column, value, item }): ErasureStep => ({
			...{ ...NOTHING, action: 'review', table, column, value, rows: null, item },
			reason:
				'Stands beside the person: if it is the same person, add it to the request and plan again',
		}),
	);
	return [...steps, ...others];
}

function base({ table, column, value, rows, item }: Trace) {
	return { ...NOTHING, table, column, value, rows, item };
}

/** By the row's own number where it has one, because no condition on the column finds it. */
function review(trace: Trace, reason: string): ErasureStep {
	const byId = trace.value === null && trace.rowId !== null;
	return {
		...base(trace),
		action: 'review',
		...(byId && { column: 'id', value: trace.rowId }),
		reason: `${reason}: look at it yourself`,
	};
}

/** The column of the condition is emptied last, or the others would no longer be found. */
function replaceSteps(
	trace: Trace,
	table: DescribedTable,
	all: readonly Trace[],
): readonly ErasureStep[] {
	const conditions = all.filter((one) => one.table === trace.table).map(({ column }) => column);
	const others = columnsOf(table).filter((column) => !conditions.includes(column));
	const why = table.why === '' ? '' : `: ${table.why}`;
	return [...others, trace.column].map(
		(emptyColumn): ErasureStep => ({
			...base(trace),
			action: 'replace',
			emptyColumn,
			replaceWith: emptyColumn === trace.column && typeof trace.value === 'number' ? 0 : '',
			reason: `Kept without the person${why}`,
		}),
	);
}

/** Conditions for tables of which only the description is known. */
export function describedSteps(
	described: readonly DescribedTable[],
	{ keys }: Person,
): readonly ErasureStep[] {
	return described.flatMap((table) =>
		columnsOf(table).flatMap((column) =>
			[...keys].map(
				(value): ErasureStep => ({
					...NOTHING,
					action: table.treatment,
					...(table.treatment === 'replace' && { emptyColumn: column, replaceWith: '' }),
					...{ table: table.table, column, value, rows: null },
					reason: 'No rows were looked at: other spellings of it would not be found',
				}),
			),
		),
	);
}

/** The entries of the suppression list that are not there yet. */
export function suppressionSteps(table: string, codes: readonly string[]): readonly ErasureStep[] {
	return codes.map((value) => ({
		...NOTHING,
		action: 'insert',
		...{ table, column: 'suppressionKey', value, rows: null },
		reason: 'So that the person is not written to again; holds no personal data',
	}));
}
