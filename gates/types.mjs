// @ts-check
/** Gate `types`: the sources, the tests and every script hold under TypeScript's strict rules. */
import { node, spoken } from './command.mjs';

/** @type {import('./gate.mjs').Gate} */
export const types = {
	name: 'types',
	async complaints({ root }) {
		const tsc = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.check.json'];
		const { code, output } = await node([...tsc, '--pretty', 'false'], { cwd: root });
		return code === 0 ? [] : spoken(output);
	},
};
