/** Each vendor's orders as its documentation shows them; every expected figure was worked out by hand. */
import { fixture } from './fixture.cjs';
import { byHand, read } from './readAll.cjs';

test('Shopify CSV export: line rows, cancelled, pending and test orders, refunds (help.shopify.com)', () => {
	const reading = read(fixture('shopify-export.csv'), {}, { timeZone: 'Europe/Paris' });
	expect(byHand(reading)).toEqual({
		source: 'Shopify export',
		currency: 'EUR',
		orders: [
			['anna.berg@example.com', '2025-10-07', 53.91, 0],
			['anna.berg@example.com', '2025-10-20', 80, 30],
			['bruno@example.org', '2025-10-26', 25, 25],
			['guest', '2025-11-01', 12.5, 0],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.rows.counts).toMatchObject({
		items: 10,
		lineItems: 2,
		guestOrders: 1,
		mergedSpellings: 1,
		fullyRefundedOrders: 1,
		leftOutByStatus: { pending: 1 },
		leftOutCancelled: 1,
		leftOutTests: 1,
		leftOutWithOrder: 1,
	});
	expect([...reading.rows.customerOfItem]).toEqual([0, 0, 0, 0, 1, -1, -1, -1, -1, -1]);
});

test('n8n’s Shopify node: refund transactions, test orders, 60 days (REST Admin API 2024-07)', () => {
	const reading = read(fixture('shopify-node.json'), {}, { timeZone: 'America/New_York' });
	expect(byHand(reading)).toEqual({
		source: 'Shopify',
		currency: 'USD',
		orders: [
			['alma@example.com', '2026-09-23', 120, 0],
			['alma@example.com', '2026-10-30', 45.5, 10],
			['ben@example.org', '2026-10-31', 60, 60],
			['77', '2026-11-02', 20, 0],
			['guest', '2026-11-04', 5, 0],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.hints.join('\n')).toMatch(/2026-09-23: Shopify gives the last 60 days only/);
});

test('n8n’s Shopify node: no word of 60 days when the history is longer or shorter', () => {
	const items = fixture('shopify-node.json');
	const hintsAt = (now: string) =>
		read(items, {}, { timeZone: 'America/New_York', now: Date.parse(now) }).hints.join('\n');
	expect(hintsAt('2026-11-05T12:00:00Z')).not.toMatch(/60 days/);
	expect(hintsAt('2027-11-22T12:00:00Z')).not.toMatch(/60 days/);
});

test('n8n’s WooCommerce node: negative refunds, guests, shop time (REST API v3)', () => {
	const reading = read(fixture('woocommerce-node.json'), {}, { timeZone: 'Europe/London' });
	expect(byHand(reading)).toEqual({
		source: 'WooCommerce',
		currency: 'GBP',
		orders: [
			['dora@example.com', '2026-05-03', 35, 35],
			['dora@example.com', '2026-05-20', 50, 5],
			['dora@example.com', '2026-06-01', 19.99, 0],
			['guest', '2026-06-06', 12, 0],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.rows.counts.leftOutByStatus).toEqual({
		failed: 1,
		pending: 1,
		cancelled: 1,
		'on-hold': 1,
	});
});

test('WooCommerce Analytics export: refunds are rows of their order', () => {
	const reading = read(fixture('woocommerce-export.csv'));
	expect(byHand(reading)).toEqual({
		source: 'WooCommerce export',
		currency: null,
		orders: [
			['Dora Example', '2026-05-03', 35, 35],
			['Dora Example', '2026-05-20', 50, 5],
			['Erik Example', '2026-06-01', 1234.5, 0],
			['guest', '2026-06-03', 18.25, 0],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.rows.counts).toMatchObject({ refundsLinked: 2, leftOutByStatus: { pending: 1 } });
	expect(reading.hints.join('\n')).toMatch(/by name only/);
});

test('Stripe charges: cents, epoch seconds, failed, pending, uncaptured and test charges', () => {
	const reading = read(fixture('stripe-charges.json'), {}, { timeZone: 'Europe/Berlin' });
	expect(byHand(reading)).toEqual({
		source: 'Stripe charges',
		currency: 'USD',
		orders: [
			['cus_A', '2026-02-01', 20, 0],
			['cus_A', '2026-03-01', 50, 12.5],
			['eve@example.com', '2026-03-29', 15, 15],
			['guest', '2026-04-05', 9.99, 0],
		],
		refunds: [['guest', '2026-03-06', 3]],
		bad: [],
	});
	expect(reading.rows.counts).toMatchObject({
		leftOutByStatus: { failed: 1, pending: 1 },
		leftOutNotCaptured: 1,
		leftOutTests: 1,
		leftOutWithOrder: 1,
		refundsUnlinked: 1,
	});
});

test('Stripe charges in yen: no minor unit', () => {
	const reading = read(fixture('stripe-charges-jpy.json'), {}, { timeZone: 'Asia/Tokyo' });
	expect(byHand(reading)).toMatchObject({
		currency: 'JPY',
		orders: [
			['cus_J', '2026-02-02', 500, 0],
			['cus_J', '2026-02-10', 12000, 2000],
			['cus_K', '2026-02-11', 800, 0],
		],
	});
});

test('Stripe invoices: only paid ones, on the day they were paid', () => {
	const reading = read(fixture('stripe-invoices.json'), {}, { timeZone: 'Europe/Berlin' });
	expect(byHand(reading)).toEqual({
		source: 'Stripe invoices',
		currency: 'EUR',
		orders: [
			['cus_A', '2026-01-02', 49, 0],
			['cus_A', '2026-02-03', 49, 9],
			['cus_B', '2026-03-04', 25, 0],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.rows.counts.leftOutByStatus).toEqual({
		open: 1,
		void: 1,
		uncollectible: 1,
		draft: 1,
	});
});

test('Square payments in yen: tips are no sales, a refund is not taken off twice', () => {
	const reading = read(fixture('square-payments.json'), {}, { timeZone: 'Asia/Tokyo' });
	expect(byHand(reading)).toEqual({
		source: 'Square payments',
		currency: 'JPY',
		orders: [
			['CUST1', '2026-05-01', 1200, 0],
			['CUST1', '2026-05-02', 3500, 500],
			['fumi@example.com', '2026-05-03', 1000, 1000],
			['guest', '2026-05-08', 450, 0],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.rows.counts.leftOutByStatus).toEqual({
		APPROVED: 1,
		CANCELED: 1,
		FAILED: 1,
		PENDING: 1,
	});
});

test('Square orders: cents, returns, open and draft orders', () => {
	const reading = read(fixture('square-orders.json'), {}, { timeZone: 'America/New_York' });
	expect(byHand(reading)).toEqual({
		source: 'Square orders',
		currency: 'USD',
		orders: [
			['CUST1', '2026-04-30', 12.5, 0],
			['CUST1', '2026-05-02', 20, 8],
			['guest', '2026-05-04', 3, 0],
		],
		refunds: [],
		bad: [],
	});
});

test('a German list: decimal comma, dots in dates, German words', () => {
	const reading = read(fixture('plain-german.csv'));
	expect(byHand(reading)).toEqual({
		source: 'plain list',
		currency: 'EUR',
		orders: [
			['greta@example.com', '2025-10-07', 1234.5, 0],
			['greta@example.com', '2025-10-08', 49.9, 9.9],
			['hugo@example.org', '2025-10-31', 2000, 2000],
		],
		refunds: [],
		bad: [],
	});
	expect(reading.hints.join('\n')).toMatch(
		/"2\.000 €" are read with a decimal comma, because of "1\.234,50 €"/,
	);
});

test('a French list: day first, settled by the file', () => {
	const reading = read(fixture('plain-french.csv'));
	expect(byHand(reading)).toMatchObject({
		currency: 'EUR',
		orders: [
			['ines@example.com', '2025-10-07', 1234.5, 0],
			['ines@example.com', '2025-10-25', 49.9, 0],
			['jean@example.org', '2025-11-03', 20, 20],
		],
		bad: [],
	});
	expect(reading.hints.join('\n')).toMatch(
		/"07\/10\/2025 14:05" are read day first, because of "25\/10\/2025"/,
	);
});

test('a US list: month first, dollars, a negative amount in brackets', () => {
	const reading = read(fixture('plain-us.csv'));
	expect(byHand(reading)).toEqual({
		source: 'plain list',
		currency: null,
		orders: [
			['kim@example.com', '2025-07-10', 1234.5, 0],
			['kim@example.com', '2025-10-25', 49.9, 9.9],
			['lee@example.org', '2025-11-04', 100, 0],
		],
		refunds: [['lee@example.org', '2025-11-03', 20]],
		bad: [],
	});
});

test('order lines with quantity and unit price (UCI Online Retail)', () => {
	const reading = read(fixture('plain-lines.csv'));
	expect(byHand(reading)).toMatchObject({
		orders: [
			['17850', '2010-12-01', 22.08, 0],
			['17850', '2010-12-01', 18.5, 0],
			['12583', '2010-12-02', 15, 0],
			['guest', '2010-12-02', 3.75, 0],
		],
		refunds: [['17850', '2010-12-02', 2.55]],
		bad: [],
	});
	expect(reading.rows.counts).toMatchObject({ lineItems: 1, mergedSpellings: 1 });
});
