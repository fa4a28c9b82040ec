import type { Change } from '../../../../core/metrics/change';
import type { ServiceFigures, WaitingTimes } from '../../../../core/metrics/serviceTimes';
import type { PeriodField } from '../../../shared/lookBack';
import { shareField } from '../../../shared/rateField';
import type { ServiceComparison } from './serviceTimes.findings';

export type TargetHours = Readonly<{ firstResponse: number; resolution: number }>;

/** The figures of one period as output fields; times in hours. */
export function serviceFields(
	{ tickets, firstResponse, resolution, reopenRate }: ServiceFigures,
	targets: TargetHours,
	period: PeriodField,
) {
	const window = `opened ${period.from} to ${period.to}`;
	return {
		period,
		tickets,
		firstResponse: waitingField(firstResponse, targets.firstResponse, window),
		resolution: waitingField(resolution, targets.resolution, window),
		reopenRate: shareField(reopenRate, window),
	};
}

/** The period before and what changed; differences of times in hours, too. */
export function comparedFields(
	{ previous, change }: ServiceComparison,
	targets: TargetHours,
	period: PeriodField,
) {
	return {
		previous: serviceFields(previous, targets, period),
		change: {
			...change,
			firstResponseMedian: inHours(change.firstResponseMedian),
			resolutionMedian: inHours(change.resolutionMedian),
		},
	};
}

function inHours(change: Change): Change {
	return { ...change, difference: hours(change.difference) };
}

const NO_COLUMN = 'The list has no column with this time';

function waitingField(times: WaitingTimes | null, targetHours: number, window: string) {
	if (times === null) {
		const none = { value: null, numerator: 0, denominator: 0, reason: NO_COLUMN };
		return {
			...{ medianHours: null, p90Hours: null, targetHours },
			withinTarget: shareField(none, window),
			...{ n: 0, done: 0, waiting: 0, waitingPastTarget: 0, leftOut: 0, reason: NO_COLUMN },
		};
	}
	const { median, p90, withinTarget, happened, waiting, waitingPastTarget, leftOut } = times;
	return {
		medianHours: hours(median),
		p90Hours: hours(p90),
		targetHours,
		withinTarget: shareField(withinTarget, window),
		n: happened + waiting,
		done: happened,
		waiting,
		waitingPastTarget,
		leftOut,
		reason: whyUnknown(times),
	};
}

/** The share of tickets that still wait at the target, as the Kaplan-Meier curve has it. */
export function atTargetFields({ firstResponse, resolution }: ServiceFigures) {
	return { firstResponse: atTarget(firstResponse), resolution: atTarget(resolution) };
}

function atTarget(times: WaitingTimes | null) {
	if (times === null) return null;
	const { survival, standardError, interval } = times.atTarget;
	const known = (value: number) => (Number.isNaN(value) ? null : value);
	return {
		stillWaiting: known(survival),
		standardError: known(standardError),
		interval: Number.isNaN(interval.low) ? null : interval,
		reason: Number.isNaN(survival) ? 'No ticket has been watched for that long' : null,
	};
}

/** Minutes as hours, without the dust of binary fractions. */
function hours(minutes: number | null): number | null {
	return minutes === null ? null : Math.round((minutes / 60) * 1e4) / 1e4;
}

/** Why the median or the time of nine tenths is not known; null where both are. */
export function whyUnknown({ median, p90, happened, waiting }: WaitingTimes): string | null {
	if (happened + waiting === 0) return 'No ticket to tell it from';
	if (median === null) return `Too many tickets still wait (${waiting}) to know when half are done`;
	if (p90 === null) return `Too many tickets still wait (${waiting}) to know when 9 of 10 are done`;
	return null;
}
