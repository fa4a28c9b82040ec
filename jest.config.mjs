// Unit, property, contract and in-process workflow tests; the end-to-end tests have their own runner.

// Packages of n8n's own nodes that come as ES modules only, which jest on Node 20 cannot require.
const esModules = 'htmlparser2|domhandler|domutils|dom-serializer|domelementtype|entities';

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
	},
	transformIgnorePatterns: [`/node_modules/(?!(.+/)?(${esModules})/)`],
	testEnvironment: 'node',
	// Loading n8n's engine and nodes takes seconds on a busy machine; no test measures time.
	testTimeout: 60_000,
	maxWorkers: 2,
};
