/** Cohorts: hand-counted tables, what is not over yet, who belongs to no cohort, and the identities. */
import fc from 'fast-check';

import type { CalendarUnit } from '../../../core/metrics/calendarPeriod';
import {
	averageRetention,
	averageRevenue,
	cohortRetention,
	cohortRevenue,
	newestCohorts,
} from '../../../core/metrics/cohortRates';
import { cohortTable, MOST_PERIODS, type CohortTable } from '../../../core/metrics/cohorts';
import type { OrderLog } from '../../../core/metrics/orderLog';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { splitLog } from '../../../core/metrics/splitLog';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

function tableOf(log: OrderLog, lastDay: number, unit: CalendarUnit = 'month', from?: number) {
	const purchases = runToEnd(purchaseOccasions(log, lastDay, 'merge'));
	const historyFrom = from ?? (purchases.count > 0 ? purchases.day[0] : lastDay + 1);
	return runToEnd(cohortTable(log, purchases, { unit, lastDay, historyFrom }));
}

/** A table's rows without the cells beyond the last period. */
function rowsOf({ periods }: CohortTable, cells: ArrayLike<number>): number[][] {
	return Array.from({ length: periods }, (_, cohort) =>
		Array.from({ length: periods - cohort }, (_cell, k) => cells[cohort * periods + k]),
	);
}

const log = logOf(
	[
		['anna', '2025-01-05', 10],
		['anna', '2025-01-20', 10],
		['anna', '2025-03-02', 30, 5],
		['ben', '2025-01-31', 20],
		['ben', '2025-02-01', 20],
		['cleo', '2025-02-14', 40],
		['cleo', '2025-04-10', 40],
		[null, '2025-02-15', 99],
		['dora', '2025-04-11', 50],
	],
	[
		['anna', '2025-04-01', 4],
		['ben', '2024-12-24', 3],
		['nobody', '2025-02-01', 7],
		[null, '2025-02-01', 8],
		['dora', '2025-05-20', 50],
	],
);

describe('a table counted by hand', () => {
	const table = tableOf(log, dayNumber('2025-04-30'));

	test('members, buyers by period, buyers since', () => {
		expect(Array.from(table.sizes)).toEqual([2, 1, 0, 1]);
		expect(rowsOf(table, table.active)).toEqual([[2, 1, 1, 0], [1, 0, 1], [0, 0], [1]]);
		expect(rowsOf(table, table.activeSince)).toEqual([[2, 2, 1, 0], [1, 1, 1], [0, 0], [1]]);
	});

	test('revenue is net of linked refunds and of unlinked ones on their own day', () => {
		expect(rowsOf(table, table.revenue)).toEqual([[40, 20, 25, -4], [40, 0, 40], [0, 0], [50]]);
	});

	test('refunds of purchases that the log does not hold are in no cell; guests are no customers', () => {
		expect(table).toMatchObject({ otherRevenue: -3 - 7, guestPurchases: 1 });
	});

	test('rates carry what they are made of; an empty cohort has none', () => {
		expect(cohortRetention(table, 0, 1, 'classic')).toEqual({
			value: 0.5,
			numerator: 1,
			denominator: 2,
			reason: null,
		});
		expect(cohortRetention(table, 0, 1, 'rolling').value).toBe(1);
		expect(cohortRetention(table, 2, 0, 'classic')).toMatchObject({ value: null, denominator: 0 });
		expect(cohortRevenue(table, 0, 2)).toMatchObject({ value: 12.5, numerator: 25 });
	});

	test('the average is a sum over a sum: 1 of 2 and 0 of 1 is a third, not a quarter', () => {
		expect(averageRetention(table, 1, 'classic')).toMatchObject({ numerator: 1, denominator: 3 });
		expect(averageRetention(table, 1, 'classic', 1)).toMatchObject({ value: 0, denominator: 1 });
		expect(averageRevenue(table, 1)).toMatchObject({ numerator: 20, denominator: 3 });
		expect(averageRetention(table, 9, 'classic').value).toBeNull();
	});
});

