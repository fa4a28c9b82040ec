// @ts-check
/** Gate `lockfile`: every lock knows what its package.json asks for, and names no address to fetch it from. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { treeFiles } from './treeFiles.mjs';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** @type {import('./gate.mjs').Gate} */
export const lockfile = {
	name: 'lockfile',
	async complaints({ root }) {
		const files = await treeFiles(root);
		const locks = files.filter((file) => posix.basename(file) === 'package-lock.json');
		if (!locks.includes('package-lock.json')) return ['package-lock.json is missing'];
		return locks.flatMap((lock) => {
			const { packages } = JSON.parse(readFileSync(join(root, lock), 'utf8'));
			const addressed = Object.entries(packages)
				.filter(([, { resolved }]) => /:\/\//.test(resolved ?? ''))
				.map(([name]) => `${lock}: ${name} has a "resolved" address`);
			return [...addressed, ...behind(root, lock, packages[''] ?? {})];
		});
	},
};

/** @param {string} root @param {string} lock @param {Record<string, unknown>} locked */
function behind(root, lock, locked) {
	const manifest = join(root, posix.dirname(lock), 'package.json');
	if (!existsSync(manifest)) return [];
	const asked = JSON.parse(readFileSync(manifest, 'utf8'));
	return kinds
		.filter((kind) => JSON.stringify(sorted(asked[kind])) !== JSON.stringify(sorted(locked[kind])))
		.map((kind) => `${lock} is behind its package.json in ${kind}: run npm install`);
}

/** @param {unknown} versions */
function sorted(versions) {
	return Object.entries(versions ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
