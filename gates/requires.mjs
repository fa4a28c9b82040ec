// @ts-check
/** Gate `requires`: what the packed code loads at run time is in the package or comes from n8n or Node.js. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import importsOf from './importsOf.cjs';

/** n8n puts its own modules on NODE_PATH; whatever else a file required would be missing there. */
const fromN8n = ['n8n-workflow', 'zod/v4', 'luxon', 'node:crypto'];

/** @type {import('./gate.mjs').Gate} */
export const requires = {
	name: 'requires',
	async complaints({ packed }) {
		const { folder, files } = await packed();
		return files
			.filter((file) => /\.[mc]?js$/.test(file))
			.flatMap((file) =>
				importsOf
					.importsOf(readFileSync(join(folder, file), 'utf8'), file)
					.filter(({ module }) => !isRelative(module) && !fromN8n.includes(module ?? ''))
					.map(({ module, line }) => `${file}:${line} requires ${module ?? 'a computed name'}`),
			);
	},
};

/** @param {string | null} module */
function isRelative(module) {
	return module !== null && /^\.\.?\//.test(module);
}
