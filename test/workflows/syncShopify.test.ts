import shopify from '../../workflows/get-orders-shopify.json';
import { answer, called, turns } from './syncPart.cjs';
import type { AnyJson } from '../anyJson.cjs';

// workflows/get-orders-shopify.json as shipped, in n8n's own engine, with answers as Shopify gives them.
const money = (amount: string, currencyCode = 'EUR') => ({ shopMoney: { amount, currencyCode } });
const order = {
	...{ name: '#1001', createdAt: '2026-11-01T23:30:00Z', updatedAt: '2026-11-02T10:00:00Z' },
	...{ cancelledAt: null, test: false, email: ' Anna@Example.com', displayFinancialStatus: 'PAID' },
	...{ totalPriceSet: money('40.00'), totalRefundedSet: money('6.50') },
};
const page = (nodes: AnyJson[], scopes: string[] = [], endCursor: string | null = null) =>
	answer({
		data: {
			shop: { ianaTimezone: 'Europe/Berlin' },
			currentAppInstallation: { accessScopes: scopes.map((handle) => ({ handle })) },
			orders: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } },
		},
	});
const errors = (code: string, cost = {}) =>
	answer({ errors: [{ message: 'Told', extensions: { code } }], extensions: { cost } });

const run = async (answers: AnyJson[], since = '', shop = 'my-shop') => {
	const outcome = await called(shopify, [{ since }], { shop }, { 'Ask for a Page': answers });
	const [given] = outcome.ran.includes('Say Why Not')
		? outcome.itemsOf('Say Why Not')
		: outcome.itemsOf('Put the Orders Together');
	return { outcome, given: given as AnyJson };
};

test('an order as all loyalty workflows know it, on the day of the shop', async () => {
	const { given } = await run([page([order])]);
	expect(given.outcome).toBe('read');
	expect(given.orders).toEqual([
		{
			...{ order_id: '#1001', order_date: '2026-11-02', customer: 'anna@example.com', amount: 40 },
			...{ refunded: 6.5, currency: 'EUR', status: 'paid', problem: '' },
		},
	]);
});

test.each([
	[{ displayFinancialStatus: 'PARTIALLY_REFUNDED' }, 'partially refunded'],
	[{ displayFinancialStatus: 'VOIDED' }, 'voided'],
	[{ cancelledAt: '2026-11-02T00:00:00Z' }, 'cancelled'],
])('its status in words: %j', async (more, status) => {
	const { given } = await run([page([{ ...order, ...more }])]);
	expect(given.orders[0]).toMatchObject({ status, problem: '' });
});

test.each([
	[{ test: true }, 'it is a test order'],
	[{ totalPriceSet: null }, 'its total "" is no amount'],
	[{ createdAt: 'soon' }, 'its date "soon" cannot be read'],
	[{ totalRefundedSet: money('41') }, '41 was refunded of 40'],
	[{ totalPriceSet: money('40', '') }, 'its currency "" is none'],
])('an order that does not count, or cannot be understood, says why: %j', async (more, problem) => {
	const { given } = await run([page([{ ...order, ...more }])]);
	expect(given.orders[0]).toMatchObject({ order_id: '#1001', amount: null, problem });
});

test('says whether Shopify gives all orders or the last 60 days', async () => {
	const all = await run([page([order], ['read_orders', 'read_all_orders'])]);
	expect(all.given.whole).toBe(true);
	const some = await run([page([order], ['read_orders'])]);
	expect(some.given.whole).toBe(false);
});

test('begins with what changed since the time it is given, and asks for what it needs', async () => {
	const { outcome } = await run([page([])], '2026-11-02T00:30:00+02:00');
	const [{ changed, query }] = outcome.itemsOf('Prepare the Request') as unknown as AnyJson[];
	expect(changed).toBe("updated_at:>='2026-11-01T22:30:00Z'");
	expect(outcome.itemsOf('Turn to the Page')[0]).toMatchObject({ changed, cursor: '' });
	expect(query).toMatch(/sortKey: UPDATED_AT/);
});

test('waits until there are points enough for the next request', async () => {
	const throttleStatus = { currentlyAvailable: 100, restoreRate: 50 };
	const { outcome, given } = await run([
		errors('THROTTLED', { requestedQueryCost: 500, throttleStatus }),
	]);
	expect(outcome.itemsOf('Read the Page')[0].wait).toBe(8);
	expect(turns(outcome, 'Ask for a Page')).toBe(4);
	expect(given).toMatchObject({ outcome: 'failed', orders: [], whole: false });
	expect(given.reason).toBe('Shopify asks to wait, four times in a row.');
});

test.each([
	[answer({}, 401), /does not accept the token/],
	[errors('ACCESS_DENIED'), /may not read this in Shopify: Told/],
	[answer({ errors: 'Not Found' }, 404), /knows no shop of this name/],
	[answer({}, 429, { 'retry-after': '600' }), /answered with 429; it would take 600 seconds/],
	[{ json: { error: 'timeout' } }, /did not answer, four times in a row/],
	[answer({ data: {} }), /answered with 200: no orders/],
])('gives no orders at all when one page cannot be read: %#', async (told, reason) => {
	const { given } = await run([told]);
	expect(given).toMatchObject({ outcome: 'failed', orders: [] });
	expect(given.reason).toMatch(reason);
});

test('without the name of a shop nothing is asked', async () => {
	const { outcome, given } = await run([], '', 'https://my-shop.example');
	expect(outcome.ran).not.toContain('Ask for a Page');
	expect(given.reason).toMatch(/^The shop in Settings is not named/);
});
