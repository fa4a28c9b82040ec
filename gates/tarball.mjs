// @ts-check
/** Builds the package, packs it as npm would publish it, and unpacks that where the tree is not found. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

import { command, spoken } from './command.mjs';

/**
 * @param {string} root
 * @param {string} into an empty folder
 * @returns {Promise<import('./gate.mjs').Packed>}
 */
export async function packedInto(root, into) {
	const build = await command('npm', ['run', 'build'], { cwd: root });
	if (build.code !== 0) throw notMade('build', build.output);
	const pack = ['pack', '--ignore-scripts', '--pack-destination', into];
	const packed = await command('npm', pack, { cwd: root });
	if (packed.code !== 0) throw notMade('pack', packed.output);

	const [tarball = ''] = readdirSync(into);
	const unpacked = join(into, 'unpacked');
	mkdirSync(unpacked);
	const untar = await command('tar', ['-xzf', tarball, '-C', unpacked], { cwd: into });
	if (untar.code !== 0) throw notMade('unpack', untar.output);

	const folder = join(unpacked, 'package');
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.map((path) => path.split(sep).join('/'));
	return { folder, files: files.sort() };
}

/** @param {'build' | 'pack' | 'unpack'} what @param {string} output */
function notMade(what, output) {
	const lines = spoken(output).filter((line) => !/^(> |\[\d)/.test(line));
	const said = lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'no reason given';
	const rest = what === 'build' ? '; npm run build says the rest' : '';
	return new Error(`the package does not ${what}: ${said.trim()}${rest}`);
}
