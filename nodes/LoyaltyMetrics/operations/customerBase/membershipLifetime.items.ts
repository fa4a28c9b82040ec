/** How long members stay, as output fields. */
import {
	milestonesOf,
	stillMembers,
	type Lifetimes,
} from '../../../../core/metrics/membershipLifetime';
import { restrictedMean } from '../../../../core/numeric/survivalAt';
import { timeReached, timeReachedInterval } from '../../../../core/numeric/timeReached';
import type { PeriodField } from '../../../shared/lookBack';

export const DAYS_A_MONTH = 365.2425 / 12;

export type Length = Readonly<{
	days: number | null;
	/** The same in months of average length. */
	months: number | null;
	reason: string | null;
}>;

export type MedianLength = Length &
	Readonly<{
		/** 95 %, in days; `high` is null where it is not known, because too many are still members. */
		interval: Readonly<{ low: number; high: number | null }> | null;
	}>;

/** The time by which half have left. */
export function medianLength({ curve }: Lifetimes): MedianLength {
	if (curve.n === 0) return { ...unknown('No membership began in these days'), interval: null };
	const days = timeReached(curve, 0.5);
	const { low, high } = timeReachedInterval(curve, 0.5);
	const end = (day: number) => (Number.isNaN(day) ? null : day);
	const interval = Number.isNaN(low) ? null : { low, high: end(high) };
	const length = Number.isNaN(days) ? unknown('More than half are still members') : known(days);
	return { ...length, interval };
}

/** The mean time spent as a member within the longest time that anybody was watched. */
export function meanLength({ curve }: Lifetimes): Length & Readonly<{ withinDays: number | null }> {
	const horizon = curve.observedUntil;
	if (!(horizon > 0)) return { ...unknown('Nobody has been watched for a day'), withinDays: null };
	return { ...known(restrictedMean(curve, horizon)), withinDays: horizon };
}

export function lengthFields(lifetimes: Lifetimes) {
	const { n, events } = lifetimes.curve;
	return {
		memberships: { total: n, ended: events, goingOn: n - events },
		medianLength: medianLength(lifetimes),
		meanLength: meanLength(lifetimes),
	};
}

type Milestone = Readonly<{ months: number; days: number }>;

export function milestoneField(
	lifetimes: Lifetimes,
	{ months, days }: Milestone,
	{ from, to }: PeriodField,
) {
	const { value, interval, standardError, watched, reason } = stillMembers(lifetimes, days);
	return {
		...{ months, days, value, interval, standardError, watched, n: lifetimes.days.length },
		...{ window: `joined ${from} to ${to}`, reason },
	};
}

export function curveField(lifetimes: Lifetimes, when: PeriodField) {
	return milestonesOf(lifetimes).map((milestone) => milestoneField(lifetimes, milestone, when));
}

function known(days: number): Length {
	return { days, months: days / DAYS_A_MONTH, reason: null };
}

function unknown(reason: string): Length {
	return { days: null, months: null, reason };
}
