/** Rows of customers of whom it is known whether they left: what a risk is learned from. */
import { z } from 'zod/v4';

import type { RawColumn } from '../core/models/columnEncoding';
import { inChunks, type Steps } from '../core/steps';
import { foundColumns, sampleOf, type Sample } from './columns/foundColumns';
import { columnsThere, namedField, type NamedColumn } from './columns/namedColumn';
import { refusals } from './columns/refusals';
import { isEmptyInput } from './orders/orderHints';
import { SUMMARY_HEADERS } from './customers/summaryColumns';
import { isToldAfterwards, judgedColumn } from './outcomes/columnKinds';
import { OUTCOME_HEADERS, outcomeOf } from './outcomes/outcomeWords';
import { InputError, type Context, type Item, type Reading } from './parse';
import { amountReader } from './values/amountReader';
import { dayReader } from './values/dayReader';
import { found } from './values/found';
import { localDays } from './values/localDays';

const column = z.string().trim().default('');

export const outcomeSettings = z.object({
	outcome: column,
	customer: column,
	featureChoice: z.enum(['all', 'chosen']).default('all'),
	featureColumns: z
		.object({ rows: z.array(z.object({ column })).default([]) })
		.default({ rows: [] }),
	decimalSign: z.enum(['point', 'comma']).default('point'),
});

type Settings = z.output<typeof outcomeSettings>;

export type LeftOutColumn = Readonly<{ column: string; reason: string }>;

export type OutcomeRows = Readonly<{
	columns: readonly RawColumn[];
	/** 1 for who left. */
	outcomes: Uint8Array;
	/** The item of each row. */
	itemOf: Int32Array;
	leftOut: readonly LeftOutColumn[];
	outcomeColumn: string;
	/** Rows of customers who are there more than once. */
	doubles: number;
}>;

const CUSTOMER_HEADERS = ['customerID', 'customer_id', ...SUMMARY_HEADERS.customer];

export function* readOutcomes(
	items: readonly Item[],
	settings: Settings,
	context: Context,
): Steps<Reading<OutcomeRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers to learn from',
			'The node before this one gave no items.',
		);
	}
	const sample = sampleOf(items);
	const { outcome, customer } = yield* foundColumns(
		items,
		{ outcome: 'Left or Stayed', customer: 'Customer' },
		{ outcome: settings.outcome, customer: settings.customer },
		{ outcome: OUTCOME_HEADERS, customer: CUSTOMER_HEADERS },
	);
	if (outcome === undefined) {
		throw new InputError(
			'No column was recognised that says who left',
			`Name it under 'Left or Stayed'. ${columnsThere(sample.headers)}`,
		);
	}
	const refuse = refusals();
	const rows: number[] = [];
	const became: number[] = [];
	const known = new Map<string, number>();
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const value = outcome.read(items[row]);
			const left = outcomeOf(value);
			if (left !== left) {
				refuse.value(
					...[row, outcome, value, 'which does not say whether the customer left'],
					'Write yes or no, 1 or 0, or leave such customers out.',
				);
				continue;
			}
			rows.push(row);
			became.push(left);
			const key = customer === undefined ? '' : String(customer.read(items[row]) ?? '').trim();
			if (key !== '') known.set(key, (known.get(key) ?? 0) + 1);
		}
	});
	const itemOf = Int32Array.from(rows);
	const outcomes = Uint8Array.from(became);
	const judged = yield* judgedColumns(items, { itemOf, outcomes, sample }, settings, context, [
		outcome.name,
		...(customer === undefined ? [] : [customer.name]),
	]);
	const doubles = [...known.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
	const read = { ...judged, outcomes, itemOf, outcomeColumn: outcome.name, doubles };
	return { rows: read, bad: refuse.bad, hints: [] };
}

type Labelled = Readonly<{ itemOf: Int32Array; outcomes: Uint8Array; sample: Sample }>;

function* judgedColumns(
	items: readonly Item[],
	{ itemOf, outcomes, sample }: Labelled,
	settings: Settings,
	context: Context,
	taken: readonly string[],
) {
	const isChosen = settings.featureChoice === 'chosen';
	const chosen = settings.featureColumns.rows
		.map((row) => row.column)
		.filter((name) => name !== '');
	if (isChosen && chosen.length === 0) {
		throw new InputError(
			'No column is chosen to learn from',
			`Add one under 'Columns', or choose 'All Columns'. ${columnsThere(sample.headers)}`,
		);
	}
	const names = isChosen
		? [...new Set(chosen)]
		: sample.headers.filter((header) => !taken.includes(header)).sort();
	const readers = {
		amounts: amountReader(settings.decimalSign),
		days: dayReader('dayFirst', localDays(context.timeZone)),
	};
	const columns: RawColumn[] = [];
	const leftOut: LeftOutColumn[] = [];
	for (const name of names) {
		if (!isChosen && isToldAfterwards(name)) {
			leftOut.push({ column: name, reason: 'by its name it is filled in after a customer left' });
			continue;
		}
		const of: NamedColumn = yield* namedField(items, sample.items, sample.headers, name, 'Columns');
		const one = yield* judgedColumn(items, itemOf, outcomes, of, readers);
		if (isChosen && one.tellsAll) {
			throw new InputError(
				`The column ${found(name)} tells by itself who left and who stayed, so nothing could be learned from the others`,
				"It was probably filled in after the customer left: remove it from 'Columns'.",
			);
		}
		if (one.column === null) leftOut.push({ column: name, reason: one.leftOut });
		else columns.push(one.column);
	}
	return { columns, leftOut };
}
