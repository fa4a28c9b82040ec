// @ts-check
/** One fault for each gate, planted where no other gate can see it. */

/**
 * @typedef {object} Fault
 * @property {string} gate the one that has to turn red
 * @property {string} what
 * @property {Record<string, (text: string) => string>} files what becomes of each file's text; '' where it is new
 * @property {string[]} says what the gate's complaints have to mention
 */

/** @type {Fault[]} */
export const faults = [
	{
		gate: 'types',
		what: 'a wrong type in a test and one in a script',
		files: {
			'test/plantedType.ts': () => `export const planted: number = 'one';\n`,
			'bench/plantedType.mjs': () =>
				`// @ts-check\n/** @type {number} */\nexport const planted = 'one';\n`,
		},
		says: ['test/plantedType.ts', 'bench/plantedType.mjs'],
	},
	{
		gate: 'scan-package',
		what: 'a banned global in core, behind a comment that only our own lint heeds',
		files: {
			'core/plantedGlobal.ts': () =>
				`/* eslint-disable @n8n/community-nodes/no-restricted-globals */\nexport const planted = () => globalThis;\n`,
		},
		says: ['core/plantedGlobal.js', 'no-restricted-globals'],
	},
	{
		gate: 'lint',
		what: 'a timer in a test',
		files: { 'test/plantedTimer.ts': () => `export const planted = () => setTimeout;\n` },
		says: ['test/plantedTimer.ts', 'no-restricted-globals'],
	},
	{
		gate: 'scan-source',
		what: 'a field that breaks a rule of eslint-plugin-n8n-nodes-base, behind a comment that only our own lint heeds',
		files: {
			'nodes/shared/plantedField.ts': () => `import type { INodeProperties } from 'n8n-workflow';

/* eslint-disable n8n-nodes-base/node-param-description-boolean-without-whether */
export const planted: INodeProperties = {
	displayName: 'Planted',
	name: 'planted',
	type: 'boolean',
	default: false,
	description: 'Plants a fault',
};
`,
		},
		says: ['nodes/shared/plantedField.ts', 'n8n-nodes-base/'],
	},
	{
		gate: 'requires',
		what: 'a build step that puts code into dist which needs a development package',
		files: {
			'gulpfile.js': (text) => `${text}
const icons = exports.buildIcons;
exports.buildIcons = () => {
	require('node:fs').writeFileSync('dist/core/planted.js', "require('moment-timezone');");
	return icons();
};
`,
		},
		says: ['dist/core/planted.js', 'moment-timezone'],
	},
	{
		gate: 'zod-versions',
		what: 'a schema that the older zod does not have',
		files: {
			'schema/parse.ts': (text) =>
				`${text}\nexport const planted = z.stringFormat('planted', /^planted$/);\n`,
		},
		says: ['with zod 3.25.67', 'stringFormat'],
	},
	{
		gate: 'pack-list',
		what: 'a build that leaves the codex files behind',
		files: {
			'tsconfig.json': (text) => text.replace('nodes/**/*.json', 'nodes/**/*.codex.json'),
		},
		says: ['LoyaltyMetrics.node.json is missing'],
	},
	{
		gate: 'format',
		what: 'a source with two spaces and double quotes',
		files: {
			'core/plantedFormat.ts': () => `export function planted() {\n  return "planted";\n}\n`,
		},
		says: ['core/plantedFormat.ts'],
	},
	{
		gate: 'imports',
		what: 'luxon in core',
		files: {
			'core/plantedImport.ts': () =>
				`import { DateTime } from 'luxon';\n\nexport const planted = () => DateTime.utc();\n`,
		},
		says: ['core/plantedImport.ts:1 imports luxon'],
	},
	{
		gate: 'lockfile',
		what: 'a package locked to an address',
		files: {
			'package-lock.json': (text) =>
				text.replace(
					/("node_modules\/luxon": \{)/,
					'$1\n"resolved": "https://example.com/luxon.tgz",',
				),
		},
		says: ['node_modules/luxon has a "resolved" address'],
	},
	{
		gate: 'portable',
		what: "a page that names a folder of somebody's machine",
		files: { 'docs/planted.md': () => `# Planted\n\nSee ${['', 'root', 'planted'].join('/')}.\n` },
		says: ['docs/planted.md:3'],
	},
	{
		gate: 'workflows',
		what: 'a node of a shipped workflow that stands off the grid',
		files: {
			'workflows/load-my-orders.json': (text) =>
				text.replace(/"position": \[\s*-?\d+/, (place) => `${place}1`),
		},
		says: ['load-my-orders.json', '(grid)'],
	},
	{
		gate: 'tests',
		what: 'a test that fails',
		files: {
			'test/planted.test.ts': () => `it('is planted', () => {\n\texpect(1).toBe(2);\n});\n`,
		},
		says: ['is planted'],
	},
];
