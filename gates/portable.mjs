// @ts-check
/** Gate `portable`: no file names a folder or a host of the machine it was written on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { treeFiles } from './treeFiles.mjs';

const traces = {
	"a folder of somebody's machine":
		/\/(work|root|tmp\/bash_jobs|(home|Users)\/(?!node\b)\w+)\/[\w.-]/,
	'the address of a registry': /https?:\/\/registry\./i,
	'an address in a private network': /https?:\/\/(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d/,
};

/** @type {import('./gate.mjs').Gate} */
export const portable = {
	name: 'portable',
	async complaints({ root }) {
		const files = await treeFiles(root);
		return files.flatMap((file) => {
			const text = readFileSync(join(root, file), 'utf8');
			if (text.includes('\0')) return [];
			return text.split('\n').flatMap((line, index) =>
				Object.entries(traces)
					.filter(([, trace]) => trace.test(line))
					.map(([what]) => `${file}:${index + 1} names ${what}`),
			);
		});
	},
};
