// @ts-check
/** HubSpot's API as workflows use it; each kind of record has a module of its own. */
import { hubspotContacts } from './hubspotContacts.mjs';
import { handWritten } from './validated.mjs';

export const hubspotHost = 'api.hubapi.com';

/** @param {{ token: string }} options */
export function hubspot({ token }) {
	const contacts = hubspotContacts();
	const parts = [contacts];
	const described = handWritten(Object.assign({}, ...parts.map(({ calls }) => calls)));

	return {
		contacts,
		hosts: [hubspotHost],
		problems: described.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle(request) {
			if (request.headers.authorization !== `Bearer ${token}`) {
				const message = 'Authentication credentials not found.';
				return {
					status: 401,
					body: { status: 'error', message, category: 'INVALID_AUTHENTICATION' },
				};
			}
			for (const part of parts) {
				const outcome = part.handle(request);
				if (outcome !== undefined) return outcome;
			}
			return undefined;
		},
	};
}
