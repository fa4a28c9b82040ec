// @ts-check
/** Gate `tests`: every jest test holds, but the one of the import rule, which is a gate of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { node, spoken } from './command.mjs';

/** Given on the command line it replaces the list in jest.config.mjs. */
const ignored = ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/architecture.test.ts'];

/** @type {import('./gate.mjs').Gate} */
export const tests = {
	name: 'tests',
	alone: true,
	async complaints(tree) {
		const answer = join(tree.scratch('jest'), 'answer.json');
		const jest = ['node_modules/jest/bin/jest.js', '--ci', '--json', '--outputFile', answer];
		const { code, output } = await node([...jest, '--testPathIgnorePatterns', ...ignored], {
			cwd: tree.root,
		});
		if (!existsSync(answer)) return ['jest gave no answer', ...spoken(output).slice(-8)];
		const { success, numPassedTests, testResults } = JSON.parse(readFileSync(answer, 'utf8'));
		if (code === 0 && success && numPassedTests > 0) return [];
		const failures = testResults.flatMap(failuresOf);
		return failures.length > 0 ? failures : [`jest ended with ${code}, ${numPassedTests} passed`];
	},
};

/** @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file */
function failuresOf({ status, message, assertionResults }) {
	const failed = assertionResults.filter((test) => test.status === 'failed');
	if (failed.length === 0) return status === 'failed' ? spoken(message).slice(0, 6) : [];
	return failed.flatMap((test) => [
		test.fullName,
		...spoken(test.failureMessages.join('\n'))
			.slice(0, 4)
			.map((line) => `  ${line}`),
	]);
}
