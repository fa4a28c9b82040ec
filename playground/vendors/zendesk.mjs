// @ts-check
/** The support tickets of a Zendesk: opened once per key, found by the caller's own id, taken and solved by agents. */
import { handWritten } from './validated.mjs';

/** @typedef {{ id: number, external_id: string | null, subject: string, priority: string | null, type: string | null, due_at: string | null, status: string, assignee_id: number | null, tags: string[], requester: { name: string, email: string }, comment: { body: string, public: boolean } }} Ticket */

/**
 * Written by hand from https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ (List Tickets by
 * external id, Show Ticket, Create Ticket, "Idempotency") and its pages on security and rate limits, read November 2026.
 */
const described = handWritten({
	'GET /api/v2/tickets': {
		query: {
			type: 'object',
			required: ['external_id'],
			properties: { external_id: { type: 'string', minLength: 1 } },
			additionalProperties: false,
		},
	},
	'GET /api/v2/tickets/{id}': {
		path: { type: 'object', properties: { id: { type: 'string', pattern: '^[0-9]+$' } } },
	},
	'POST /api/v2/tickets': {
		headers: {
			type: 'object',
			properties: { 'idempotency-key': { type: 'string', minLength: 1, maxLength: 255 } },
		},
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['ticket'],
				additionalProperties: false,
				properties: {
					ticket: {
						type: 'object',
						required: ['comment'],
						additionalProperties: false,
						properties: {
							subject: { type: 'string', minLength: 1 },
							comment: {
								type: 'object',
								required: ['body'],
								additionalProperties: false,
								properties: { body: { type: 'string', minLength: 1 }, public: { type: 'boolean' } },
							},
							requester: {
								type: 'object',
								required: ['name', 'email'],
								additionalProperties: false,
								properties: {
									name: { type: 'string', minLength: 1 },
									email: { type: 'string', format: 'email' },
								},
							},
							priority: { enum: ['urgent', 'high', 'normal', 'low'] },
							type: { enum: ['problem', 'incident', 'question', 'task'] },
							due_at: { type: 'string', format: 'date-time' },
							external_id: { type: 'string', minLength: 1 },
							tags: { type: 'array', items: { type: 'string', pattern: '^[a-z0-9_/-]+$' } },
						},
						// Only a task is due at some time.
						if: { required: ['due_at'] },
						then: { properties: { type: { const: 'task' } }, required: ['type'] },
					},
				},
			},
		},
	},
});

/**
 * @param {object} options
 * @param {string} options.subdomain
 * @param {string} options.email of the agent whose token it is
 * @param {string} options.token
 */
export function zendesk({ subdomain, email, token }) {
	/** @type {Ticket[]} */
	const tickets = [];
	/** @type {Map<string, { body: string, ticket: Ticket }>} */
	const keys = new Map();
	const login = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;

	/** @param {number} id */
	const ticketOf = (id) => tickets.find((one) => one.id === id);

	return {
		tickets,
		hosts: [`${subdomain}.zendesk.com`],
		problems: described.problems,

		/** An agent takes it. @param {number} id */
		take(id) {
			const ticket = ticketOf(id);
			if (ticket) Object.assign(ticket, { status: 'open', assignee_id: 35 });
		},

		/** @param {number} id */
		solve(id) {
			const ticket = ticketOf(id);
			if (ticket) Object.assign(ticket, { status: 'solved', assignee_id: 35 });
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, json, body }) {
			if (headers.authorization !== login) {
				return { status: 401, body: { error: "Couldn't authenticate you" } };
			}
			if (method === 'POST') {
				const key = headers['idempotency-key'];
				const known = key === undefined ? undefined : keys.get(key);
				if (known && known.body !== body) {
					const said = 'The provided idempotency key was already used with other parameters';
					return { status: 400, body: { error: 'IdempotentRequestError', description: said } };
				}
				const looked = { 'x-idempotency-lookup': known ? 'hit' : 'miss' };
				if (known) return { status: 201, headers: looked, body: { ticket: known.ticket } };
				const { requester, comment, ...given } = json.ticket;
				/** @type {Ticket} */
				const ticket = {
					...{ external_id: null, subject: '', priority: null, type: null, due_at: null, tags: [] },
					...given,
					...{ id: 101 + tickets.length, status: 'new', assignee_id: null },
					...{ requester, comment: { public: true, ...comment } },
				};
				tickets.push(ticket);
				if (key !== undefined) keys.set(key, { body, ticket });
				return { status: 201, headers: looked, body: { ticket } };
			}
			const [, id] = /^\/api\/v2\/tickets\/(\d+)$/.exec(path) ?? [];
			if (id === undefined) {
				const found = tickets.filter((one) => one.external_id === query.external_id);
				return { body: { tickets: found, count: found.length, next_page: null } };
			}
			const ticket = ticketOf(Number(id));
			if (ticket) return { body: { ticket } };
			return { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };
		},
	};
}
