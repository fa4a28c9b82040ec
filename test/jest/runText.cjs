// Runs the text of a CommonJS module that requires modules made up for it.
// @ts-check
const { compileFunction } = require('node:vm');

/**
 * @param {string} text
 * @param {Readonly<Record<string, unknown>>} modules
 * @returns {{ exported: Record<string, any>, loaded: string[] }} `loaded`: what has been required so far
 */
function runText(text, modules) {
	/** @type {string[]} */
	const loaded = [];
	const exported = {};
	const run = compileFunction(text, ['exports', 'require', '__importDefault']);
	run(
		exported,
		/** @param {string} name */
		(name) => {
			loaded.push(name);
			if (!(name in modules)) throw new Error(`Cannot find module '${name}'`);
			return modules[name];
		},
		/** @param {unknown} module */
		(module) => ({ default: module }),
	);
	return { exported, loaded };
}

module.exports = { runText };
