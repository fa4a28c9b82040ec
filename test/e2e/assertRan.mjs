// @ts-check
/** Every node that a trigger leads to ran, succeeded, and passed something on. */
import assert from 'node:assert/strict';

/**
 * @typedef {import('../../playground/restClient.mjs').WorkflowContent} WorkflowContent
 * @typedef {import('../../playground/restClient.mjs').Execution} Execution
 */

/**
 * @param {WorkflowContent} workflow
 * @param {Execution} execution
 * @param {import('./workflowTest.mjs').WorkflowTest} test
 */
export function assertRan(workflow, execution, { mayRest = [], mayBeEmpty = [] }) {
	const said = execution.error;
	assert.equal(
		execution.status,
		'success',
		said && `${said.node?.name ?? 'n8n'}: ${said.message} ${said.description ?? ''}`,
	);
	const started = Object.keys(execution.runData).filter((name) => !hasInput(workflow, name));
	for (const name of leadsTo(workflow, started)) {
		const node = workflow.nodes.find((one) => one.name === name);
		if (!node || node.disabled) continue;
		const runs = execution.runData[name] ?? [];
		if (runs.length === 0) {
			assert.ok(mayRest.includes(name), `"${name}" did not run`);
			continue;
		}
		for (const run of runs) {
			assert.equal(run.executionStatus, 'success', `"${name}": ${run.error?.message}`);
		}
		const items = runs.flatMap((run) => run.data?.main ?? []).flatMap((output) => output ?? []);
		assert.ok(items.length > 0 || mayBeEmpty.includes(name), `"${name}" passed nothing on`);
	}
}

/** @param {WorkflowContent} workflow @param {string} name @returns {boolean} */
function hasInput({ connections }, name) {
	return Object.keys(connections).some((from) => targets(connections, from).includes(name));
}

/** @param {WorkflowContent} workflow @param {string[]} names @returns {Set<string>} with `names` */
function leadsTo({ connections }, names) {
	const reached = new Set(names);
	for (const name of reached) for (const next of targets(connections, name)) reached.add(next);
	return reached;
}

/** @param {Record<string, any>} connections @param {string} from @returns {string[]} */
function targets(connections, from) {
	/** @type {{ node: string }[]} */
	const found = Object.values(connections[from] ?? {})
		.flat(2)
		.filter(Boolean);
	return found.map(({ node }) => node);
}
