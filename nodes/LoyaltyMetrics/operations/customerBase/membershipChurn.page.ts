import { periodName, type CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import type { Change } from '../../../../core/metrics/change';
import {
	annualChurn,
	type MemberCounts,
	type PeriodChurn,
} from '../../../../core/metrics/membershipChurn';
import type { Rate } from '../../../../core/metrics/rate';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Page, Section } from '../../../shared/page/page';
import { fewNote, likelyRange, LIKELY_NOTE } from '../../../shared/page/wordedRates';
import { count, percent, percentagePoints, rateText, whole } from '../../../shared/page/wording';

export type ChurnFigures = Readonly<{
	group: string | null;
	when: PeriodField;
	unit: CalendarUnit;
	counts: MemberCounts;
	/** Average over the whole calendar periods. */
	churn: Rate;
	periods: readonly PeriodChurn[];
	latest: PeriodChurn | null;
	/** The churn of the whole stretch of days beside that of as many days before. */
	compared: Readonly<{ now: Rate; previous: Rate; change: Change }> | null;
	notes: readonly string[];
}>;

/** More rows than this are not read. */
const SHOWN = 24;

const LOOK_AT = 'Ask those who left for their reason; a person should do it.';

/** How many members there are, how many leave, and what that comes to in a year. */
export function membershipChurnPage(figures: ChurnFigures): Page {
	const { group, when, compared } = figures;
	return {
		title: titleOf('Do members stay?', group),
		subtitle: subtitleOf(when, compared !== null),
		findings: findingsOf(figures),
		sections: [tilesOf(figures), tableOf(figures)],
		notes: notesOf(figures),
	};
}

function findingsOf({ when, unit, periods, latest, compared }: ChurnFigures): readonly Finding[] {
	const words = {
		...{ better: 'lower' as const, lookAt: LOOK_AT },
		...{ format: percent, formatDifference: percentagePoints },
	};
	if (compared !== null) {
		const { now, previous, change } = compared;
		const metric = `Members who left within ${count(when.days, 'day', 'days')}`;
		return [findingOf({ metric, now: now.value, before: previous.value, change, ...words })];
	}
	if (latest === null) return [];
	const before = periods[periods.indexOf(latest) - 1]?.churnRate.value ?? null;
	const metric = `Members who left in ${periodName(latest.index, unit)}`;
	const { churnRate, change } = latest;
	return [findingOf({ metric, now: churnRate.value, before, change, ...words })];
}

function tilesOf({ unit, counts, churn }: ChurnFigures): Section {
	const { atStart, joined, lost, atEnd } = counts;
	return {
		kind: 'tiles',
		tiles: [
			{ label: 'Members', value: whole(atEnd), note: `${whole(atStart)} before the first day` },
			{ label: 'Joined', value: whole(joined), note: '' },
			{ label: 'Left', value: whole(lost), note: '' },
			{
				label: `Leave per ${unit}`,
				value: rateText(churn, percent),
				note: churn.value === null ? (churn.reason ?? '') : likelyRange(churn),
			},
			{
				label: 'Comes to in a year',
				value: churn.value === null ? 'unknown' : percent(annualChurn(churn.value, unit)),
				note: churn.value === null ? '' : `if every ${unit} goes like the average one`,
			},
		],
	};
}

function tableOf({ unit, periods }: ChurnFigures): Section {
	const shown = periods.slice(-SHOWN);
	return {
		kind: 'table',
		heading:
			shown.length < periods.length
				? `The last ${SHOWN} of ${periods.length} ${unit}s`
				: `By ${unit}`,
		columns: [
			unit,
			'members at its start',
			'joined',
			'left',
			'share who left',
			'members at its end',
		],
		rows: shown.map(({ index, isComplete, atStart, joined, lost, churnRate, atEnd }) => [
			`${periodName(index, unit)}${isComplete ? '' : ' (not over)'}`,
			whole(atStart),
			whole(joined),
			whole(lost),
			churnRate.value === null ? '–' : percent(churnRate.value),
			whole(atEnd),
		]),
	};
}

function notesOf({ unit, churn, periods, latest, compared, notes }: ChurnFigures): string[] {
	const within = periods.reduce((sum, { lost, lostOfStart }) => sum + lost - lostOfStart, 0);
	const said = [
		...notes,
		churn.value === null ? null : LIKELY_NOTE,
		fewNote(latest?.atStart ?? 0, 'member', 'members'),
		churn.value === null
			? null
			: `The share who left counts those who were members when the ${unit} began; the average counts each of them in each ${unit} once. ${unit === 'year' ? '' : 'For a year the shares are not added up, because who has left cannot leave again.'}`.trim(),
		within === 0
			? null
			: `${whole(within)} joined and left within one ${unit}: among those who left, but not in the share.`,
		compared === null && latest === null
			? null
			: 'Many people are members in both periods, so the verdict is approximate. Seasons are not taken out.',
	];
	return said.filter((note) => note !== null);
}
