// @ts-check
/** Imports the shipped workflows into n8n as its editor would, and never over someone's own edits. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { RestError } from './restClient.mjs';
import { references, workflowFiles } from './workflowFiles.mjs';

/**
 * @typedef {import('./restClient.mjs').RestClient} RestClient
 * @typedef {import('./restClient.mjs').WorkflowContent} WorkflowContent
 * @typedef {import('./restClient.mjs').StoredWorkflow} StoredWorkflow
 * @typedef {{ id: string, name: string, shipped: string, stored: string }} Imported hashes of the shipped file and of what n8n stored
 * @typedef {'imported' | 'updated' | 'unchanged' | 'edited' | 'deleted'} Outcome
 */

/**
 * @param {RestClient} rest logged in
 * @param {string} userFolder where the note of earlier imports is kept
 * @param {import('./workflowFiles.mjs').WorkflowFile[]} [files]
 * @returns {Promise<{ file: string, id: string, name: string, outcome: Outcome }[]>}
 */
export async function importWorkflows(rest, userFolder, files = workflowFiles()) {
	const note = join(userFolder, 'imported.json');
	/** @type {Record<string, Imported>} */
	const imported = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
	/** @type {Set<string> | undefined} asked for when first needed: the answer is 10 MB long */
	let needsWebhook;
	const outcomes = [];
	for (const { file, hash, content } of files) {
		const before = imported[file];
		const present = before && (await stored(rest, before.id));
		const outcome = decide(before, hash, present);
		if (outcome === 'imported' || outcome === 'updated') {
			needsWebhook ??= await webhookTypes(rest, files);
			const prepared = prepare(content, needsWebhook, imported, present);
			const { id } =
				present && outcome === 'updated'
					? await rest.updateWorkflow(present.id, prepared)
					: await rest.createWorkflow(prepared);
			const now = contentHash(await rest.workflow(id));
			imported[file] = { id, name: content.name, shipped: hash, stored: now };
			// After each one: a start that is stopped here must not import it again.
			writeFileSync(note, `${JSON.stringify(imported, null, '\t')}\n`);
		}
		outcomes.push({ file, id: imported[file]?.id ?? '', name: content.name, outcome });
	}
	return outcomes;
}

/**
 * @param {Imported | undefined} before
 * @param {string} hash of the shipped file
 * @param {StoredWorkflow | undefined} present
 * @returns {Outcome}
 */
function decide(before, hash, present) {
	if (!before) return 'imported';
	const sameFile = before.shipped === hash;
	if (!present) return sameFile ? 'deleted' : 'imported';
	if (contentHash(present) !== before.stored) return 'edited';
	return sameFile ? 'unchanged' : 'updated';
}

/** How a file says that its sub-workflow is to be chosen; n8n starts nothing while a reference is empty. */
const notChosen = ['', 'not-chosen-yet'];

/**
 * What the editor makes of a file: its own choice of settings, webhook ids, sub-workflows chosen.
 *
 * @param {WorkflowContent} content
 * @param {Set<string>} needsWebhook
 * @param {Record<string, Imported>} imported
 * @param {StoredWorkflow | undefined} present its webhook ids stay, so that addresses do too
 * @returns {WorkflowContent}
 */
export function prepare(
	{ name, nodes, connections, settings = {} },
	needsWebhook,
	imported,
	present,
) {
	const { executionOrder, binaryMode } = settings;
	const copy = structuredClone({ name, nodes, connections });
	for (const node of copy.nodes) {
		node.id ??= randomUUID();
		const known = present?.nodes.find((other) => other.name === node.name)?.webhookId;
		if (needsWebhook.has(typeAndVersion(node))) node.webhookId ??= known ?? randomUUID();
	}
	for (const locator of references(copy)) {
		const called = Object.values(imported).find((one) => one.name === locator.cachedResultName);
		if (called && notChosen.includes(locator.value)) locator.value = called.id;
	}
	return {
		...copy,
		settings: {
			...(executionOrder === undefined ? {} : { executionOrder }),
			...(binaryMode === undefined ? {} : { binaryMode }),
		},
	};
}

/** @param {{ type: string, typeVersion?: number }} node */
function typeAndVersion({ type, typeVersion = 1 }) {
	return `${type} ${typeVersion}`;
}

/**
 * @param {RestClient} rest
 * @param {import('./workflowFiles.mjs').WorkflowFile[]} files
 * @returns {Promise<Set<string>>} the used types and versions that answer web addresses
 */
export async function webhookTypes(rest, files) {
	const used = new Set(files.flatMap(({ content }) => content.nodes.map(typeAndVersion)));
	/** @type {Set<string>} */
	const found = new Set();
	if (used.size === 0) return found;
	for (const { name, version, webhooks } of await rest.nodeTypes()) {
		if (!webhooks?.length) continue;
		for (const one of [version].flat()) {
			const key = typeAndVersion({ type: name, typeVersion: one });
			if (used.has(key)) found.add(key);
		}
	}
	return found;
}

/** @param {RestClient} rest @param {string} id @returns {Promise<StoredWorkflow | undefined>} */
async function stored(rest, id) {
	try {
		const workflow = await rest.workflow(id);
		return workflow.isArchived ? undefined : workflow;
	} catch (error) {
		if (error instanceof RestError && [403, 404].includes(error.status)) return undefined;
		throw error;
	}
}

/** @param {WorkflowContent} workflow @returns {string} hash of what a person can edit */
function contentHash({ name, nodes, connections, settings }) {
	const content = JSON.stringify(sorted({ name, nodes, connections, settings }));
	return createHash('sha256').update(content).digest('hex');
}

/** @param {unknown} value @returns {unknown} the same with every object's keys in one order */
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
