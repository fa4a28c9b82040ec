// @ts-check
/** One hash over files and folders, to tell whether anything in them changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root
 * @param {string[]} names files or folders below root; missing ones count as empty
 * @returns {string}
 */
export function fingerprint(root, names) {
	const hash = createHash('sha256');
	/** @param {string} name */
	const add = (name) => {
		const path = join(root, name);
		if (!existsSync(path)) return;
		if (statSync(path).isDirectory()) {
			for (const entry of readdirSync(path).sort()) add(join(name, entry));
		} else {
			hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
		}
	};
	for (const name of names) add(name);
	return hash.digest('hex').slice(0, 16);
}
