// @ts-check
/** The files of the tree that are, or are about to be, in git. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';

import { command } from './command.mjs';

/** @param {string} root @returns {Promise<string[]>} paths below root, with forward slashes */
export async function treeFiles(root) {
	const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
	// The tree may belong to another user, as in a container.
	const { code, stdout, output } = await command('git', ['-c', 'safe.directory=*', ...list], {
		cwd: root,
	});
	if (code !== 0) throw new Error(`git cannot list the files: ${output.trim()}`);
	const names = [...new Set(stdout.split('\0'))].filter((name) => name !== '');
	return names.filter((name) => lstatSync(join(root, name), { throwIfNoEntry: false })?.isFile());
}
