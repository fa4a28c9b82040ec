// @ts-check
/** Pipedrive's persons and their fields, by version 2 of its API. */
import { createHash } from 'node:crypto';

import { handWritten } from './validated.mjs';

/**
 * @typedef {{ id: number, name: string, emails: { value: string, primary: boolean, label: string }[], custom_fields: Record<string, unknown> }} Person
 * @typedef {{ field_name: string, field_code: string, field_type: string, is_custom_field: boolean }} Field
 */

export const pipedriveHost = 'api.pipedrive.com';

const text = { type: 'string', minLength: 1 };
const hash = '[0-9a-f]{40}';
/** n8n's credential puts the token into the query. */
const query = (/** @type {Record<string, object>} */ properties = {}) => ({
	type: 'object',
	additionalProperties: false,
	required: ['api_token'],
	properties: { api_token: text, ...properties },
});
const paging = { limit: { type: 'integer', minimum: 1, maximum: 500 }, cursor: text };
const custom_fields = {
	type: 'object',
	additionalProperties: false,
	patternProperties: { [`^${hash}$`]: { type: ['string', 'number', 'null'] } },
};

/** @param {Record<string, object>} properties @param {string[]} [required] */
const body = (properties, required = []) => ({
	query: query(),
	needsBody: true,
	bodies: {
		'application/json': { type: 'object', additionalProperties: false, required, properties },
	},
});

/**
 * Written by hand from Pipedrive's API reference, version 2 (developers.pipedrive.com/docs/api/v1: "Persons",
 * "PersonFields"), its migration guide to version 2 (pipedrive.readme.io/docs/pipedrive-api-v2-migration-guide: no
 * text where a number belongs) and its client (github.com/pipedrive/client-nodejs, src/versions/v2), read November
 * 2026. Version 1 of these calls is out of support since August 2026 (changelog, July 29, 2026): a workflow that uses
 * it is refused.
 */
const described = handWritten({
	'GET /api/v2/personFields': { query: query(paging) },
	'POST /api/v2/personFields': body(
		{ field_name: text, field_type: { enum: ['varchar', 'text', 'double', 'monetary', 'date'] } },
		['field_name', 'field_type'],
	),
	'GET /api/v2/persons': {
		query: query({
			...paging,
			sort_by: { enum: ['id', 'update_time', 'add_time'] },
			custom_fields: { type: 'string', pattern: `^${hash}(,${hash}){0,14}$` },
		}),
	},
	'POST /api/v2/persons': body(
		{
			name: text,
			emails: {
				type: 'array',
				items: {
					type: 'object',
					required: ['value'],
					additionalProperties: false,
					properties: { value: text, primary: { type: 'boolean' }, label: text },
				},
			},
			custom_fields,
		},
		['name'],
	),
	'PATCH /api/v2/persons/{id}': {
		path: { type: 'object', properties: { id: { type: 'integer' } } },
		...body({ custom_fields }, ['custom_fields']),
	},
});

/** @param {{ token: string }} options */
export function pipedrive({ token }) {
	/** @type {Person[]} */
	const persons = [];
	/** @type {Field[]} */
	const fields = [
		{ field_name: 'Name', field_code: 'name', field_type: 'varchar', is_custom_field: false },
		{ field_name: 'Email', field_code: 'email', field_type: 'varchar', is_custom_field: false },
	];
	/** How many times each was written to, by e-mail. @type {Record<string, number>} */
	const writes = {};
	/** What Pipedrive says of a person that it does not take, by e-mail. @type {Record<string, string>} */
	const refusing = {};

	/** @param {string} email */
	const byEmail = (email) =>
		persons.find(({ emails }) => emails.some(({ value }) => value === email));

	/** @param {string} name */
	const codeOf = (name) => fields.find((one) => one.field_name === name)?.field_code;

	/** @param {Record<string, unknown>} set @returns {string | undefined} what is wrong with it */
	function wrongValue(set) {
		for (const [code, value] of Object.entries(set)) {
			const field = fields.find((one) => one.field_code === code);
			if (!field) return `custom_fields.${code} is unknown`;
			const kind = { double: 'number', date: 'date' }[field.field_type] ?? 'string';
			const fits =
				kind === 'date' ? /^\d{4}-\d\d-\d\d$/.test(String(value)) : typeof value === kind;
			if (value !== null && !fits) return `${field.field_name}: ${value} is no ${kind}`;
		}
		return undefined;
	}

	/** @param {Person} person @param {Record<string, unknown>} set */
	function written(person, set) {
		const email = String(person.emails[0]?.value);
		const wrong = wrongValue(set) ?? refusing[email];
		if (wrong !== undefined) return refused(400, wrong);
		Object.assign(person.custom_fields, set);
		writes[email] = (writes[email] ?? 0) + 1;
		if (!persons.includes(person)) persons.push(person);
		return { body: { success: true, data: structuredClone(person) } };
	}

	return {
		persons,
		fields,
		writes,
		refusing,
		byEmail,
		hosts: [pipedriveHost],
		problems: described.problems,

		/** @param {string} email @param {string[]} [others] further addresses of the same person */
		add(email, others = []) {
			const emails = [email, ...others].map((value, at) => ({
				...{ value, primary: at === 0, label: 'work' },
			}));
			persons.push({ id: persons.length + 1, name: email, emails, custom_fields: {} });
		},

		/** @param {string} email @returns {Record<string, unknown> | undefined} what the fields hold, by their names */
		valuesOf(email) {
			const found = byEmail(email);
			if (!found) return undefined;
			const named = Object.entries(found.custom_fields).map(([code, value]) => [
				fields.find((one) => one.field_code === code)?.field_name,
				value,
			]);
			return Object.fromEntries(named);
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query: asked, json }) {
			if (asked.api_token !== token) return refused(401, 'unauthorized access');
			const [, , , kind, id] = path.split('/');
			if (kind === 'personFields') {
				if (method === 'GET') return page(fields, asked);
				// Two fields may have one name.
				const field_code = createHash('sha1').update(`field ${fields.length}`).digest('hex');
				fields.push({ ...json, field_code, is_custom_field: true });
				return { status: 201, body: { success: true, data: structuredClone(fields.at(-1)) } };
			}
			if (method === 'GET') return page(persons, asked);
			if (id === undefined) {
				const { name, emails = [], custom_fields: set = {} } = json;
				const created = { id: persons.length + 1, name, emails, custom_fields: {} };
				return { ...written(created, set), status: 201 };
			}
			const found = persons.find((one) => one.id === Number(id));
			return found ? written(found, json.custom_fields) : refused(404, 'Person not found');
		},
		codeOf,
	};
}

/** @param {readonly object[]} all @param {Record<string, string | string[]>} query */
function page(all, { limit = '100', cursor }) {
	const begin = cursor === undefined ? 0 : Number(Buffer.from(String(cursor), 'base64').toString());
	const end = begin + Number(limit);
	const next_cursor = end < all.length ? Buffer.from(String(end)).toString('base64') : null;
	const data = structuredClone(all.slice(begin, end));
	return { body: { success: true, data, additional_data: { next_cursor } } };
}

/** @param {number} status @param {string} error */
function refused(status, error) {
	return { status, body: { success: false, error } };
}
