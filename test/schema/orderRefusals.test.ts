/** Bad input: each sentence names the item, the column, what was found and what to do. */
import { byHand, read, refusalOf } from './readAll.cjs';

const good = (number: number, more: Record<string, unknown> = {}) => ({
	order_id: `A${number}`,
	email: `person${number}@example.com`,
	order_date: '2026-03-0' + number,
	amount: 10 * number,
	...more,
});

const badOf = (items: readonly Record<string, unknown>[], settings = {}) =>
	read(items, settings).bad.map(({ item, column, message, advice }) => [
		item,
		column,
		message,
		advice,
	]);

describe('of a whole input', () => {
	test.each([[[]], [[{}]]])('nothing there: %j', (items) => {
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toBe('There are no orders to read');
		expect(refusal.advice).toBe('The node before this one gave no items.');
	});

	test('a named column that no item has, with the nearest name', () => {
		const refusal = refusalOf(() => read([good(1)], { customer: 'emial' }));
		expect(refusal.message).toBe('\'Customer\' names the column "emial", which no item has');
		expect(refusal.advice).toBe(
			'Did you mean "email"? The columns are "order_id", "email", "order_date", "amount".',
		);
	});

	test('columns that are not recognised', () => {
		const refusal = refusalOf(() => read([{ who: 'a', when: '2026-01-01' }]));
		expect(refusal.message).toBe("No column was recognised for 'Customer' and 'Date' and 'Amount'");
		expect(refusal.advice).toContain('The columns are "who", "when".');
	});

	test('a date that reads two ways', () => {
		const items = [good(1), good(2, { order_date: '7/10/2025' })];
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toBe('The date "7/10/2025" can be read day first or month first');
		expect(refusal.advice).toBe(
			"Choose 'Day First' or 'Month First' under 'Date Format' in 'Order Options'.",
		);
		expect(refusal.item).toBe(1);
	});

	test('dates that prove both orders settle nothing', () => {
		const items = [
			good(1, { order_date: '7/10/2025' }),
			good(2, { order_date: '25/10/2025' }),
			good(3, { order_date: '10/25/2025' }),
		];
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toContain('and the file has both "25/10/2025" and "10/25/2025"');
		expect(badOf(items, { orderOptions: { dateFormat: 'dayFirst' } })).toEqual([
			[
				2,
				'order_date',
				'"order_date" holds "10/25/2025", which is not a date',
				"Correct the date, choose another column in 'Date', or look at 'Date Format' in 'Order Options'.",
			],
		]);
	});

	test.each(['1.234', '1,234', '€ 12.500'])('an amount that reads two ways: %s', (amount) => {
		const refusal = refusalOf(() => read([good(1), good(2, { amount })]));
		expect(refusal.message).toBe(
			`The amount "${amount}" can be read with a decimal point or a decimal comma`,
		);
		expect(refusal.advice).toBe(
			"Choose 'Point' or 'Comma' under 'Decimal Sign' in 'Order Options'.",
		);
		expect(refusal.item).toBe(1);
	});

	test('two currencies, with the choice of one', () => {
		const items = [
			good(1, { currency: 'EUR' }),
			good(2, { currency: 'usd' }),
			good(3, { currency: 'EUR' }),
		];
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toBe('The orders are in 2 currencies: EUR (2), USD (1)');
		expect(refusal.advice).toContain("Choose one under 'Currency' in 'Order Options'");
		const chosen = read(items, { orderOptions: { currency: 'eur' } });
		expect(byHand(chosen)).toMatchObject({ currency: 'EUR', orders: [{}, {}] });
		expect(chosen.rows.counts.leftOutOtherCurrency).toBe(1);
		expect(chosen.hints.join()).toContain('1 in another currency');
	});

	test('currency signs beside amounts count too', () => {
		const items = [good(1, { amount: '€ 5.00' }), good(2, { amount: '$5.00' })];
		expect(refusalOf(() => read(items)).message).toBe(
			'The orders are in 2 currencies: EUR (1), $ (1)',
		);
		const dollars = read(items, { orderOptions: { currency: 'CAD' } });
		expect(byHand(dollars)).toMatchObject({
			currency: 'CAD',
			orders: [['person2@example.com', '2026-03-02', 5, 0]],
		});
	});

	test('an order number with several amounts and nothing to tell what they mean', () => {
		const items = [good(1), good(2), good(2, { amount: 7 })];
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toBe('Order "A2" stands on item 1 and on item 2, each with an amount');
		expect(refusal.advice).toContain("Choose under 'One Item Is' in 'Order Options'");
		expect(refusal.item).toBe(2);
	});

	test('more refunds than sales', () => {
		const items = [good(1), good(2, { order_id: 'X', amount: -50 })];
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toBe('There are more refunds than sales: 50 refunded, 10 sold');
	});

	test('nothing left after the statuses', () => {
		const items = [good(1, { status: 'pending' }), good(2, { status: 'failed' })];
		const refusal = refusalOf(() => read(items));
		expect(refusal.message).toBe(
			'No order is left to look at. Left out: 1 by status "pending", 1 by status "failed"',
		);
	});

	test('minor units without a currency', () => {
		const refusal = refusalOf(() =>
			read([good(1)], { orderOptions: { amountUnit: 'minorUnits' } }),
		);
		expect(refusal.advice).toContain("Choose the currency under 'Currency'");
	});
});