describe('the newest cohort with a whole period after it, beside the one before', () => {
	const shop = logOf([
		['old', '2025-01-05', 10],
		...Array.from({ length: 40 }, (_, who) => [`f${who}`, '2025-02-03', 10] as const),
		...Array.from({ length: 30 }, (_, who) => [`f${who}`, '2025-03-03', 10] as const),
		...Array.from({ length: 50 }, (_, who) => [`m${who}`, '2025-03-04', 10] as const),
		...Array.from({ length: 10 }, (_, who) => [`m${who}`, '2025-04-04', 10] as const),
		['april', '2025-04-05', 10],
	]);

	test('is lower by more than chance', () => {
		const { newest, before, change } = newestCohorts(tableOf(shop, dayNumber('2025-05-02')));
		expect(newest).toMatchObject({ cohort: 2, rate: { numerator: 10, denominator: 50 } });
		expect(before).toMatchObject({ cohort: 1, rate: { numerator: 30, denominator: 40 } });
		expect(change).toMatchObject({ verdict: 'lower' });
		expect(change.difference).toBeCloseTo(-0.55, 12);
	});

	test('cannot be compared with the cohort in which the history begins', () => {
		const { newest, before, change } = newestCohorts(tableOf(shop, dayNumber('2025-03-31')));
		expect([newest?.cohort, before?.cohort]).toEqual([1, 0]);
		expect(change.verdict).toBe('notComparable');
		expect(change.reason).toMatch(/2025-01.*bought before/);
	});

	test('cannot be compared when there are not two of them', () => {
		const { newest, before, change } = newestCohorts(tableOf(shop, dayNumber('2025-02-28')));
		expect([newest?.cohort, before]).toEqual([0, null]);
		expect(change.reason).toMatch(/Two cohorts with a whole month after them are needed/);
		expect(newestCohorts(tableOf(shop, dayNumber('2025-01-20'))).newest).toBeNull();
	});
});

describe('periods that are not over', () => {
	const table = tableOf(log, dayNumber('2025-04-29'));

	test('have no rate and do not weigh in the average', () => {
		expect(table.periodsOver).toBe(3);
		expect(cohortRetention(table, 0, 3, 'classic')).toMatchObject({
			value: null,
			denominator: 2,
			reason: 'The period is not over',
		});
		expect(cohortRevenue(table, 3, 0).value).toBeNull();
		expect(averageRetention(table, 2, 'classic')).toMatchObject({ numerator: 1, denominator: 2 });
	});

	test('k = 0 is 100 % all the same', () => {
		expect(cohortRetention(table, 3, 0, 'classic').value).toBe(1);
	});
});

describe('where the history begins', () => {
	const asMapped = (days: Record<string, string>) => ({
		...log,
		firstOrderDay: Int32Array.from(log.customers, (name) =>
			name in days ? dayNumber(days[name]) : -1,
		),
	});
	const end = dayNumber('2025-04-30');

	test('customers of the first period may have bought before it', () => {
		expect(tableOf(log, end).historyMayStartEarlier).toBe(true);
		const known = asMapped({ anna: '2025-01-05', ben: '2025-01-31' });
		expect(tableOf(known, end).historyMayStartEarlier).toBe(false);
		expect(tableOf(asMapped({ anna: '2025-01-05' }), end).historyMayStartEarlier).toBe(true);
	});

	test('a part of a log begins with the whole, so its first customers are new', () => {
		const late = logOf([['eve', '2025-03-03', 5]]);
		const table = tableOf(late, end, 'month', dayNumber('2025-01-05'));
		expect(table.historyMayStartEarlier).toBe(false);
		expect(Array.from(table.sizes)).toEqual([0, 0, 1, 0]);
	});

	test('of customers from before the log only those who came back are there: they are in no cohort', () => {
		const table = tableOf(asMapped({ anna: '2023-07-01', ben: '2025-01-31' }), end);
		expect(Array.from(table.sizes)).toEqual([1, 1, 0, 1]);
		expect(table).toMatchObject({ earlierCustomers: 1, otherRevenue: 45 - 4 - 3 - 7 });
	});

	test('a first order that the log does not hold moves its customer to an earlier cohort', () => {
		const table = tableOf(asMapped({ dora: '2025-02-02' }), end);
		expect(Array.from(table.sizes)).toEqual([2, 2, 0, 0]);
		expect(cohortRetention(table, 1, 0, 'classic').value).toBe(1);
		expect(cohortRetention(table, 1, 2, 'classic')).toMatchObject({ numerator: 2 });
	});
});

