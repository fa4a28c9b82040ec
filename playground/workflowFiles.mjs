// @ts-check
/** The shipped workflows as files, sub-workflows before the workflows that call them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { checkout } from './cache.mjs';

/** @typedef {{ file: string, hash: string, content: import('./restClient.mjs').WorkflowContent }} WorkflowFile */

export const workflowsFolder = join(checkout, 'workflows');

/** @param {string} [folder] @returns {WorkflowFile[]} */
export function workflowFiles(folder = workflowsFolder) {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			const hash = createHash('sha256').update(text).digest('hex');
			return { file, hash, content: JSON.parse(text) };
		});
	return calledFirst(files);
}

/**
 * The sub-workflow references of a workflow: `{ mode: 'list', value: '', cachedResultName }`.
 *
 * @param {import('./restClient.mjs').WorkflowContent} content
 * @returns {{ value: string, cachedResultName?: string }[]}
 */
export function references({ nodes }) {
	return nodes
		.map(({ parameters }) => parameters?.workflowId)
		.filter((locator) => locator?.__rl === true);
}

/** @param {WorkflowFile[]} files @returns {WorkflowFile[]} */
function calledFirst(files) {
	/** @type {Set<WorkflowFile>} */
	const ordered = new Set();
	/** @param {WorkflowFile} file @param {WorkflowFile[]} callers */
	const place = (file, callers) => {
		if (ordered.has(file) || callers.includes(file)) return;
		const called = references(file.content).map(({ cachedResultName }) => cachedResultName);
		for (const other of files) {
			if (called.includes(other.content.name)) place(other, [...callers, file]);
		}
		ordered.add(file);
	};
	for (const file of files) place(file, []);
	return [...ordered];
}
