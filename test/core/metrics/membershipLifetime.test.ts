import fc from 'fast-check';

import { periodDays } from '../../../core/metrics/calendarPeriod';
import {
	changeOfStillMembers,
	comparableMilestone,
	membershipLifetimes,
	MILESTONES,
	milestonesOf,
	stillMembers,
} from '../../../core/metrics/membershipLifetime';
import { NOT_ENDED, type Memberships } from '../../../core/metrics/memberships';
import { missingLeavers } from '../../../core/metrics/missingLeavers';
import { restrictedMean } from '../../../core/numeric/survivalAt';
import { timeReached } from '../../../core/numeric/timeReached';
import { wilsonInterval } from '../../../core/numeric/wilsonInterval';
import { runToEnd } from '../../../core/steps';

/** Lengths in days; negative: still a member. All are watched until day 5000. */
const ofLengths = (lengths: readonly number[]): Memberships => ({
	start: Int32Array.from(lengths, (length) => (length < 0 ? 5000 + length : 100)),
	end: Int32Array.from(lengths, (length) => (length < 0 ? NOT_ENDED : 100 + length)),
});
const lifetimesOf = (memberships: Memberships) =>
	runToEnd(membershipLifetimes(memberships, 5000, 5000));

// Freireich's 21 patients on 6-MP (1963), weeks taken as days; standard errors as published.
const freireich = [
	...[6, 6, 6, 7, 10, 13, 16, 22, 23],
	...[-6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35],
];

describe('membershipLifetimes', () => {
	test.each([
		[6, 0.857143, 0.07636],
		[7, 0.806723, 0.086935],
		[10, 0.752941, 0.09635],
		[13, 0.690196, 0.106815],
		[16, 0.627451, 0.114054],
		[22, 0.537815, 0.128234],
		[23, 0.448179, 0.134591],
	])('Freireich 1963: after %i, %f are left (se %f)', (days, share, error) => {
		const found = stillMembers(lifetimesOf(ofLengths(freireich)), days);
		expect(found.value).toBeCloseTo(share, 6);
		expect(found.standardError).toBeCloseTo(error, 6);
		expect(found.watched).toBe(freireich.filter((length) => Math.abs(length) >= days).length);
	});

	test('by hand: one of two leaves after 40 days, the other is there after 60', () => {
		const two = lifetimesOf(ofLengths([40, -60]));
		expect(stillMembers(two, 31)).toMatchObject({ value: 1, watched: 2, reason: null });
		expect(stillMembers(two, 31).interval).toEqual(wilsonInterval(2, 2));
		expect(stillMembers(two, 50)).toMatchObject({ value: 0.5, watched: 1 });
		expect(stillMembers(two, 61)).toMatchObject({
			value: null,
			interval: null,
			reason: 'No membership has been watched for that long',
		});
		expect(timeReached(two.curve, 0.5)).toBe(40);
		expect(restrictedMean(two.curve, 60)).toBe(50);
	});

	test('when everybody has left, nobody is there however much later', () => {
		const gone = lifetimesOf(ofLengths([10, 20]));
		expect(stillMembers(gone, 20)).toMatchObject({ value: 0, standardError: null });
		expect(stillMembers(gone, 366)).toMatchObject({ value: 0, watched: 0, reason: null });
		expect(stillMembers(gone, 366).interval?.low).toBe(0);
	});

	test('an end after the last day that the list tells about has not happened', () => {
		const memberships = { start: Int32Array.of(0), end: Int32Array.of(50) };
		expect(runToEnd(membershipLifetimes(memberships, 49, 50)).curve.events).toBe(0);
		expect(runToEnd(membershipLifetimes(memberships, 50, 50)).curve.events).toBe(1);
	});

	test('nobody: nothing is known', () => {
		const none = lifetimesOf(ofLengths([]));
		expect(stillMembers(none, 31).value).toBeNull();
		expect(milestonesOf(none)).toEqual([]);
	});

	test('row order and the calendar change nothing; the curve only falls', () => {
		const lengths = fc.array(fc.integer({ min: -900, max: 900 }).filter((length) => length !== 0));
		fc.assert(
			fc.property(lengths, fc.integer({ min: -3000, max: 3000 }), (some, shift) => {
				const memberships = ofLengths(some);
				const whole = lifetimesOf(memberships);
				const shifted = {
					start: memberships.start.map((day) => day + shift).reverse(),
					end: memberships.end.map((day) => (day === NOT_ENDED ? day : day + shift)).reverse(),
				};
				const other = runToEnd(membershipLifetimes(shifted, 5000 + shift, 5000 + shift));
				let before = 1;
				for (const { days } of milestonesOf(whole)) {
					const { value, interval } = stillMembers(whole, days);
					expect(stillMembers(other, days)).toEqual(stillMembers(whole, days));
					expect(value).toBeLessThanOrEqual(before);
					expect(interval!.low).toBeLessThanOrEqual(value! + 1e-12);
					expect(interval!.high).toBeGreaterThanOrEqual(value! - 1e-12);
					before = value!;
				}
			}),
		);
	});
});

