import type { ServiceChange } from '../../../../core/metrics/serviceChange';
import type { ServiceFigures, WaitingTimes } from '../../../../core/metrics/serviceTimes';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { decimal, duration, percent, percentagePoints } from '../../../shared/page/wording';
import type { TargetHours } from './serviceTimes.items';

export type ServiceComparison = Readonly<{ previous: ServiceFigures; change: ServiceChange }>;

/** What became of the service against the period before. */
export function serviceFindings(
	now: ServiceFigures,
	{ previous, change }: ServiceComparison,
	targets: TargetHours,
	time: (minutes: number) => string,
): readonly Finding[] {
	const medianOf = (times: WaitingTimes | null) => times && times.median;
	const shareOf = (times: WaitingTimes | null) => times && times.withinTarget.value;
	const slower = { better: 'lower', format: time } as const;
	const share = {
		better: 'higher',
		format: percent,
		formatDifference: percentagePoints,
	} as const;
	return [
		findingOf({
			...slower,
			metric: 'Usual time to a first answer',
			now: medianOf(now.firstResponse),
			before: medianOf(previous.firstResponse),
			change: change.firstResponseMedian,
			lookAt: 'Look at which days and which channels the tickets lay unanswered.',
		}),
		findingOf({
			...share,
			metric: `First answer within ${decimal(targets.firstResponse)} hours`,
			now: shareOf(now.firstResponse),
			before: shareOf(previous.firstResponse),
			change: change.firstResponseWithinTarget,
			lookAt: 'Look at the tickets that were answered late, and whether somebody was there.',
		}),
		findingOf({
			...slower,
			metric: 'Usual time to a solution',
			now: medianOf(now.resolution),
			before: medianOf(previous.resolution),
			change: change.resolutionMedian,
			lookAt: 'Look at which kind of question takes longest: group by topic.',
		}),
		findingOf({
			...share,
			metric: `Solved within ${decimal(targets.resolution)} hours`,
			now: shareOf(now.resolution),
			before: shareOf(previous.resolution),
			change: change.resolutionWithinTarget,
			lookAt: 'Look at what the late ones waited for: a supplier, a carrier, a decision.',
		}),
		findingOf({
			...share,
			better: 'lower',
			metric: 'Tickets reopened',
			now: now.reopenRate.value,
			before: previous.reopenRate.value,
			change: change.reopenRate,
			lookAt: 'Read some of the reopened tickets: what did the first answer leave open?',
		}),
	];
}

/** Working hours are never turned into days: a day of eight hours is not a day on the calendar. */
export function timeFormat(inWorkingHours: boolean): (minutes: number) => string {
	if (!inWorkingHours) return duration;
	return (minutes) => (minutes < 90 ? duration(minutes) : `${decimal(minutes / 60)} working hours`);
}
