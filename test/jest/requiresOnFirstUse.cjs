// A transform of jest: modules compiled by TypeScript load what they require when they first use it. A run in n8n's
// engine uses less than half of what n8n-core requires, and jest loads all of it again for every file of tests.
// @ts-check
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

const requireOfTypeScript =
	/^(\s*(?:const|var) \w+ = )((?:__importDefault\(|__importStar\()?require\("[^"]+"\)\)?);$/gm;

/**
 * Stands for a module: whatever is done to it loads the module and is done to that.
 * It is printed into the modules, so it can use nothing from outside.
 * @param {() => any} load
 */
function onFirstUse(load) {
	/** @type {any} */
	let loaded;
	const traps = new Proxy(/** @type {any} */ ({}), {
		get:
			(_, trap) =>
			/** @param {unknown} _target @param {any[]} args */
			(_target, ...args) =>
				/** @type {any} */ (Reflect)[trap]((loaded ??= load()), ...args),
	});
	return new Proxy({}, traps);
}

module.exports = {
	/** @param {string} source */
	process(source) {
		const code = source.replace(requireOfTypeScript, '$1onFirstUse(() => $2);');
		// At the end, where it moves no line and stands behind no directive.
		return { code: code === source ? source : `${code}\n${onFirstUse}\n` };
	},
	/** @param {string} source */
	getCacheKey: (source) =>
		createHash('sha256').update(source).update(readFileSync(__filename)).digest('hex'),
};
