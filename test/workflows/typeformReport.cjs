// What Typeform sends, for tests that jest runs; the same as playground/vendors/typeform.mjs, which says where it is described.
// @ts-check
const { createHmac } = require('node:crypto');

/** @param {string} secret @param {Record<string, any>} answered */
function signedReport(secret, { hidden, score, comment, mayContact, mayQuote }) {
	const all = [
		{ type: 'number', number: score, field: { type: 'nps', ref: 'score' } },
		{ type: 'text', text: comment, field: { type: 'long_text', ref: 'comment' } },
		{ type: 'boolean', boolean: mayContact, field: { type: 'yes_no', ref: 'may_contact' } },
		typeof mayQuote === 'string'
			? {
					...{ type: 'choice', choice: { id: 'c', label: mayQuote, ref: 'c' } },
					field: { type: 'multiple_choice', ref: 'may_quote' },
				}
			: { type: 'boolean', boolean: mayQuote, field: { type: 'yes_no', ref: 'may_quote' } },
	];
	const answers = all.filter((/** @type {any} */ one) => one[one.type] !== undefined);
	const response = { token: 'r', submitted_at: '2026-03-11T10:00:00Z', hidden, answers };
	const body = JSON.stringify({ event_type: 'form_response', form_response: response });
	const signature = createHmac('sha256', secret).update(body).digest('base64');
	return { headers: { 'typeform-signature': `sha256=${signature}` }, body };
}

module.exports = { signedReport };
