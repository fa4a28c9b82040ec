// @ts-check
/** A stand-in for Buffer's API: remembers posts, pages through them, and holds every request against Buffer's schema. */
import { execute, GraphQLError, parse } from 'graphql';

import { bufferAccount, Complaint } from './bufferAccount.mjs';
import { bufferSchema, problemsOf } from './bufferSchema.mjs';
import { selected } from './graphqlSelection.mjs';

/**
 * @typedef {import('./exchange.mjs').VendorRequest} VendorRequest
 * @typedef {import('./exchange.mjs').Answer} Answer
 * @typedef {Record<string, any>} Thing
 */

/** Usual values of `key`: any other is refused. */
export const bufferKey = 'buffer-key-of-the-bakery';

/** @param {{ now?: () => number, schema?: import('graphql').GraphQLSchema }} [options] */
export function bufferVendor({ now, schema = bufferSchema() } = {}) {
	const account = bufferAccount({ now });
	const roots = rootsOf(account);
	const state = { key: bufferKey };

	/** @param {VendorRequest} request @returns {Promise<Answer>} */
	async function handle({ method, path, headers, json }) {
		if (method !== 'POST' || path !== '/') return { status: 404, body: 'Not here' };
		const [, key] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
		if (key === undefined) return { status: 401, body: complaint('UNAUTHENTICATED', 'A key') };
		if (key !== state.key) return { body: complaint('UNAUTHORIZED', 'Invalid API key') };
		const { query, variables = {} } = json;
		return {
			headers: {
				ratelimit: '"100-in-15min";r=98;t=897',
				'ratelimit-policy': '"100-in-15min";q=100;w=900',
			},
			body: await answered(query, variables),
		};
	}

	/** @param {string} query @param {Thing} variables @returns {Promise<unknown>} */
	async function answered(query, variables) {
		try {
			if (!schema) return { data: selected(query, variables, roots, isA) };
			const document = parse(query);
			const { data, errors } = await execute({
				...{ schema, document, rootValue: roots, variableValues: variables },
			});
			return errors ? { data: data ?? null, errors: errors.map(reported) } : { data };
		} catch (error) {
			if (error instanceof Complaint) return complaint(error.code, error.message);
			throw error;
		}
	}

	return {
		hosts: ['api.buffer.com'],
		account,
		/** The key that is valid now. */
		state,
		/** Whether requests are held against Buffer's own schema. */
		validates: schema !== undefined,
		handle,

		/** @param {VendorRequest} request @returns {string[]} */
		problems({ json }) {
			return schema ? problemsOf(schema, json?.query, json?.variables ?? {}) : [];
		},
	};
}

/** Which operation a request carries, for scripts of faults. @param {string} name */
export function asks(name) {
	return (/** @type {VendorRequest} */ { json }) =>
		new RegExp(`^\\s*(query|mutation) ${name}\\b`).test(json?.query ?? '');
}

/** Buffer's answer to too many requests. @param {number} seconds */
export function tooManyRequests(seconds) {
	return () => ({
		status: 429,
		headers: { 'retry-after': String(seconds) },
		body: complaint('RATE_LIMIT_EXCEEDED', 'Too many requests from this client', { window: '15m' }),
	});
}

/** @param {string} code @param {string} message @param {Thing} [more] */
export function complaint(code, message, more = {}) {
	return { data: null, errors: [{ message, extensions: { code, ...more } }] };
}

/** What a fault of our own would look like is not hidden. @param {GraphQLError} error */
function reported({ message, originalError }) {
	const code = originalError instanceof Complaint ? originalError.code : 'UNEXPECTED';
	return { message, extensions: { code } };
}

/** @param {string} typeName @param {string} condition @returns {boolean} */
function isA(typeName, condition) {
	if (typeName === condition) return true;
	return condition === 'MutationError' && /Error$/.test(typeName);
}

