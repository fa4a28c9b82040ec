// @ts-check
/** Runs of a workflow in n8n, followed without reading their items. */
import { setTimeout as pause } from 'node:timers/promises';

import { patiently } from './patiently.mjs';

/** @typedef {import('../../playground/restClient.mjs').RestClient} RestClient */

const PATIENCE_MS = 600_000;

/**
 * @param {RestClient} rest
 * @param {string} workflowId
 * @param {string} trigger
 * @returns {Promise<string>} the execution's id
 */
export async function begun(rest, workflowId, trigger) {
	const workflowData = await patiently(async () => await rest.workflow(workflowId));
	const run = { workflowData, triggerToStartFrom: { name: trigger } };
	const { executionId } = await rest.call('POST', `/workflows/${workflowId}/run`, run);
	return executionId;
}

/**
 * @param {RestClient} rest
 * @param {string} workflowId
 * @param {string} executionId
 * @returns {Promise<string>} as soon as the run is over
 */
export async function finalStatus(rest, workflowId, executionId) {
	for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(20)) {
		const runs = await patiently(async () => await rest.executionsOf(workflowId));
		const status = runs.find(({ id }) => id === executionId)?.status ?? 'new';
		if (!['new', 'running', 'waiting'].includes(status)) return status;
	}
	throw new Error(`Execution ${executionId} did not end within ${PATIENCE_MS / 60_000} minutes`);
}
