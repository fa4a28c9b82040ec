// @ts-check
/** The sync of segments and its parts in an n8n of its own, set up as an owner does: credentials, Settings, parts chosen. */
import assert from 'node:assert/strict';

import { importWorkflows } from '../../playground/importWorkflows.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { workflowFiles } from '../../playground/workflowFiles.mjs';

/**
 * @typedef {import('../../playground/restClient.mjs').Execution} Execution
 * @typedef {import('../../playground/restClient.mjs').StoredWorkflow} StoredWorkflow
 *
 * @typedef {object} Part what the owner does after the import of a part
 * @property {string} credential type
 * @property {Record<string, unknown>} data of the credential
 * @property {Record<string, unknown>} settings
 */

const main = 'sync-segments-to-crm.json';

/** @param {import('../../playground/vendors/proxy.mjs').Proxy} proxy @param {Record<string, Part>} parts by file */
export async function syncBench(proxy, parts) {
	const n8n = await temporaryN8n({ proxy, env: { GENERIC_TIMEZONE: 'UTC' } });
	const { rest } = n8n;
	const wanted = workflowFiles().filter(({ file }) => file === main || file in parts);
	/** @type {Record<string, string>} */
	const ids = {};
	for (const { file, id } of await importWorkflows(rest, n8n.userFolder, wanted)) ids[file] = id;
	for (const [file, { credential, data, settings }] of Object.entries(parts)) {
		const { id, name } = await rest.createCredential({ name: file, type: credential, data });
		await change(file, settings, (node) => {
			if (node.parameters?.nodeCredentialType) node.credentials = { [credential]: { id, name } };
		});
		await rest.publishWorkflow(String(ids[file]));
	}

	/**
	 * @param {string} file
	 * @param {Record<string, unknown>} settings
	 * @param {(node: import('../../playground/restClient.mjs').WorkflowNode) => void} [edit]
	 */
	async function change(file, settings, edit = () => undefined) {
		const id = String(ids[file]);
		const workflow = await rest.workflow(id);
		for (const node of workflow.nodes) {
			edit(node);
			if (node.name !== 'Settings') continue;
			for (const field of node.parameters?.assignments.assignments ?? []) {
				field.value = settings[field.name] ?? field.value;
			}
		}
		await rest.updateWorkflow(id, workflow);
	}

	/** @param {string} name @returns {Promise<Record<string, any>[]>} all its rows */
	async function rowsOf(name) {
		const table = (await rest.dataTables()).find((one) => one.name === name);
		if (!table) return [];
		const rows = [];
		for (let skip = 0; ; skip += 100) {
			const { count, data } = await rest.dataTableRows(table, { skip, sortBy: 'id:asc' });
			rows.push(...data);
			if (rows.length >= count || data.length === 0) return rows;
		}
	}

	/** @param {number} [patience] */
	const run = async (patience = 180_000) =>
		await rest.runWorkflow(String(ids[main]), 'Run Now', patience);

	return {
		n8n,
		change,
		rowsOf,
		run,

		/** @returns {Promise<string>} the page of a run that ended well, as HTML */
		async synced() {
			const ended = await run();
			const { node, message } = ended.error ?? {};
			assert.equal(ended.status, 'success', `${node?.name}: ${message}`);
			return String(itemsOf(ended, 'Show the Page')[0]?.html);
		},

		/** After each test: no request was wrong, and every fault was met. @param {{ clear: () => string[] }[]} vendors */
		assertFair(vendors) {
			const problems = [...proxy.problems];
			proxy.forget();
			for (const vendor of vendors) assert.deepEqual(vendor.clear(), []);
			assert.deepEqual(problems, []);
		},

		/** @param {Record<string, unknown>} settings of the main workflow */
		set: async (settings) => await change(main, settings),

		/** @param {string} node @param {string} file the part that it calls from now on */
		choose: async (node, file) =>
			await change(main, {}, (one) => {
				if (one.name === node && one.parameters) one.parameters.workflowId.value = ids[file];
			}),

		start: async () => await rest.startWorkflow(String(ids[main]), 'Run Now'),
	};
}

/** @param {Execution} execution @param {string} node @returns {Record<string, any>[]} what it passed on, in all its runs */
export function itemsOf(execution, node) {
	const runs = execution.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[0] ?? []).map(({ json }) => json);
}
