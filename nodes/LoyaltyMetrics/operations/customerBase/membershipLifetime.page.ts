import type { Change } from '../../../../core/metrics/change';
import {
	milestonesOf,
	stillMembers,
	type Lifetimes,
} from '../../../../core/metrics/membershipLifetime';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf } from '../../../shared/page/finding';
import { comparedWith, titleOf } from '../../../shared/page/heading';
import type { Page, Section } from '../../../shared/page/page';
import { fewNote, LIKELY_NOTE, percentRange } from '../../../shared/page/wordedRates';
import { count, decimal, percent, percentagePoints, whole } from '../../../shared/page/wording';
import {
	DAYS_A_MONTH,
	meanLength,
	medianLength,
	type Length,
	type MedianLength,
} from './membershipLifetime.items';

export type LifetimeFigures = Readonly<{
	group: string | null;
	when: PeriodField;
	now: Lifetimes;
	/** Those who joined in the period beside those of the period before, after the same time. */
	compared: Readonly<{
		months: number | null;
		now: number | null;
		before: number | null;
		change: Change;
	}> | null;
	notes: readonly string[];
}>;

const LOOK_AT = 'Ask those who left early what they had expected; a person should do it.';

/** How many members are still there after how long. */
export function membershipLifetimePage(figures: LifetimeFigures): Page {
	const { group, when, now, compared } = figures;
	const comparison = compared === null ? '' : comparedWith(when.days);
	return {
		title: titleOf('How long do members stay?', group),
		subtitle: `Joined ${when.from} to ${when.to}, watched until ${when.observationEnd} (${when.timeZone})${comparison}`,
		findings: compared === null ? [] : [findingFor(compared)],
		sections: [tilesOf(now), ...curveOf(now)],
		notes: notesOf(figures),
	};
}

function findingFor({ months, now, before, change }: NonNullable<LifetimeFigures['compared']>) {
	const after = months === null ? '' : ` after ${count(months, 'month', 'months')}`;
	return findingOf({
		...{ metric: `Still members${after}`, now, before, change, better: 'higher' },
		...{ format: percent, formatDifference: percentagePoints, lookAt: LOOK_AT },
	});
}

function tilesOf(now: Lifetimes): Section {
	const { n, events } = now.curve;
	const median = medianLength(now);
	const mean = meanLength(now);
	return {
		kind: 'tiles',
		tiles: [
			{
				label: 'Memberships',
				value: whole(n),
				note: `${whole(events)} ended, ${whole(n - events)} go on`,
			},
			{
				label: 'Half have left after',
				value: lengthText(median),
				note: [median.reason ?? 'those who leave soonest first', medianRange(median)]
					.filter((part) => part !== '')
					.join(', '),
			},
			{
				label: 'Average time as a member',
				value: lengthText(mean),
				note:
					mean.withinDays === null
						? (mean.reason ?? '')
						: `within the first ${monthsText(mean.withinDays / DAYS_A_MONTH)}`,
			},
		],
	};
}

function curveOf(now: Lifetimes): readonly Section[] {
	const points = milestonesOf(now).map(({ months, days }) => ({
		months,
		...stillMembers(now, days),
	}));
	if (points.length === 0) return [];
	return [
		{
			kind: 'bars',
			heading: 'Still members',
			bars: points.map(({ months, value, interval, watched }) => ({
				label: `after ${count(months, 'month', 'months')}`,
				note: `${interval === null ? '' : `likely ${percentRange(interval)}, `}${whole(watched)} watched that long`,
				amount: value,
				value: value === null ? 'unknown' : percent(value),
				colour: '#2e7d5b',
			})),
		},
	];
}

function notesOf({ now, notes }: LifetimeFigures): string[] {
	const said = [
		...notes,
		fewNote(now.days.length, 'membership', 'memberships'),
		'Who is still a member counts for as long as the membership has lasted (method of Kaplan and Meier). This takes for granted that the list has everybody who ever joined in these days, and that those who joined lately stay as long as those before them.',
		now.days.length === 0 ? null : LIKELY_NOTE,
	];
	return said.filter((note) => note !== null);
}

/** `likely 4 to 11 months`: the times that the list does not contradict. */
function medianRange({ interval }: MedianLength): string {
	if (interval === null) return '';
	const { low, high } = interval;
	return high === null
		? `likely ${monthsText(low / DAYS_A_MONTH)} or more`
		: `likely ${decimal(low / DAYS_A_MONTH)} to ${monthsText(high / DAYS_A_MONTH)}`;
}

function lengthText({ months }: Length): string {
	return months === null ? 'unknown' : monthsText(months);
}

function monthsText(months: number): string {
	const shown = decimal(months);
	return `${shown} ${shown === '1' ? 'month' : 'months'}`;
}
