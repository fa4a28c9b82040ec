// @ts-check
/** Brevo's API as the workflows use it: the transactional mails and the contacts, each in a module of its own. */
import { brevoContacts } from './brevoContacts.mjs';
import { brevoMails } from './brevoMails.mjs';
import { openApi } from './validated.mjs';

export const brevoHost = 'api.brevo.com';
export const brevoKey = 'brevo-key-of-the-tests';

/** @param {{ key?: string, credits?: number }} [options] `credits`: how many mails may still be sent */
export function brevo({ key = brevoKey, credits = Infinity } = {}) {
	const people = brevoContacts();
	const mails = brevoMails({ credits });
	const described = openApi('brevo', 'brevo.yaml');

	return {
		people,
		contacts: people.contacts,
		addContact: people.add,
		/** Every mail that Brevo accepted, oldest first. */
		mails: mails.accepted,
		/** @param {string} address */
		mailsTo: (address) => mails.accepted.filter(({ to }) => to === address),
		/** Whether requests are checked against Brevo's own description. */
		isDescribed: described !== undefined,
		hosts: [brevoHost],
		problems: described?.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle(request) {
			const { method, path, headers, json } = request;
			if (headers['api-key'] !== key) {
				return { status: 401, body: { code: 'unauthorized', message: 'Key not found' } };
			}
			if (method === 'POST' && path === '/v3/smtp/email') return mails.send(json, request.time);
			return path.startsWith('/v3/contacts') ? people.handle(request) : undefined;
		},
	};
}
