/** Churn as output fields. */
import { periodName, type CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import {
	annualChurn,
	retentionOf,
	type MemberCounts,
	type PeriodChurn,
} from '../../../../core/metrics/membershipChurn';
import type { Rate } from '../../../../core/metrics/rate';
import { periodField } from '../../../shared/lookBack';
import { fewNote } from '../../../shared/page/wordedRates';
import { shareField } from '../../../shared/rateField';

/** The newest period that is over and had members when it began. */
export function latestOver(periods: readonly PeriodChurn[]): PeriodChurn | null {
	const over = periods.filter((one) => one.isComplete && one.churnRate.value !== null);
	return over.at(-1) ?? null;
}

export function membersField({ atStart, joined, lost, lostOfStart, atEnd }: MemberCounts) {
	return { atStart, joined, lost, lostOfStart, atEnd, net: joined - lost };
}

/** A rate per calendar period, what it comes to in a year, and those who stayed. */
export function churnFields(churn: Rate, unit: CalendarUnit, window: string) {
	const { value, interval, ...madeOf } = shareField(churn, window);
	const aYear = (rate: number) => annualChurn(rate, unit);
	return {
		churnRate: { value, interval, per: unit, ...madeOf },
		retentionRate: { ...shareField(retentionOf(churn), window), per: unit },
		annualChurnRate: {
			value: value === null ? null : aYear(value),
			interval: interval && { low: aYear(interval.low), high: aYear(interval.high) },
			per: 'year',
			...madeOf,
		},
	};
}

export function periodItem(
	found: PeriodChurn,
	unit: CalendarUnit,
	{ end, timeZone }: Readonly<{ end: number; timeZone: string }>,
	simplify: boolean,
) {
	const { days, isComplete, index, atStart, churnRate, change } = found;
	const { from, to, ...period } = periodField(days, end, timeZone);
	return {
		period: { name: periodName(index, unit), from, to, isComplete, ...period },
		members: membersField(found),
		...churnFields(churnRate, unit, `${from} to ${to}`),
		change,
		reason:
			[
				churnRate.reason,
				isComplete ? null : 'This period is not over yet, so more may leave in it',
				fewNote(atStart, 'member at its start', 'members at its start'),
			]
				.filter((sentence) => sentence !== null)
				.join('. ') || null,
		...(simplify ? {} : { index }),
	};
}
