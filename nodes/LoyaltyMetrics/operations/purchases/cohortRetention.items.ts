/** A cohort table as items: per cohort, per cohort with a column per period, or per cell. */
import { periodDays, periodName } from '../../../../core/metrics/calendarPeriod';
import {
	besideTheOneBefore,
	cohortRetention,
	cohortRevenue,
	isOver,
	type RetentionKind,
} from '../../../../core/metrics/cohortRates';
import type { CohortTable } from '../../../../core/metrics/cohorts';
import { isoDay } from '../../../../schema/calendarDay';
import { fewNote } from '../../../shared/page/wordedRates';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { Measure } from './cohortRetention.fields';

/** One group's cohorts, and how the owner wants to see them. */
export type Cohorts = Readonly<{
	group: string | null;
	table: CohortTable;
	/** The first cohort to look at. */
	from: number;
	compare: boolean;
	kind: RetentionKind;
	measure: Measure;
	currency: string | null;
	observationEnd: string;
	timeZone: string;
	simplify: boolean;
}>;

type Json = Record<string, unknown>;

const FIGURES = ['retention', 'buyers', 'revenue', 'revenuePerCustomer'] as const;
type Figure = (typeof FIGURES)[number];

/** What each choice shows; the first one is what a spreadsheet's columns hold. */
const SHOWN: Readonly<Record<Measure, readonly Figure[]>> = {
	rates: ['retention', 'buyers'],
	counts: ['buyers'],
	revenue: ['revenue'],
	revenuePerCustomer: ['revenuePerCustomer', 'revenue'],
};

/** The cohorts from the oldest to the newest, those without customers among them: a calendar has no gaps. */
export function cohortItems(cohorts: Cohorts): Json[] {
	const { table, from, compare, measure, simplify, observationEnd, timeZone, currency } = cohorts;
	const figures = simplify ? SHOWN[measure] : FIGURES;
	return cohortsFrom(from, table).map((cohort) => ({
		...headOf(cohorts, cohort),
		...Object.fromEntries(
			figures.map((figure) => [
				figure,
				numbers(table.periods - cohort).map((after) => figureIn(cohorts, figure, cohort, after)),
			]),
		),
		...(compare ? { change: besideTheOneBefore(table, cohort).change } : {}),
		historyMayStartEarlier: cohort === 0 && table.historyMayStartEarlier,
		observationEnd,
		...(simplify ? {} : { currency, timeZone, isOver: isOver(table, cohort, 0) }),
		reason: reasonFor(table, cohort),
	}));
}

/** The same with as many columns on every item, so that rows of a sheet stand below each other. */
export function spreadsheetItems(cohorts: Cohorts): Json[] {
	const { table, from, measure } = cohorts;
	const [figure] = SHOWN[measure];
	return cohortsFrom(from, table).map((cohort) => ({
		...headOf(cohorts, cohort),
		...Object.fromEntries(
			numbers(table.periods - from).map((after) => [
				`period${after}`,
				after < table.periods - cohort ? figureIn(cohorts, figure, cohort, after) : null,
			]),
		),
		historyMayStartEarlier: cohort === 0 && table.historyMayStartEarlier,
		reason: reasonFor(table, cohort),
	}));
}

/** One item per cohort and period, of cohorts that have customers. */
export function cellItems(cohorts: Cohorts): Json[] {
	const { table, from, measure, simplify } = cohorts;
	const figures = simplify ? SHOWN[measure] : FIGURES;
	const filled = cohortsFrom(from, table).filter((cohort) => table.sizes[cohort] > 0);
	if (filled.length === 0) {
		const reason = 'No customer is known to have bought';
		return [{ ...(cohorts.group === null ? {} : { group: cohorts.group }), cohort: null, reason }];
	}
	return filled.flatMap((cohort) => {
		const { group, cohort: name, customers } = headOf(cohorts, cohort);
		return numbers(table.periods - cohort).map((after) => {
			const days = periodDays(table.first + cohort + after, table.unit);
			return {
				...(group === undefined ? {} : { group }),
				...{ cohort: name, periodsAfter: after },
				...{ from: isoDay(days.from), to: isoDay(days.to), customers },
				...Object.fromEntries(
					figures.map((figure) => [figure, figureIn(cohorts, figure, cohort, after)]),
				),
				reason: isOver(table, cohort, after) ? null : 'The period is not over',
			};
		});
	});
}

/** How many items `cellItems` gives. */
export function cellCount({ sizes, periods }: CohortTable, from: number): number {
	return sizes.reduce(
		(cells, size, cohort) => cells + (cohort >= from && size > 0 ? periods - cohort : 0),
		0,
	);
}

function headOf({ group, table }: Cohorts, cohort: number) {
	const period = table.first + cohort;
	const { from, to } = periodDays(period, table.unit);
	return {
		...(group === null ? {} : { group }),
		cohort: periodName(period, table.unit),
		from: isoDay(from),
		to: isoDay(to),
		customers: table.sizes[cohort],
	};
}

function figureIn(
	{ table, kind }: Cohorts,
	figure: Figure,
	cohort: number,
	after: number,
): number | null {
	if (figure === 'retention' || figure === 'buyers') {
		const { value, numerator } = cohortRetention(table, cohort, after, kind);
		return value === null || figure === 'retention' ? value : numerator;
	}
	const { value, numerator } = cohortRevenue(table, cohort, after);
	return value === null ? null : tidyMoney(figure === 'revenue' ? numerator : value);
}

function reasonFor(table: CohortTable, cohort: number): string | null {
	const size = table.sizes[cohort];
	if (size === 0) return `Nobody bought for the first time in this ${table.unit}`;
	const sentences = [
		isOver(table, cohort, 0) ? null : `The ${table.unit} is not over: customers may still join.`,
		cohort === 0 && table.historyMayStartEarlier
			? 'The orders begin here: some of these customers may have bought before.'
			: null,
		fewNote(size, 'customer', 'customers'),
	];
	return sentences.filter((sentence) => sentence !== null).join(' ') || null;
}

function cohortsFrom(from: number, { periods }: CohortTable): number[] {
	return numbers(Math.max(0, periods - from)).map((at) => at + from);
}

function numbers(length: number): number[] {
	return Array.from({ length }, (_, at) => at);
}
