// @ts-check
/** Runs a command's work: a stop prints one sentence, a signal leaves no process behind. */
import { endAllGroups } from './childProcess.mjs';
import { say } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

/** Longest time from the signal to the end of this process, whatever n8n does. */
const patience = 12_000;

/**
 * @param {() => Promise<unknown>} work
 * @param {{ onSignal?: () => void }} [options]
 */
export async function runToEnd(work, { onSignal } = {}) {
	let ending = false;
	/** @param {NodeJS.Signals} signal */
	const end = async (signal) => {
		// npm passes Ctrl-C on although the terminal already did: a second one is the same one.
		if (ending) return;
		ending = true;
		onSignal?.();
		await endAllGroups(patience);
		process.exit(signal === 'SIGINT' ? 130 : 143);
	};
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, (name) => void end(name));
	}
	try {
		await work();
	} catch (error) {
		if (ending) return;
		if (error instanceof PlaygroundStop) say(`\n${error.message}`);
		else console.error(error);
		await endAllGroups(patience);
		process.exit(1);
	}
}
