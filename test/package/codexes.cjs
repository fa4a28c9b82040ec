// @ts-check
/** Every registered node with the codex file beside its source, for the tests. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = json('package.json');

/**
 * @typedef {object} Codex
 * @property {string} node
 * @property {string} nodeVersion
 * @property {string} codexVersion
 * @property {string[]} categories
 * @property {string[]} alias
 * @property {object} [resources]
 */

/** @type {{ file: string, node: string, codex: Codex }[]} */
const codexes = manifest.n8n.nodes.map((/** @type {string} */ built) => {
	const file = built.replace(/^dist\//, '').replace(/\.js$/, '.json');
	const name = (file.split('/').at(-1) ?? '').split('.')[0];
	const node = `${manifest.name}.${name[0].toLowerCase()}${name.slice(1)}`;
	return { file, node, codex: json(file) };
});

module.exports = { codexes };
