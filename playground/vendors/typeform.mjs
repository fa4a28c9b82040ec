// @ts-check
/** What Typeform sends to a webhook when somebody has answered, signed with the secret of the webhook. */
import { createHmac } from 'node:crypto';

/**
 * @typedef {object} Answered
 * @property {Record<string, string>} hidden the hidden fields of the link
 * @property {number} [score]
 * @property {string} [comment]
 * @property {boolean} [mayContact]
 * @property {string | boolean} [mayQuote] the choice, or the answer to a Yes/No question
 * @property {string} [token] of the response; the same when it is sent again
 * @property {string} [submittedAt]
 */

/**
 * Payload and signature as in "Webhooks: Example payload" and "Secure your webhooks" at
 * https://www.typeform.com/developers/webhooks/, read November 2026: the header is `sha256=` and the HMAC-SHA-256 of
 * the body as it was sent, in Base64.
 *
 * @param {string} secret
 * @param {Answered} answered
 * @returns {{ headers: Record<string, string>, body: string }}
 */
export function typeformWebhook(secret, answered) {
	const { hidden, score, comment, mayContact, mayQuote, token = 'response-1' } = answered;
	const submitted = answered.submittedAt ?? '2026-03-11T10:00:00Z';
	/** @param {string} type @param {string} ref */
	const field = (type, ref) => ({ id: `field-${ref}`, type, ref });
	/** @param {string} ref @param {string | boolean} given a choice, or an answer to Yes/No */
	const said = (ref, given) =>
		typeof given === 'boolean'
			? { type: 'boolean', boolean: given, field: field('yes_no', ref) }
			: {
					...{
						type: 'choice',
						choice: { id: `choice-${ref}`, label: given, ref: `choice-${ref}` },
					},
					field: field('multiple_choice', ref),
				};
	const answers = [
		...(score === undefined
			? []
			: [{ type: 'number', number: score, field: field('nps', 'score') }]),
		...(comment === undefined
			? []
			: [{ type: 'text', text: comment, field: field('long_text', 'comment') }]),
		...(mayContact === undefined ? [] : [said('may_contact', mayContact)]),
		...(mayQuote === undefined ? [] : [said('may_quote', mayQuote)]),
	];
	const body = JSON.stringify({
		event_id: `event-${token}`,
		event_type: 'form_response',
		form_response: {
			form_id: 'lT4Z3j',
			token,
			landed_at: submitted,
			submitted_at: submitted,
			hidden,
			definition: {
				id: 'lT4Z3j',
				title: 'Would you recommend us?',
				fields: answers.map(({ field: { id, type, ref } }) => ({ id, type, ref, title: ref })),
			},
			answers,
		},
	});
	const signature = createHmac('sha256', secret).update(body).digest('base64');
	return {
		headers: {
			'content-type': 'application/json',
			'typeform-signature': `sha256=${signature}`,
			'user-agent': 'Typeform Webhooks',
		},
		body,
	};
}
