import fc from 'fast-check';

import { calendarPeriod, periodName } from '../../../core/metrics/calendarPeriod';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { retentionByPeriod } from '../../../core/metrics/retentionByPeriod';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;
type Unit = Parameters<typeof periodName>[1];

const covered = (from: string, to: string) => ({ from: dayNumber(from), to: dayNumber(to) });
const figures = (log: Log, days: { from: number; to: number }, unit: Unit) =>
	runToEnd(retentionByPeriod(log, runToEnd(purchaseOccasions(log, 1e6, 'merge')), days, unit));

const rows = [
	['a', '2025-01-05', 1],
	['b', '2025-01-06', 1],
	['c', '2025-01-07', 1],
	['d', '2025-01-08', 1],
	['a', '2025-02-05', 1],
	['a', '2025-02-15', 1],
	['e', '2025-02-16', 1],
	['a', '2025-03-01', 1],
	['e', '2025-03-31', 1],
	['b', '2025-03-10', 1],
	['c', '2025-03-11', 1],
	['d', '2025-03-12', 1],
	['f', '2025-03-13', 1],
	[null, '2025-03-14', 1],
	['f', '2025-05-02', 1],
] as const;

describe('retentionByPeriod', () => {
	const months = figures(logOf(rows), covered('2025-01-01', '2025-05-02'), 'month');

	test('sorts the buyers of each month into retained, reactivated and new, and counts the lost', () => {
		expect(
			months.map(({ index, customers, retained, reactivated, firstTime, lost, isComplete }) => [
				periodName(index, 'month'),
				...[customers, retained, reactivated, firstTime, lost, isComplete],
			]),
		).toEqual([
			['2025-01', 4, null, null, null, null, true],
			['2025-02', 2, 1, 0, 1, 3, true],
			['2025-03', 6, 2, 3, 1, 0, true],
			['2025-04', 0, 0, 0, 0, 6, true],
			['2025-05', 1, 0, 1, 0, 0, false],
		]);
		expect(months.map(({ orders }) => orders)).toEqual([4, 3, 7, 0, 1]);
	});

	test('(E − N) / S passes 1 where reactivated customers come in; the retention rate does not', () => {
		expect(months[2].retentionRate).toMatchObject({ value: 1, numerator: 2, denominator: 2 });
		expect(months[2].endMinusNewOverStart).toMatchObject({
			value: 2.5,
			numerator: 5,
			denominator: 2,
		});
	});

	test('without buyers in the period before there is no rate, and the reason is said', () => {
		expect(months[0].retentionRate).toMatchObject({ value: null, denominator: 0 });
		expect(months[0].retentionRate.reason).toMatch(/first period/);
		expect(months[4].retentionRate).toMatchObject({ value: null, denominator: 0 });
		expect(months[4].endMinusNewOverStart.reason).toMatch(/Nobody bought/);
	});

	test('a change needs three complete periods in a row', () => {
		expect(months.map(({ change }) => change.difference !== null)).toEqual([
			...[false, false, true, true, false],
		]);
		const late = figures(logOf(rows), covered('2025-01-02', '2025-05-02'), 'month');
		expect(late[0].isComplete).toBe(false);
		expect(late[2].change).toMatchObject({ verdict: 'notComparable' });
		expect(late[2].change.reason).toMatch(/begin within/);
		expect(late[3].change.difference).toBeLessThan(0);
	});

	test('a first order before the orders begin makes a customer reactivated, not new', () => {
		const log = logOf(rows);
		const mapped = {
			...log,
			firstOrderDay: Int32Array.from(log.customers, (name) =>
				name === 'e' ? dayNumber('2019-01-01') : -1,
			),
		};
		const found = figures(mapped, covered('2025-01-01', '2025-05-02'), 'month');
		expect(found[1]).toMatchObject({ firstTime: 0, reactivated: 1 });
	});

	test('no orders make one empty period', () => {
		const [only, ...others] = figures(logOf([]), covered('2025-01-01', '2025-01-31'), 'month');
		expect(others).toEqual([]);
		expect(only).toMatchObject({ customers: 0, retained: null });
	});
});

describe('retention, whatever the orders and the unit', () => {
	const orders = fc.array(
		fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', null), fc.integer({ min: 0, max: 900 })),
		{ maxLength: 60 },
	);
	const units = fc.constantFrom<Unit>('week', 'month', 'quarter', 'year');
	const of = (some: ReadonlyArray<readonly [string | null, number]>) => {
		const log = logOf(some.map(([name]) => [name, '2025-01-01', 5] as const));
		log.orders.day.set(some.map(([, day]) => day));
		return log;
	};
	const days = { from: 0, to: 900 };

	test('everybody is in one place, as counting by hand says', () => {
		fc.assert(
			fc.property(orders, units, (some, unit) => {
				const buyers = new Map<number, Set<string>>();
				for (const [name, day] of some) {
					if (name === null) continue;
					const index = calendarPeriod(day, unit);
					buyers.set(index, (buyers.get(index) ?? new Set()).add(name));
				}
				const before = new Set<string>();
				const none: ReadonlySet<string> = new Set();
				for (const period of figures(of(some), days, unit)) {
					const now = buyers.get(period.index) ?? none;
					const previous = buyers.get(period.index - 1) ?? none;
					expect(period.customers).toBe(now.size);
					if (period.retained !== null) {
						const stayed = [...now].filter((name) => previous.has(name)).length;
						expect(period.retained).toBe(stayed);
						expect(period.lost).toBe(previous.size - stayed);
						expect(period.firstTime).toBe([...now].filter((name) => !before.has(name)).length);
						expect(period.retained + period.firstTime! + period.reactivated!).toBe(now.size);
						expect(period.retentionRate.value ?? 0).toBeLessThanOrEqual(
							period.endMinusNewOverStart.value ?? 0,
						);
					}
					now.forEach((name) => before.add(name));
				}
			}),
		);
	});

	test('the sequence of rows changes nothing, and whole weeks can be shifted', () => {
		fc.assert(
			fc.property(orders, fc.integer({ min: 1, max: 90 }), (some, weeks) => {
				const given = figures(of(some), days, 'week');
				expect(figures(of([...some].reverse()), days, 'week')).toEqual(given);
				const later = some.map(([name, day]) => [name, day + 7 * weeks] as const);
				const shifted = figures(of(later), { from: 7 * weeks, to: 900 + 7 * weeks }, 'week');
				expect(shifted.map(({ retentionRate }) => retentionRate)).toEqual(
					given.map(({ retentionRate }) => retentionRate),
				);
			}),
		);
	});
});
