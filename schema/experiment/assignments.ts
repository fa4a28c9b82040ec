import { inChunks, type Steps } from '../../core/steps';
import { automationTags } from '../automationTags';
import { sampleOf } from '../columns/foundColumns';
import { refusals } from '../columns/refusals';
import { settledDates } from '../columns/settledDates';
import { settledDecimals } from '../columns/settledDecimals';
import { isEmptyInput } from '../orders/orderHints';
import { InputError, type Context, type Item, type Reading } from '../parse';
import { customerKeys } from '../values/customerKeys';
import { dayReader } from '../values/dayReader';
import { localDays } from '../values/localDays';
import { assignmentColumns } from './assignmentColumns';
import { assignmentRowReader } from './assignmentRow';
import { assignmentTable, type Outcome } from './assignmentTable';
import type { CompareGroupsSettings } from './compareGroupsSettings';
import { outcomeColumns, outcomeReader } from './outcomeColumns';

/** Who was assigned to which group of which campaign, one entry per row and campaign. */
export type AssignmentRows = Readonly<{
	campaigns: readonly string[];
	/** Customers by key. */
	customers: readonly string[];
	campaign: Int32Array;
	customer: Int32Array;
	/** A bit of `ARM`; 0 for rows that name no group. */
	arm: Uint8Array;
	/** Days since 1970-01-01; null where no column tells. */
	day: Int32Array | null;
	isGlobal: Uint8Array;
	item: Int32Array;
	outcomes: readonly Outcome[];
	/** False where no column tells the group: then everybody got the campaign. */
	hasArms: boolean;
}>;

/** The name of the one campaign of a list that names none. */
export const ONE_CAMPAIGN = 'All';

export function* readAssignments(
	items: readonly Item[],
	settings: CompareGroupsSettings,
	context: Context,
): Steps<Reading<AssignmentRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no assignments to read',
			'Read what Assign Holdout gave and the workflow kept.',
		);
	}
	const sample = sampleOf(items);
	const of = yield* assignmentColumns(items, sample, settings);
	const { dateFormat } = settings.assignmentOptions;
	const dates = yield* settledDates(
		items,
		of.date ? [of.date] : [],
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Assignment Options'",
	);
	const outcomes = yield* outcomeColumns(items, sample, settings);
	const chosenSign = settings.orderOptions.decimalSign;
	const decimals = yield* settledDecimals(
		items,
		outcomes.flatMap(({ kind, column, before }) =>
			kind === 'amount' ? [column, ...(before ? [before] : [])] : [],
		),
		chosenSign === 'recognise' ? 'unsettled' : chosenSign,
		"'Decimal Sign' in 'Order Options'",
	);
	const readers = outcomes.map(({ kind }) => outcomeReader(kind, decimals.sign));
	const localDay = localDays(settings.orderOptions.timeZone || context.timeZone);
	const tags = automationTags(`The column "${of.campaign?.name ?? ''}"`);
	const customers = customerKeys();
	const refuse = refusals();
	const table = assignmentTable(outcomes);
	const skipped = { nobodys: 0, armless: 0, blank: 0 };
	const readRow = assignmentRowReader({
		...{ of, outcomes, readers, tags, customers, refuse, skipped, table },
		days: dayReader(dates.order, localDay),
		// A shop ahead of our clock may have assignments of tomorrow.
		today: localDay(context.now) + 1,
	});
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) readRow(row, items[row]);
	});
	const rows = {
		campaigns: of.campaign === undefined ? [ONE_CAMPAIGN] : tags.names,
		customers: customers.keys,
		...table.columns(outcomes),
		hasArms: of.arm !== undefined,
	};
	return {
		rows: of.date === undefined ? { ...rows, day: null } : rows,
		bad: refuse.bad,
		hints: [
			...dates.hints,
			...decimals.hints,
			...counted(skipped.nobodys, 'assignments name no customer and are not looked at'),
			...counted(
				skipped.armless,
				'rows name no group: they were not assigned and are not looked at',
			),
			...counted(skipped.blank, 'cells of the outcomes are empty and count as nothing'),
		],
	};
}

function counted(count: number, what: string): readonly string[] {
	return count === 0 ? [] : [`${count} ${what}`];
}
