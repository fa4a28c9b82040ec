// @ts-check
/** Ports of this machine: whether one is free, and a free one to use. */
import { createServer } from 'node:net';

/** @param {number} port @returns {Promise<boolean>} */
export async function isFree(port) {
	return (await listenOnce(port)) !== undefined;
}

/** @returns {Promise<number>} */
export async function freePort() {
	const port = await listenOnce(0);
	if (port === undefined) throw new Error('No free port on 127.0.0.1');
	return port;
}

/** @param {number} port @returns {Promise<number | undefined>} */
function listenOnce(port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
		});
	});
}
