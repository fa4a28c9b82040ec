// @ts-check
/** Stops a run while our node works, as the editor's stop button does, and tells how long that took. */
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { begun, finalStatus } from './run.mjs';

/**
 * @typedef {import('../../playground/restClient.mjs').RestClient} RestClient
 * @typedef {{ status: string, seconds: number }} Stopped `status`: `canceled`, unless it was done before
 */

/**
 * A server that the workflow tells when it gets to our node.
 *
 * @returns {Promise<{ url: string, told: () => Promise<void>, close: () => void }>}
 */
export async function announcements() {
	/** @type {() => void} */
	let tell = () => undefined;
	const server = createServer((_, answer) => {
		answer.end('{}');
		tell();
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${address.port}/`,
		told: () => new Promise((resolve) => (tell = resolve)),
		close: () => server.close(),
	};
}

/**
 * @param {RestClient} rest
 * @param {string} workflowId
 * @param {{ trigger: string, told: () => Promise<void>, after: number }} when `after`: ms since it told
 * @returns {Promise<Stopped>}
 */
export async function stopDuring(rest, workflowId, { trigger, told, after }) {
	const reached = told();
	const executionId = await begun(rest, workflowId, trigger);
	await reached;
	await pause(after);
	const asked = performance.now();
	// n8n refuses to stop a run that is done.
	void rest.call('POST', `/executions/${executionId}/stop`, {}).catch(() => undefined);
	const status = await finalStatus(rest, workflowId, executionId);
	return { status, seconds: (performance.now() - asked) / 1000 };
}
