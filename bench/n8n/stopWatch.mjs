// @ts-check
/** Stops a run while our node works, as the editor's stop button does, and tells how long our node went on. */
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { begun, finalStatus } from './run.mjs';

/**
 * @typedef {import('../../playground/temporaryN8n.mjs').TemporaryN8n} TemporaryN8n
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

/** What n8n has to be started with so that its log says when a node ended. */
export const tellingLog = { N8N_LOG_LEVEL: 'debug', N8N_LOG_FORMAT: 'json' };

/**
 * n8n's log tells when the node ended. The run's status does not: n8n writes it once it has saved all the items of the
 * run, or before, whichever of the two gets to its database first.
 *
 * @param {TemporaryN8n} n8n started with `tellingLog`
 * @param {string} workflowId
 * @param {object} when
 * @param {string} when.trigger
 * @param {string} when.node the one that is at work
 * @param {() => Promise<void>} when.told
 * @param {number} when.after ms since it told
 * @returns {Promise<number | null>} seconds; null where the node was done before n8n was asked
 */
export async function stopDuring({ rest, log }, workflowId, { trigger, node, told, after }) {
	const before = log().length;
	const reached = told();
	const executionId = await begun(rest, workflowId, trigger);
	await reached;
	await pause(after);
	const asked = Date.now();
	// n8n refuses to stop a run that is done.
	void rest.call('POST', `/executions/${executionId}/stop`, {}).catch(() => undefined);
	const status = await finalStatus(rest, workflowId, executionId);
	if (status === 'error') throw new Error(`Execution ${executionId} went wrong`);
	const ended = timeOf(`Running node "${node}" finished with error`, log().slice(before));
	return ended === null ? null : (ended - asked) / 1000;
}

/** @param {string} message @param {string} log @returns {number | null} ms since 1970 */
function timeOf(message, log) {
	const line = log.split('\n').find((one) => one.includes(JSON.stringify(message)));
	return line === undefined ? null : Date.parse(JSON.parse(line).metadata.timestamp);
}
