// @ts-check
/** Each shipped workflow in the real n8n: once through the editor, twice through the REST API. */
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { openEditor } from '../../playground/editor.mjs';
import { importWorkflows } from '../../playground/importWorkflows.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { workflowFiles, workflowsFolder } from '../../playground/workflowFiles.mjs';
import { assertRan } from './assertRan.mjs';
import { pictureFiles } from './pictures.mjs';
import { workflowTest } from './workflowTest.mjs';

endOnSignal();

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/editor.mjs').Editor} */
let editor;
/** @type {Awaited<ReturnType<typeof importWorkflows>>} */
let imported = [];

before(
	async () => {
		n8n = await temporaryN8n();
		editor = await openEditor(n8n);
		imported = await importWorkflows(n8n.rest, n8n.userFolder);
	},
	{ timeout: 15 * 60_000 },
);
after(
	async () => {
		await editor?.close();
		await n8n?.end();
	},
	{ timeout: 60_000 },
);

for (const { file, content } of workflowFiles()) {
	const name = file.replace(/\.json$/, '');
	const own = await workflowTest(file);

	describe(name, () => {
		test('runs by the big button after Import from File', { timeout: 240_000 }, async () => {
			const { rest } = n8n;
			const id = await editor.importFromFile(join(workflowsFolder, file));
			/** @type {import('../../playground/editor.mjs').Page | undefined} */
			let form;
			if (startsWithForm(content)) {
				form = await editor.pressExecuteForForm();
				await fill(form, id, 0);
			} else {
				await editor.pressExecute();
			}
			const execution = await rest.executionEnd(await newExecution(id, []));
			await form?.close();
			assertRan(content, execution, own);
			await editor.runShown();
			const picture = pictures();
			await editor.canvasPicture(picture(`${name}-canvas`));
			await own.afterEditorRun?.({ rest, editor, execution, picture });
		});

		test('runs twice through the REST API, unmodified', { timeout: 300_000 }, async () => {
			const { rest } = n8n;
			const id = imported.find((one) => one.file === file)?.id ?? '';
			await own.beforePublishing?.(rest, id);
			if (startsWithForm(content)) await rest.publishWorkflow(id);
			for (const round of [1, 2]) {
				const execution = startsWithForm(content)
					? await sendForm(id, round)
					: await rest.runWorkflow(id, triggerOf(content));
				assertRan(content, execution, own);
				await own.afterRestRun?.({ rest, editor, execution }, round);
			}
			if (startsWithForm(content)) await rest.unpublishWorkflow(id);
		});
	});

	/**
	 * @param {import('../../playground/editor.mjs').Page} form
	 * @param {string} id of the workflow
	 * @param {number} round
	 */
	async function fill(form, id, round) {
		if (!own.fillForm) throw new Error(`test/e2e/${name}.e2e.mjs has to say how to fill the form`);
		try {
			await own.fillForm(form, round, pictures());
		} catch (error) {
			// A form page says little about a run that failed; the run itself says why.
			const [last] = await n8n.rest.executionsOf(id);
			if (last?.status === 'error') {
				assertRan(content, await n8n.rest.execution(last.id), own);
			}
			throw error;
		}
	}

	/** @param {string} id @param {number} round */
	async function sendForm(id, round) {
		const { rest, url } = n8n;
		const known = (await rest.executionsOf(id)).map((one) => one.id);
		const { nodes } = await rest.workflow(id);
		const trigger = nodes.find(isForm);
		const path = trigger?.parameters?.options?.path ?? trigger?.parameters?.path;
		const form = await editor.openForm(`${url}/form/${path ?? trigger?.webhookId}`);
		await fill(form, id, round);
		const execution = await rest.executionEnd(await newExecution(id, known));
		// Not earlier: the page that says the end also lets the run end.
		await form.close();
		return execution;
	}
}

function pictures() {
	return pictureFiles(join(n8n.userFolder, 'pictures'));
}

/** @param {{ type: string, disabled?: boolean }} node */
function isForm({ type, disabled }) {
	return type === 'n8n-nodes-base.formTrigger' && !disabled;
}

/** @param {import('../../playground/restClient.mjs').WorkflowContent} content */
function startsWithForm({ nodes }) {
	return nodes.some(isForm);
}

/** @param {import('../../playground/restClient.mjs').WorkflowContent} content @returns {string} */
function triggerOf({ nodes }) {
	for (const kind of ['manualTrigger', 'scheduleTrigger', 'executeWorkflowTrigger']) {
		const found = nodes.find(
			({ type, disabled }) => type === `n8n-nodes-base.${kind}` && !disabled,
		);
		if (found) return found.name;
	}
	throw new Error('No trigger that can be run by hand');
}

/** @param {string} workflowId @param {string[]} known @returns {Promise<string>} id of one not known */
async function newExecution(workflowId, known) {
	for (const until = Date.now() + 30_000; Date.now() < until; await pause(200)) {
		const found = (await n8n.rest.executionsOf(workflowId)).find(({ id }) => !known.includes(id));
		if (found) return found.id;
	}
	throw new Error('The run did not begin within 30 s');
}
