/** What counts as naming a module: everything that loads one, in sources and in compiled code. */
import { importsOf } from '../../gates/importsOf.cjs';

const modulesIn = (text: string, name = 'a.ts') =>
	importsOf(text, name).map(({ module }) => module);

it.each([
	[`import 'm'`],
	[`import type { T } from 'm'`],
	[`export * from 'm'`],
	[`import m = require('m')`],
	[`let t: import('m').T`],
	[`const m = await import('m')`],
	[`const m = () => require("m")`],
	['const m = require(`m`)'],
	[`require.resolve('m')`],
])('finds m in %s', (text) => {
	expect(modulesIn(text)).toEqual(['m']);
});

it.each([
	['require(name)'],
	['import(name)'],
	['const load = require'],
	['module.require(name)'],
	['[require].map(String)'],
	['require.cache'],
])('finds a module without a name in %s', (text) => {
	expect(modulesIn(text, 'a.js')).toEqual([null]);
});

it.each([[`// require('m')`], [`const text = "import 'm'"`], ['/require(x)/'], ['export {}']])(
	'finds nothing in %s',
	(text) => {
		expect(modulesIn(text, 'a.js')).toEqual([]);
	},
);

it('tells the line', () => {
	expect(importsOf(`\n\nimport 'm'`, 'a.ts')).toEqual([{ module: 'm', line: 3 }]);
});
