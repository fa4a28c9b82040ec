import { periodName } from '../../../../core/metrics/calendarPeriod';
import type { CohortRate, NewestCohorts } from '../../../../core/metrics/cohortRates';
import type { CohortTable } from '../../../../core/metrics/cohorts';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { titleOf } from '../../../shared/page/heading';
import type { Page, Tile } from '../../../shared/page/page';
import { FEW, madeOf } from '../../../shared/page/wordedRates';
import { count, money, percent, percentagePoints, rateText } from '../../../shared/page/wording';
import { averageIn, cohortHeatMap, cutNotes, isMoney } from './cohortRetention.heatMap';
import type { Cohorts } from './cohortRetention.items';

export type CohortsOnPage = Cohorts &
	Readonly<{
		when: PeriodField;
		newest: NewestCohorts;
		/** Said on the page when the newest order is old. */
		stale: string | null;
	}>;

/** How many periods later the tiles look: soon, a season later, half a year later. */
const LOOKED_AT = { week: [1, 4, 12], month: [1, 3, 6], quarter: [1, 2, 4], year: [1, 2, 3] };

/** How many new customers come back, for how long, and is that better for the newest ones? */
export function cohortRetentionPage(cohorts: CohortsOnPage): Page {
	const { group, table, when } = cohorts;
	return {
		title: titleOf('Do new customers stay?', group),
		subtitle: `${when.from} to ${when.to} (${when.timeZone}), customers by the ${table.unit} of their first purchase`,
		findings: cohorts.compare ? [findingFrom(cohorts)] : [],
		sections: [
			{ kind: 'tiles', tiles: LOOKED_AT[table.unit].map((after) => tileOf(cohorts, after)) },
			cohortHeatMap(cohorts),
		],
		notes: notesOf(cohorts),
	};
}

function findingFrom({ table, newest: { newest, before, change } }: CohortsOnPage): Finding {
	const name = ({ cohort }: CohortRate) => periodName(table.first + cohort, table.unit);
	const whose = newest === null ? '' : ` of ${name(newest)}`;
	const beside = before === null ? '' : `, beside those of ${name(before)}`;
	return findingOf({
		metric: `New customers${whose} who bought again in the next ${table.unit}${beside}`,
		now: newest?.rate.value ?? null,
		before: before?.rate.value ?? null,
		change,
		better: 'higher',
		format: percent,
		formatDifference: percentagePoints,
		lookAt:
			'Look at what new customers get after their first purchase: delivery, a welcome message, a reason to come back.',
	});
}

function tileOf(cohorts: Cohorts, after: number): Tile {
	const { table, measure, currency } = cohorts;
	const average = averageIn(cohorts, after);
	const label = count(after, `${table.unit} later`, `${table.unit}s later`);
	if (!isMoney(measure)) {
		return {
			label,
			value: rateText(average, percent),
			note: average.value === null ? 'no cohort is old enough' : madeOf(average, 'customer'),
		};
	}
	const inMoney = (value: number) => money(value, currency);
	const members = count(average.denominator, 'customer', 'customers');
	return {
		label: `${label}, per customer`,
		value: rateText(average, inMoney),
		note:
			average.value === null
				? 'no cohort is old enough'
				: `${inMoney(average.numerator)} from ${members}`,
	};
}

function notesOf(cohorts: CohortsOnPage): string[] {
	const { table, from, stale, kind, when } = cohorts;
	const { unit } = table;
	const rolling = `+1 counts who bought in the ${unit} after the first purchase or later; recent customers have had less time for it, so their figures still grow.`;
	const classic = `+1 is the ${unit} after the first purchase, +2 the one after that.`;
	const notes = [
		stale,
		!isMoney(cohorts.measure) && kind === 'rolling' ? rolling : classic,
		`The figures over all cohorts count every customer for whom that ${unit} is over.`,
		table.periodsOver < table.periods
			? `${periodName(table.first + table.periods - 1, unit)} is not over on ${when.to}, so it has no figures yet (…).`
			: null,
		historyNote(cohorts),
		...memberNotes(table),
		table.sizes.some((size, cohort) => cohort >= from && size > 0 && size < FEW)
			? `Rows of fewer than ${FEW} customers move a lot by chance.`
			: null,
		...cutNotes(cohorts),
	];
	return notes.filter((note) => note !== null);
}

/** Who is in no cohort. */
export function memberNotes({
	earlierCustomers,
	guestPurchases,
}: Pick<CohortTable, 'earlierCustomers' | 'guestPurchases'>): string[] {
	return [
		...(earlierCustomers > 0
			? [
					`${count(earlierCustomers, 'customer', 'customers')} first bought before the orders begin: in no cohort, because only those who came back are known.`,
				]
			: []),
		...(guestPurchases > 0
			? [`${count(guestPurchases, 'order names', 'orders name')} no customer: in no cohort.`]
			: []),
	];
}

function historyNote(cohorts: Cohorts): string | null {
	const { table, from, measure, currency } = cohorts;
	if (!table.historyMayStartEarlier || from > 0) return null;
	const without = averageIn(cohorts, 1, 1);
	const format = (value: number) => (isMoney(measure) ? money(value, currency) : percent(value));
	const name = periodName(table.first, table.unit);
	const apart =
		without.value === null
			? ''
			: ` 1 ${table.unit} later it is ${rateText(without, format)} without them.`;
	return `The orders begin in ${name}: some of its customers may have bought before, and such customers return more often.${apart}`;
}
