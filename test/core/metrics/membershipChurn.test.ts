import fc from 'fast-check';

import { calendarPeriod, periodDays, periodName } from '../../../core/metrics/calendarPeriod';
import {
	annualChurn,
	averageChurn,
	churnByPeriod,
	memberCounts,
	retentionOf,
} from '../../../core/metrics/membershipChurn';
import { NOT_ENDED } from '../../../core/metrics/memberships';
import { runToEnd } from '../../../core/steps';
import { dayNumber, membershipsOf } from './memberLists.cjs';

const january = calendarPeriod(dayNumber('2025-01-01'), 'month');

// Worked by hand. January begins with a, b, c, d; e joins and leaves within it.
const list = membershipsOf([
	['2024-11-05', '2025-01-01'],
	['2024-12-01', '2025-02-28'],
	['2024-12-31'],
	['2024-12-31', '2025-03-01'],
	['2025-01-02', '2025-01-30'],
	['2025-01-31', '2025-02-01'],
	['2025-03-31'],
]);
const months = runToEnd(churnByPeriod(list, 'month', january, dayNumber('2025-04-10')));

describe('churnByPeriod', () => {
	test('each day counts in its own month; who joins in a month is not at risk in it', () => {
		expect(
			months.map(({ index, atStart, joined, lost, lostOfStart, atEnd, isComplete }) => [
				...[periodName(index, 'month'), atStart, joined, lost, lostOfStart, atEnd, isComplete],
			]),
		).toEqual([
			['2025-01', 4, 2, 2, 1, 4, true],
			['2025-02', 4, 0, 2, 2, 2, true],
			['2025-03', 2, 1, 1, 1, 2, true],
			['2025-04', 2, 0, 0, 0, 2, false],
		]);
		expect(months[0].churnRate).toEqual({
			value: 0.25,
			numerator: 1,
			denominator: 4,
			reason: null,
		});
	});

	test('the average weighs members, not months, and leaves out the month that is not over', () => {
		expect(averageChurn(months)).toEqual({
			...{ value: 0.4, numerator: 4, denominator: 10, reason: null },
		});
		expect(retentionOf(averageChurn(months))).toEqual({
			...{ value: 0.6, numerator: 6, denominator: 10, reason: null },
		});
	});

	test('a month is compared with the one before when both are over', () => {
		expect(months.map(({ change }) => change.difference)).toEqual([null, 0.25, 0, null]);
		expect(months[0].change.reason).toBe('There is no period before this one');
		expect(months[3].change.reason).toBe('This period is not over yet');
	});

	test('what does not exist is null with a reason', () => {
		const [first] = runToEnd(
			churnByPeriod(membershipsOf([['2025-01-02']]), 'month', january, dayNumber('2025-01-31')),
		);
		expect(first.churnRate).toMatchObject({ value: null, reason: expect.stringMatching(/Nobody/) });
		expect(averageChurn([])).toMatchObject({
			value: null,
			reason: 'No whole calendar period lies in these days',
		});
		expect(runToEnd(churnByPeriod(membershipsOf([]), 'year', 55, 0))).toEqual([]);
	});

	test('agrees with counting each month by itself, adds up by group, in any row order', () => {
		const rows = fc.array(
			fc.tuple(fc.integer({ min: 0, max: 500 }), fc.option(fc.integer({ min: 0, max: 400 }))),
		);
		fc.assert(
			fc.property(
				rows,
				fc.nat(600),
				fc.constantFrom('week', 'month', 'quarter'),
				(some, last, unit) => {
					const of = (part: typeof some) => ({
						start: Int32Array.from(part, ([start]) => start),
						end: Int32Array.from(part, ([start, stay]) =>
							stay === null ? NOT_ENDED : start + stay,
						),
					});
					const lastDay = last + 100;
					const periods = runToEnd(churnByPeriod(of(some), unit, 1, lastDay));
					let before: number | undefined;
					for (const period of periods) {
						const days = { from: period.days.from, to: Math.min(period.days.to, lastDay) };
						expect(period).toMatchObject(runToEnd(memberCounts(of(some), days)));
						expect(period.days).toEqual(periodDays(period.index, unit));
						expect(period.atEnd).toBe(period.atStart + period.joined - period.lost);
						expect(period.atStart).toBe(before ?? period.atStart);
						before = period.atEnd;
						const { value } = period.churnRate;
						expect(value === null || (value >= 0 && value <= 1)).toBe(true);
					}
					expect(runToEnd(churnByPeriod(of([...some].reverse()), unit, 1, lastDay))).toEqual(
						periods,
					);
					const half = Math.floor(some.length / 2);
					const [one, other] = [some.slice(0, half), some.slice(half)].map((part) =>
						averageChurn(runToEnd(churnByPeriod(of(part), unit, 1, lastDay))),
					);
					expect(one.numerator + other.numerator).toBe(averageChurn(periods).numerator);
					expect(one.denominator + other.denominator).toBe(averageChurn(periods).denominator);
				},
			),
		);
	});
});

describe('annualChurn', () => {
	test('5 % a month is 45.96 % a year, not 60 %', () => {
		expect(annualChurn(0.05, 'month')).toBeCloseTo(0.4596, 4);
		expect(annualChurn(0.05, 'month')).toBeCloseTo(1 - 0.95 ** 12, 14);
	});

	test('never leaves 0 to 1, and three months are a quarter', () => {
		expect([0, 1].map((churn) => annualChurn(churn, 'month'))).toEqual([0, 1]);
		expect(annualChurn(0.3, 'year')).toBeCloseTo(0.3, 14);
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (churn) => {
				const year = annualChurn(churn, 'month');
				expect(year).toBeGreaterThanOrEqual(churn - 1e-12);
				expect(year).toBeLessThanOrEqual(1);
				expect(annualChurn(1 - (1 - churn) ** 3, 'quarter')).toBeCloseTo(year, 10);
			}),
		);
	});
});
