// Unit, property, contract and in-process workflow tests; the end-to-end tests have their own runner.
/** @type {import('jest').Config} */
export default {
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform: {
		'^.+\\.(ts|mjs)$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
		],
	},
	testEnvironment: 'node',
	maxWorkers: 2,
};
