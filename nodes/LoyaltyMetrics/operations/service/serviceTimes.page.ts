import type { ServiceFigures, WaitingTimes } from '../../../../core/metrics/serviceTimes';
import type { PeriodField } from '../../../shared/lookBack';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Page } from '../../../shared/page/page';
import { fewNote, LIKELY_NOTE, likelyRange, madeOf } from '../../../shared/page/wordedRates';
import { count, decimal, percent, rateText, whole } from '../../../shared/page/wording';
import { serviceFindings, timeFormat, type ServiceComparison } from './serviceTimes.findings';
import { whyUnknown, type TargetHours } from './serviceTimes.items';

export type ServiceOfPeriod = Readonly<{
	group: string | null;
	when: PeriodField;
	now: ServiceFigures;
	compared: ServiceComparison | null;
	targets: TargetHours;
	inWorkingHours: boolean;
	wholeDays: boolean;
	/** Said on the page when the newest entry is old. */
	stale: string | null;
}>;

/** How long do customers wait, and does it stay solved? */
export function serviceTimesPage(figures: ServiceOfPeriod): Page {
	const { group, when, now, compared, targets, inWorkingHours } = figures;
	const time = timeFormat(inWorkingHours);
	const usual = (times: WaitingTimes | null) =>
		times === null || times.median === null ? 'unknown' : time(times.median);
	const slowest = (times: WaitingTimes | null) =>
		times === null || times.p90 === null ? 'unknown' : time(times.p90);
	return {
		title: titleOf('How long do customers wait?', group),
		subtitle: subtitleOf(when, compared !== null),
		findings: compared === null ? [] : serviceFindings(now, compared, targets, time),
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Usual time to a first answer',
						value: usual(now.firstResponse),
						note: medianNote(now.firstResponse, 'answered'),
					},
					{
						label: 'Usual time to a solution',
						value: usual(now.resolution),
						note: medianNote(now.resolution, 'solved'),
					},
					{
						label: 'Reopened',
						value: rateText(now.reopenRate, percent),
						note: madeOf(now.reopenRate, 'solved ticket'),
					},
				],
			},
			{
				kind: 'table',
				heading: `${count(now.tickets, 'ticket', 'tickets')} opened in these days`,
				columns: ['', 'First answer', 'Solution'],
				rows: [
					['Half of them within', usual(now.firstResponse), usual(now.resolution)],
					['9 of 10 within', slowest(now.firstResponse), slowest(now.resolution)],
					[
						'Target',
						`${decimal(targets.firstResponse)} hours`,
						`${decimal(targets.resolution)} hours`,
					],
					['Within the target', withinTarget(now.firstResponse), withinTarget(now.resolution)],
					['Done', ...both(now, ({ happened }) => whole(happened))],
					[
						'Still waiting',
						...both(now, ({ waiting, waitingPastTarget }) =>
							waitingPastTarget === 0
								? whole(waiting)
								: `${whole(waiting)}, ${whole(waitingPastTarget)} past the target`,
						),
					],
				],
			},
		],
		notes: notesOf(figures),
	};
}

function both(now: ServiceFigures, text: (times: WaitingTimes) => string): string[] {
	return [now.firstResponse, now.resolution].map((times) =>
		times === null ? 'unknown' : text(times),
	);
}

function medianNote(times: WaitingTimes | null, done: string): string {
	if (times === null) return 'the list has no column with this time';
	return times.median === null
		? (whyUnknown(times) ?? '')
		: `half of the tickets were ${done} by then`;
}

function withinTarget(times: WaitingTimes | null): string {
	if (times === null) return 'unknown';
	const range = likelyRange(times.withinTarget);
	const made = madeOf(times.withinTarget, 'ticket');
	if (times.withinTarget.value === null) return made;
	return `${percent(times.withinTarget.value)} (${made}; ${range})`;
}

function notesOf({ now, inWorkingHours, wholeDays, stale }: ServiceOfPeriod): string[] {
	const notes = [
		stale,
		fewNote(now.tickets, 'ticket', 'tickets'),
		inWorkingHours
			? 'Only working hours count, also for the targets.'
			: wholeDays
				? 'Counted in whole days, because the list has no times of day: the next day is 24 hours.'
				: 'Counted around the clock, nights and weekends included.',
		'Tickets that still wait count with the time they have waited so far; leaving them out would make slow service look fast. One past the target is a miss; a younger one is left out of the share until it is settled.',
		LIKELY_NOTE,
		leftOutNote(now.firstResponse, 'were closed without a first answer on record'),
		leftOutNote(now.resolution, 'are closed, but the list does not say since when'),
	];
	return notes.filter((note) => note !== null);
}

function leftOutNote(times: WaitingTimes | null, why: string): string | null {
	if (times === null || times.leftOut === 0) return null;
	return `${count(times.leftOut, 'ticket', 'tickets')} ${why}: not in these figures.`;
}
