// @ts-check
/** One audience of Mailchimp: its members, and tags, which its API calls static segments. */
import { handWritten } from './validated.mjs';

/**
 * @typedef {'subscribed' | 'unsubscribed' | 'cleaned' | 'pending' | 'archived' | 'transactional'} Status
 * @typedef {{ email_address: string, status: Status, tags: { id: number, name: string }[] }} Member
 */

const emails = { type: 'array', maxItems: 500, items: { type: 'string', format: 'email' } };
const paging = {
	fields: { type: 'string' },
	count: { type: 'integer', minimum: 1, maximum: 1000 },
	offset: { type: 'integer', minimum: 0 },
};

/** @param {Record<string, object>} properties @param {string[]} required */
const body = (properties, required = []) => ({
	needsBody: true,
	bodies: {
		'application/json': { type: 'object', required, additionalProperties: false, properties },
	},
});

/**
 * Written by hand from Mailchimp's "Organize contacts with tags" and the Marketing API reference (list members,
 * list segments: batch add or remove) at mailchimp.com/developer, read November 2026. No call here can add a member or change
 * whether somebody is subscribed: a workflow that tries is refused.
 */
const described = handWritten({
	'GET /3.0/lists/{list}/members': {
		query: { type: 'object', additionalProperties: false, properties: paging },
	},
	'GET /3.0/lists/{list}/segments': {
		query: {
			type: 'object',
			additionalProperties: false,
			properties: { ...paging, type: { enum: ['saved', 'static', 'fuzzy'] } },
		},
	},
	'POST /3.0/lists/{list}/segments': body(
		{ name: { type: 'string', minLength: 1, maxLength: 100 }, static_segment: emails },
		['name', 'static_segment'],
	),
	'POST /3.0/lists/{list}/segments/{segment}': {
		path: { type: 'object', properties: { segment: { type: 'integer' } } },
		...body({ members_to_add: emails, members_to_remove: emails }),
	},
});

/**
 * @param {object} options
 * @param {string} options.key ends in the data centre, as in "key-us21"
 * @param {string} options.list
 */
export function mailchimp({ key, list }) {
	/** @type {Member[]} */
	const members = [];
	/** @type {string[]} names; a tag's id is its place, from 1 */
	const tags = [];
	/** What Mailchimp says of a member whom it does not tag. @type {Record<string, string>} */
	const refusing = {};

	/** Who unsubscribes just before being tagged. @type {Set<string>} */
	const leaving = new Set();

	/** @param {string} email */
	const memberNamed = (email) =>
		members.find((one) => one.email_address.toLowerCase() === email.toLowerCase());

	/** @param {number} id @param {any} json */
	function tagged(id, { members_to_add: adding = [], members_to_remove: removing = [] }) {
		const name = tags[id - 1];
		if (name === undefined) return problem(404, 'Resource Not Found', 'There is no such segment.');
		const added = [];
		const removed = [];
		const errors = [];
		for (const email of adding) {
			const member = memberNamed(email);
			// Who is not on the list is passed over without a word.
			if (!member) continue;
			if (leaving.has(email)) member.status = 'unsubscribed';
			const error = leaving.has(email) ? 'Member In Compliance State' : refusing[email];
			if (error !== undefined) errors.push({ email_addresses: [email], error });
			else {
				if (!member.tags.some((one) => one.id === id)) member.tags.push({ id, name });
				added.push(structuredClone(member));
			}
		}
		for (const email of removing) {
			const member = memberNamed(email);
			if (!member) continue;
			member.tags = member.tags.filter((one) => one.id !== id);
			removed.push(structuredClone(member));
		}
		return {
			body: {
				...{ members_added: added, members_removed: removed, errors },
				...{ total_added: added.length, total_removed: removed.length },
				error_count: errors.length,
			},
		};
	}

	return {
		members,
		tags,
		refusing,
		leaving,
		memberNamed,
		hosts: [`${key.split('-').pop()}.api.mailchimp.com`],
		problems: described.problems,

		/** @param {string} email @param {Status} [status] @param {string[]} [names] of tags */
		add(email, status = 'subscribed', names = []) {
			for (const name of names) if (!tags.includes(name)) tags.push(name);
			const own = names.map((name) => ({ id: tags.indexOf(name) + 1, name }));
			members.push({ email_address: email, status, tags: own });
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, json }) {
			if (headers.authorization !== `apikey ${key}`) {
				return problem(401, 'API Key Invalid', 'Your API key may be invalid.');
			}
			const [, , , asked, kind, id] = path.split('/');
			if (asked !== list) return problem(404, 'Resource Not Found', 'There is no such list.');
			const begin = Number(query.offset ?? 0);
			const end = begin + Number(query.count ?? 10);
			if (kind === 'members') {
				return {
					body: { members: members.slice(begin, end), total_items: members.length },
				};
			}
			if (method === 'GET') {
				const segments = tags.map((name, at) => ({ id: at + 1, name, type: 'static' }));
				return { body: { segments: segments.slice(begin, end), total_items: tags.length } };
			}
			if (id !== undefined) return tagged(Number(id), json);
			if (tags.includes(json.name)) {
				return problem(400, 'Bad Request', 'Sorry, that tag already exists.');
			}
			tags.push(json.name);
			return { body: { id: tags.length, name: json.name, type: 'static', member_count: 0 } };
		},
	};
}

/** @param {number} status @param {string} title @param {string} detail */
function problem(status, title, detail) {
	return {
		status,
		headers: { 'content-type': 'application/problem+json; charset=utf-8' },
		body: { type: 'https://mailchimp.com/developer', title, status, detail, instance: 'stand-in' },
	};
}
