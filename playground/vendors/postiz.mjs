// @ts-check
/** Postiz's public API as a workflow uses it: its posts by time, uploads from an address, new posts. */
import { openApi } from './validated.mjs';

/** @typedef {{ id: string, content: string, publishDate: string, state: string, integration: { id: string, providerIdentifier: string, name: string, picture: string } }} Post */

export const postizHost = 'api.postiz.com';

/**
 * @param {object} options
 * @param {string} options.key what the Authorization header has to be
 * @param {string[]} options.channels ids of the connected channels
 */
export function postiz({ key, channels }) {
	/** @type {Post[]} */
	const posts = [];
	/** @type {string[]} */
	const uploads = [];
	const described = openApi('postiz', 'openapi.json', { base: '/public/v1' });

	return {
		posts,
		uploads,
		/** Whether requests are checked against Postiz's own description. */
		isDescribed: described !== undefined,
		hosts: [postizHost],
		problems: described?.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, json }) {
			if (headers.authorization !== key) return { status: 401, body: { msg: 'Invalid API key' } };
			if (method === 'GET' && path === '/public/v1/posts') {
				const from = Date.parse(String(query.startDate));
				const to = Date.parse(String(query.endDate));
				const found = posts.filter(({ publishDate }) => {
					const at = Date.parse(publishDate);
					return at >= from && at <= to;
				});
				return { body: { posts: found } };
			}
			if (method === 'POST' && path === '/public/v1/upload-from-url') {
				if (String(json.url).includes('gone')) {
					return { status: 400, body: { message: 'The file could not be read' } };
				}
				uploads.push(json.url);
				const id = `upload-${uploads.length}`;
				return {
					status: 201,
					body: { id, name: id, path: `https://uploads.postiz.com/${id}.jpg` },
				};
			}
			if (method !== 'POST' || path !== '/public/v1/posts') return undefined;
			const unknown = json.posts.find(
				(/** @type {any} */ { integration }) => !channels.includes(integration.id),
			);
			if (unknown) {
				const message = `Integration with id ${unknown.integration.id} not found`;
				return { status: 400, body: { message } };
			}
			const made = json.posts.map((/** @type {any} */ { integration, value, settings }) => {
				const id = `post-${posts.length + 1}`;
				const [first] = value;
				const owner = {
					id: integration.id,
					providerIdentifier: settings.__type,
					name: '',
					picture: '',
				};
				posts.push({
					id,
					// Postiz keeps texts as HTML.
					content: `<p>${first.content}</p>`,
					publishDate: json.date,
					state: 'QUEUE',
					integration: owner,
				});
				return { postId: id, integration: integration.id };
			});
			return { status: 201, body: made };
		},
	};
}
