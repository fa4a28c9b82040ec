// @ts-check
/** The orders of a Shopify shop, by the GraphQL Admin API: by pages, by the time they were changed. */
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';

import { handWritten } from './validated.mjs';

/**
 * @typedef {object} Order
 * @property {string} name
 * @property {string} createdAt
 * @property {string} updatedAt
 * @property {string} email
 * @property {string} status as in PAID
 * @property {number} amount
 * @property {number} [refunded]
 * @property {boolean} [isTest]
 * @property {string} [cancelledAt]
 */

/**
 * Written by hand from shopify.dev, "GraphQL Admin API", version 2026-07: the query `orders` and the objects Order,
 * MoneyBag, Shop and AppInstallation; only what can be asked of them here. Read November 2026.
 */
const schema = buildSchema(`
	scalar DateTime
	scalar Decimal
	enum OrderSortKeys { CREATED_AT CUSTOMER_NAME ID ORDER_NUMBER PROCESSED_AT TOTAL_PRICE UPDATED_AT }
	enum CurrencyCode { EUR GBP USD }
	enum OrderDisplayFinancialStatus {
		AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED
	}
	type MoneyV2 { amount: Decimal! currencyCode: CurrencyCode! }
	type MoneyBag { shopMoney: MoneyV2! presentmentMoney: MoneyV2! }
	type Order {
		id: ID!
		name: String!
		createdAt: DateTime!
		updatedAt: DateTime!
		cancelledAt: DateTime
		test: Boolean!
		email: String
		displayFinancialStatus: OrderDisplayFinancialStatus
		totalPriceSet: MoneyBag!
		totalRefundedSet: MoneyBag!
	}
	type PageInfo { hasNextPage: Boolean! endCursor: String }
	type OrderConnection { nodes: [Order!]! pageInfo: PageInfo! }
	type Shop { ianaTimezone: String! currencyCode: CurrencyCode! }
	type AccessScope { handle: String! }
	type AppInstallation { accessScopes: [AccessScope!]! }
	type Query {
		shop: Shop!
		currentAppInstallation: AppInstallation!
		orders(
			first: Int, after: String, reverse: Boolean = false,
			sortKey: OrderSortKeys = PROCESSED_AT, query: String
		): OrderConnection!
	}
`);

const described = handWritten({
	'POST /admin/api/2026-07/graphql.json': {
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['query'],
				additionalProperties: false,
				properties: { query: { type: 'string' }, variables: { type: 'object' } },
			},
		},
	},
});

const DAY = 24 * 3_600_000;

/**
 * @param {object} options
 * @param {string} options.shop before .myshopify.com
 * @param {string} options.token
 * @param {string} [options.zone] of the shop
 */
export function shopify({ shop, token, zone = 'UTC' }) {
	/** @type {Order[]} */
	const orders = [];
	const scopes = ['read_orders'];

	/** @param {any} asked */
	function page({ first, after, sortKey, query }) {
		if (!(first > 0 && first <= 250)) throw new GraphQLError('first must be from 1 to 250');
		if (sortKey !== 'UPDATED_AT') throw new GraphQLError('the stand-in sorts by UPDATED_AT only');
		const [, since] = /^updated_at:>='([^']+)'$/.exec(query ?? '') ?? [];
		if (query && !since) throw new GraphQLError(`the stand-in does not know "${query}"`);
		const oldest = scopes.includes('read_all_orders') ? 0 : Date.now() - 60 * DAY;
		// A cursor holds what the last one was sorted by: an order that changes meanwhile comes again.
		const mark = after ? Buffer.from(after, 'base64').toString() : '';
		const all = orders
			.filter(({ createdAt }) => Date.parse(createdAt) >= oldest)
			.filter(({ updatedAt }) => !since || Date.parse(updatedAt) >= Date.parse(since))
			.filter((one) => placeOf(one) > mark)
			.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
		const some = all.slice(0, first);
		const last = some.at(-1);
		return {
			nodes: some.map(shown),
			pageInfo: {
				hasNextPage: all.length > some.length,
				endCursor: last ? Buffer.from(placeOf(last)).toString('base64') : null,
			},
		};
	}

	const roots = {
		shop: { ianaTimezone: zone, currencyCode: 'EUR' },
		currentAppInstallation: () => ({ accessScopes: scopes.map((handle) => ({ handle })) }),
		orders: page,
	};

	/** @param {string} query @returns {string[]} */
	function wrongIn(query) {
		try {
			return validate(schema, parse(query)).map(({ message }) => message);
		} catch (error) {
			return [String(error)];
		}
	}

	return {
		orders,
		scopes,
		hosts: [`${shop}.myshopify.com`],

		/** @param {import('./exchange.mjs').VendorRequest} request */
		problems(request) {
			const wrong = described.problems(request);
			return wrong.length > 0 ? wrong : wrongIn(request.json.query);
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		async handle({ headers, json }) {
			if (headers['x-shopify-access-token'] !== token) {
				return { status: 401, body: { errors: '[API] Invalid API key or access token' } };
			}
			const document = parse(json.query);
			const args = { schema, document, rootValue: roots, variableValues: json.variables };
			return { body: await execute(args) };
		},
	};
}

/**
 * Too little is left of the points that requests cost, and comes back in so many seconds: shopify.dev, "GraphQL Admin
 * API rate limits". Shopify says so with status 200.
 *
 * @param {number} seconds
 * @returns {import('./faults.mjs').Fault}
 */
export function throttled(seconds) {
	const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
	const throttleStatus = { maximumAvailable: 2_000, currentlyAvailable: 100, restoreRate: 100 };
	const cost = { requestedQueryCost: 100 + 100 * seconds, throttleStatus };
	return () => ({ body: { errors, extensions: { cost } } });
}

/** @param {Order} order @returns {string} what orders are sorted by */
function placeOf({ updatedAt, name }) {
	return `${new Date(updatedAt).toISOString()} ${name}`;
}

/** @param {Order} order */
function shown({ name, createdAt, updatedAt, email, status, amount, ...more }) {
	/** @param {number} value */
	const bag = (value) => {
		const money = { amount: value.toFixed(2), currencyCode: 'EUR' };
		return { shopMoney: money, presentmentMoney: money };
	};
	return {
		...{ id: `gid://shopify/Order/${name}`, name, createdAt, updatedAt, email },
		...{ displayFinancialStatus: status, test: more.isTest === true },
		...{ cancelledAt: more.cancelledAt ?? null },
		totalPriceSet: bag(amount),
		totalRefundedSet: bag(more.refunded ?? 0),
	};
}
