// @ts-check
/** One request to a stand-in and its answer: parsed on the way in, written on the way out. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/**
 * @typedef {object} VendorRequest
 * @property {number} time milliseconds since 1970
 * @property {string} host without the port
 * @property {string} method in capitals
 * @property {string} path without the query, as it was sent
 * @property {Record<string, string | string[]>} query a name that comes twice has a list
 * @property {Record<string, string>} headers names in small letters
 * @property {string} body as text
 * @property {any} json undefined where the body is none
 * @property {Record<string, string | string[]> | undefined} form of a body that is url-encoded
 *
 * @typedef {{ status?: number, headers?: Record<string, string | string[]>, body?: unknown }} Answer
 *   `body`: text or bytes as they are, anything else as JSON
 * @typedef {'hold' | 'reset'} Silence `hold`: never answers; `reset`: breaks the connection
 */

/**
 * @param {import('node:http').IncomingMessage} message
 * @param {string} host
 * @param {string} address path and query
 * @returns {Promise<VendorRequest>}
 */
export async function requestOf(message, host, address) {
	const chunks = [];
	for await (const chunk of message) chunks.push(chunk);
	const headers = Object.fromEntries(
		Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
	);
	const body = unpacked(Buffer.concat(chunks), headers['content-encoding']).toString('utf8');
	const { pathname, searchParams } = new URL(address, 'http://stand-in');
	const type = headers['content-type'] ?? '';
	return {
		time: Date.now(),
		host,
		method: message.method ?? 'GET',
		path: pathname,
		query: listed(searchParams),
		headers,
		body,
		json: jsonOf(body),
		form: type.startsWith('application/x-www-form-urlencoded')
			? listed(new URLSearchParams(body))
			: undefined,
	};
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Answer | Silence} answer
 */
export function give(response, answer) {
	if (answer === 'hold') return;
	if (answer === 'reset') {
		const { socket } = response;
		// What lies under TLS is the connection that a reset has to break.
		const raw = /** @type {{ _parent?: import('node:net').Socket } | null} */ (socket)?._parent;
		(raw ?? socket)?.resetAndDestroy();
		return;
	}
	const { status = 200, headers = {}, body } = answer;
	const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
	const type = isRaw ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
	const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
	response.writeHead(status, {
		...(named || body === undefined ? {} : { 'content-type': type }),
		...headers,
	});
	response.end(isRaw || body === undefined ? body : JSON.stringify(body));
}

/** @param {URLSearchParams} params @returns {Record<string, string | string[]>} */
function listed(params) {
	/** @type {Record<string, string | string[]>} */
	const found = {};
	for (const name of new Set(params.keys())) {
		const all = params.getAll(name);
		found[name] = all.length === 1 ? String(all[0]) : all;
	}
	return found;
}

/** @param {string} text @returns {any} */
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** @param {Buffer} bytes @param {string | undefined} encoding @returns {Buffer} */
function unpacked(bytes, encoding) {
	if (encoding === 'gzip') return gunzipSync(bytes);
	if (encoding === 'deflate') return inflateSync(bytes);
	if (encoding === 'br') return brotliDecompressSync(bytes);
	return bytes;
}
