/** Retention and revenue per member, read from a cohort table. */
import { periodName } from './calendarPeriod';
import { changeOfRates, notComparable, type Change } from './change';
import type { CohortTable } from './cohorts';
import { rate, type Rate } from './rate';

/** Bought in that very period, or in it or later ("unbounded"). */
export type RetentionKind = 'classic' | 'rolling';

/** Is the period that lies `after` periods after this cohort's own over? */
export function isOver({ periodsOver }: CohortTable, cohort: number, after: number): boolean {
	return cohort + after < periodsOver;
}

/** The share of a cohort that bought `after` periods later; it does not exist before that period is over. */
export function cohortRetention(
	table: CohortTable,
	cohort: number,
	after: number,
	kind: RetentionKind,
): Rate {
	const members = table.sizes[cohort];
	// All members bought in their first period, whether it is over or not.
	if (after > 0 && !isOver(table, cohort, after)) {
		return { value: null, numerator: 0, denominator: members, reason: 'The period is not over' };
	}
	return rate(
		buyersIn(table, kind)[cohort * table.periods + after],
		members,
		'Nobody bought for the first time in this period',
	);
}

/** Net revenue `after` periods later per member of the cohort. */
export function cohortRevenue(table: CohortTable, cohort: number, after: number): Rate {
	const members = table.sizes[cohort];
	if (!isOver(table, cohort, after)) {
		return { value: null, numerator: 0, denominator: members, reason: 'The period is not over' };
	}
	return rate(
		table.revenue[cohort * table.periods + after],
		members,
		'Nobody bought for the first time in this period',
	);
}

/**
 * Retention over all cohorts whose period is over: their buyers / their members, so that a cohort weighs as
 * many customers as it has. A mean of the rates would give a cohort of five the weight of one of five hundred.
 *
 * @param fromCohort 1 leaves out the cohort in which the history begins
 */
export function averageRetention(
	table: CohortTable,
	after: number,
	kind: RetentionKind,
	fromCohort = 0,
): Rate {
	const buyers = buyersIn(table, kind);
	return averageOf(table, after, fromCohort, (cell) => buyers[cell]);
}

/** Net revenue per member over all cohorts whose period is over. */
export function averageRevenue(table: CohortTable, after: number, fromCohort = 0): Rate {
	return averageOf(table, after, fromCohort, (cell) => table.revenue[cell]);
}

/** Two neighbouring cohorts, each with the share that bought in the period after its own. */
export type NewestCohorts = Readonly<{
	newest: CohortRate | null;
	before: CohortRate | null;
	change: Change;
}>;
export type CohortRate = Readonly<{ cohort: number; rate: Rate }>;

/**
 * The newest cohort with a whole period after it, compared with the one before. Always the very next period:
 * of "then or later" the older cohort has seen more.
 */
export function newestCohorts(table: CohortTable): NewestCohorts {
	return besideTheOneBefore(table, table.periodsOver - 2);
}

/** Any cohort compared with the one before, by the share that bought in the period after its own. */
export function besideTheOneBefore(table: CohortTable, at: number): NewestCohorts {
	const cohortAt = (cohort: number): CohortRate | null =>
		cohort < 0 ? null : { cohort, rate: cohortRetention(table, cohort, 1, 'classic') };
	const newest = cohortAt(at);
	const before = cohortAt(at - 1);
	if (newest === null || before === null) {
		const reason = `Two cohorts with a whole ${table.unit} after them are needed`;
		return { newest, before, change: notComparable(reason) };
	}
	if (before.cohort === 0 && table.historyMayStartEarlier) {
		const name = periodName(table.first, table.unit);
		const reason = `In ${name} the orders begin: its customers may have bought before`;
		return { newest, before, change: notComparable(reason) };
	}
	return { newest, before, change: changeOfRates(newest.rate, before.rate) };
}

function averageOf(
	table: CohortTable,
	after: number,
	fromCohort: number,
	amountIn: (cell: number) => number,
): Rate {
	let numerator = 0;
	let denominator = 0;
	for (let cohort = fromCohort; isOver(table, cohort, after); cohort++) {
		numerator += amountIn(cohort * table.periods + after);
		denominator += table.sizes[cohort];
	}
	return rate(numerator, denominator, 'No cohort is old enough');
}

function buyersIn({ active, activeSince }: CohortTable, kind: RetentionKind): Int32Array {
	return kind === 'classic' ? active : activeSince;
}