describe('edges', () => {
	test('no orders, no table', () => {
		const table = tableOf(logOf([]), dayNumber('2025-04-30'));
		expect(table).toMatchObject({ periods: 0, periodsOver: 0, earlierCustomers: 0 });
		expect(averageRetention(table, 0, 'classic').value).toBeNull();
	});

	test('one customer who bought once is a table of one', () => {
		const table = tableOf(logOf([['a', '2025-01-31', 5]]), dayNumber('2025-01-31'));
		expect(table).toMatchObject({ periods: 1, periodsOver: 1 });
		expect(averageRetention(table, 0, 'classic')).toMatchObject({ value: 1, denominator: 1 });
	});

	test('orders after the last day do not exist yet', () => {
		const late = logOf([
			['a', '2025-01-01', 5],
			['a', '2025-02-01', 5],
			['b', '2025-02-02', 5],
		]);
		const purchases = runToEnd(purchaseOccasions(late, 1e6, 'merge'));
		const lastDay = dayNumber('2025-01-31');
		const settings = { unit: 'month', lastDay, historyFrom: dayNumber('2025-01-01') } as const;
		const table = runToEnd(cohortTable(late, purchases, settings));
		expect(Array.from(table.sizes)).toEqual([1]);
		expect(Array.from(table.revenue)).toEqual([5]);
	});

	test('a table that nobody could read is refused in words', () => {
		const long = logOf([['a', '2000-01-01', 5]]);
		expect(() => tableOf(long, dayNumber('2025-01-01'), 'week')).toThrow(
			/A table by week from 1999-W52 to 2025-W01 has 1306 periods; at most 520/,
		);
		const last = dayNumber('2000-01-01') + 7 * (MOST_PERIODS - 1);
		expect(tableOf(long, last, 'week').periods).toBe(MOST_PERIODS);
	});

	test('the columns handed in are left as they were', () => {
		const before = structuredClone(log);
		tableOf(log, dayNumber('2025-04-30'));
		expect(log).toEqual(before);
	});
});

