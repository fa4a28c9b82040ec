/** Columns of a list that says how many subscribers were left after each period. */
import type { Steps } from '../../core/steps';
import { foundColumns, plainPaths, sampleOf, type FoundColumns } from '../columns/foundColumns';
import { MEMBERSHIP_HEADERS } from '../memberships/headers';
import type { Item } from '../parse';
import type { SubscriptionSettings } from '../subscriptionSettings';

export type CountColumn = 'period' | 'subscribers' | 'cohort' | 'group';

/** What the settings call each column. */
export const COUNT_LABELS: Readonly<Record<CountColumn, string>> = {
	period: 'Period Column',
	subscribers: 'Subscribers Column',
	cohort: 'Cohort Column',
	group: 'Group By',
};

const HEADERS: Readonly<Record<CountColumn, readonly string[]>> = {
	period: [
		...['period', 'periods', 'renewal', 'renewals', 'age', 'tenure', 'year', 'years', 'quarter'],
		...['month', 'months', 'week', 'weeks', 'Periode', 'Jahr', 'Jahre', 'Monat', 'Monate'],
		...['Woche', 'Verlängerung', 'Période', 'Année', 'Mois', 'Semaine', 'Renouvellement'],
	],
	subscribers: [
		...['subscribers', 'survivors', 'still there', 'remaining', 'left over', 'members'],
		...['customers', 'active', 'count', 'number', 'Abonnenten', 'Mitglieder', 'Kunden', 'Anzahl'],
		...['abonnés', 'membres', 'adhérents', 'clients', 'nombre'],
	],
	cohort: ['cohort', 'cohort month', 'Kohorte', 'cohorte'],
	group: [],
};

export function* countColumns(
	items: readonly Item[],
	{ countColumns: named, groupBy, inputIs }: SubscriptionSettings,
): Steps<FoundColumns<CountColumn>> {
	if (inputIs === 'subscriptions') return {};
	return yield* foundColumns<CountColumn>(
		items,
		COUNT_LABELS,
		{
			...{ period: named.periodColumn, subscribers: named.subscribersColumn },
			...{ cohort: named.cohortColumn, group: groupBy },
		},
		HEADERS,
	);
}

/** Whether the items are counts: chosen, or both columns are there and nothing says when somebody began. */
export function areCounts(
	items: readonly Item[],
	of: FoundColumns<CountColumn>,
	{ inputIs, startDate }: SubscriptionSettings,
): boolean {
	if (inputIs !== 'recognise') return inputIs === 'counts';
	if (of.period === undefined || of.subscribers === undefined || startDate !== '') return false;
	return plainPaths(sampleOf(items), MEMBERSHIP_HEADERS.start).length === 0;
}
