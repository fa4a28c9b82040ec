// @ts-check
/** Gate `zod-versions`: every node of the packed package loads with each zod that n8n ships. */
import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { node, spoken } from './command.mjs';

/** n8n 1.115 to 2.20 ship the first, 2.41 the second; by the folders they are installed in. */
const shipped = { '3.25.67': 'zod-3-25-67', '3.25.76': 'zod' };
const loader = fileURLToPath(new URL('loadPackage.cjs', import.meta.url));

/** @type {import('./gate.mjs').Gate} */
export const zodVersions = {
	name: 'zod-versions',
	async complaints(tree) {
		const { folder } = await tree.packed();
		const answers = Object.entries(shipped).map(async ([version, installed]) => {
			const modules = n8nModules(tree, version, installed);
			const env = { NODE_PATH: modules };
			const { code, output } = await node([loader, folder], { cwd: folder, env });
			return code === 0 ? [] : [`with zod ${version}:`, ...spoken(output)];
		});
		return (await Promise.all(answers)).flat();
	},
};

/**
 * What n8n has on NODE_PATH, and nothing else: the package lies where node_modules of the tree is not found.
 *
 * @param {import('./gate.mjs').Tree} tree
 * @param {string} version
 * @param {string} installed
 */
function n8nModules(tree, version, installed) {
	const from = (/** @type {string} */ name) => realpathSync(join(tree.root, 'node_modules', name));
	const manifest = JSON.parse(readFileSync(join(from(installed), 'package.json'), 'utf8'));
	if (manifest.version !== version) {
		throw new Error(`node_modules/${installed} is zod ${manifest.version}, not ${version}`);
	}
	const modules = join(tree.scratch('modules'), 'node_modules');
	mkdirSync(modules);
	symlinkSync(from(installed), join(modules, 'zod'), 'junction');
	for (const name of ['luxon', 'n8n-workflow']) {
		symlinkSync(from(name), join(modules, name), 'junction');
	}
	return modules;
}
