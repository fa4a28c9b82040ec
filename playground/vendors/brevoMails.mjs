// @ts-check
/**
 * Brevo's transactional mails. What its description leaves open is from its documentation, read November 2026:
 * developers.brevo.com/docs/heterogenous-versions-batch-emails (a key is taken once in 30 minutes) and
 * developers.brevo.com/reference/sendtransacemail (a sender and a text have to be there, standard headers may not).
 */

/** @typedef {{ to: string, name: string | undefined, from: string, subject: string, html: string, text: string, tags: string[], headers: Record<string, string>, messageId: string, time: number }} Mail */

const half = 30 * 60_000;

/** @param {{ credits: number }} options */
export function brevoMails({ credits }) {
	/** @type {Mail[]} */
	const accepted = [];
	/** @type {Map<string, number>} when each key was taken */
	const keys = new Map();

	return {
		accepted,

		/** @param {any} json @param {number} time @returns {import('./exchange.mjs').Answer} */
		send(json, time) {
			const missing = ['sender', 'to', 'subject', 'htmlContent'].find((name) => !json?.[name]);
			if (missing) return refused(400, 'missing_parameter', `${missing} is missing`);
			const [recipient, ...others] = json.to;
			if (others.length > 0) throw new Error('one recipient per mail, or each sees the others');
			if (recipient.name === '') return refused(400, 'missing_parameter', 'name is missing in to');
			const headers = json.headers ?? {};
			const standard = Object.keys(headers).find((name) =>
				/^(list-|to$|from$|subject$)/i.test(name),
			);
			if (standard) return refused(400, 'invalid_parameter', `${standard} is a standard header`);
			const key = headers.idempotencyKey;
			if (key !== undefined) {
				if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) {
					return refused(400, 'invalid_parameter', 'idempotencyKey must be a UUID');
				}
				if (time - (keys.get(key) ?? -Infinity) < half) {
					return refused(400, 'duplicate_request', 'Request is a duplicate');
				}
			}
			if (accepted.length >= credits) {
				return refused(402, 'not_enough_credits', 'You have not enough credits');
			}
			if (key !== undefined) keys.set(key, time);
			const messageId = `<${accepted.length + 1}.mails@relay.brevo.example>`;
			accepted.push({
				...{ to: recipient.email, name: recipient.name, from: json.sender.email },
				...{ subject: json.subject, html: json.htmlContent, text: json.textContent ?? '' },
				...{ tags: json.tags ?? [], headers, messageId, time },
			});
			return { status: 201, body: { messageId } };
		},
	};
}

/** @param {number} status @param {string} code @param {string} message */
function refused(status, code, message) {
	return { status, body: { code, message } };
}
