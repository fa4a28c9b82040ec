// Lets plain Node.js load the package's TypeScript, as jest does: for what runs workflows outside jest.
// @ts-check

const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const { '.json': json = () => undefined, ...others } = require.extensions;

/** @type {NodeJS.RequireExtensions[string]} */
const typescript = (module, file) => {
	const { code } = transformSync(readFileSync(file, 'utf8'), {
		filename: file,
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	});
	/** @type {any} */ (module)._compile(code, file);
};

// Before .json: beside X.node.ts lies X.node.json.
for (const name of Object.keys(require.extensions)) delete require.extensions[name];
Object.assign(require.extensions, { '.js': others['.js'], '.ts': typescript, '.json': json });
