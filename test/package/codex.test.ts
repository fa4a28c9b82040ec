/** The codex of each node: n8n files it under its own categories and finds it by its aliases. */
import { codexes } from './codexes.cjs';

const known = [
	'Analytics',
	'Communication',
	'Core Nodes',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

it.each(codexes)('of $file is one that n8n reads', ({ node, codex }) => {
	expect(codex.node).toBe(node);
	expect(codex.nodeVersion).toMatch(/^\d+\.\d+$/);
	expect(codex.codexVersion).toMatch(/^\d+\.\d+$/);
	expect(codex.categories.length).toBeGreaterThan(0);
	expect(known).toEqual(expect.arrayContaining(codex.categories));
	expect(codex.alias.length).toBeGreaterThan(0);
	// Without it n8n drops the whole codex.
	expect(codex.resources).toBeDefined();
});
