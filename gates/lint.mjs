// @ts-check
/** Gate `lint`: n8n's strict lint, and proof that the rules for nodes are among those it applies. */
import { node, spoken } from './command.mjs';

/** Breaks two rules that only eslint-plugin-n8n-nodes-base has. */
const planted = `import type { INodeProperties } from 'n8n-workflow';
export const planted: INodeProperties = { displayName: 'lower case', name: 'planted', type: 'boolean', default: false, description: 'Plants it' };
`;
const expected = [
	'n8n-nodes-base/node-param-display-name-miscased',
	'n8n-nodes-base/node-param-description-boolean-without-whether',
];

/** @type {import('./gate.mjs').Gate} */
export const lint = {
	name: 'lint',
	async complaints({ root }) {
		const [{ code, output }, missing] = await Promise.all([
			node(['node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'lint'], { cwd: root }),
			rulesNotInForce(root),
		]);
		return code === 0 ? missing : [...spoken(output), ...missing];
	},
};

/** @param {string} root */
async function rulesNotInForce(root) {
	const eslint = ['node_modules/eslint/bin/eslint.js', '--format', 'json'];
	const stdin = ['--stdin', '--stdin-filename', 'nodes/shared/planted.ts'];
	const { output } = await node([...eslint, ...stdin], { cwd: root, input: planted });
	return expected
		.filter((rule) => !output.includes(`"${rule}"`))
		.map((rule) => `${rule} is not in force on nodes/`);
}
