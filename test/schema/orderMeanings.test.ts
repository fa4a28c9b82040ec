/** What an item is, what counts, which refund belongs where, and who is the same customer. */
import { byHand, read } from './readAll.cjs';

const order = (order_id: unknown, amount: unknown, more: Record<string, unknown> = {}) => ({
	order_id,
	email: 'ann@example.com',
	order_date: '2026-03-01',
	amount,
	...more,
});

const ordersOf = (items: readonly Record<string, unknown>[], settings = {}) =>
	byHand(read(items, settings)).orders;

describe('one item is', () => {
	const lines = [order('1', 5), order('2', 8), order('1', 7)];

	test('an order line, amounts are added', () => {
		expect(ordersOf(lines, { orderOptions: { itemIs: 'line' } })).toEqual([
			['ann@example.com', '2026-03-01', 12, 0],
			['ann@example.com', '2026-03-01', 8, 0],
		]);
	});

	test('an order line that repeats the total', () => {
		const repeated = [order('1', 12), order('2', 8), order('1', 12.001)];
		expect(ordersOf(repeated, { orderOptions: { itemIs: 'lineWithTotal' } })).toEqual([
			['ann@example.com', '2026-03-01', 12, 0],
			['ann@example.com', '2026-03-01', 8, 0],
		]);
	});

	test('recognised: the total on one row of the order, wherever it stands', () => {
		const blank = [order('1', ''), order('1', 12), order('2', 8), order('1', null)];
		const reading = read(blank);
		expect(byHand(reading).orders.map(([, , sales]) => sales)).toEqual([12, 8]);
		expect(reading.rows.counts.lineItems).toBe(2);
		expect([...reading.rows.customerOfItem]).toEqual([0, 0, 0, 0]);
	});

	test('recognised: quantity times unit price is the amount of the line', () => {
		const items = [
			order('1', 6, { quantity: 2, unit_price: 3 }),
			order('1', '4.50', { quantity: '3', unit_price: '1.50' }),
		];
		expect(ordersOf(items)).toEqual([['ann@example.com', '2026-03-01', 10.5, 0]]);
	});

	test.each([
		[['1', '', '1']],
		[['1', null, '2', '2', '']],
		[['9', '10', '8', '10']],
		[['3', '2', '1', '2']],
		[[3, 2, '2', ' 2.0 ', 1]],
		[['b', 1, 'b', '1']],
		[['#999', '#1000', '#1001', '#1000']],
	])('lines of one order are found wherever they stand: %j', (ids) => {
		// Powers of two, so that a sum tells which lines are in it.
		const items = ids.map((id, at) => order(id, 2 ** at));
		const sums = new Map<string, number>();
		ids.forEach((id, at) => {
			const name =
				String(id ?? '')
					.trim()
					.replace('.0', '') || `unnamed ${at}`;
			sums.set(name, (sums.get(name) ?? 0) + 2 ** at);
		});
		const found = ordersOf(items, { orderOptions: { itemIs: 'line' } });
		expect(found.map(([, , sales]) => sales)).toEqual([...sums.values()]);
	});

	test('an order on its first day, whichever line comes first', () => {
		const dates = [order('1', 5, { order_date: '2026-03-02' }), order('1', 5)];
		expect(ordersOf(dates, { orderOptions: { itemIs: 'line' } })[0][1]).toBe('2026-03-01');
	});
});

describe('statuses', () => {
	test('capital letters, spaces, underscores and WooCommerce’s prefix make no difference', () => {
		const statuses = ['PAID', 'partially_refunded', 'Partially Refunded', 'wc-completed', '', null];
		const items = statuses.map((status, at) => order(at + 1, 1, { status }));
		expect(ordersOf(items)).toHaveLength(6);
	});

	test('the owner’s own table is the only one', () => {
		const items = [order('1', 5, { status: 'Packed' }), order('2', 7, { status: 'paid' })];
		const statuses = {
			rows: [
				{ statuses: 'packed', treatment: 'refunded' },
				{ statuses: 'paid', treatment: 'counts' },
			],
		};
		expect(ordersOf(items, { statuses })).toEqual([
			['ann@example.com', '2026-03-01', 5, 5],
			['ann@example.com', '2026-03-01', 7, 0],
		]);
		expect(
			read([order('1', 5, { status: '' }), order('2', 5, { status: 'paid' })], { statuses }).bad,
		).toHaveLength(1);
	});

	test('refunded is the whole order, unless a column says less', () => {
		const items = [
			order('1', 5, { status: 'refunded', refunded: '' }),
			order('2', 5, { status: 'refunded', refunded: 3 }),
		];
		expect(ordersOf(items).map(([, , , refunded]) => refunded)).toEqual([5, 3]);
	});

	test('fully refunded orders can be left out, with their refunds', () => {
		const items = [order('1', 5), order('1', -5), order('2', 7), order('2', -1)];
		const reading = read(items, { orderOptions: { fullyRefunded: 'leaveOut' } });
		expect(byHand(reading)).toMatchObject({
			orders: [['ann@example.com', '2026-03-01', 7, 1]],
			refunds: [],
		});
		expect(reading.rows.counts).toMatchObject({ leftOutFullyRefunded: 1, leftOutWithOrder: 1 });
	});

	test('test orders can be counted', () => {
		const items = [order('1', 5, { test: 'yes' }), order('2', 7, { test: 'no' })];
		expect(ordersOf(items)).toHaveLength(1);
		expect(ordersOf(items, { orderOptions: { testOrders: 'count' } })).toHaveLength(2);
	});
});

