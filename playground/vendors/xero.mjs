// @ts-check
/** Xero as the workflows use it: sales invoices, their contacts and pay pages, and the tokens of its login. */
import { handWritten, openApi } from './validated.mjs';

/**
 * @typedef {object} Invoice
 * @property {string} InvoiceID
 * @property {string} InvoiceNumber
 * @property {string} Type
 * @property {string} Status
 * @property {number} AmountDue
 * @property {number} AmountPaid
 * @property {number} Total
 * @property {string} CurrencyCode
 * @property {string} DueDate as in /Date(1546128000000+0000)/
 * @property {{ ContactID: string, Name: string }} Contact
 *
 * @typedef {{ ContactID: string, Name: string, EmailAddress: string }} Contact
 */

export const xeroHost = 'api.xero.com';
export const xeroLoginHost = 'identity.xero.com';
export const xeroTenant = '5a1c0f52-7d3e-4b86-9c1d-2e8f6a4b7d90';

const uuid = { type: 'string', format: 'uuid' };

/**
 * Written by hand: the login from https://developer.xero.com/documentation/guides/oauth2/auth-flow (Refresh the
 * token) and /guides/oauth2/tenants (Connections), read November 2026; the accounting calls are Xero's own description.
 */
const login = handWritten({
	'POST /connect/token': {
		needsBody: true,
		bodies: {
			'application/x-www-form-urlencoded': {
				type: 'object',
				required: ['grant_type', 'refresh_token'],
				properties: {
					grant_type: { const: 'refresh_token' },
					refresh_token: { type: 'string', minLength: 1 },
				},
			},
		},
	},
});
const connections = handWritten({
	'GET /connections': {
		query: { type: 'object', properties: { authEventId: uuid }, additionalProperties: false },
	},
});

/** @param {{ tenants?: string[] }} [options] the organizations that the login reaches */
export function xero({ tenants = [xeroTenant] } = {}) {
	/** @type {Map<string, Invoice>} */
	const invoices = new Map();
	/** @type {Map<string, Contact>} */
	const contacts = new Map();
	const described = openApi('xero', 'xero_accounting.yaml');
	const token = { access: 'xero-access-1', refresh: 'xero-refresh-1', turns: 1 };

	/** @param {Invoice} one @returns {Contact} */
	const contactOf = ({ Contact: { ContactID, Name } }) =>
		contacts.get(ContactID) ?? { ContactID, Name, EmailAddress: '' };

	return {
		invoices,
		contacts,
		token,
		/** Whether requests are checked against Xero's own description. */
		isDescribed: described !== undefined,
		hosts: [xeroHost, xeroLoginHost],

		/** @type {NonNullable<import('./proxy.mjs').Vendor['problems']>} */
		problems(request) {
			if (request.host === xeroLoginHost) return login.problems(request);
			if (request.path === '/connections') return connections.problems(request);
			return described?.problems(request) ?? [];
		},

		/** What an n8n credential of type `xeroOAuth2Api` holds once somebody has logged in. */
		credential: () => ({
			...{ clientId: 'the-app', clientSecret: 'the-secret-of-the-app' },
			oauthTokenData: {
				...{ access_token: token.access, refresh_token: token.refresh },
				...{ token_type: 'Bearer', expires_in: 1_800 },
			},
		}),

		/** From now on the access token that is in use is not good any more. */
		expire() {
			token.turns += 1;
			token.access = `xero-access-${token.turns}`;
		},

		/**
		 * An approved sales invoice.
		 *
		 * @param {{ id: string, email: string, name: string, amount: number, due: Date } & Partial<Invoice>} given
		 */
		addInvoice({ id, email, name, amount, due, ...more }) {
			const ContactID = `c${id.slice(1)}`;
			contacts.set(ContactID, { ContactID, Name: name, EmailAddress: email });
			invoices.set(id, {
				...{ InvoiceID: id, InvoiceNumber: `INV-${invoices.size + 1}`, Type: 'ACCREC' },
				...{ Status: 'AUTHORISED', AmountDue: amount, AmountPaid: 0, Total: amount },
				...{ CurrencyCode: 'NZD', DueDate: `/Date(${due.getTime()}+0000)/` },
				Contact: { ContactID, Name: name },
				...more,
			});
		},

		/** @param {string} id */
		pay(id) {
			const one = invoices.get(id);
			if (!one) throw new Error(`The stand-in has no invoice ${id}`);
			Object.assign(one, { Status: 'PAID', AmountPaid: one.Total, AmountDue: 0 });
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ host, method, path, query, headers, form }) {
			if (host === xeroLoginHost) {
				if (form?.refresh_token !== token.refresh) {
					return { status: 400, body: { error: 'invalid_grant' } };
				}
				// Each refresh token is good for one use.
				token.refresh = `xero-refresh-${token.turns}`;
				const body = { access_token: token.access, refresh_token: token.refresh };
				return { body: { ...body, token_type: 'Bearer', expires_in: 1_800 } };
			}
			if (headers.authorization !== `Bearer ${token.access}`) {
				const Detail = 'TokenExpired: token expired';
				return { status: 401, body: { Title: 'Unauthorized', Status: 401, Detail } };
			}
			if (path === '/connections') {
				const all = tenants.map((tenantId, at) => ({ id: tenantId, tenantId, at }));
				return {
					body: all.map(({ id, tenantId, at }) => ({
						...{ id, tenantId, tenantType: 'ORGANISATION', tenantName: `Bakery ${at + 1}` },
					})),
				};
			}
			if (!tenants.includes(String(headers['xero-tenant-id']))) {
				return { status: 403, body: { Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' } };
			}
			if (method !== 'GET') return undefined;
			const call = path.replace('/api.xro/2.0', '');
			if (call === '/Invoices') return { body: { Invoices: overdue(query) } };
			if (call === '/Contacts') {
				const ids = String(query.IDs).split(',');
				return {
					body: { Contacts: [...contacts.values()].filter((one) => ids.includes(one.ContactID)) },
				};
			}
			const [, id = '', further] = /^\/Invoices\/([^/]+)(\/OnlineInvoice)?$/.exec(call) ?? [];
			const found = invoices.get(id);
			if (!found) return { status: 404, body: 'The resource you are looking for cannot be found' };
			const OnlineInvoiceUrl = `https://in.xero.com/${id}`;
			if (further) return { body: { OnlineInvoices: [{ OnlineInvoiceUrl }] } };
			// One invoice comes with its whole contact, a list with its name alone.
			return { body: { Invoices: [{ ...found, Contact: contactOf(found) }] } };
		},
	};

	/** @param {Record<string, string | string[]>} query @returns {Invoice[]} */
	function overdue({ Statuses, where, page = '1', pageSize = '100' }) {
		const asked =
			/^Type=="ACCREC" AND AmountDue>0 AND DueDate<DateTime\((\d+), (\d+), (\d+)\)$/.exec(
				String(where),
			);
		if (!asked) throw new Error(`The stand-in does not understand: ${where}`);
		const [, year, month, day] = asked.map(Number);
		const before = Date.UTC(Number(year), Number(month) - 1, Number(day));
		const all = [...invoices.values()].filter(
			(one) =>
				one.Type === 'ACCREC' &&
				one.AmountDue > 0 &&
				String(Statuses).split(',').includes(one.Status) &&
				Number(/\d+/.exec(one.DueDate)?.[0]) < before,
		);
		const size = Number(pageSize);
		return all.slice((Number(page) - 1) * size, Number(page) * size);
	}
}
