/** What must hold for any orders: nothing lost, nothing depending on the order of the rows, nothing changed. */
import fc from 'fast-check';

import { refundedOf } from '../../core/metrics/orderLog';
import { CHUNK } from '../../core/steps';
import { readOrders } from '../../schema/orders';
import { orderSettings } from '../../schema/orderSettings';
import { fixture } from './fixture.cjs';
import { byHand, read, readingOrNull } from './readAll.cjs';

const item = fc.record(
	{
		order_id: fc.constantFrom('1', '2', '3', '4', 5, '', null, 'constructor'),
		email: fc.constantFrom(
			'a@example.com',
			'A@example.com',
			'b@example.com',
			'',
			null,
			'__proto__',
			7,
		),
		order_date: fc.constantFrom(
			'2026-01-05',
			'2026-02-07T23:30:00Z',
			1770000000,
			'x',
			'',
			'2030-01-01',
		),
		amount: fc.constantFrom(10, '12.50', '-3', -4, 0, '', 'x', NaN, '1,234.50'),
		status: fc.constantFrom('paid', 'refunded', 'refund', 'failed', '', 'odd'),
		refunded_amount: fc.constantFrom('', 0, 2, '5.00', 'x'),
		refunded_order_id: fc.constantFrom('', '1', '9', undefined),
		test: fc.constantFrom('', 'yes'),
		currency: fc.constantFrom('EUR', 'eur', ''),
	},
	{ requiredKeys: ['order_id', 'email', 'order_date', 'amount'] },
);
const items = fc.array(item, { minLength: 1, maxLength: 30 });
const itemIs = fc.constantFrom('recognise', 'order', 'line', 'lineWithTotal');

const attempt = (...input: Parameters<typeof read>) => readingOrNull(() => read(...input));

test('every item is accounted for exactly once, whatever it holds', () => {
	fc.assert(
		fc.property(
			items,
			itemIs,
			fc.constantFrom('keep', 'leaveOut'),
			(rows, meaning, fullyRefunded) => {
				const reading = attempt(rows, { orderOptions: { itemIs: meaning, fullyRefunded } });
				if (reading === null) return;
				const { counts, log, customerOfItem } = reading.rows;
				const leftOut =
					Object.values(counts.leftOutByStatus).reduce((sum, count) => sum + count, 0) +
					counts.leftOutTests +
					counts.leftOutCancelled +
					counts.leftOutNotCaptured +
					counts.leftOutOtherCurrency +
					counts.leftOutFullyRefunded +
					counts.leftOutWithOrder;
				const used =
					counts.orders + counts.lineItems + counts.refundsLinked + counts.refundsUnlinked;
				expect(used + leftOut + counts.refused).toBe(rows.length);
				expect(new Set(reading.bad.map((bad) => bad.item)).size).toBe(counts.refused);
				expect(customerOfItem).toHaveLength(rows.length);
				for (let order = 0; order < counts.orders; order += 1) {
					const refunded = refundedOf(log.orders.refunded, order);
					expect(refunded).toBeLessThanOrEqual(log.orders.sales[order]);
					expect(log.orders.sales[order]).toBeGreaterThanOrEqual(0);
				}
				for (const customer of log.customers.keys()) expect(customerOfItem).toContain(customer);
			},
		),
		{ numRuns: 300 },
	);
});

test('the order of the items changes nothing but the order of the results', () => {
	const sorted = ({ orders, refunds, bad }: ReturnType<typeof byHand>) => ({
		orders: orders.map(String).sort(),
		refunds: refunds.map(String).sort(),
		bad: bad.length,
	});
	fc.assert(
		fc.property(
			items.chain((rows) =>
				fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
			),
			fc.constantFrom('line', 'recognise'),
			([rows, shuffled], meaning) => {
				const settings = { orderOptions: { itemIs: meaning } };
				const one = attempt(rows, settings);
				const other = attempt(shuffled, settings);
				// Which of two customers of one order is the odd one depends on who comes first.
				const isDisputed = [one, other].some((reading) =>
					reading?.bad.some(({ message }) => /another customer|is there already/.test(message)),
				);
				if (isDisputed) return;
				expect(other === null).toBe(one === null);
				if (one && other) expect(sorted(byHand(other))).toEqual(sorted(byHand(one)));
			},
		),
		{ numRuns: 300 },
	);
});

