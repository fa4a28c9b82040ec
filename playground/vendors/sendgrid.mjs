// @ts-check
/** SendGrid's API as a workflow uses it: mails out, and who unsubscribed from everything. */
import { openApi } from './validated.mjs';

/** @typedef {{ to: string, name: string | undefined, from: string, subject: string, html: string, text: string, tags: string[], headers: Record<string, string>, messageId: string, time: number }} Mail */

export const sendgridHost = 'api.sendgrid.com';
export const sendgridKey = 'sendgrid-key-of-the-tests';

/** @param {{ key?: string }} [options] */
export function sendgrid({ key = sendgridKey } = {}) {
	/** @type {Mail[]} */
	const mails = [];
	/** @type {Set<string>} addresses that unsubscribed from everything, in small letters */
	const unsubscribed = new Set();
	const described = [
		openApi('sendgrid', 'tsg_mail_v3.json'),
		openApi('sendgrid', 'tsg_suppressions_v3.json'),
	];

	return {
		mails,
		unsubscribed,
		/** @param {string} address */
		mailsTo: (address) => mails.filter(({ to }) => to === address),
		/** Whether requests are checked against SendGrid's own description. */
		isDescribed: described.every((one) => one !== undefined),
		hosts: [sendgridHost],

		/** @param {import('./exchange.mjs').VendorRequest} request @returns {string[]} */
		problems(request) {
			const [mail, suppressions] = described;
			const one = mail?.call(request) ? mail : suppressions;
			return one?.problems(request) ?? [];
		},

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, headers, json, time }) {
			if (headers.authorization !== `Bearer ${key}`) {
				const message = 'The provided authorization grant is invalid, expired, or revoked';
				return { status: 401, body: { errors: [{ message, field: null, help: null }] } };
			}
			const [, address] = /^\/v3\/asm\/suppressions\/global\/([^/]+)$/.exec(path) ?? [];
			if (method === 'GET' && address) {
				const asked = decodeURIComponent(address).toLowerCase();
				return { body: unsubscribed.has(asked) ? { recipient_email: asked } : {} };
			}
			if (method !== 'POST' || path !== '/v3/mail/send') return undefined;
			const [{ to, custom_args: args = {} }] = json.personalizations;
			if (to.length !== 1) throw new Error('one recipient per mail, or each sees the others');
			const types = json.content.map((/** @type {any} */ { type }) => type);
			// docs.sendgrid.com, Mail Send: text/plain comes first, then text/html.
			if (types.join() !== 'text/plain,text/html' && types.length > 1) {
				const message = 'If present, text/plain must be first, followed by text/html';
				return { status: 400, body: { errors: [{ message, field: 'content', help: null }] } };
			}
			const messageId = `${args.idempotencyKey ?? 'mail'}-${mails.length + 1}`;
			const partOf = (/** @type {string} */ type) =>
				json.content.find((/** @type {any} */ one) => one.type === type)?.value ?? '';
			mails.push({
				...{ to: to[0].email, name: to[0].name, from: json.from.email, subject: json.subject },
				...{ html: partOf('text/html'), text: partOf('text/plain'), tags: json.categories ?? [] },
				...{ headers: json.headers ?? {}, messageId, time },
			});
			return { status: 202, headers: { 'x-message-id': messageId } };
		},
	};
}
