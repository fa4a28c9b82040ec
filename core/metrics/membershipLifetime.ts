/**
 * How long members stay, where most of them still do: the curve of Kaplan & Meier over the days of each
 * membership. Assumes that the list has everybody who joined since it begins, and that those who joined lately
 * stay as long as those before them.
 */
import type { Interval } from '../numeric/interval';
import { kaplanMeier, type SurvivalCurve } from '../numeric/kaplanMeier';
import { survivalAt } from '../numeric/survivalAt';
import { wilsonInterval } from '../numeric/wilsonInterval';
import { inChunks, type Steps } from '../steps';
import { changeWithin, notComparable, type Change } from './change';
import type { Memberships } from './memberships';

/** Days since the start of each membership, up to its end or to the end of the observation. */
export type Lifetimes = Readonly<{ days: Float64Array; curve: SurvivalCurve }>;

/** Those who are still members some days after they joined. */
export type StillMembers = Readonly<{
	days: number;
	/** Estimated share; null beyond what was observed. */
	value: number | null;
	standardError: number | null;
	interval: Interval | null;
	/** Memberships that were watched for that long and had not ended before. */
	watched: number;
	reason: string | null;
}>;

/** Months after which a membership is looked at, and the most days that so many months in a row can have. */
export const MILESTONES: readonly Readonly<{ months: number; days: number }>[] = [
	{ months: 1, days: 31 },
	{ months: 3, days: 92 },
	{ months: 6, days: 184 },
	...Array.from({ length: 30 }, (_, at) => ({
		months: 12 * (at + 1),
		days: 365 * (at + 1) + Math.floor((at + 4) / 4),
	})),
];

/** Fewer watched memberships than this tell nothing about two groups. */
const FEWEST_WATCHED = 10;

/**
 * @param lastDay the last day that the list tells about; no membership begins later
 * @param end the day up to which memberships that go on are counted
 */
export function* membershipLifetimes(
	memberships: Memberships,
	lastDay: number,
	end: number,
): Steps<Lifetimes> {
	const size = memberships.start.length;
	const days = new Float64Array(size);
	const ended = new Uint8Array(size);
	yield* inChunks(size, (from, to) => {
		for (let row = from; row < to; row++) {
			ended[row] = memberships.end[row] <= lastDay ? 1 : 0;
			days[row] = (ended[row] === 1 ? memberships.end[row] : end) - memberships.start[row];
		}
	});
	const curve = yield* kaplanMeier(days, ended);
	days.sort();
	return { days, curve };
}

export function stillMembers({ days: lengths, curve }: Lifetimes, days: number): StillMembers {
	const watched = lengths.length - firstAtLeast(lengths, days);
	const { survival, standardError, interval } = survivalAt(curve, days);
	// After the last one has left everybody has, however much later one asks.
	const gone = curve.survival.at(-1) === 0 && days > curve.observedUntil;
	if (!gone && Number.isNaN(survival)) {
		const reason = 'No membership has been watched for that long';
		return { days, value: null, standardError: null, interval: null, watched, reason };
	}
	const value = gone ? 0 : survival;
	return {
		days,
		value,
		standardError: value > 0 && value < 1 ? standardError : null,
		interval: value > 0 && value < 1 ? interval : boundary(value, watched, curve),
		watched,
		reason: null,
	};
}

/** Where nobody or everybody has left, the formulas of the curve know no interval; Wilson's does. */
function boundary(value: number, watched: number, curve: SurvivalCurve): Interval {
	return value > 0
		? wilsonInterval(Math.max(1, watched), Math.max(1, watched))
		: wilsonInterval(0, curve.atRisk.at(-1) ?? 1);
}

/**
 * The difference of two curves after so many days, with an interval made of both curves' own (the MOVER of
 * Zou & Donner 2008, of which Newcombe's is the case without members still there).
 */
export function changeOfStillMembers(now: StillMembers, before: StillMembers): Change {
	for (const [which, { value, reason, watched }] of [
		['', now],
		['Period before: ', before],
	] as const) {
		if (value === null) return notComparable(`${which}${reason ?? ''}`);
		if (watched < FEWEST_WATCHED) {
			return notComparable(
				`${which}${watched} memberships watched for that long; at least ${FEWEST_WATCHED} are needed`,
			);
		}
	}
	const [p1, i1, p2, i2] = [now.value!, now.interval!, before.value!, before.interval!];
	return changeWithin(p1 - p2, {
		low: p1 - p2 - Math.hypot(p1 - i1.low, i2.high - p2),
		high: p1 - p2 + Math.hypot(i1.high - p1, p2 - i2.low),
	});
}

/** The latest milestone for which both have enough memberships; null where there is none. */
export function comparableMilestone(now: Lifetimes, before: Lifetimes) {
	const isEnough = ({ days }: Lifetimes, least: number) =>
		days.length - firstAtLeast(days, least) >= FEWEST_WATCHED;
	const found = MILESTONES.filter(({ days }) => isEnough(now, days) && isEnough(before, days));
	return found.at(-1) ?? null;
}

/** Milestones that somebody has been watched for. */
export function milestonesOf({ curve }: Lifetimes) {
	return MILESTONES.filter(({ days }) => days <= curve.observedUntil);
}

/** The first place of an ascending list whose value is at least `least`. */
function firstAtLeast(ascending: Float64Array, least: number): number {
	let low = 0;
	let high = ascending.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (ascending[middle] < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
