// @ts-check
/** Gate `imports`: every import goes the way the layers allow. */
import importRule from './importRule.cjs';

/** @type {import('./gate.mjs').Gate} */
export const imports = {
	name: 'imports',
	complaints: async ({ root }) => importRule.brokenImports(importRule.sourcesOf(root)),
};
