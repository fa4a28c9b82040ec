// @ts-check
/**
 * Brevo's contacts and their attributes. What its description leaves open is from its documentation, read November
 * 2026: developers.brevo.com/docs/limit-headers (what a refusal for too many requests carries) and
 * developers.brevo.com/reference/update-batch-contacts (attributes have to be there; of a batch with a contact that is
 * not there, nothing is written).
 */

/**
 * @typedef {{ email: string, id: number, emailBlacklisted: boolean, smsBlacklisted: boolean, listIds: number[], attributes: Record<string, unknown>, createdAt: string, modifiedAt: string }} Contact
 * @typedef {{ name: string, category: string, type?: string }} Attribute
 */

export function brevoContacts() {
	/** @type {Map<string, Contact>} by address in small letters */
	const contacts = new Map();
	/** @type {Attribute[]} */
	const attributes = [
		{ name: 'LASTNAME', category: 'normal', type: 'text' },
		{ name: 'FIRSTNAME', category: 'normal', type: 'text' },
	];
	/** How many times each was written to, by address. @type {Record<string, number>} */
	const writes = {};
	/** What Brevo says of a contact that it does not take, by address. @type {Record<string, string>} */
	const refusing = {};

	/** @param {any[]} given */
	function updated(given) {
		const found = given.map(({ email }) => contacts.get(String(email).toLowerCase()));
		const gone = found.flatMap((one, at) => (one ? [] : [at]));
		if (gone.length > 0) {
			return problem(404, 'document_not_found', `No contact found for indexes ${gone.join()}`);
		}
		const names = given.flatMap(({ attributes: set = {} }) => Object.keys(set));
		const unknown = names.find((name) => !attributes.some((one) => one.name === name));
		if (unknown) return problem(400, 'invalid_parameter', `Attribute ${unknown} is not there`);
		const refused = given.map(({ email }) => refusing[email]).find(Boolean);
		if (refused) return problem(400, 'invalid_parameter', refused);
		given.forEach((input, at) => {
			const contact = found[at];
			if (!contact) return;
			Object.assign(contact.attributes, input.attributes);
			if (input.emailBlacklisted !== undefined) contact.emailBlacklisted = input.emailBlacklisted;
			contact.listIds.push(...(input.listIds ?? []));
			writes[contact.email] = (writes[contact.email] ?? 0) + 1;
		});
		return { status: 204 };
	}

	return {
		contacts,
		attributes,
		writes,
		refusing,

		/** @param {string} email @param {Partial<Contact>} [more] */
		add(email, more = {}) {
			const at = '2026-01-01T09:00:00.000Z';
			contacts.set(email.toLowerCase(), {
				...{ email, id: contacts.size + 1, emailBlacklisted: false, smsBlacklisted: false },
				...{ listIds: [], attributes: {}, createdAt: at, modifiedAt: at },
				...more,
			});
		},

		/** @type {(request: import('./exchange.mjs').VendorRequest) => import('./exchange.mjs').Answer | undefined} */
		handle({ method, path, query, json }) {
			const [, , , first, category, name] = path.split('/');
			if (first === 'attributes' && method === 'GET') return { body: { attributes } };
			if (first === 'attributes') {
				if (attributes.some((one) => one.name === name)) {
					return problem(400, 'invalid_parameter', 'Attribute name must be unique');
				}
				attributes.push({ name: String(name), category: String(category), type: json.type });
				return { status: 201 };
			}
			if (first === 'batch' && method === 'POST') return updated(json.contacts);
			if (method !== 'GET') return undefined;
			if (first === undefined) {
				const all = [...contacts.values()];
				if (query.sort !== 'asc') all.reverse();
				const begin = Number(query.offset ?? 0);
				const some = all.slice(begin, begin + Number(query.limit ?? 50));
				return { body: { contacts: some, count: all.length } };
			}
			const found = contacts.get(decodeURIComponent(first).toLowerCase());
			return found ? { body: found } : problem(404, 'document_not_found', 'Contact does not exist');
		},
	};
}

/** @param {number} status @param {string} code @param {string} message */
function problem(status, code, message) {
	return { status, body: { code, message } };
}
