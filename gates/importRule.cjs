// @ts-check
/** The import rule: which layer may import which, and what breaks it. */
const { readFileSync, readdirSync, existsSync } = require('node:fs');
const { join, posix, sep } = require('node:path');
const { importsOf } = require('./importsOf.cjs');

const mathematics = ['core', 'core/numeric'];
const rooms = ['core/metrics', 'core/models', 'core/evaluate', 'core/simulate', 'core/policy'];
const core = [...mathematics, ...rooms];
const counting = [...mathematics, 'core/metrics', 'core/models'];
const node = [...core, 'schema', 'nodes/shared', 'n8n-workflow', 'zod/v4', 'node:crypto'];

/** Layers and packages that a layer may import besides itself. @type {Record<string, string[]>} */
const MAY_IMPORT = {
	core: [],
	'core/numeric': mathematics,
	'core/metrics': mathematics,
	'core/models': mathematics,
	'core/policy': mathematics,
	'core/evaluate': counting,
	'core/simulate': counting,
	schema: [...core, 'zod/v4', 'luxon'],
	'nodes/shared': node,
	'nodes/<Node>': node,
	credentials: ['n8n-workflow'],
};
/** Scripts may import what they like, except the tests. */
const SCRIPTS = ['playground', 'bench', 'gates'];

/** @typedef {{ path: string, text: string }} Source */

/** @param {readonly Source[]} sources @returns {string[]} one sentence per broken import */
function brokenImports(sources) {
	return sources.flatMap(({ path, text }) => {
		const layer = layerOf(path);
		const allowed = MAY_IMPORT[ruleOf(layer)];
		if (!allowed && !SCRIPTS.includes(layer)) return [`${path} is in no layer of the import rule`];
		return importsOf(text, path).flatMap(({ module, line }) => {
			const target = targetOf(path, module);
			const to = layerOf(target);
			const broken = allowed
				? (to !== layer && !allowed.includes(to)) || /\.node$/.test(target)
				: to === 'test';
			return broken ? [`${path}:${line} imports ${module ?? 'a computed name'}`] : [];
		});
	});
}

/** @param {string} from @param {string | null} module a path below the root, or a package's name */
function targetOf(from, module) {
	if (module === null || !/^\.\.?(\/|$)/.test(module)) return module ?? '?';
	return posix.join(posix.dirname(from), module);
}

/** @param {string} path @returns {string} its folder in the rule: `core/metrics`, `nodes/ChurnRisk` */
function layerOf(path) {
	const [top, second, ...deeper] = path.split('/');
	if (top === 'core') return deeper.length > 0 ? `core/${second}` : 'core';
	if (top === 'nodes') return `nodes/${second}`;
	return ['schema', 'credentials', 'test', ...SCRIPTS].includes(top) ? top : path;
}

/** @param {string} layer */
function ruleOf(layer) {
	return /^nodes\/(?!shared$)/.test(layer) ? 'nodes/<Node>' : layer;
}

/** @param {string} root @returns {Source[]} */
function sourcesOf(root) {
	const folders = ['core', 'schema', 'nodes', 'credentials', ...SCRIPTS];
	return folders
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
				(name) => `${folder}/${name.split(sep).join('/')}`,
			),
		)
		.filter((path) => /\.[mc]?[jt]s$/.test(path) && !path.includes('node_modules/'))
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

module.exports = { brokenImports, sourcesOf };