test('a milestone is the most days that so many calendar months can have', () => {
	for (const { months, days } of MILESTONES) {
		const spans = Array.from({ length: 4800 }, (_, first) => {
			return periodDays(first + months, 'month').from - periodDays(first, 'month').from;
		});
		expect(Math.max(...spans)).toBe(days);
		expect(days).toBeLessThan(Math.min(...spans) + 28);
	}
});

describe('changeOfStillMembers', () => {
	const many = (left: number, there: number) =>
		lifetimesOf(ofLengths([...Array(left).fill(20), ...Array(there).fill(-400)]));

	test('tells a real difference from chance', () => {
		const [good, bad] = [stillMembers(many(10, 190), 31), stillMembers(many(80, 120), 31)];
		expect(changeOfStillMembers(good, bad).verdict).toBe('higher');
		expect(changeOfStillMembers(bad, good)).toMatchObject({ verdict: 'lower' });
		expect(changeOfStillMembers(good, good).verdict).toBe('noChangeShown');
	});

	test('nobody has left on either side: no change shown, with an interval that has a width', () => {
		const all = stillMembers(many(0, 40), 31);
		const { verdict, interval } = changeOfStillMembers(all, all);
		expect(verdict).toBe('noChangeShown');
		expect(interval!.high - interval!.low).toBeGreaterThan(0.1);
	});

	test('few or unwatched memberships are not compared', () => {
		const [few, enough] = [many(0, 9), many(3, 30)];
		expect(changeOfStillMembers(stillMembers(few, 31), stillMembers(enough, 31)).reason).toBe(
			'9 memberships watched for that long; at least 10 are needed',
		);
		expect(changeOfStillMembers(stillMembers(enough, 31), stillMembers(few, 500)).reason).toBe(
			'Period before: No membership has been watched for that long',
		);
		expect(comparableMilestone(few, enough)).toBeNull();
		expect(comparableMilestone(enough, enough)).toEqual({ months: 12, days: 366 });
	});
});

describe('missingLeavers', () => {
	const steady = Array.from({ length: 300 }, (_, row) => [row * 10, 100 + ((row * 37) % 500)]);
	const of = (rows: readonly (readonly number[])[]): Memberships => ({
		start: Int32Array.from(rows, ([start]) => start),
		end: Int32Array.from(rows, ([start, stay]) => (start + stay > 3000 ? NOT_ENDED : start + stay)),
	});

	test('a whole list is not suspected', () => {
		expect(runToEnd(missingLeavers(of(steady), 3000))).toBeNull();
		expect(runToEnd(missingLeavers(of([]), 3000))).toBeNull();
	});

	test('a list of those who were still there on day 1500 is', () => {
		const kept = steady.filter(([start, stay]) => start + stay >= 1500);
		const found = runToEnd(missingLeavers(of(kept), 3000));
		expect(found?.firstEnd).toBeGreaterThanOrEqual(1500);
		expect(found?.expected).toBeGreaterThan(5);
	});
});
