// @ts-check
/** Packs the package as npm would publish it and installs it the way n8n's manual describes. */
import { createHash } from 'node:crypto';
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

	await step('Installing the package into n8n', async () => {
		const name = await packInto(nodes, source);
		if (readFileSync(manifest, 'utf8').includes(name)) return;
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
 * npm packs the same content into the same bytes, so the hash in the name is the content's.
 *
 * @param {string} folder
 * @param {string} source
 * @returns {Promise<string>} name of the tarball
 */
async function packInto(folder, source) {
	mkdirSync(inCache(), { recursive: true });
	const packed = mkdtempSync(inCache('packed-'));
	try {
		await npm(['pack', '--ignore-scripts', '--pack-destination', packed], {
			cwd: source,
			name: 'package-pack',
		});
		const [tarball = ''] = readdirSync(packed);
		const hash = createHash('sha256')
			.update(readFileSync(join(packed, tarball)))
			.digest('hex');
		const name = tarball.replace(/\.tgz$/, `-${hash.slice(0, 12)}.tgz`);
		renameSync(join(packed, tarball), join(folder, name));
		return name;
	} finally {
		rmSync(packed, { recursive: true, force: true });
	}
}