describe('refunds', () => {
	test('go to the order that they name, before or after it', () => {
		const items = [
			order('1', -2),
			order('1', 5),
			order('R1', 3, { refunded_order_id: '2' }),
			order('2', 9),
		];
		expect(byHand(read(items))).toMatchObject({
			orders: [
				['ann@example.com', '2026-03-01', 5, 2],
				['ann@example.com', '2026-03-01', 9, 3],
			],
			refunds: [],
		});
	});

	test('count on their own day when their order is not there', () => {
		const items = [
			order('1', 50),
			order('9', 4, { status: 'refund', order_date: '2026-03-05' }),
			order('', '(6.00)', { order_date: '2026-03-06' }),
		];
		const reading = read(items);
		expect(byHand(reading).refunds).toEqual([
			['ann@example.com', '2026-03-05', 4],
			['ann@example.com', '2026-03-06', 6],
		]);
		expect(reading.rows.counts).toMatchObject({ orders: 1, refundsUnlinked: 2, refundsLinked: 0 });
	});

	test('of an order that is left out go with it', () => {
		const items = [order('1', 50), order('2', 8, { status: 'failed' }), order('2', -8)];
		const reading = read(items);
		expect(byHand(reading)).toMatchObject({ orders: [{}], refunds: [] });
		expect(reading.rows.counts.leftOutWithOrder).toBe(1);
	});

	test('of an order that was refused are refused with it', () => {
		const items = [order('1', 50), order('2', 8, { order_date: 'x' }), order('2', -8)];
		expect(byHand(read(items)).bad.map(([item]) => item)).toEqual([1, 2]);
	});
});

describe('customers', () => {
	const keysOf = (emails: readonly unknown[]) => {
		const reading = read(emails.map((email, at) => order(at + 1, 1, { email })));
		return {
			keys: reading.rows.log.customers,
			of: [...reading.rows.customerOfItem],
			merged: reading.rows.counts.mergedSpellings,
			guests: reading.rows.counts.guestOrders,
		};
	};

	test('e-mails are trimmed and in lower case; nothing else is folded', () => {
		expect(
			keysOf([' Ann@Example.com', 'ann@example.com', 'a.nn@example.com', 'ANN@EXAMPLE.COM']),
		).toEqual({
			keys: ['ann@example.com', 'a.nn@example.com'],
			of: [0, 0, 1, 0],
			merged: 2,
			guests: 0,
		});
	});

	test('numbers and their texts are the same; other ids keep their capitals', () => {
		expect(keysOf([17850, '17850', '17850.0', 'ab', 'AB'])).toEqual({
			keys: ['17850', 'ab', 'AB'],
			of: [0, 0, 0, 1, 2],
			merged: 2,
			guests: 0,
		});
	});

	test('empty and 0 are guests', () => {
		expect(keysOf(['', null, 0, '0', ' ', undefined, 'x'])).toMatchObject({
			keys: ['x'],
			guests: 6,
		});
	});

	test('names that every object has are customers like others', () => {
		const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__'];
		expect(keysOf(names)).toMatchObject({ keys: names.slice(0, 4), of: [0, 1, 2, 3, 0] });
	});

	test('customers of left-out items only are no customers', () => {
		const items = [
			order('1', 5, { email: 'gone@example.com', status: 'failed' }),
			order('2', 5, { email: 'here@example.com', status: 'paid' }),
		];
		const { rows } = read(items);
		expect(rows.log.customers).toEqual(['here@example.com']);
		expect([...rows.customerOfItem]).toEqual([-1, 0]);
	});

	test('the first order known from outside, the earliest per customer', () => {
		const items = [
			order('1', 5, { first_order_date: '2024-05-01' }),
			order('2', 5, { first_order_date: '2023-05-01' }),
			order('3', 5, { email: 'bo@example.com', first_order_date: '' }),
		];
		expect([...(read(items).rows.log.firstOrderDay ?? [])]).toEqual([19478, -1]);
	});
});

describe('columns', () => {
	test('nested, quoted and hostile names', () => {
		const items: Record<string, unknown>[] = [
			{ who: { mail: 'a@example.com' }, 'Paid. On': '2026-01-01', constructor: 5 },
			{ who: { mail: 'a@example.com' }, 'Paid. On': '2026-01-02' },
		];
		const reading = read(items, { customer: 'who.mail', date: 'Paid. On', amount: 'constructor' });
		expect(byHand(reading)).toMatchObject({
			orders: [['a@example.com', '2026-01-01', 5, 0]],
			bad: [[1, 'The item has no column "constructor"']],
		});
	});

	test('a column that only a late item has is found', () => {
		const items = Array.from({ length: 5000 }, (_, at) => order(at + 1, 1));
		items[4321] = order(4322, 1, { rare: 'x@example.com' });
		const reading = read(items, { customer: 'rare' });
		expect(reading.bad).toHaveLength(4999);
		expect(reading.rows.log.customers).toEqual(['x@example.com']);
	});
});

test('minor units: three decimals for the dinar, none for the yen', () => {
	const inUnits = (currency: string) =>
		ordersOf([order('1', 1500, { currency })], {
			orderOptions: { amountUnit: 'minorUnits' },
		})[0][2];
	expect(inUnits('KWD')).toBe(1.5);
	expect(inUnits('BHD')).toBe(1.5);
	expect(inUnits('JPY')).toBe(1500);
	expect(inUnits('EUR')).toBe(15);
});
