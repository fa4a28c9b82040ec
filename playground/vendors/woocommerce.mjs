// @ts-check
/** The orders of a WooCommerce shop: by pages, by the time they were changed, with their refunds. */
import { handWritten } from './validated.mjs';

/**
 * @typedef {{ id: number, status: string, currency: string, date_created: string, date_created_gmt: string, date_modified_gmt: string, total: string, billing: { email: string }, refunds: { id: number, reason: string, total: string }[], [more: string]: unknown }} Order
 */

const dateTime = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d' };

/**
 * Written by hand from WooCommerce's REST API documentation, "List all orders"
 * (woocommerce.github.io/woocommerce-rest-api-docs), WordPress's "Global parameters" for `_fields`, and the
 * parameters that WooCommerce's own controller declares (`modified_after`, `orderby=modified`), read November 2026.
 */
const described = handWritten({
	'GET /wp-json/wc/v3/orders': {
		query: {
			type: 'object',
			additionalProperties: false,
			properties: {
				page: { type: 'integer', minimum: 1 },
				per_page: { type: 'integer', minimum: 1, maximum: 100 },
				orderby: { enum: ['date', 'id', 'include', 'title', 'slug', 'modified'] },
				order: { enum: ['asc', 'desc'] },
				status: { type: 'string' },
				after: dateTime,
				modified_after: dateTime,
				dates_are_gmt: { type: 'boolean' },
				_fields: { type: 'string' },
			},
		},
	},
});

/**
 * @param {object} options
 * @param {string} options.host
 * @param {string} options.key
 * @param {string} options.secret
 */
export function wooCommerce({ host, key, secret }) {
	/** @type {Order[]} */
	const orders = [];
	const login = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

	return {
		orders,
		hosts: [host],
		problems: described.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ query, headers }) {
			if (headers.authorization !== login) {
				const code = 'woocommerce_rest_cannot_view';
				const message = 'Sorry, you cannot list resources.';
				return { status: 401, body: { code, message, data: { status: 401 } } };
			}
			// Without `dates_are_gmt` the time is the shop's own, which is not that of whoever asks.
			const after = query.dates_are_gmt === 'true' ? query.modified_after : undefined;
			const by = query.orderby === 'modified' ? 'date_modified_gmt' : 'date_created_gmt';
			const found = orders
				// "After" leaves out the second itself.
				.filter(({ date_modified_gmt: at }) => after === undefined || at > String(after))
				.sort((one, other) => one[by].localeCompare(other[by]) || one.id - other.id);
			if (query.order !== 'asc') found.reverse();
			const size = Number(query.per_page ?? 10);
			const begin = (Number(query.page ?? 1) - 1) * size;
			return {
				headers: {
					'x-wp-total': String(found.length),
					'x-wp-totalpages': String(Math.ceil(found.length / size)),
				},
				body: found.slice(begin, begin + size),
			};
		},
	};
}
