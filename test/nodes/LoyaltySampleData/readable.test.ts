import { runToEnd } from '../../../core/steps';
import { readOrders } from '../../../schema/orders';
import { orderSettings } from '../../../schema/orderSettings';
import { NOW, rowsOf, type Row } from './sample';

/** The sample orders are what the package's own reader of orders understands without any setting. */

const settings = orderSettings.parse({});

function reading(rows: readonly Row[], now = NOW) {
	return runToEnd(readOrders(rows, settings, { now, timeZone: 'Europe/Berlin' }));
}

describe.each(['cafe', 'onlineShop', 'subscription'])('a shop of kind %s', (kindOfShop) => {
	const rows = rowsOf({ kindOfShop });

	test('every row is understood, at every hour of the last day', () => {
		expect(reading(rows).bad).toEqual([]);
		const earlyMorning = Date.parse('2026-11-22T00:05:00+01:00');
		expect(reading(rows, earlyMorning).bad).toEqual([]);
	});

	test('customers, orders and money are those of the rows', () => {
		const { log } = reading(rows).rows;
		const completed = rows.filter(({ status }) => status === 'completed');
		const people = completed.flatMap((row) =>
			row.customer_email === null ? [] : [String(row.customer_email).trim().toLowerCase()],
		);
		expect(log.customers.length).toBe(new Set(people).size);
		expect(log.orders.day.length).toBe(completed.length);
		expect(log.currency).toBe('EUR');
		const net = total([...log.orders.sales]) - total([...(log.orders.refunded ?? [])]);
		const counting = rows.filter(({ status }) => status === 'completed' || status === 'refund');
		expect(net).toBeCloseTo(total(counting.map(({ amount }) => Number(amount))), 6);
	});

	function total(amounts: readonly number[]): number {
		return amounts.reduce((sum, amount) => sum + amount, 0);
	}
});
