/** Splitting a log by group: whose orders go where, and that the parts add up to the whole. */
import fc from 'fast-check';

import { purchaseOccasions } from '../../../core/metrics/purchases';
import { splitLog, type LogPart } from '../../../core/metrics/splitLog';
import { runToEnd } from '../../../core/steps';
import { logOf } from './logOf.cjs';

type Orders = Parameters<typeof logOf>[0];
type Refunds = NonNullable<Parameters<typeof logOf>[1]>;

function split(orders: Orders, of: readonly string[], refunds: Refunds = [], by: string[] = []) {
	const names = [...new Set([...of, ...by])];
	const indices = (list: readonly string[]) => Int32Array.from(list, (name) => names.indexOf(name));
	const groups = { names, ofOrder: indices(of), ofRefund: indices(by) };
	return runToEnd(splitLog(logOf(orders, refunds), groups));
}

const shown = ({ group, log, firstOrder, firstRefund }: LogPart) => ({
	group,
	customers: log.customers,
	orders: Array.from(log.orders.customer, (who, at) => [
		log.customers[who] ?? 'guest',
		log.orders.sales[at],
	]),
	refunds: Array.from(log.refunds.customer, (who, at) => [
		log.customers[who] ?? 'guest',
		log.refunds.amount[at],
	]),
	firstOrder,
	firstRefund,
});

test('a customer belongs to the group of the first order, whatever the sequence of the rows', () => {
	const orders: Orders = [
		['anna', '2026-02-01', 10],
		['ben', '2026-01-01', 20],
		['anna', '2026-01-05', 30],
		['ben', '2026-03-01', 40],
		['anna', '2026-01-05', 50],
	];
	expect(split(orders, ['web', 'web', 'shop', 'shop', 'web']).map(shown)).toEqual([
		{
			group: 'shop',
			customers: ['anna'],
			orders: [
				['anna', 10],
				['anna', 30],
				['anna', 50],
			],
			refunds: [],
			firstOrder: 0,
			firstRefund: -1,
		},
		{
			group: 'web',
			customers: ['ben'],
			orders: [
				['ben', 20],
				['ben', 40],
			],
			refunds: [],
			firstOrder: 1,
			firstRefund: -1,
		},
	]);
});

test('guests belong to their own group, and refunds to their customer', () => {
	const orders: Orders = [
		[null, '2026-01-01', 1],
		['anna', '2026-01-02', 2],
		[null, '2026-01-03', 3],
	];
	const refunds: Refunds = [
		['anna', '2026-01-01', 4],
		['ben', '2026-01-09', 5],
		['ben', '2026-01-08', 6],
		[null, '2026-01-08', 7],
	];
	const parts = split(orders, ['shop', 'web', 'web'], refunds, ['shop', 'web', 'fair', 'shop']);
	expect(parts.map(shown)).toEqual([
		{
			group: 'web',
			customers: ['anna'],
			orders: [
				['anna', 2],
				['guest', 3],
			],
			refunds: [['anna', 4]],
			firstOrder: 1,
			firstRefund: 0,
		},
		{
			group: 'shop',
			customers: [],
			orders: [['guest', 1]],
			refunds: [['guest', 7]],
			firstOrder: 0,
			firstRefund: 3,
		},
		{
			group: 'fair',
			customers: ['ben'],
			orders: [],
			refunds: [
				['ben', 5],
				['ben', 6],
			],
			firstOrder: -1,
			firstRefund: 1,
		},
	]);
});

test('most orders first, ties by name; a group that its customers left is no part', () => {
	const orders: Orders = [
		['anna', '2026-01-01', 1],
		['ben', '2026-01-01', 1],
		['anna', '2026-01-02', 1],
		['ben', '2026-01-02', 1],
		['cleo', '2026-01-02', 1],
	];
	const parts = split(orders, ['b', 'a', 'gone', 'a', 'c']);
	expect(parts.map(({ group }) => group)).toEqual(['a', 'b', 'c']);
	expect(split([], [])).toEqual([]);
});

test('first orders known from elsewhere go with their customers', () => {
	const log = {
		...logOf([
			['anna', '2026-01-01', 1],
			['ben', '2026-01-01', 1],
			['cleo', '2026-01-01', 1],
		]),
		firstOrderDay: Int32Array.of(7, -1, 9),
	};
	const groups = { names: ['x', 'y'], ofOrder: Int32Array.of(0, 1, 0), ofRefund: new Int32Array() };
	const parts = runToEnd(splitLog(Object.freeze(log), groups));
	expect(parts.map(({ log: part }) => [...(part.firstOrderDay ?? [])])).toEqual([[7, 9], [-1]]);
});

const name = fc.constantFrom('a', 'b', 'c', 'd', null);
const date = fc
	.integer({ min: 1, max: 28 })
	.map((day) => `2026-01-${String(day).padStart(2, '0')}`);
const group = fc.constantFrom('x', 'y', 'z', '__proto__');
const amount = fc.integer({ min: 0, max: 99 });

test('the parts add up to the whole, and no customer is in two of them', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.tuple(name, date, amount), group), { maxLength: 40 }),
			fc.array(fc.tuple(fc.tuple(name, date, amount), group), { maxLength: 10 }),
			(orders, refunds) => {
				const rows = orders.map(([row]) => row);
				const returned = refunds.map(([row]) => row);
				const whole = logOf(rows, returned);
				const parts = split(
					rows,
					orders.map(([, of]) => of),
					returned,
					refunds.map(([, of]) => of),
				);
				const all = parts.flatMap(({ log }) => log.customers);
				expect([...all].sort()).toEqual([...whole.customers].sort());
				const entries = (log: typeof whole) => [
					...Array.from(log.orders.day, (day, at) =>
						[log.customers[log.orders.customer[at]], day, log.orders.sales[at]].join(),
					),
					...Array.from(log.refunds.day, (day, at) =>
						[log.customers[log.refunds.customer[at]], day, log.refunds.amount[at]].join(),
					),
				];
				const inParts = parts.flatMap(({ log }) => entries(log as typeof whole));
				expect(inParts.sort()).toEqual(entries(whole).sort());
				const occasions = (log: LogPart['log']) =>
					runToEnd(purchaseOccasions(log, 99_999, 'merge')).count;
				expect(parts.reduce((sum, { log }) => sum + occasions(log), 0)).toBe(occasions(whole));
			},
		),
	);
});
