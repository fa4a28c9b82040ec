// @ts-check
/** Ayrshare's API as a workflow uses it: one call that posts to networks, once for each key. */
import { handWritten } from './validated.mjs';

/** @typedef {{ id: string, post: string, platforms: string[], mediaUrls?: string[], scheduleDate: string, idempotencyKey: string }} Post */

export const ayrshareHost = 'api.ayrshare.com';

/** Written by hand from https://www.ayrshare.com/docs/apis/post (Post, Overview), read November 2026. */
const described = handWritten({
	'POST /api/post': {
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['post', 'platforms'],
				additionalProperties: false,
				properties: {
					post: { type: 'string', minLength: 1 },
					platforms: {
						type: 'array',
						minItems: 1,
						uniqueItems: true,
						items: {
							enum: 'bluesky facebook gmb instagram linkedin pinterest reddit snapchat telegram threads tiktok twitter youtube'.split(
								' ',
							),
						},
					},
					mediaUrls: { type: 'array', items: { type: 'string', format: 'uri' } },
					scheduleDate: {
						type: 'string',
						pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$',
						format: 'date-time',
					},
					idempotencyKey: { type: 'string', minLength: 1 },
				},
			},
		},
	},
});

/**
 * @param {object} options
 * @param {string} options.key
 * @param {string[]} options.networks that are connected
 */
export function ayrshare({ key, networks }) {
	/** @type {Post[]} */
	const posts = [];

	return {
		posts,
		hosts: [ayrshareHost],
		problems: described.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ headers, json }) {
			/** @param {number} status @param {string} message */
			const refused = (status, message) => ({ status, body: { status: 'error', message } });
			if (headers.authorization !== `Bearer ${key}`) return refused(403, 'API Key not valid');
			const missing = json.platforms.filter((/** @type {string} */ one) => !networks.includes(one));
			if (missing.length > 0) return refused(400, `${missing.join(', ')} is not linked.`);
			if (posts.some(({ idempotencyKey }) => idempotencyKey === json.idempotencyKey)) {
				return refused(400, 'A post with this idempotencyKey exists.');
			}
			const id = `post-${posts.length + 1}`;
			posts.push({ id, ...json });
			return { body: { status: 'scheduled', id, scheduleDate: json.scheduleDate } };
		},
	};
}