const CHOOSE_AMOUNT = "Correct the value, or choose another column in 'Amount'.";

describe('of one item, the second', () => {
	test.each([
		['abc', '"amount" holds "abc", which is not an amount'],
		['12.5.0', '"amount" holds "12.5.0", which is not an amount'],
		[NaN, '"amount" holds "NaN", which is not an amount'],
		[Infinity, '"amount" holds "Infinity", which is not an amount'],
		[true, '"amount" holds "true", which is not an amount'],
		[{ value: 5 }, '"amount" holds an object (value), which is not an amount'],
		[[5], '"amount" holds a list of 1, which is not an amount'],
	])('amount %p', (amount, message) => {
		expect(badOf([good(1), good(2, { amount })])).toEqual([[1, 'amount', message, CHOOSE_AMOUNT]]);
	});

	test.each([[''], [null], [undefined], ['  ']])('no amount: %p', (amount) => {
		const items = [good(1), { ...good(2, { amount }), order_id: '' }];
		expect(badOf(items)).toEqual([[1, 'amount', '"amount" is empty', CHOOSE_AMOUNT]]);
	});

	test('no amount under an order number that no other item has', () => {
		expect(badOf([good(1), good(2, { amount: '' })])).toEqual([
			[
				1,
				'amount',
				'"amount" is empty, and no other item has an amount for order "A2"',
				CHOOSE_AMOUNT,
			],
		]);
	});

	test.each([
		['soon', 'holds "soon", which is not a date'],
		['', 'is empty'],
		['2026-02-30', 'holds "2026-02-30", which is not a date'],
		['31.02.2026', 'holds "31.02.2026", which is not a date'],
		['2026-03-01T25:00:00Z', 'holds "2026-03-01T25:00:00Z", which is not a date'],
		['0000-00-00 00:00:00', 'holds "0000-00-00 00:00:00", which is not a date'],
		[12, 'holds "12", which is not a date'],
		['2027-01-01', 'holds "2027-01-01", which is in the future'],
		[new Date(NaN), 'holds the date Invalid Date, which is not a date'],
	])('date %p', (order_date, message) => {
		const bad = badOf([good(1), good(2, { order_date })]);
		expect(bad).toEqual([[1, 'order_date', `"order_date" ${message}`, expect.any(String)]]);
	});

	test('tomorrow is no future: a shop may be ahead of our clock', () => {
		const items = [good(1, { order_date: '2026-11-23' }), good(2, { order_date: '2026-11-24' })];
		expect(badOf(items)).toHaveLength(1);
	});

	test.each([
		[{ id: 1 }, 'holds an object (id), which names no customer'],
		[true, 'holds "true", which names no customer'],
	])('customer %p', (email, message) => {
		const bad = badOf([good(1), good(2, { email })]);
		expect(bad).toEqual([
			[1, 'email', `"email" ${message}`, expect.stringContaining("'Customer'")],
		]);
	});

	test('an item without a column that was named', () => {
		const without = { order_id: '', email: 'person2@example.com', order_date: '2026-03-02' };
		const bad = badOf([good(1), without], { amount: 'amount' });
		expect(bad).toEqual([[1, 'amount', 'The item has no column "amount"', CHOOSE_AMOUNT]]);
	});

	test('a status that the table does not list', () => {
		const items = [good(1, { status: 'paid' }), good(2, { status: 'Awaiting pickup' })];
		expect(badOf(items)).toEqual([
			[
				1,
				'status',
				`"status" holds "Awaiting pickup", a status that 'Which Statuses Count' does not list`,
				"Add it to one of the rows of 'Which Statuses Count'.",
			],
		]);
	});

	test('the same order twice', () => {
		const items = [good(1), good(2), good(2)];
		const expected = [
			[
				2,
				'amount',
				'Order "A2" is there already, on item 1',
				"Remove the double, or choose under 'One Item Is' in 'Order Options' that an item is an order line.",
			],
		];
		expect(badOf(items)).toEqual(expected);
		const differing = [good(1), good(2), good(2, { amount: 1 })];
		expect(badOf(differing, { orderOptions: { itemIs: 'order' } })).toEqual(expected);
	});

	test('a refund larger than its order', () => {
		const items = [good(1), good(2, { refunded: 20.02 }), good(3, { refunded: 30.001 })];
		expect(badOf(items)).toEqual([
			[
				1,
				'amount',
				'20.02 was refunded of order "A2", more than its amount of 20',
				expect.stringContaining("'Refunded Amount Column'"),
			],
		]);
	});

	test('a line that cannot be read takes its whole order with it', () => {
		const items = [
			good(1),
			good(2, { amount: 5 }),
			good(2, { amount: 'x' }),
			good(3, { order_id: 'A2', amount: -1 }),
		];
		const reading = read(items, { orderOptions: { itemIs: 'line' } });
		expect(byHand(reading)).toMatchObject({
			orders: [['person1@example.com', '2026-03-01', 10, 0]],
			refunds: [],
			bad: [
				[1, 'Order "A2" is left out, because item 2 cannot be used'],
				[2, '"amount" holds "x", which is not an amount'],
				[3, 'Order "A2" is left out, because item 2 cannot be used'],
			],
		});
	});

	test('an order of two customers', () => {
		const items = [good(1), { ...good(2), order_id: 'A1' }];
		expect(badOf(items, { orderOptions: { itemIs: 'line' } })).toEqual([
			[0, 'amount', 'Order "A1" is left out, because item 1 cannot be used', 'Correct item 1.'],
			[1, 'email', 'Order "A1" has another customer here than on item 0', expect.any(String)],
		]);
	});

	test('lines that repeat different totals', () => {
		const items = [good(1), good(2), good(2, { amount: 21 })];
		const bad = badOf(items, { orderOptions: { itemIs: 'lineWithTotal' } });
		expect(bad.map(([item]) => item)).toEqual([1, 2]);
		expect(bad[1][2]).toBe('"amount" is 21, but 20 on item 1 of the same order "A2"');
	});
});

test('no sentence has the words that n8n asks to avoid', () => {
	const items = [
		good(1, { amount: 'x' }),
		good(2, { order_date: 'x' }),
		good(3, { email: {} }),
		good(4, { status: 'x' }),
	];
	const text = JSON.stringify(read(items).bad);
	expect(text).not.toMatch(/\b(?:error|problem|failure|mistake|invalid)\b/i);
});
