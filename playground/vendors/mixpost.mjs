// @ts-check
/** The API of a Mixpost (Pro) of one's own: posts by day and time of the workspace, media as files. */
import { handWritten } from './validated.mjs';

/** @typedef {{ id: number, uuid: string, status: string, scheduled_at: { date: string, time: string }, timezone: string, accounts: { id: number }[], versions: any[] }} Post */

export const mixpostHost = 'social.example.com';

const ids = { type: 'array', items: { type: 'integer', minimum: 1 } };

/**
 * Written by hand from https://docs.mixpost.app (API: Posts, Media) and from the requests of the vendor's own n8n
 * node (github.com/inovector/n8n-nodes-mixpost), read November 2026.
 */
const described = handWritten({
	'GET /mixpost/api/{workspace}/posts': {
		query: {
			type: 'object',
			properties: {
				status: { enum: ['draft', 'scheduled', 'published', 'failed'] },
				keyword: { type: 'string' },
				limit: { type: 'integer', maximum: 100 },
				page: { type: 'integer' },
			},
			additionalProperties: false,
		},
	},
	'POST /mixpost/api/{workspace}/posts': {
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['schedule', 'date', 'time', 'accounts', 'versions'],
				additionalProperties: false,
				properties: {
					schedule: { const: true },
					date: { type: 'string', format: 'date' },
					time: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
					timezone: { type: 'string', minLength: 1 },
					accounts: { ...ids, minItems: 1 },
					tags: ids,
					versions: {
						type: 'array',
						minItems: 1,
						items: {
							type: 'object',
							required: ['account_id', 'is_original', 'content'],
							properties: {
								account_id: { type: 'integer' },
								is_original: { type: 'boolean' },
								content: {
									type: 'array',
									minItems: 1,
									items: {
										type: 'object',
										required: ['body', 'media'],
										properties: { body: { type: 'string' }, media: ids },
									},
								},
							},
						},
					},
				},
			},
		},
	},
	'POST /mixpost/api/{workspace}/media': {
		needsBody: true,
		bodies: { 'multipart/form-data': {} },
	},
});

/**
 * @param {object} options
 * @param {string} options.key
 * @param {string} options.workspaceId
 * @param {number[]} options.accounts
 */
export function mixpost({ key, workspaceId, accounts }) {
	/** @type {Post[]} */
	const posts = [];
	/** @type {string[]} */
	const files = [];

	return {
		posts,
		files,
		hosts: [mixpostHost],
		problems: described.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, json, body }) {
			if (headers.authorization !== `Bearer ${key}`) {
				return { status: 401, body: { message: 'Unauthenticated.' } };
			}
			if (!path.startsWith(`/mixpost/api/${workspaceId}/`)) {
				return { status: 404, body: { message: 'Not found.' } };
			}
			if (path.endsWith('/media')) {
				const [, name] = /name="file"; filename="([^"]+)"/.exec(body) ?? [];
				if (!name)
					return { status: 422, body: { message: 'No file', errors: { file: ['Missing.'] } } };
				files.push(name);
				return { status: 201, body: { id: files.length, uuid: `media-${files.length}`, name } };
			}
			if (method === 'GET') {
				const found = posts.filter(({ versions }) =>
					versions[0].content[0].body.includes(String(query.keyword ?? '')),
				);
				return { body: { data: found.slice(0, Number(query.limit ?? 25)) } };
			}
			const unknown = json.accounts.filter((/** @type {number} */ id) => !accounts.includes(id));
			if (unknown.length > 0) {
				const errors = { accounts: [`Account ${unknown.join(', ')} does not exist.`] };
				return { status: 422, body: { message: 'The given data was invalid.', errors } };
			}
			const id = posts.length + 1;
			posts.push({
				id,
				uuid: `post-${id}`,
				status: 'scheduled',
				scheduled_at: { date: json.date, time: json.time },
				timezone: json.timezone,
				accounts: json.accounts.map((/** @type {number} */ account) => ({ id: account })),
				versions: json.versions,
			});
			return { status: 201, body: { id, uuid: `post-${id}` } };
		},
	};
}
