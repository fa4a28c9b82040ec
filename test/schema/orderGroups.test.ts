/** Orders grouped by a column: the cell of each order that counts. */
import { runToEnd } from '../../core/steps';
import { groupedOrders } from '../../nodes/shared/groupedOrders';
import { groupByShape } from '../../schema/groups';
import { readOrders } from '../../schema/orders';
import { orderSettings } from '../../schema/orderSettings';
import { deepFreeze } from './fixture.cjs';
import { refusalOf } from './readAll.cjs';

const context = { now: Date.parse('2026-11-22T12:00:00Z'), timeZone: 'UTC' };
const settings = orderSettings.extend(groupByShape);

const read = (items: readonly Readonly<Record<string, unknown>>[], groupBy: string) =>
	runToEnd(readOrders(deepFreeze(items), settings.parse({ groupBy }), context)).rows;

const order = (id: string, email: string, amount: number, more: Record<string, unknown>) => ({
	order_id: id,
	email,
	order_date: `2026-01-${id}`,
	amount,
	status: 'paid',
	...more,
});

const ITEMS = [
	order('01', 'anna@example.com', 10, { channel: ' Web ' }),
	order('02', 'ben@example.com', 20, { channel: 'left out', status: 'failed' }),
	order('03', 'ben@example.com', 30, { channel: '' }),
	order('04', 'cleo@example.com', 40, { channel: 'Shop' }),
	order('05', '', 50, { channel: 'Web' }),
	order('06', 'anna@example.com', 60, {}),
	{ email: 'dora@example.com', order_date: '2026-01-07', amount: -7, channel: 'Shop' },
];

test('each order and refund that counts has the group of its own item', () => {
	const { groups } = read(ITEMS, 'channel');
	expect(groups?.names).toEqual(['Web', '(empty)', 'Shop']);
	expect([...(groups?.ofOrder ?? [])]).toEqual([0, 1, 2, 0, 1]);
	expect([...(groups?.ofRefund ?? [])]).toEqual([2]);
});

test('the lines of an order count for the group of its first line with an amount', () => {
	const line = (id: string, amount: unknown, channel: string) => ({
		order_id: id,
		email: 'anna@example.com',
		order_date: '2026-01-01',
		quantity: amount === '' ? '' : 1,
		unit_price: amount,
		channel,
	});
	const { groups } = read(
		[line('1', '', 'x'), line('1', 5, 'web'), line('1', 6, 'shop'), line('2', 7, 'shop')],
		'channel',
	);
	expect([...(groups?.ofOrder ?? [])].map((index) => groups?.names[index])).toEqual([
		'web',
		'shop',
	]);
});

test('without a column there is one entry over everything, and with one there is one per group', () => {
	const shown = (groupBy: string) =>
		runToEnd(groupedOrders(read(ITEMS, groupBy))).map(({ group, log, firstItem }) => [
			group,
			log.orders.day.length,
			log.refunds.day.length,
			firstItem,
		]);
	expect(read(ITEMS, '').groups).toBeNull();
	expect(shown('')).toEqual([[null, 5, 1, 0]]);
	expect(shown('channel')).toEqual([
		['Web', 3, 0, 0],
		['(empty)', 1, 0, 2],
		['Shop', 1, 1, 3],
	]);
});

test('a group of refunds only is linked to its first refund', () => {
	const items = [...ITEMS, { ...ITEMS[6], channel: 'Fair', email: 'eve@example.com' }];
	const parts = runToEnd(groupedOrders(read(items, 'channel')));
	expect(parts.at(-1)).toMatchObject({ group: 'Fair', firstItem: 7 });
});

test('a column that no item has, and one with a value of its own on every item, are refused in words', () => {
	expect(refusalOf(() => read(ITEMS, 'chanel')).message).toBe(
		`'Group By' names the column "chanel", which no item has`,
	);
	const many = Array.from({ length: 300 }, (_, at) => ({ ...ITEMS[0], order_id: String(at) }));
	expect(refusalOf(() => read(many, 'order_id')).message).toContain('more than 200');
});
