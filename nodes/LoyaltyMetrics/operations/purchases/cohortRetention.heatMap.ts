/** A cohort table as a heat map that fits into a mail. */
import { periodName } from '../../../../core/metrics/calendarPeriod';
import {
	averageRetention,
	averageRevenue,
	cohortRetention,
	cohortRevenue,
} from '../../../../core/metrics/cohortRates';
import type { Rate } from '../../../../core/metrics/rate';
import type { HeatCell, HeatMap, HeatRow } from '../../../shared/page/page';
import { count, whole } from '../../../shared/page/wording';
import type { Measure } from './cohortRetention.fields';
import type { Cohorts } from './cohortRetention.items';

/** What fits beside each other, and what the eye takes in. */
const MOST_COLUMNS = 12;
const MOST_ROWS = 24;

/** The newest cohorts that have customers, each with the periods after its own. */
export function cohortHeatMap(cohorts: Cohorts): HeatMap {
	const columns = columnsOf(cohorts);
	const rows = shownCohorts(cohorts).map((cohort) => rowOf(cohorts, cohort, columns));
	const isTotal = cohorts.measure === 'counts' || cohorts.measure === 'revenue';
	const all = isTotal ? rows : [averageRow(cohorts, columns), ...rows];
	return {
		kind: 'heatMap',
		heading: headingOf(cohorts),
		columns: ['First purchase', ...columns.map((after) => `+${after}`)],
		rows: all.filter(({ cells }) => cells.length > 0).map(shaded(cohorts.measure)),
	};
}

/** Sentences about what the map leaves out. */
export function cutNotes({ table, from, measure }: Cohorts): string[] {
	const filled = table.sizes.subarray(from).filter((size) => size > 0).length;
	const periods = table.periods - from - firstColumn(measure);
	const elsewhere = "all are there with another choice under 'Output'";
	return [
		...(periods > MOST_COLUMNS
			? [`The map shows ${MOST_COLUMNS} of ${periods} ${table.unit}s; ${elsewhere}.`]
			: []),
		...(filled > MOST_ROWS
			? [`The map shows the newest ${MOST_ROWS} of ${whole(filled)} cohorts; ${elsewhere}.`]
			: []),
	];
}

/** Over all cohorts looked at for which that period is over. */
export function averageIn(cohorts: Cohorts, after: number, from = cohorts.from): Rate {
	const { table, kind, measure } = cohorts;
	return isMoney(measure)
		? averageRevenue(table, after, from)
		: averageRetention(table, after, kind, from);
}

export function isMoney(measure: Measure): boolean {
	return measure === 'revenue' || measure === 'revenuePerCustomer';
}

function headingOf({ table, kind, measure, currency }: Cohorts): string {
	const later = `so many ${table.unit}s after the first purchase`;
	const unit = currency === null ? '' : ` in ${currency}`;
	switch (measure) {
		case 'rates':
			return `Who bought again ${later}${kind === 'rolling' ? ', or later still' : ''} (%)`;
		case 'counts':
			return `How many bought again ${later}${kind === 'rolling' ? ', or later still' : ''}`;
		case 'revenue':
			return `Revenue${unit} ${later}`;
		case 'revenuePerCustomer':
			return `Revenue per customer${unit} ${later}`;
	}
}

/** Of customers, the first period says only how many there are, which stands beside the cohort's name. */
function firstColumn(measure: Measure): number {
	return isMoney(measure) ? 0 : 1;
}

function columnsOf({ table, from, measure }: Cohorts): number[] {
	const begin = firstColumn(measure);
	const length = Math.min(MOST_COLUMNS, Math.max(0, table.periods - from - begin));
	return Array.from({ length }, (_, at) => at + begin);
}

function shownCohorts({ table: { sizes }, from }: Cohorts): number[] {
	const filled = Array.from(sizes.keys()).filter((cohort) => cohort >= from && sizes[cohort] > 0);
	return filled.slice(-MOST_ROWS);
}

type Amount = Readonly<{ after: number; amount: number | null }>;
type Row = Readonly<{ label: string; note: string; cells: readonly Amount[] }>;

function averageRow(cohorts: Cohorts, columns: readonly number[]): Row {
	const cells = columns.map((after) => ({ after, amount: averageIn(cohorts, after).value }));
	return { label: 'All', note: '', cells: cells.filter(({ amount }) => amount !== null) };
}

function rowOf(cohorts: Cohorts, cohort: number, columns: readonly number[]): Row {
	const { table } = cohorts;
	return {
		label: periodName(table.first + cohort, table.unit),
		note: count(table.sizes[cohort], 'customer', 'customers'),
		cells: columns
			.filter((after) => after < table.periods - cohort)
			.map((after) => ({ after, amount: amountIn(cohorts, cohort, after) })),
	};
}

function amountIn({ table, kind, measure }: Cohorts, cohort: number, after: number) {
	const { value, numerator } = isMoney(measure)
		? cohortRevenue(table, cohort, after)
		: cohortRetention(table, cohort, after, kind);
	const isTotal = measure === 'counts' || measure === 'revenue';
	return value !== null && isTotal ? numerator : value;
}

/** Shares colour as they are; other amounts by the largest one after the first purchase, which outshines all. */
function shaded(measure: Measure): (row: Row, at: number, rows: readonly Row[]) => HeatRow {
	let largest: number | null = measure === 'rates' ? 1 : null;
	return ({ label, note, cells }, _at, rows) => {
		largest ??= Math.max(...rows.flatMap((row) => row.cells.map(colouring)));
		const scale = largest;
		const cell = (one: Amount): HeatCell => {
			if (one.amount === null) return { text: '…', share: null };
			const text = measure === 'rates' ? whole(one.amount * 100) : short(one.amount);
			return { text, share: one.after > 0 && scale > 0 ? colouring(one) / scale : null };
		};
		return { label, note, cells: cells.map(cell) };
	};
}

/** Twelve columns of long numbers would not fit into a mail: `12.3K`. */
function short(amount: number): string {
	if (Math.abs(amount) < 10_000) return whole(amount);
	return amount.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 });
}

function colouring({ after, amount }: Amount): number {
	return after === 0 || amount === null ? 0 : Math.max(0, amount);
}
