// @ts-check
/** Gate `workflows`: every shipped workflow keeps the rules, and its expressions resolve on the sample. */
import { node, spoken } from './command.mjs';

/** @type {import('./gate.mjs').Gate} */
export const workflows = {
	name: 'workflows',
	async complaints({ root }) {
		const { code, output } = await node(['test/workflows/lint.cjs'], { cwd: root });
		if (code === 0) return [];
		const said = spoken(output);
		return said.length > 0 ? said : ['the lint of the workflows ended without a word'];
	},
};
