import { runNode } from '../workflows/engine.cjs';
import { process } from './requiresOnFirstUse.cjs';
import { runText } from './runText.cjs';

const run = (text: string, modules: Readonly<Record<string, unknown>>) =>
	runText(process(text).code, modules);

test('a module is loaded when it is first used, and once', () => {
	const { exported, loaded } = run(
		`"use strict";
const used_1 = require("used");
const unused_1 = require("unused");
exports.twice = (x) => (0, used_1.half)(x) * 4;`,
		{ used: { half: (x: number) => x / 2 } },
	);
	expect(loaded).toEqual([]);
	expect([exported.twice(3), exported.twice(5)]).toEqual([6, 10]);
	expect(loaded).toEqual(['used']);
});

test('a default import is the module itself', () => {
	const { exported, loaded } = run(
		`\tconst get_1 = __importDefault(require("lodash/get"));
exports.answer = () => get_1.default("a");`,
		{ 'lodash/get': (name: string) => `${name}!` },
	);
	expect(loaded).toEqual([]);
	expect(exported.answer()).toBe('a!');
});

test('what a class extends is loaded at once', () => {
	class Base {}
	const { exported, loaded } = run(
		`const base_1 = require("base");
class Derived extends base_1.Base {}
exports.made = () => new Derived();`,
		{ base: { Base } },
	);
	expect(loaded).toEqual(['base']);
	expect(exported.made()).toBeInstanceOf(Base);
});

test('what can be asked of a module can be asked of its stand-in', () => {
	const counted = { n: 1 };
	const { exported } = run(
		`const counted_1 = require("counted");
exports.keys = () => Object.keys(counted_1);
exports.has = (key) => key in counted_1;
exports.set = (n) => { counted_1.n = n; };`,
		{ counted },
	);
	expect(exported.keys()).toEqual(['n']);
	expect([exported.has('n'), exported.has('m')]).toEqual([true, false]);
	exported.set(2);
	expect(counted.n).toBe(2);
});

test('a module that is missing is missed where it is used', () => {
	const { exported } = run('const gone_1 = require("gone");\nexports.use = () => gone_1.x;', {});
	expect(exported.use).toThrow("Cannot find module 'gone'");
});

test('lines stay where they were, and a text without such imports as it was', () => {
	const source = `"use strict";\nvar a_1 = require("a");\nexports.b = 1;`;
	expect(process(source).code.split('\n').slice(0, 3)).toEqual([
		'"use strict";',
		'var a_1 = onFirstUse(() => require("a"));',
		'exports.b = 1;',
	]);
	for (const other of [
		'require("reflect-metadata");',
		'const n = 1;',
		'const f = require(name);',
	]) {
		expect(process(other).code).toBe(other);
	}
});

test('a run in the engine leaves out the heavy packages that it does not use', async () => {
	const node = {
		type: 'n8n-nodes-loyalty.contactPolicy',
		parameters: { resource: 'decision', operation: 'explainPolicy' },
	};
	expect((await runNode(node, [{}])).status).toBe('success');
	const modules = Object.keys(require.cache);
	const of = (name: string) => modules.filter((file) => file.includes(`/node_modules/${name}/`));
	expect(of('n8n-core')).not.toEqual([]);
	for (const heavy of ['@langchain/core', 'langsmith', 'ssh2', 'undici']) {
		expect(of(heavy)).toEqual([]);
	}
	expect(modules.filter((file) => file.endsWith('/LoyaltyMetrics.node.ts'))).toEqual([]);
});
