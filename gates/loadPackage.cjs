// @ts-check
/** `node gates/loadPackage.cjs FOLDER`: loads what a packed n8n package registers, the way n8n does. */
const { createRequire } = require('node:module');
const { realpathSync } = require('node:fs');
const { basename, join, sep } = require('node:path');

const folder = process.argv[2];
const load = createRequire(join(folder, 'package.json'));

const zod = load.resolve('zod/v4');
const expected = realpathSync(join(process.env.NODE_PATH ?? '', 'zod'));
if (!zod.startsWith(expected + sep)) throw new Error(`zod/v4 was found in ${zod}`);

const { nodes, credentials } = load('./package.json').n8n;
if (nodes.length === 0) throw new Error('the package registers no node');
for (const file of [...nodes, ...credentials]) {
	try {
		const [className] = basename(file).split('.');
		const { [className]: Class } = load(`./${file}`);
		const made = new Class();
		if (!(made.description?.name ?? made.name)) throw new Error('it has no name');
	} catch (error) {
		console.error(`${file} does not load: ${error instanceof Error ? error.message : error}`);
		process.exitCode = 1;
	}
}
