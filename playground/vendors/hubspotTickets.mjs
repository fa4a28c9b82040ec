// @ts-check
/** The tickets of a HubSpot: with an own property that is unique, in a pipeline of stages, linked to contacts. */
import { handWritten } from './validated.mjs';

/** @typedef {{ id: string, properties: Record<string, string>, contacts: string[] }} HubspotTicket */

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };
const idOrKey = {
	type: 'object',
	properties: { properties: text, idProperty: text },
	additionalProperties: false,
};

/**
 * Written by hand from HubSpot's pages "CRM API | Tickets", "Properties" (unique values), "Associations" (type 16 is
 * ticket to contact) and "Usage guidelines" at https://developers.hubspot.com/docs, read November 2026.
 */
export const ticketCalls = {
	'GET /crm/v3/objects/tickets/{id}': { query: idOrKey },
	'GET /crm/v3/objects/contacts/{id}': { query: idOrKey },
	'POST /crm/v3/properties/tickets': {
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['name', 'label', 'type', 'fieldType', 'groupName'],
				additionalProperties: false,
				properties: {
					name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
					label: text,
					type: { enum: ['string', 'number', 'date', 'datetime', 'enumeration', 'bool'] },
					fieldType: text,
					groupName: text,
					description: text,
					hasUniqueValue: { type: 'boolean' },
				},
			},
		},
	},
	'POST /crm/v3/objects/tickets': {
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['properties', 'associations'],
				additionalProperties: false,
				properties: {
					// Values are texts, also of numbers and times.
					properties: { ...texts, required: ['hs_pipeline_stage'] },
					associations: {
						type: 'array',
						items: {
							type: 'object',
							required: ['to', 'types'],
							additionalProperties: false,
							properties: {
								to: { type: 'object', required: ['id'], properties: { id: text } },
								types: {
									type: 'array',
									minItems: 1,
									items: {
										type: 'object',
										required: ['associationCategory', 'associationTypeId'],
										properties: {
											associationCategory: { const: 'HUBSPOT_DEFINED' },
											associationTypeId: { const: 16 },
										},
									},
								},
							},
						},
					},
				},
			},
		},
	},
};

const described = handWritten(/** @type {any} */ (ticketCalls));
const ownProperties = ['subject', 'content', 'hs_pipeline', 'hs_pipeline_stage'];
const moreProperties = ['hs_ticket_priority', 'hubspot_owner_id', 'createdate'];

/**
 * @param {object} options
 * @param {string} options.token
 * @param {Record<string, string>} [options.contacts] ids by e-mail address
 */
export function hubspotTickets({ token, contacts = {} }) {
	/** @type {HubspotTicket[]} */
	const tickets = [];
	/** @type {Set<string>} names of properties with unique values that were made */
	const unique = new Set();
	const stages = ['1', '2', '3', '4'];
	/** @param {number} status @param {string} category @param {string} message */
	const refused = (status, category, message) => ({
		status,
		body: { status: 'error', category, message, correlationId: 'stand-in' },
	});

	return {
		tickets,
		unique,
		hosts: ['api.hubapi.com'],
		problems: described.problems,
		/** Whether a request is one of tickets, for a stand-in that does more. */
		isMine: (/** @type {import('./exchange.mjs').VendorRequest} */ request) =>
			described.call(request) !== undefined,

		/** @param {string} id @param {string} stage @param {string} [owner] */
		move(id, stage, owner = '77') {
			const ticket = tickets.find((one) => one.id === id);
			if (!ticket) return;
			Object.assign(ticket.properties, { hs_pipeline_stage: stage, hubspot_owner_id: owner });
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, json }) {
			if (headers.authorization !== `Bearer ${token}`) {
				return refused(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
			}
			const id = decodeURIComponent(path.split('/').at(-1) ?? '');
			if (method === 'GET' && path.includes('/contacts/')) {
				const found = query.idProperty === 'email' ? contacts[id] : undefined;
				return found
					? { body: { id: found, properties: { email: id } } }
					: refused(404, 'OBJECT_NOT_FOUND', 'resource not found');
			}
			if (method === 'GET') {
				const by = query.idProperty;
				if (typeof by === 'string' && !unique.has(by)) {
					return refused(400, 'VALIDATION_ERROR', `Property ${by} is not a unique property`);
				}
				const found = tickets.find((one) =>
					typeof by === 'string' ? one.properties[by] === id : one.id === id,
				);
				if (!found) return refused(404, 'OBJECT_NOT_FOUND', 'resource not found');
				const { contacts: _linked, ...ticket } = found;
				return { body: ticket };
			}
			if (path.endsWith('/properties/tickets')) {
				if (unique.has(json.name)) {
					return refused(409, 'OBJECT_ALREADY_EXISTS', `Property ${json.name} already exists`);
				}
				if (json.hasUniqueValue) unique.add(json.name);
				return { status: 201, body: json };
			}
			/** @type {Record<string, string>} */
			const properties = json.properties;
			const known = [...ownProperties, ...moreProperties, ...unique];
			const strange = Object.keys(properties).filter((name) => !known.includes(name));
			if (strange.length > 0) {
				return refused(400, 'VALIDATION_ERROR', `Property values were not valid: ${strange}`);
			}
			if (!stages.includes(String(properties.hs_pipeline_stage))) {
				return refused(400, 'VALIDATION_ERROR', 'Property values were not valid: stage');
			}
			for (const name of unique) {
				if (tickets.some((one) => one.properties[name] === properties[name])) {
					return refused(409, 'CONFLICT', `A ticket with this value of ${name} already exists`);
				}
			}
			const ticket = {
				id: String(5001 + tickets.length),
				properties: { ...properties },
				contacts: json.associations.map((/** @type {any} */ one) => one.to.id),
			};
			tickets.push(ticket);
			const { contacts: _linked, ...answer } = ticket;
			return { status: 201, body: answer };
		},
	};
}
