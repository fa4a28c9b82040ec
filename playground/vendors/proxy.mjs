// @ts-check
/** An HTTPS proxy on this machine that answers for the vendors: nothing ever reaches the internet. */
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

import { certificateAuthority } from './certificates.mjs';
import { give, requestOf } from './exchange.mjs';

/**
 * @typedef {import('./exchange.mjs').VendorRequest} VendorRequest
 * @typedef {import('./exchange.mjs').Answer | import('./exchange.mjs').Silence} Outcome
 *
 * @typedef {object} Vendor
 * @property {string[]} hosts
 * @property {(request: VendorRequest) => string[]} [problems] what is wrong with a request by the
 *   vendor's description; it is then refused, and the test fails
 * @property {(request: VendorRequest) => Outcome | undefined | Promise<Outcome | undefined>} handle
 *   undefined: there is no such path
 *
 * @typedef {VendorRequest & { outcome?: Outcome }} Recorded
 * @typedef {Awaited<ReturnType<typeof startProxy>>} Proxy
 */

/** n8n's own services, which it calls for licences and news: answered, but no vendor's. */
const houseOfN8n = /(^|\.)n8n\.io$/;

/** @param {{ vendors: Vendor[] }} options */
export async function startProxy({ vendors }) {
	const authority = certificateAuthority();
	/** @type {Set<import('node:net').Socket>} */
	const sockets = new Set();
	/** @type {Map<string, import('node:https').Server>} */
	const servers = new Map();
	/** @type {Recorded[]} */
	const requests = [];
	/** @type {string[]} */
	const problems = [];

	const plain = createHttpServer((message, response) => {
		const url = new URL(message.url ?? '/', `http://${message.headers.host}`);
		void answer(message, response, url.hostname, url.pathname + url.search);
	});
	plain.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
	});
	plain.on('connect', (message, socket) => {
		const [host = '', port] = (message.url ?? '').split(':');
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		// Some clients tunnel plain requests too.
		(port === '80' ? plain : serverFor(host)).emit('connection', socket);
	});

	/** @param {string} host @returns {import('node:https').Server} */
	function serverFor(host) {
		const made = servers.get(host);
		if (made) return made;
		/** @type {import('node:tls').TlsOptions['SNICallback']} */
		const chosen = (name, done) => done(null, authority.contextFor(name));
		const server = createHttpsServer({ SNICallback: chosen }, (message, response) => {
			void answer(message, response, host, message.url ?? '/');
		});
		// A client that does not trust the certificate hangs up: it reports that itself.
		server.on('tlsClientError', () => undefined);
		servers.set(host, server);
		return server;
	}

	/**
	 * @param {import('node:http').IncomingMessage} message
	 * @param {import('node:http').ServerResponse} response
	 * @param {string} host
	 * @param {string} address
	 */
	async function answer(message, response, host, address) {
		try {
			const request = await requestOf(message, host, address);
			if (houseOfN8n.test(host)) return give(response, { status: 503, body: 'Not here' });
			/** @type {Recorded} */
			const recorded = { ...request };
			requests.push(recorded);
			const outcome = await outcomeOf(request);
			recorded.outcome = outcome;
			give(response, outcome);
		} catch (error) {
			problems.push(`${message.method} ${host}${address}: the stand-in failed: ${error}`);
			give(response, { status: 500, body: 'The stand-in failed' });
		}
	}

	/** @param {VendorRequest} request @returns {Promise<Outcome>} */
	async function outcomeOf(request) {
		const { method, host, path } = request;
		const vendor = vendors.find(({ hosts }) => hosts.includes(host));
		/** @param {number} status @param {string[]} reasons @returns {Outcome} */
		const refused = (status, reasons) => {
			problems.push(...reasons.map((reason) => `${method} ${host}${path}: ${reason}`));
			return { status, body: { message: reasons.join('; ') } };
		};
		if (!vendor) return refused(502, ['no vendor stands in for this host']);
		const wrong = vendor.problems?.(request) ?? [];
		if (wrong.length > 0) return refused(400, wrong);
		return (await vendor.handle(request)) ?? refused(404, ['the vendor has no such path']);
	}

	await new Promise((resolve) => plain.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (plain.address());
	const url = `http://127.0.0.1:${port}`;

	return {
		url,
		/** File with the authority's certificate, for NODE_EXTRA_CA_CERTS. */
		certificate: authority.file,
		/** Every request to a vendor or to an unknown host, oldest first. */
		requests,
		/** What must fail the test: unknown hosts and paths, requests a vendor's description refuses. */
		problems,

		/**
		 * What sends n8n through this proxy, and lets it trust the vendors.
		 *
		 * @returns {Record<string, string>}
		 */
		environment: () => ({
			...Object.fromEntries(
				['HTTPS_PROXY', 'HTTP_PROXY'].flatMap((name) => [
					[name, url],
					[name.toLowerCase(), url],
				]),
			),
			...{ NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
			...{ ALL_PROXY: '', all_proxy: '' },
			NODE_EXTRA_CA_CERTS: authority.file,
		}),

		/**
		 * @param {string} host
		 * @param {string} [call] as in 'POST /v1/messages'; all when left out
		 */
		to: (host, call) =>
			requests.filter(
				(one) => one.host === host && (call === undefined || `${one.method} ${one.path}` === call),
			),

		/** Forgets what was recorded, between two tests. */
		forget() {
			requests.length = 0;
			problems.length = 0;
		},

		async end() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => plain.close(() => resolve(undefined)));
			authority.remove();
		},
	};
}