describe('identities', () => {
	const rowOf = fc.tuple(
		fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', null),
		fc.integer({ min: 0, max: 400 }),
		fc.integer({ min: 0, max: 500 }),
	);
	type Rows = ReadonlyArray<readonly [string | null, number, number]>;
	const rows: fc.Arbitrary<Rows> = fc.array(rowOf, { maxLength: 60 });
	const units = fc.constantFrom<CalendarUnit>('week', 'month', 'quarter', 'year');
	/** A Monday that begins a year and a Gregorian cycle of 400 years, whose days are whole weeks. */
	const start = dayNumber('2001-01-01');
	const cycle = 146_097;
	const end = start + 400;
	const logAt = (some: Rows, shift = 0, factor = 1) => {
		const date = (offset: number) =>
			new Date((start + offset + shift) * 86_400_000).toISOString().slice(0, 10);
		return logOf(some.map(([who, day, sales]) => [who, date(day), sales * factor] as const));
	};

	test('joining the orders of one day first makes no difference', () => {
		fc.assert(
			fc.property(rows, units, (some, unit) => {
				const whole = logAt(some);
				const inOrder = runToEnd(purchaseOccasions(whole, end, 'separate'));
				const settings = { unit, lastDay: end, historyFrom: start };
				const table = runToEnd(cohortTable(whole, inOrder, settings));
				expect(table).toEqual(tableOf(whole, end, unit, start));
			}),
		);
	});

	test('cells are those of counting each one by itself', () => {
		fc.assert(
			fc.property(rows, (some) => {
				const table = tableOf(logAt(some), end, 'week', start);
				const weeks = new Map<string, Set<number>>();
				for (const [who, day] of some) {
					if (who === null) continue;
					weeks.set(who, (weeks.get(who) ?? new Set()).add(Math.floor(day / 7)));
				}
				const histories = [...weeks.values()];
				const cells = Array.from({ length: table.periods }, (_, cohort) => {
					const members = histories.filter((mine) => Math.min(...mine) === cohort);
					const those = (is: (mine: Set<number>, week: number) => boolean) =>
						Array.from(
							{ length: table.periods - cohort },
							(_week, k) => members.filter((mine) => is(mine, cohort + k)).length,
						);
					return {
						now: those((mine, week) => mine.has(week)),
						since: those((mine, week) => Math.max(...mine) >= week),
					};
				});
				expect(rowsOf(table, table.active)).toEqual(cells.map(({ now }) => now));
				expect(rowsOf(table, table.activeSince)).toEqual(cells.map(({ since }) => since));
			}),
			{ numRuns: 30 },
		);
	});

	test('rates lie within 0 and 1; rolling never rises and is never below classic', () => {
		fc.assert(
			fc.property(rows, units, (some, unit) => {
				const table = tableOf(logAt(some), end, unit, start);
				for (let cohort = 0; cohort < table.periods; cohort++) {
					let before = 1;
					for (let k = 0; cohort + k < table.periodsOver; k++) {
						const classic = cohortRetention(table, cohort, k, 'classic').value;
						const rolling = cohortRetention(table, cohort, k, 'rolling').value;
						if (classic === null || rolling === null) continue;
						expect(classic).toBeGreaterThanOrEqual(0);
						expect(rolling).toBeGreaterThanOrEqual(classic);
						expect(rolling).toBeLessThanOrEqual(before);
						if (k === 0) expect(classic).toBe(1);
						before = rolling;
					}
				}
			}),
		);
	});

	test('members add up to the customers, revenue to what they spent', () => {
		fc.assert(
			fc.property(rows, units, (some, unit) => {
				const table = tableOf(logAt(some), end, unit, start);
				const known = some.filter(([who]) => who !== null);
				const sum = (cells: ArrayLike<number>) =>
					Array.from(cells).reduce((total, cell) => total + cell, 0);
				expect(sum(table.sizes)).toBe(new Set(known.map(([who]) => who)).size);
				expect(sum(table.revenue)).toBe(known.reduce((total, [, , value]) => total + value, 0));
			}),
		);
	});

	test('neither row order nor dates shifted by whole periods change a cell; another currency unit changes no rate', () => {
		fc.assert(
			fc.property(rows, units, (some, unit) => {
				const cells = ({ sizes, active, activeSince, periods }: CohortTable) => {
					return { periods, sizes, active, activeSince };
				};
				const plain = tableOf(logAt(some), end, unit, start);
				const reversed = tableOf(logAt([...some].reverse()), end, unit, start);
				expect(reversed).toEqual(plain);
				const shifted = tableOf(logAt(some, cycle), end + cycle, unit, start + cycle);
				expect(cells(shifted)).toEqual(cells(plain));
				expect(shifted.revenue).toEqual(plain.revenue);
				const cents = tableOf(logAt(some, 0, 100), end, unit, start);
				expect(cells(cents)).toEqual(cells(plain));
			}),
		);
	});

	test('the tables of groups add up to the whole', () => {
		fc.assert(
			fc.property(rows, units, (some, unit) => {
				const whole = logAt(some);
				const ofOrder = Int32Array.from(some, ([, , sales]) => sales % 3);
				const groups = { names: ['x', 'y', 'z'], ofOrder, ofRefund: new Int32Array(0) };
				const parts = runToEnd(splitLog(whole, groups)).map((part) =>
					tableOf(part.log, end, unit, start),
				);
				const table = tableOf(whole, end, unit, start);
				for (const field of ['sizes', 'active', 'activeSince', 'revenue'] as const) {
					const added = Array.from(table[field], (_, cell) =>
						parts.reduce((total, part) => total + part[field][cell], 0),
					);
					expect(added).toEqual(Array.from(table[field]));
				}
			}),
		);
	});
});
