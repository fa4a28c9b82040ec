// @ts-check
/** What a `<workflow>.e2e.mjs` beside this file may say about its workflow; everything is optional. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Seen what a check gets to look at
 * @property {import('../../playground/restClient.mjs').RestClient} rest
 * @property {import('../../playground/editor.mjs').Editor} editor showing the workflow after its run
 * @property {import('../../playground/restClient.mjs').Execution} execution
 * @property {(name: string) => string} picture where a picture of that name belongs
 *
 * @typedef {object} WorkflowTest
 * @property {string[]} [mayRest] nodes that need not run: branches not taken by default
 * @property {string[]} [mayBeEmpty] nodes whose output may have no items
 * @property {(form: import('../../playground/editor.mjs').Page, round: number, picture: (name: string) => string) => Promise<void>} [fillForm]
 *   for workflows that start with a form: fills in and sends it; round 0 is the editor's, and the
 *   one that takes pictures
 * @property {(rest: import('../../playground/restClient.mjs').RestClient, id: string) => Promise<void>} [beforePublishing]
 *   for workflows that cannot be published without a credential: chooses it, as the owner does
 * @property {(seen: Seen) => Promise<void>} [afterEditorRun]
 * @property {(seen: Omit<Seen, 'picture'>, round: number) => Promise<void>} [afterRestRun] rounds 1, 2
 */

/** @param {string} file "loyalty-scorecard.json" @returns {Promise<WorkflowTest>} */
export async function workflowTest(file) {
	const folder = dirname(fileURLToPath(import.meta.url));
	const own = join(folder, file.replace(/\.json$/, '.e2e.mjs'));
	return existsSync(own) ? (await import(own)).default : {};
}
