// @ts-check
/** Gate `format`: prettier would change nothing. */
import { node, spoken } from './command.mjs';

/** @type {import('./gate.mjs').Gate} */
export const format = {
	name: 'format',
	async complaints({ root }) {
		const prettier = ['node_modules/prettier/bin/prettier.cjs', '--check', '.'];
		const { code, output } = await node(prettier, { cwd: root });
		if (code === 0) return [];
		const files = spoken(output).filter((line) => /^\[(warn|error)\]/.test(line));
		return [...files, 'npm run format puts it right'];
	},
};
