// @ts-check
/** Runs a command's work: a stop prints one sentence, a signal leaves no process behind. */
import { endAllGroups } from './childProcess.mjs';
import { endOnSignal } from './endOnSignal.mjs';
import { say } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

/** @param {() => Promise<unknown>} work */
export async function runToEnd(work) {
	const isEnding = endOnSignal();
	try {
		await work();
	} catch (error) {
		if (isEnding()) return;
		if (error instanceof PlaygroundStop) say(`\n${error.message}`);
		else console.error(error);
		await endAllGroups();
		process.exit(1);
	}
}
