// Unit, property, contract and in-process workflow tests; the end-to-end tests have their own runner.

// Packages of n8n's own nodes that come as ES modules only, which jest on Node 20 cannot require.
const esModules = 'htmlparser2|domhandler|domutils|dom-serializer|domelementtype|entities';

// Packages of n8n that TypeScript compiled: each module loads what it requires when it first uses it.
const loadedLate = 'n8n-core|n8n-workflow|n8n-nodes-base|@n8n/[^/]+';

// A look-up of a global is slow in the context that jest runs a file of tests in: those that are looked up most are
// handed to each module, which then cannot declare one of that name itself. `Set` is a class of n8n's nodes.
const globals =
	'Array Boolean Date Error Float64Array Infinity Int32Array Intl JSON Map Math Number Object Reflect RegExp String ' +
	'Symbol Uint32Array Uint8Array';

/** @type {[string, Record<string, unknown>]} */
const swc = ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }];

/** @type {import('jest').Config} */
export default {
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform: {
		'^.+\\.(ts|mjs)$': swc,
		[`/(${esModules})/.+\\.js$`]: swc,
		[`/node_modules/(${loadedLate})/.+\\.js$`]: '<rootDir>/test/jest/requiresOnFirstUse.cjs',
	},
	transformIgnorePatterns: [`/node_modules/(?!(.+/)?(${esModules}|${loadedLate})/)`],
	sandboxInjectedGlobals: globals.split(' '),
	testEnvironment: 'node',
	// Loading n8n's engine and nodes takes seconds on a busy machine; no test measures time.
	testTimeout: 60_000,
	maxWorkers: 2,
};
