import { periodName, type CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import type { PeriodRetention } from '../../../../core/metrics/retentionByPeriod';
import { isoDay } from '../../../../schema/calendarDay';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { titleOf } from '../../../shared/page/heading';
import type { Page, Section } from '../../../shared/page/page';
import { fewNote, LIKELY_NOTE, likelyRange, madeOf } from '../../../shared/page/wordedRates';
import { count, percent, percentagePoints, rateText, whole } from '../../../shared/page/wording';

export type RetentionFigures = Readonly<{
	group: string | null;
	when: PeriodField;
	unit: CalendarUnit;
	/** Every period of the orders, and those to look at. */
	all: readonly PeriodRetention[];
	periods: readonly PeriodRetention[];
	/** Day of the oldest order, where nothing else tells when customers bought first. */
	historyFrom: number | null;
	/** Said on the page when the newest order is old. */
	stale: string | null;
}>;

/** More rows than this are not read. */
const SHOWN = 24;

/** From here on the two rates tell different stories. */
const FAR_APART = 0.1;

/** The newest period that is over and has a retention rate. */
export function latestOver(periods: readonly PeriodRetention[]): PeriodRetention | null {
	const over = periods.filter(
		({ isComplete, retentionRate }) => isComplete && retentionRate.value !== null,
	);
	return over.at(-1) ?? null;
}

/** Why (E − N) / S must not be read as retention here; null where it is close to it. */
export function reactivatedWarning(found: PeriodRetention): string | null {
	const { retentionRate, endMinusNewOverStart, reactivated } = found;
	const [stayed, claimed] = [retentionRate.value, endMinusNewOverStart.value];
	if (stayed === null || claimed === null || reactivated === null) return null;
	if (!(claimed > 1 || claimed - stayed >= FAR_APART)) return null;
	const passes = claimed > 1 ? ', and so passes 100 %' : '';
	return `Counts ${count(reactivated, 'customer', 'customers')} who came back after a pause as if they had stayed${passes}`;
}

/** How many of the buyers of one period buy in the next, and where the others come from. */
export function retentionPage(figures: RetentionFigures, isCompared: boolean): Page {
	const { group, when, unit, all, periods } = figures;
	const latest = latestOver(periods);
	return {
		title: titleOf(`Do customers stay from ${unit} to ${unit}?`, group),
		subtitle: `Calendar ${unit}s, ${when.from} to ${when.to} (${when.timeZone})`,
		findings: latest === null || !isCompared ? [] : [findingFor(latest, all, unit)],
		sections: [...(latest === null ? [] : [tilesOf(latest, unit)]), tableOf(periods, unit)],
		notes: notesOf(figures, latest, isCompared),
	};
}

function findingFor(
	latest: PeriodRetention,
	all: readonly PeriodRetention[],
	unit: CalendarUnit,
): Finding {
	const before = all[all.indexOf(latest) - 1];
	return findingOf({
		metric: `Customers who stayed, ${periodName(latest.index, unit)}`,
		now: latest.retentionRate.value,
		before: before.retentionRate.value,
		change: latest.change,
		better: 'higher',
		format: percent,
		formatDifference: percentagePoints,
		lookAt: 'Ask some of those who stayed away; a person should do it.',
	});
}

function tilesOf(latest: PeriodRetention, unit: CalendarUnit): Section {
	const name = periodName(latest.index, unit);
	const known = (value: number | null) => (value === null ? 'unknown' : whole(value));
	return {
		kind: 'tiles',
		tiles: [
			{
				label: `Stayed in ${name}`,
				value: rateText(latest.retentionRate, percent),
				note: `${madeOf(latest.retentionRate, 'buyer')} of the ${unit} before, ${likelyRange(latest.retentionRate)}`,
			},
			{
				label: 'Stayed away',
				value: known(latest.lost),
				note: `bought in the ${unit} before, not in ${name}`,
			},
			{
				label: 'Came back',
				value: known(latest.reactivated),
				note: `bought earlier, but not in the ${unit} before`,
			},
			{ label: 'New', value: known(latest.firstTime), note: 'bought for the first time' },
		],
	};
}

function tableOf(periods: readonly PeriodRetention[], unit: CalendarUnit): Section {
	const shown = periods.slice(-SHOWN);
	const cell = (value: number | null) => (value === null ? '–' : whole(value));
	return {
		kind: 'table',
		heading:
			shown.length < periods.length
				? `The last ${SHOWN} of ${periods.length} ${unit}s`
				: `By ${unit}`,
		columns: [`${unit}`, 'buyers', 'stayed', 'share who stayed', 'came back', 'new', 'stayed away'],
		rows: shown.map((period) => [
			`${periodName(period.index, unit)}${period.isComplete ? '' : ' (not whole)'}`,
			whole(period.customers),
			cell(period.retained),
			period.retentionRate.value === null ? '–' : percent(period.retentionRate.value),
			cell(period.reactivated),
			cell(period.firstTime),
			cell(period.lost),
		]),
	};
}

function notesOf(
	{ periods, unit, historyFrom, stale }: RetentionFigures,
	latest: PeriodRetention | null,
	isCompared: boolean,
): string[] {
	const [newest] = periods.slice(-1);
	const warned = latest === null ? null : reactivatedWarning(latest);
	const notes = [
		stale,
		latest === null ? `No whole ${unit} of these days has another one before it yet.` : null,
		latest === null ? null : fewNote(latest.retentionRate.denominator, 'buyer', 'buyers'),
		newest.isComplete
			? null
			: `The orders do not cover all of ${periodName(newest.index, unit)}: its figures will still change, and it is not compared. If it is over, choose its last day as Observation End.`,
		isCompared
			? `Two ${unit}s are compared as if their buyers were different people, which makes the verdict approximate. Seasons are not taken out.`
			: null,
		latest === null ? null : LIKELY_NOTE,
		latest === null || warned === null
			? null
			: `Reckoned as (buyers − new buyers) / buyers of the ${unit} before, the rate of ${periodName(latest.index, unit)} would be ${rateText(latest.endMinusNewOverStart, percent)}: it c${warned.slice(1)}.`,
		historyFrom === null
			? null
			: `The orders begin on ${isoDay(historyFrom)}. Who bought before that day and not in the first ${unit} seems to be new, unless a First Order Date Column is chosen.`,
	];
	return notes.filter((note) => note !== null);
}
