// @ts-check
/** The import into n8n: sub-workflows wired, web addresses kept, a person's edits never lost. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { importWorkflows } from '../../playground/importWorkflows.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';

endOnSignal();

/** @typedef {import('../../playground/workflowFiles.mjs').WorkflowFile} WorkflowFile */

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
let note = '';

before(
	async () => {
		n8n = await temporaryN8n();
	},
	{ timeout: 15 * 60_000 },
);
after(async () => await n8n?.end(), { timeout: 60_000 });

/** @param {string} hash @param {string} text @returns {WorkflowFile} a form that is shipped */
function form(hash, text) {
	/** @type {import('../../playground/restClient.mjs').WorkflowNode} */
	const trigger = {
		name: 'Ask',
		type: 'n8n-nodes-base.formTrigger',
		typeVersion: 2.2,
		position: [0, 0],
		parameters: {
			formTitle: text,
			formFields: { values: [{ fieldLabel: 'Name' }] },
			options: {},
		},
	};
	const settings = { executionOrder: 'v1', timezone: 'Europe/Berlin' };
	return {
		file: 'form.json',
		hash,
		content: { name: 'A form', nodes: [trigger], connections: {}, settings },
	};
}

/** @param {WorkflowFile[]} files */
async function outcomes(...files) {
	const all = await importWorkflows(n8n.rest, note, files);
	return all.map(({ outcome }) => outcome);
}

/** @returns {Promise<import('../../playground/restClient.mjs').StoredWorkflow>} */
async function stored() {
	const all = (await n8n.rest.workflows()).filter(
		({ name, isArchived }) => name === 'A form' && !isArchived,
	);
	assert.equal(all.length, 1);
	return await n8n.rest.workflow(all[0]?.id ?? '');
}

describe('a shipped workflow', { concurrency: 1 }, () => {
	let webhookId = '';

	test('is imported as the editor would', async () => {
		note = mkdtempSync(join(n8n.userFolder, 'note-'));
		assert.deepEqual(await outcomes(form('1', 'One')), ['imported']);
		const { nodes, settings } = await stored();
		webhookId = nodes[0]?.webhookId ?? '';
		assert.match(webhookId, /^[0-9a-f-]{36}$/);
		assert.equal(settings?.executionOrder, 'v1');
		assert.equal(settings?.timezone, undefined);
		assert.deepEqual(await outcomes(form('1', 'One')), ['unchanged']);
	});

	test('follows a new version, at the same web address', async () => {
		assert.deepEqual(await outcomes(form('2', 'Two')), ['updated']);
		const { nodes } = await stored();
		assert.equal(nodes[0]?.parameters?.formTitle, 'Two');
		assert.equal(nodes[0]?.webhookId, webhookId);
	});

	test('is left alone once someone edited it', async () => {
		const workflow = await stored();
		const [trigger] = workflow.nodes;
		if (trigger?.parameters) trigger.parameters.formTitle = 'Mine';
		await n8n.rest.updateWorkflow(workflow.id, workflow);
		assert.deepEqual(await outcomes(form('2', 'Two')), ['edited']);
		assert.deepEqual(await outcomes(form('3', 'Three')), ['edited']);
		assert.equal((await stored()).nodes[0]?.parameters?.formTitle, 'Mine');
	});

	test('stays deleted until a new version is shipped', async () => {
		await n8n.rest.deleteWorkflow((await stored()).id);
		assert.deepEqual(await outcomes(form('2', 'Two')), ['deleted']);
		assert.deepEqual(await outcomes(form('3', 'Three')), ['imported']);
		assert.equal((await stored()).nodes[0]?.parameters?.formTitle, 'Three');
	});

	test('finds the sub-workflow that it names', async () => {
		note = mkdtempSync(join(n8n.userFolder, 'note-'));
		const workflowId = { __rl: true, mode: 'list', value: '', cachedResultName: 'Called' };
		/** @type {WorkflowFile[]} */
		const files = [
			{
				file: 'called.json',
				hash: '1',
				content: {
					name: 'Called',
					nodes: [
						{
							name: 'When called',
							type: 'n8n-nodes-base.executeWorkflowTrigger',
							typeVersion: 1.1,
							position: [0, 0],
							parameters: { inputSource: 'passthrough' },
						},
					],
					connections: {},
				},
			},
			{
				file: 'caller.json',
				hash: '1',
				content: {
					name: 'Caller',
					nodes: [
						{
							name: 'Start',
							type: 'n8n-nodes-base.manualTrigger',
							typeVersion: 1,
							position: [0, 0],
							parameters: {},
						},
						{
							name: 'Call',
							type: 'n8n-nodes-base.executeWorkflow',
							typeVersion: 1.2,
							position: [200, 0],
							parameters: { workflowId, options: {} },
						},
					],
					connections: { Start: { main: [[{ node: 'Call', type: 'main', index: 0 }]] } },
				},
			},
		];
		const [called, caller] = await importWorkflows(n8n.rest, note, files);
		const { nodes } = await n8n.rest.workflow(caller?.id ?? '');
		assert.equal(nodes[1]?.parameters?.workflowId.value, called?.id);
		const execution = await n8n.rest.runWorkflow(caller?.id ?? '', 'Start');
		assert.equal(execution.status, 'success');
	});
});
