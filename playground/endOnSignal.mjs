// @ts-check
/** A signal ends this process and everything it started, within a bounded time. */
import { endAllGroups } from './childProcess.mjs';

const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * @param {number} [patience] milliseconds that a child has to end by itself
 * @returns {() => boolean} whether a signal has come
 */
export function endOnSignal(patience = 12_000) {
	let ending = false;
	for (const [signal, code] of Object.entries(codes)) {
		process.on(signal, async () => {
			// npm passes Ctrl-C on although the terminal already did: a second one is the same one.
			if (ending) return;
			ending = true;
			await endAllGroups(patience);
			process.exit(code);
		});
	}
	return () => ending;
}
