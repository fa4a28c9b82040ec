// @ts-check
/** A copy of the tree with faults planted in it: the development packages are linked, not copied. */
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { command } from './command.mjs';
import { treeFiles } from './treeFiles.mjs';

/**
 * @template T
 * @param {string} root
 * @param {readonly import('./faults.mjs').Fault[]} faults
 * @param {(copy: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPlanted(root, faults, work) {
	const copy = mkdtempSync(join(tmpdir(), 'loyalty-planted-'));
	try {
		for (const file of await treeFiles(root)) {
			mkdirSync(dirname(join(copy, file)), { recursive: true });
			copyFileSync(join(root, file), join(copy, file));
		}
		symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
		await command('git', ['init', '--quiet'], { cwd: copy });
		for (const { gate, files } of faults) {
			for (const [file, planted] of Object.entries(files)) plant(join(copy, file), planted, gate);
		}
		return await work(copy);
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

/** @param {string} path @param {(text: string) => string} planted @param {string} gate */
function plant(path, planted, gate) {
	const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
	const after = planted(before);
	if (after === before) throw new Error(`the fault of ${gate} changes nothing in ${path}`);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, after);
}
