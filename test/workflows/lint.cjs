// `npm run lint:workflows`: every rule over every shipped workflow, its expressions on the sample data.
// @ts-check

if (require.main === module) require('./loadSources.cjs');

const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { complaintsOf } = require('../../gates/workflows/rules.cjs');
const { nodeTypes } = require('./engine.cjs');
const { samplesOf, unresolvedExpressions } = require('./expressions.cjs');

const folder = join(__dirname, '..', '..', 'workflows');

/** @param {string} type @param {number} version */
function description(type, version) {
	try {
		const { description: found } = nodeTypes.getByNameAndVersion(type, version);
		return [found.version].flat().includes(version) ? found : undefined;
	} catch {
		return undefined;
	}
}

/**
 * @param {{ file: string, workflow: import('../../gates/workflows/workflow.cjs').WorkflowJson }[]} files
 * @returns {Promise<string[]>}
 */
async function lint(files) {
	const known = { description, all: files.map(({ workflow }) => workflow) };
	const lines = [];
	for (const { file, workflow } of files) {
		const found = complaintsOf(workflow, known);
		// What n8n cannot read it cannot run either.
		const runs = !found.some(({ rule }) => /^(structure|node-types|connections)$/.test(rule));
		const expressions = runs ? await unresolvedExpressions(workflow, samplesOf(file)) : [];
		lines.push(
			...found.map(({ rule, complaint }) => `${file}: ${complaint}  (${rule})`),
			...expressions.map((complaint) => `${file}: ${complaint}  (expressions)`),
		);
	}
	return lines;
}

/** The shipped workflows. */
function shipped() {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((file) => ({ file, workflow: JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

module.exports = { description, lint };

if (require.main === module) {
	const files = shipped();
	void lint(files).then((lines) => {
		for (const line of lines) console.log(line);
		console.log(`${files.length} workflows, ${lines.length} complaints`);
		process.exit(lines.length === 0 ? 0 : 1);
	});
}
