import fc from 'fast-check';

import { customerHistories, customerSummaries } from '../../../core/metrics/customerSummary';
import { purchaseOccasions, type SameDay } from '../../../core/metrics/purchases';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;

const summariesOf = (log: Log, end: string, sameDay: SameDay = 'merge') => {
	const last = dayNumber(end);
	const purchases = runToEnd(purchaseOccasions(log, last, sameDay));
	return runToEnd(customerSummaries(log, purchases, last));
};

// The log of the tests of lifetimes and pymc-marketing (models.md 2.2).
const published = logOf([
	['1', '2015-01-01', 1],
	['1', '2015-02-06', 2],
	['2', '2015-01-01', 2],
	['3', '2015-01-01', 3],
	['3', '2015-01-02', 1],
	['3', '2015-01-05', 5],
	['4', '2015-01-16', 6],
	['4', '2015-02-02', 3],
	['4', '2015-02-05', 3],
	['4', '2015-02-05', 6],
	['5', '2015-01-16', 3],
	['5', '2015-01-17', 1],
	['5', '2015-01-18', 8],
	['6', '2015-02-02', 5],
]);

describe('published values', () => {
	test('frequency, recency, T and monetary value as in the tests of lifetimes', () => {
		const rows = summariesOf(published, '2015-02-07').map((summary) => [
			summary.frequency,
			summary.recency,
			summary.age,
			summary.monetaryValue,
		]);
		// lifetimes prints 0 for the mean of no repeat purchases; a mean that does not exist is null here.
		expect(rows).toEqual([
			[1, 36, 37, 2],
			[0, 0, 37, null],
			[2, 4, 37, 3],
			[2, 20, 22, 6],
			[2, 2, 22, 4.5],
			[0, 0, 5, null],
		]);
	});

	test('the form for segmentation: orders with the first, and days since the last', () => {
		const rows = summariesOf(published, '2015-02-07');
		expect(rows.map(({ orders }) => orders)).toEqual([2, 1, 3, 3, 3, 1]);
		expect(rows.map((row) => row.daysSinceLastPurchase)).toEqual([1, 37, 33, 2, 20, 5]);
		expect(rows.map(({ revenue, orders }) => revenue / orders)).toEqual([1.5, 2, 3, 6, 4, 5]);
	});
});

describe('edges', () => {
	test('no orders, no customers', () => {
		expect(summariesOf(logOf([]), '2015-02-07')).toEqual([]);
	});

	test('guests are no customers', () => {
		expect(summariesOf(logOf([[null, '2015-01-01', 5]]), '2015-02-07')).toEqual([]);
	});

	test('orders after the observation end do not exist yet', () => {
		const log = logOf([
			['a', '2015-01-01', 5],
			['a', '2015-03-01', 5],
			['b', '2015-03-01', 5],
		]);
		const rows = summariesOf(log, '2015-02-07');
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ orders: 1, revenue: 5 });
	});

	test('a customer with refunds only has no dates and no means', () => {
		const [row] = summariesOf(logOf([], [['a', '2015-01-05', 12]]), '2015-02-07');
		expect(row).toEqual({
			customer: 0,
			orders: 0,
			frequency: 0,
			recency: null,
			age: null,
			daysSinceLastPurchase: null,
			monetaryValue: null,
			firstDay: null,
			lastDay: null,
			revenue: -12,
			averageDaysBetweenOrders: null,
		});
	});

	test('linked refunds reduce the value of their order, unlinked ones only the revenue', () => {
		const log = logOf(
			[
				['a', '2015-01-01', 10],
				['a', '2015-01-11', 20, 5],
			],
			[['a', '2015-01-20', 4]],
		);
		expect(summariesOf(log, '2015-02-07')[0]).toMatchObject({ monetaryValue: 15, revenue: 21 });
	});

	test('same-day orders are two purchases when asked to be', () => {
		const log = logOf([
			['a', '2015-01-01', 10],
			['a', '2015-01-01', 20],
		]);
		expect(summariesOf(log, '2015-02-07')[0].frequency).toBe(0);
		expect(summariesOf(log, '2015-02-07', 'separate')[0]).toMatchObject({
			frequency: 1,
			monetaryValue: 20,
			averageDaysBetweenOrders: 0,
		});
	});
});

describe('identities', () => {
	const rowOf = fc.tuple(
		fc.constantFrom('a', 'b', 'c', null),
		fc.integer({ min: 0, max: 60 }),
		fc.integer({ min: 0, max: 500 }),
	);
	const dateAt = (offset: number) =>
		new Date(Date.UTC(2015, 0, 1 + offset)).toISOString().slice(0, 10);
	const logAt = (rows: Array<[string | null, number, number]>, shift = 0) =>
		logOf(rows.map(([name, offset, sales]) => [name, dateAt(offset + shift), sales] as const));

	test('row order and shifted dates change nothing', () => {
		fc.assert(
			fc.property(fc.array(rowOf), fc.integer({ min: 1, max: 900 }), (rows, shift) => {
				const byName = (log: Log, end: string) =>
					new Map(
						summariesOf(log, end).map((row) => [
							log.customers[row.customer],
							{ ...row, customer: 0, firstDay: 0, lastDay: 0 },
						]),
					);
				const plain = byName(logAt(rows), dateAt(61));
				expect(byName(logAt([...rows].reverse()), dateAt(61))).toEqual(plain);
				expect(byName(logAt(rows, shift), dateAt(61 + shift))).toEqual(plain);
			}),
		);
	});

	test('0 ≤ recency ≤ age, and revenue adds up to the sales of known customers', () => {
		fc.assert(
			fc.property(fc.array(rowOf), (rows) => {
				const summaries = summariesOf(logAt(rows), dateAt(61));
				for (const { recency, age, frequency, orders } of summaries) {
					expect(recency).toBeGreaterThanOrEqual(0);
					expect(age).toBeGreaterThanOrEqual(recency ?? 0);
					expect(frequency).toBe(orders - 1);
				}
				const known = rows.filter(([name]) => name !== null);
				const sales = known.reduce((sum, [, , value]) => sum + value, 0);
				expect(summaries.reduce((sum, row) => sum + row.revenue, 0)).toBe(sales);
			}),
		);
	});

	test('orders joined while they are counted give what joined orders give', () => {
		fc.assert(
			fc.property(fc.array(rowOf), fc.integer({ min: 0, max: 70 }), (rows, last) => {
				const log = logAt(rows);
				const end = dayNumber(dateAt(last));
				const merged = runToEnd(purchaseOccasions(log, end, 'merge'));
				const inOrder = runToEnd(purchaseOccasions(log, end, 'separate'));
				const histories = runToEnd(customerHistories(log, inOrder, end, 'merge'));
				expect(histories).toEqual(runToEnd(customerHistories(log, merged, end)));
			}),
		);
	});

	test('the columns handed in are left as they were', () => {
		const before = structuredClone(published);
		summariesOf(published, '2015-02-07');
		expect(published).toEqual(before);
	});
});
