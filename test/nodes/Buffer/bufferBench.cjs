// The Buffer node in n8n's own engine, its requests led to a stand-in on this machine.
// @ts-check

const { createServer } = require('node:http');

const { runNode } = require('../../workflows/engine.cjs');
const vendors = '../../../playground/vendors';
const { asks, bufferKey, bufferVendor, complaint, tooManyRequests } = require(
	`${vendors}/buffer.mjs`,
);
const { bufferSchema, problemsOf, repaired } = require(`${vendors}/bufferSchema.mjs`);
const { give, requestOf } = require(`${vendors}/exchange.mjs`);
const faults = require(`${vendors}/faults.mjs`);

/**
 * What the tests do with the stand-in; TypeScript takes its module for one that cannot be required.
 *
 * @typedef {Record<string, any>} Thing
 * @typedef {object} Account
 * @property {Thing[]} organizations
 * @property {Thing[]} posts
 * @property {Thing[]} ideas
 * @property {Map<string, number>} limits
 * @property {Map<string, Thing>} refusals
 * @property {(made: Thing) => Thing} addChannel
 * @property {(input: Thing, more?: Thing) => Thing} addPost
 * @property {(id: string) => Thing} channel
 *
 * @typedef {{ account: Account, plan: (...lines: Thing[]) => void, clear: () => string[] }} Stood
 */

async function bufferBench() {
	const vendor = faults.withFaults(bufferVendor());
	/** @type {Stood} */
	const stood = vendor;
	/** @type {string[]} */
	const problems = [];
	/** @type {Thing[]} */
	const asked = [];
	const server = createServer((message, response) => {
		void (async () => {
			const request = await requestOf(message, 'api.buffer.com', message.url ?? '/');
			asked.push(request.json);
			const wrong = vendor.problems(request);
			problems.push(...wrong);
			give(response, wrong.length > 0 ? { status: 400, body: {} } : await vendor.handle(request));
		})();
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const target = { url: `http://127.0.0.1:${port}`, key: bufferKey };

	const credentialsHelper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async () => ({ apiKey: target.key }),
		preAuthentication: async () => undefined,
		/** @param {any} credentials @param {string} _type @param {any} options */
		authenticate: async (credentials, _type, options) => ({
			...options,
			url: options.url.replace('https://api.buffer.com', target.url),
			headers: { ...options.headers, Authorization: `Bearer ${credentials.apiKey}` },
		}),
	};

	return {
		vendor: stood,
		account: stood.account,
		/** What the stand-in found wrong by Buffer's schema. */
		problems,
		/** Bodies of the requests, oldest first. */
		asked,
		target,
		/** The names of the operations that were asked for, oldest first. */
		calls: () => asked.map(({ query }) => /^\s*\w+ (\w+)/.exec(query)?.[1]),

		/**
		 * @param {Record<string, unknown>} parameters resource, operation and settings
		 * @param {object} [more]
		 * @param {readonly any[]} [more.items]
		 * @param {string} [more.onError]
		 * @param {number} [more.cancelAfterMs]
		 */
		run: async (parameters, { items = [{}], onError, ...options } = {}) =>
			await runNode(
				{
					type: 'n8n-nodes-loyalty.buffer',
					parameters,
					credentials: { bufferApi: { id: '1', name: 'Buffer' } },
					...(onError ? { onError } : {}),
				},
				items,
				{ credentialsHelper, timezone: 'Europe/Berlin', ...options },
			),

		/**
		 * What a list of the panel sees.
		 *
		 * @param {Record<string, unknown>} parameters
		 * @returns {any}
		 */
		panel: (parameters) => ({
			/** @param {string} name */
			getCurrentNodeParameter: (name) => parameters[name],
			getNode: () => ({ name: 'Node', type: 'n8n-nodes-loyalty.buffer', parameters }),
			helpers: {
				/** @param {string} _type @param {any} options */
				async httpRequestWithAuthentication(_type, options) {
					const { body } = options;
					const answer = await fetch(target.url, {
						method: options.method,
						headers: { authorization: `Bearer ${target.key}`, 'content-type': 'application/json' },
						body: JSON.stringify(body),
					});
					const headers = Object.fromEntries(answer.headers);
					return { statusCode: answer.status, headers, body: await answer.json() };
				},
			},
		}),

		end: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

module.exports = {
	...{ bufferBench, asks, complaint, tooManyRequests, faults },
	...{ bufferSchema, problemsOf, repaired },
};