/** @param {import('./bufferAccount.mjs').BufferAccount} account */
function rootsOf(account) {
	return {
		account: () => ({
			__typename: 'Account',
			id: 'account1',
			organizations: account.organizations,
		}),

		/** @param {Thing} args */
		channel: ({ input }) => account.channel(input.id),

		/** @param {Thing} args */
		channels({ input: { organizationId, filter } }) {
			if (!account.organizations.some(({ id }) => id === organizationId)) {
				throw new Complaint('FORBIDDEN', 'Not your organization');
			}
			return account.channels.filter(
				({ isLocked }) => filter?.isLocked === undefined || filter.isLocked === isLocked,
			);
		},

		/** @param {Thing} args */
		post: ({ input }) => account.post(input.id),

		/** @param {Thing} args */
		posts({ input: { filter, sort }, first = 20, after }) {
			const found = account.posts.filter((post) => fits(post, filter ?? {}));
			const [{ field, direction }] = sort ?? [{ field: 'dueAt', direction: 'asc' }];
			const sign = direction === 'desc' ? -1 : 1;
			found.sort(
				(one, other) => sign * String(one[field] ?? '').localeCompare(String(other[field] ?? '')),
			);
			const ids = found.map(({ id }) => cursor(id));
			const start = after ? ids.indexOf(after) + 1 : 0;
			if (after && start === 0) throw new Complaint('UNEXPECTED', 'A cursor of something else');
			const page = found.slice(start, start + first);
			return {
				__typename: 'PostsResults',
				edges: page.map((node) => ({
					...{ __typename: 'PostsEdge', node, cursor: cursor(node.id) },
				})),
				pageInfo: {
					__typename: 'PaginationPageInfo',
					...{ startCursor: ids[start] ?? null, endCursor: ids[start + page.length - 1] ?? null },
					...{ hasPreviousPage: false, hasNextPage: start + page.length < found.length },
				},
			};
		},

		/** @param {Thing} args */
		dailyPostingLimits: ({ input: { channelIds, date } }) =>
			channelIds.map((/** @type {string} */ id) =>
				account.dayStatus(id, (date ?? new Date(account.now()).toISOString()).slice(0, 10)),
			),

		/** @param {Thing} args */
		aggregatedPostMetrics({ input: { startDateTime, endDateTime, channelIds, tags } }) {
			const [from, to] = [startDateTime, endDateTime].map((/** @type {string} */ one) =>
				one.slice(0, 10),
			);
			const sent = account.posts.filter(
				(post) =>
					fits(post, { channelIds, tags }) &&
					post.sentAt?.slice(0, 10) >= from &&
					post.sentAt?.slice(0, 10) <= to,
			);
			const sum = (/** @type {string} */ type) =>
				sent
					.flatMap(({ metrics }) => metrics ?? [])
					.reduce(
						(/** @type {number} */ all, /** @type {Thing} */ one) =>
							all + (one.type === type ? one.value : 0),
						0,
					);
			const baseline = {
				postCount: sent.length,
				reactions: sum('reactions'),
				comments: sum('comments'),
			};
			return {
				__typename: 'AggregatedPostMetrics',
				metrics: Object.entries(baseline).map(([type, value]) => ({
					...{ __typename: 'PostMetric', type, name: type, description: type, value },
					unit: 'count',
				})),
				metricsUpdatedAt: sent.length === 0 ? null : sent[0].updatedAt,
			};
		},

		/** @param {Thing} args */
		createPost: ({ input }) => account.createPost(input),
		/** @param {Thing} args */
		editPost: ({ input }) => account.editPost(input),
		/** @param {Thing} args */
		deletePost: ({ input }) => account.deletePost(input.id),
		/** @param {Thing} args */
		createIdea: ({ input }) => account.createIdea(input),
	};
}

/** @param {Thing} post @param {Thing} filter */
function fits(post, { channelIds, status, tags, dueAt, createdAt }) {
	const tagged = (/** @type {string} */ id) =>
		post.tags.some((/** @type {Thing} */ one) => one.id === id);
	return (
		(!channelIds || channelIds.includes(post.channelId)) &&
		(!status || status.includes(post.status)) &&
		(!tags || tags.in.some(tagged) || (tags.isEmpty && post.tags.length === 0)) &&
		isWithin(post.dueAt, dueAt) &&
		isWithin(post.createdAt, createdAt)
	);
}

/** @param {string | null} time @param {Thing | undefined} bounds */
function isWithin(time, bounds) {
	if (!bounds) return true;
	if (time === null) return false;
	const { start, end } = bounds;
	const at = Date.parse(time);
	return (!start || at >= Date.parse(start)) && (!end || at <= Date.parse(end));
}

/** @param {string} id */
function cursor(id) {
	return globalThis.Buffer.from(`post:${id}`).toString('base64');
}
