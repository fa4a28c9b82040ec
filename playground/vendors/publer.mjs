// @ts-check
/** Publer's API as a workflow uses it: everything new is a job that is worked on for a while. */
import { handWritten } from './validated.mjs';

/** @typedef {{ id: string, text: string, state: string, scheduled_at: string, account_ids: string[], media: string[] }} Post */
/** @typedef {{ left: number, answer: unknown }} Job `left`: how many times it still says "working" */

export const publerHost = 'app.publer.com';

const workspace = {
	type: 'object',
	properties: { 'publer-workspace-id': { type: 'string', minLength: 1 } },
	required: ['publer-workspace-id'],
};
const time = { type: 'string', format: 'date-time' };
const text = { type: 'string', minLength: 1 };
const media = {
	type: 'array',
	items: { type: 'object', properties: { id: text }, required: ['id'] },
};

/**
 * Written by hand from https://publer.com/docs (Creating Posts, Manual Scheduling, Media from URL, Job
 * Status, List Posts), read November 2026.
 */
const described = handWritten({
	'GET /api/v1/posts': {
		headers: workspace,
		query: {
			type: 'object',
			properties: { state: { enum: ['scheduled', 'draft', 'published'] }, from: time, to: time },
			dependentRequired: { from: ['to'], to: ['from'] },
			additionalProperties: false,
		},
	},
	'POST /api/v1/posts/schedule': {
		headers: workspace,
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['bulk'],
				additionalProperties: false,
				properties: {
					bulk: {
						type: 'object',
						required: ['state', 'posts'],
						properties: {
							state: { enum: ['scheduled', 'draft'] },
							posts: {
								type: 'array',
								minItems: 1,
								items: {
									type: 'object',
									required: ['networks', 'accounts'],
									properties: {
										networks: {
											type: 'object',
											minProperties: 1,
											propertyNames: {
												enum: 'facebook instagram twitter linkedin pinterest tiktok google youtube threads bluesky mastodon telegram wordpress'.split(
													' ',
												),
											},
											additionalProperties: {
												type: 'object',
												required: ['type', 'text'],
												properties: {
													type: { enum: ['status', 'photo', 'video', 'link'] },
													text,
													media,
												},
											},
										},
										accounts: {
											type: 'array',
											minItems: 1,
											items: {
												type: 'object',
												required: ['id', 'scheduled_at'],
												properties: { id: text, scheduled_at: time },
											},
										},
									},
								},
							},
						},
					},
				},
			},
		},
	},
	'POST /api/v1/media/from-url': {
		headers: workspace,
		needsBody: true,
		bodies: {
			'application/json': {
				type: 'object',
				required: ['media', 'type'],
				properties: {
					media: {
						type: 'array',
						minItems: 1,
						items: {
							type: 'object',
							required: ['url'],
							properties: { url: { type: 'string', format: 'uri' }, name: { type: 'string' } },
						},
					},
					type: { enum: ['single', 'bulk'] },
					direct_upload: { type: 'boolean' },
					in_library: { type: 'boolean' },
				},
			},
		},
	},
	'GET /api/v1/job_status/{job}': { headers: workspace },
});

/**
 * @param {object} options
 * @param {string} options.key
 * @param {string} options.workspaceId
 * @param {Record<string, string>} options.refusing reason by the account that does not take posts
 */
export function publer({ key, workspaceId, refusing = {} }) {
	/** @type {Post[]} */
	const posts = [];
	/** @type {Map<string, Job>} */
	const jobs = new Map();

	/** @param {unknown} answer @param {number} [left] */
	function job(answer, left = 1) {
		const id = `job-${jobs.size + 1}`;
		jobs.set(id, { left, answer });
		return { status: 202, body: { job_id: id } };
	}

	/** @param {any} bulk */
	function schedule(bulk) {
		/** @type {Record<string, { message: string }[]>} */
		const failures = {};
		for (const { networks, accounts } of bulk.posts) {
			const [network] = Object.values(networks);
			for (const { id, scheduled_at } of accounts) {
				if (refusing[id]) failures[id] = [{ message: refusing[id] }];
				else {
					posts.push({
						id: `post-${posts.length + 1}`,
						text: network.text,
						state: bulk.state,
						scheduled_at,
						account_ids: [id],
						media: (network.media ?? []).map((/** @type {{ id: string }} */ one) => one.id),
					});
				}
			}
		}
		return job({ failures });
	}

	return {
		posts,
		hosts: [publerHost],
		problems: described.problems,

		/** @type {import('./proxy.mjs').Vendor['handle']} */
		handle({ method, path, query, headers, json }) {
			if (headers.authorization !== `Bearer-API ${key}`) {
				return { status: 401, body: { errors: ['Invalid API key'] } };
			}
			if (headers['publer-workspace-id'] !== workspaceId) {
				return { status: 403, body: { errors: ['No such workspace'] } };
			}
			if (method === 'GET' && path === '/api/v1/posts') {
				const from = Date.parse(String(query.from));
				const to = Date.parse(String(query.to));
				const found = posts.filter(({ scheduled_at: at }) => {
					return Date.parse(at) >= from && Date.parse(at) <= to;
				});
				return { body: { posts: found, total: found.length } };
			}
			if (path === '/api/v1/posts/schedule') return schedule(json.bulk);
			if (path === '/api/v1/media/from-url') {
				return job(
					json.media.map((/** @type {{ url: string }} */ { url }) => ({ id: `media of ${url}` })),
				);
			}
			const asked = jobs.get(path.split('/').at(-1) ?? '');
			if (!asked) return { status: 404, body: { errors: ['No such job'] } };
			asked.left -= 1;
			if (asked.left >= 0) return { body: { status: 'working' } };
			return { body: { status: 'completed', payload: asked.answer } };
		},
	};
}
