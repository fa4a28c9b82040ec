// @ts-check
/** Gates `scan-source` and `scan-package`: n8n's own scanner, offline, on what we wrote and on what we ship. */
import { fileURLToPath } from 'node:url';

import { node, spoken } from './command.mjs';

const scanner = fileURLToPath(new URL('scanner.mjs', import.meta.url));

/** @type {import('./gate.mjs').Gate} */
export const scanSource = {
	name: 'scan-source',
	complaints: async (tree) => await scanned(tree, tree.root, 'source'),
};

/** @type {import('./gate.mjs').Gate} */
export const scanPackage = {
	name: 'scan-package',
	complaints: async (tree) => await scanned(tree, (await tree.packed()).folder, 'package'),
};

/**
 * The scanner makes a temporary folder when it loads and leaves it behind: its process gets one of ours.
 *
 * @param {import('./gate.mjs').Tree} tree
 * @param {string} folder
 * @param {'source' | 'package'} leg
 */
async function scanned(tree, folder, leg) {
	const TMPDIR = tree.scratch('scanner');
	const { stdout, output } = await node([scanner, folder, leg], {
		cwd: tree.root,
		env: { TMPDIR },
	});
	const [, answer] = /^scanned: (.*)$/m.exec(stdout) ?? [];
	if (!answer) return ['the scanner gave no answer', ...spoken(output).slice(0, 8)];
	const { passed, message, details } = JSON.parse(answer);
	if (passed === true && message === undefined) return [];
	return [message ?? 'the scanner does not pass it', ...spoken(details ?? '')];
}
