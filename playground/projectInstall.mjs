// @ts-check
/** Installs the project's own development packages when node_modules is not what the lock asks for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkout } from './cache.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

export function needNode20() {
	if (Number(process.versions.node.split('.')[0]) >= 20) return;
	throw new PlaygroundStop(
		`Node.js 20 or newer is needed and this is ${process.version}: install it from nodejs.org.`,
	);
}

/** Uses only Node's own modules: it runs before anything is installed. */
export async function installProject() {
	needNode20();
	if (isInstalled()) return;
	await step(
		'Installing the development packages',
		async () => await npm(['ci', '--ignore-scripts'], { cwd: checkout, name: 'npm-ci' }),
		{ usually: '1 to 2 minutes' },
	);
}

/**
 * npm records what it installed in node_modules/.package-lock.json, as its last act: a stopped
 * installation has none. Comparing with it spares a stamp of our own and accepts `npm install`.
 *
 * @returns {boolean}
 */
function isInstalled() {
	const lock = join(checkout, 'package-lock.json');
	const installed = join(checkout, 'node_modules', '.package-lock.json');
	if (!existsSync(installed)) return false;
	if (!existsSync(lock)) return true;
	const present = lockedPackages(installed);
	return Object.entries(lockedPackages(lock)).every(
		([path, { version, optional }]) =>
			path === '' || optional === true || present[path]?.version === version,
	);
}

/** @param {string} file @returns {Record<string, LockedPackage>} */
function lockedPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}
