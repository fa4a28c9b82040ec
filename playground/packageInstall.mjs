// @ts-check
/** Packs the package as npm would publish it and installs it the way n8n's manual describes. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { checkout, inCache } from './cache.mjs';
import { fingerprint } from './fingerprint.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';

/**
 * Installs into `<userFolder>/.n8n/nodes`; does nothing when the same content is there already.
 *
 * @param {string} userFolder n8n's N8N_USER_FOLDER
 * @param {string} [source] folder of the package
 */
export async function installPackage(userFolder, source = checkout) {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const manifest = join(nodes, 'package.json');
	mkdirSync(nodes, { recursive: true });
	// npm would look for one in the folders above; n8n itself writes the same.
	if (!existsSync(manifest)) writeFileSync(manifest, '{"name":"installed-nodes","private":true}\n');

	const content = fingerprint(source, ['package.json', 'README.md', 'LICENSE', 'dist']);
	if (readFileSync(manifest, 'utf8').includes(content)) return;
	await step('Installing the package into n8n', async () => {
		const name = await packInto(nodes, source, content);
		await npm(['install', name, '--omit=peer', '--ignore-scripts', '--prefer-offline'], {
			cwd: nodes,
			name: 'package-install',
		});
		for (const old of readdirSync(nodes)) {
			if (old.endsWith('.tgz') && old !== name) rmSync(join(nodes, old));
		}
	});
}

/**
 * The content is in the name: npm would take a tarball of the same name for the one it has.
 *
 * @param {string} folder
 * @param {string} source
 * @param {string} content its fingerprint
 * @returns {Promise<string>} name of the tarball
 */
async function packInto(folder, source, content) {
	mkdirSync(inCache(), { recursive: true });
	const packed = mkdtempSync(inCache('packed-'));
	try {
		await npm(['pack', '--ignore-scripts', '--pack-destination', packed], {
			cwd: source,
			name: 'package-pack',
		});
		const [tarball = ''] = readdirSync(packed);
		const name = tarball.replace(/\.tgz$/, `-${content}.tgz`);
		renameSync(join(packed, tarball), join(folder, name));
		return name;
	} finally {
		rmSync(packed, { recursive: true, force: true });
	}
}
