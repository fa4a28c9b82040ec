// @ts-check
/**
 * Gate `lockfile`: every lock is complete, so that `npm ci` takes it on every platform, and names no
 * address to fetch a package from.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { treeFiles } from './treeFiles.mjs';

/** @typedef {Partial<Record<typeof kinds[number], Record<string, string>>>} Asking */
/** @typedef {Record<string, Asking & { resolved?: string }>} Locked by the folder it is installed in */

const kinds = /** @type {const} */ ([
	'dependencies',
	'devDependencies',
	'optionalDependencies',
	'peerDependencies',
]);

/** @type {import('./gate.mjs').Gate} */
export const lockfile = {
	name: 'lockfile',
	async complaints({ root }) {
		const files = await treeFiles(root);
		const locks = files.filter((file) => posix.basename(file) === 'package-lock.json');
		if (!locks.includes('package-lock.json')) return ['package-lock.json is missing'];
		return locks.flatMap((lock) => {
			const packages = JSON.parse(readFileSync(join(root, lock), 'utf8')).packages;
			const beside = join(root, posix.dirname(lock), 'package.json');
			const manifest = existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {};
			return [...addressed(packages), ...unlocked(packages), ...behind(manifest, packages[''])].map(
				(complaint) => `${lock}: ${complaint}`,
			);
		});
	},
};

/** @param {Locked} packages */
function addressed(packages) {
	return Object.entries(packages)
		.filter(([, { resolved }]) => /:\/\//.test(resolved ?? ''))
		.map(([folder]) => `${folder} has a "resolved" address`);
}

/**
 * npm leaves out an optional package that it could not look up, such as the binary for another
 * platform, and `npm ci` then refuses the whole lock.
 *
 * @param {Locked} packages
 */
function unlocked(packages) {
	return Object.entries(packages).flatMap(([folder, asking]) => {
		const wanted = { ...asking.dependencies, ...asking.optionalDependencies };
		return Object.keys(wanted)
			.filter((name) => !isFound(packages, folder, name))
			.map((name) => `${folder} asks for ${name}, which is not locked`);
	});
}

/** In the folder's own node_modules or in one further up. @param {Locked} packages @param {string} folder @param {string} name */
function isFound(packages, folder, name) {
	const steps = folder === '' ? [] : folder.split('/node_modules/');
	return [...steps.keys(), steps.length].some((depth) => {
		const above = steps.slice(0, depth).join('/node_modules/');
		return `${above}${above && '/'}node_modules/${name}` in packages;
	});
}

/** @param {Asking} manifest @param {Asking} locked */
function behind(manifest, locked) {
	return kinds
		.filter((kind) => sorted(manifest[kind]) !== sorted(locked[kind]))
		.map((kind) => `the ${kind} are not those of package.json: run npm install`);
}

/** @param {Record<string, string> | undefined} versions */
function sorted(versions = {}) {
	return JSON.stringify(Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1)));
}
