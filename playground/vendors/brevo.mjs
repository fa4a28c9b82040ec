// @ts-check
/** Brevo's API as the workflows use it. The transactional mails are in brevoMails.mjs. */
import { brevoMails } from './brevoMails.mjs';
import { openApi } from './validated.mjs';

/**
 * @typedef {{ email: string, id: number, emailBlacklisted: boolean, smsBlacklisted: boolean, listIds: number[], attributes: Record<string, unknown>, createdAt: string, modifiedAt: string }} Contact
 */

export const brevoHost = 'api.brevo.com';
export const brevoKey = 'brevo-key-of-the-tests';

/** @param {{ key?: string, credits?: number }} [options] `credits`: how many mails may still be sent */
export function brevo({ key = brevoKey, credits = Infinity } = {}) {
	/** @type {Map<string, Contact>} by address in small letters */
	const contacts = new Map();
	const mails = brevoMails({ credits });
	const described = openApi('brevo', 'brevo.yaml');

	return {
		contacts,
		/** Every mail that Brevo accepted, oldest first. */
		mails: mails.accepted,
		/** @param {string} address */
		mailsTo: (address) => mails.accepted.filter(({ to }) => to === address),
		/** Whether requests are checked against Brevo's own description. */
		isDescribed: described !== undefined,
		hosts: [brevoHost],
		problems: described?.problems,

		/** @param {string} email @param {Partial<Contact>} [more] */
		addContact(email, more = {}) {
			const at = '2026-01-01T09:00:00.000Z';
			contacts.set(email.toLowerCase(), {
				...{ email, id: contacts.size + 1, emailBlacklisted: false, smsBlacklisted: false },
				...{ listIds: [], attributes: {}, createdAt: at, modifiedAt: at },
				...more,
			});
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle(request) {
			const { method, path, headers, json } = request;
			if (headers['api-key'] !== key) {
				return { status: 401, body: { code: 'unauthorized', message: 'Key not found' } };
			}
			if (method === 'POST' && path === '/v3/smtp/email') return mails.send(json, request.time);
			const [, identifier] = /^\/v3\/contacts\/([^/]+)$/.exec(path) ?? [];
			if (method === 'GET' && identifier) {
				const found = contacts.get(decodeURIComponent(identifier).toLowerCase());
				if (found) return { body: found };
				const message = 'Contact does not exist';
				return { status: 404, body: { code: 'document_not_found', message } };
			}
			return undefined;
		},
	};
}