test.each([
	['shopify-export.csv', 'Europe/Paris'],
	['shopify-node.json', 'America/New_York'],
	['woocommerce-node.json', 'Europe/London'],
	['woocommerce-export.csv', 'Europe/London'],
	['stripe-charges.json', 'Europe/Berlin'],
	['square-payments.json', 'Asia/Tokyo'],
	['plain-german.csv', 'Europe/Berlin'],
	['plain-us.csv', 'America/New_York'],
	['plain-lines.csv', 'Europe/London'],
])('%s read backwards gives the same figures', (name, timeZone) => {
	const figures = (rows: ReturnType<typeof fixture>) => {
		const { orders, refunds } = byHand(read(rows, {}, { timeZone }));
		return [orders.map(String).sort(), refunds.map(String).sort()];
	};
	expect(figures([...fixture(name)].reverse())).toEqual(figures(fixture(name)));
});

test('orders without refunds, which need no order book, read as they do beside one with a refund', () => {
	const plain = item.map((row) => ({
		...row,
		amount: typeof row.amount === 'string' ? row.amount.replace('-', '') : Math.abs(row.amount),
		status: row.status?.replace(/^refund.*/, 'paid'),
		refunded_amount: row.refunded_amount === 'x' ? 'x' : '',
		refunded_order_id: '',
	}));
	const refunded = {
		...{ order_id: 'last', email: 'last@example.com', order_date: '2026-01-01', status: 'paid' },
		...{ amount: 5, refunded_amount: 2, refunded_order_id: '', test: '', currency: '' },
	};
	fc.assert(
		fc.property(fc.array(plain, { minLength: 1, maxLength: 30 }), (rows) => {
			const numbered = rows.map((row, at) => ({ ...row, order_id: `#${at}` }));
			const alone = attempt(numbered);
			const beside = attempt([...numbered, refunded]);
			// Without any order left, the input as a whole is refused.
			if (alone === null || beside === null) return;
			const { orders, ...others } = byHand(beside);
			expect({ ...others, orders: orders.slice(0, -1) }).toEqual(byHand(alone));
			expect(orders.at(-1)).toEqual(['last@example.com', '2026-01-01', 5, 2]);
			const { rows: one } = alone;
			const { rows: other } = beside;
			expect([...one.customerOfItem]).toEqual([...other.customerOfItem.subarray(0, rows.length)]);
			expect([...one.itemOfOrder]).toEqual([...other.itemOfOrder.subarray(0, -1)]);
			expect(one.orderNumber(0)).toBe(orders.length > 1 ? other.orderNumber(0) : '');
			expect({ ...one.counts, items: 0, orders: 0, customers: 0 }).toEqual({
				...other.counts,
				items: 0,
				orders: 0,
				customers: 0,
			});
		}),
		{ numRuns: 300 },
	);
});

test('long inputs are read in chunks, and a chunk is never more than one turn', () => {
	const rows = Array.from({ length: 3 * CHUNK + 5 }, (_, at) => ({
		order_id: at,
		email: `${at % 1000}@example.com`,
		order_date: '2026-01-05',
		amount: 1,
	}));
	const steps = readOrders(rows, orderSettings.parse({}), {
		now: Date.UTC(2026, 10, 22),
		timeZone: 'UTC',
	});
	let turns = 0;
	let step = steps.next();
	for (; !step.done; step = steps.next()) turns += 1;
	// At least: reading, looking whether there is more than sales, adding up.
	expect(turns).toBeGreaterThanOrEqual(3 * 4);
	expect(step.value.rows.counts).toMatchObject({ orders: rows.length, customers: 1000 });
});
