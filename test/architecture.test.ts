/** The import rule of the house: core ← schema ← nodes, and nobody imports the tests or another node. */
import { brokenImports, sourcesOf } from '../gates/importRule.cjs';

it('holds in every source and script', () => {
	expect(brokenImports(sourcesOf('.'))).toEqual([]);
});
