// @ts-check
/** `npm run validate`: our figures beside published ones; fails when one is off. Takes `-- --json`. */
import util from 'node:util';

import { runToEnd } from '../playground/runToEnd.mjs';
import { PlaygroundStop } from '../playground/stop.mjs';
import { installProject } from '../playground/projectInstall.mjs';

await runToEnd(async () => {
	const { json } = options();
	const print = json ? printOnlyAnswer() : console.log;
	await installProject();
	// What these import is there only after the project's own installation.
	const { builtPackage } = await import('./builtPackage.mjs');
	const { allFigures } = await import('./figures/allFigures.mjs');
	const { figureTable } = await import('./figures/table.mjs');

	const outcome = await allFigures(await builtPackage());
	const { figures, skipped, notCompared, summary } = outcome;
	if (json) {
		print(JSON.stringify(outcome, null, '\t'));
	} else {
		print(`\n${figureTable(figures)}`);
		if (notCompared.length > 0) print('\nNot compared:');
		for (const { name, reason } of notCompared) print(`  ${name}: ${reason}`);
		if (skipped.length > 0) print('\nSkipped:');
		for (const { name, reason } of skipped) print(`  ${name}: ${reason}`);
		print(
			`\n${summary.compared} figures compared, ${summary.off} off; ${summary.skipped} sets of figures skipped`,
		);
	}
	if (summary.off > 0) process.exitCode = 1;
});

function options() {
	try {
		return util.parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
	} catch (error) {
		const { message } = /** @type {Error} */ (error);
		throw new PlaygroundStop(`This command takes: npm run validate -- [--json] (${message}).`);
	}
}

/** Progress goes to the error output from here on. @returns {(text: string) => void} prints the answer */
function printOnlyAnswer() {
	const write = process.stdout.write.bind(process.stdout);
	process.stdout.write = process.stderr.write.bind(process.stderr);
	return (text) => void write(`${text}\n`);
}
