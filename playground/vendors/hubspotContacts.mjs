// @ts-check
/** HubSpot's contacts: found, changed and created in batches of at most 100, and their properties. */

/**
 * @typedef {{ id: string, properties: Record<string, string> }} Contact
 * @typedef {{ name: string, label: string, type: string, fieldType: string, groupName: string }} Property
 */

const MOST = 100;
const text = { type: 'string', minLength: 1 };
/** Every value is a text, numbers too. */
const values = { type: 'object', additionalProperties: { type: 'string' } };
const property = {
	type: 'object',
	required: ['name', 'label', 'type', 'fieldType', 'groupName'],
	additionalProperties: false,
	properties: {
		name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
		label: text,
		groupName: text,
		type: { enum: ['string', 'number', 'date', 'datetime', 'enumeration', 'bool'] },
		fieldType: { enum: ['text', 'textarea', 'number', 'date', 'select', 'booleancheckbox'] },
		description: { type: 'string' },
	},
};

/** @param {object} input @param {object} [more] @param {number} [maxItems] */
const inputs = (input, more = {}, maxItems = MOST) => ({
	needsBody: true,
	bodies: {
		'application/json': {
			type: 'object',
			required: ['inputs'],
			additionalProperties: false,
			properties: { inputs: { type: 'array', minItems: 1, maxItems, items: input }, ...more },
		},
	},
});

/** @param {Record<string, object>} properties @param {string[]} required */
const record = (properties, required) => ({
	type: 'object',
	required,
	additionalProperties: false,
	properties: { objectWriteTraceId: text, ...properties },
});

/**
 * Written by hand from developers.hubspot.com/docs: "Contacts" (batch read, update and create, version 3),
 * "Properties", and "Error handling" (multi-status errors), read November 2026.
 */
const calls = {
	'GET /crm/v3/properties/contacts': {
		query: {
			type: 'object',
			additionalProperties: false,
			properties: { archived: { type: 'boolean' } },
		},
	},
	'POST /crm/v3/properties/contacts/batch/create': inputs(property),
	'POST /crm/v3/objects/contacts/batch/read': inputs(
		{ type: 'object', required: ['id'], additionalProperties: false, properties: { id: text } },
		{
			idProperty: { const: 'email' },
			properties: { type: 'array', items: text },
			propertiesWithHistory: { type: 'array', items: text },
		},
	),
	'POST /crm/v3/objects/contacts/batch/update': inputs(
		record({ id: text, properties: values }, ['id', 'properties']),
	),
	'POST /crm/v3/objects/contacts/batch/create': inputs(
		record({ properties: values }, ['properties']),
	),
};

export function hubspotContacts() {
	/** @type {Contact[]} */
	const all = [];
	/** @type {Property[]} */
	const properties = [{ ...named('email', 'Email'), type: 'string', fieldType: 'text' }];
	/** How many times each was written to, by e-mail. @type {Record<string, number>} */
	const writes = {};
	/** What HubSpot says of a contact that it does not take, by e-mail. @type {Record<string, string>} */
	const refusing = {};

	/** @param {any} input @param {Contact} contact */
	function written({ properties: set }, { properties: own }) {
		Object.assign(own, set);
		writes[String(own.email)] = (writes[String(own.email)] ?? 0) + 1;
	}

	/** @param {any[]} given */
	function read(given) {
		const results = [];
		const ids = [];
		for (const { id } of given) {
			const found = byEmail(id);
			if (found) results.push(structuredClone(found));
			else ids.push(id);
		}
		if (ids.length === 0) return { body: { status: 'COMPLETE', results } };
		const message = 'Could not get some CONTACT objects, they may be deleted or not exist.';
		return partly(results, [
			{ status: 'error', category: 'OBJECT_NOT_FOUND', message, context: { ids } },
		]);
	}

	/** @param {any[]} given @param {(input: any) => Contact | undefined} target */
	function write(given, target) {
		const wrong = given.flatMap(wrongValues);
		// Values of the wrong kind fail all of them, unless each is told apart.
		const isTraced = given.every(({ objectWriteTraceId }) => objectWriteTraceId);
		if (wrong.length > 0 && !isTraced) {
			return { status: 400, body: { status: 'error', category: 'VALIDATION_ERROR', ...wrong[0] } };
		}
		const results = [];
		const errors = [];
		for (const input of given) {
			const found = target(input);
			const email = found?.properties.email ?? input.properties.email;
			const message = wrongValues(input)[0]?.message ?? refusing[email];
			if (message !== undefined || !found) {
				errors.push({
					...{ status: 'error', category: 'VALIDATION_ERROR' },
					message: message ?? 'There is no such contact.',
					context: { objectWriteTraceId: [input.objectWriteTraceId] },
				});
				continue;
			}
			written(input, found);
			if (!all.includes(found)) all.push(found);
			results.push(structuredClone(found));
		}
		return errors.length > 0 ? partly(results, errors) : { body: { status: 'COMPLETE', results } };
	}

	/** @param {any} input @returns {{ message: string }[]} */
	function wrongValues({ properties: set }) {
		return Object.entries(set).flatMap(([name, value]) => {
			const known = properties.find((one) => one.name === name);
			if (!known) return [{ message: `Property "${name}" does not exist` }];
			const fits = { number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/ }[known.type] ?? /^/;
			return value === '' || fits.test(String(value))
				? []
				: [{ message: `"${value}" is no ${known.type} for "${name}"` }];
		});
	}

	/** @param {string} email */
	const byEmail = (email) => all.find((one) => one.properties.email === email.toLowerCase());

	return {
		all,
		properties,
		refusing,
		writes,
		calls,
		byEmail,

		/** @param {string} email @param {Record<string, string>} [more] */
		add(email, more = {}) {
			all.push({ id: String(1000 + all.length), properties: { email, ...more } });
		},

		/** @type {(request: import('./exchange.mjs').VendorRequest) => import('./exchange.mjs').Answer | undefined} */
		handle({ method, path, json }) {
			if (path === '/crm/v3/properties/contacts' && method === 'GET') {
				return { body: { results: properties } };
			}
			if (path === '/crm/v3/properties/contacts/batch/create') {
				const added = json.inputs.filter(
					(/** @type {Property} */ { name }) => !properties.some((one) => one.name === name),
				);
				properties.push(...added);
				return { status: 201, body: { status: 'COMPLETE', results: added } };
			}
			if (path === '/crm/v3/objects/contacts/batch/read') return read(json.inputs);
			if (path === '/crm/v3/objects/contacts/batch/update') {
				return write(json.inputs, ({ id }) => all.find((one) => one.id === id));
			}
			if (path !== '/crm/v3/objects/contacts/batch/create') return undefined;
			const answer = write(json.inputs, ({ properties: { email = '' } }) =>
				byEmail(email)
					? undefined
					: { id: String(1000 + all.length), properties: { email: email.toLowerCase() } },
			);
			return { status: 201, ...answer };
		},
	};
}

/** @param {string} name @param {string} label */
function named(name, label) {
	return { name, label, groupName: 'contactinformation' };
}

/** @param {unknown[]} results @param {unknown[]} errors */
function partly(results, errors) {
	return { status: 207, body: { status: 'COMPLETE', results, numErrors: errors.length, errors } };
}
