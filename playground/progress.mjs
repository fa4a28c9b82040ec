// @ts-check
/** Progress lines: a step says what it does, how far it is, and how long it took. */

const patience = 1_500;
const between = process.stdout.isTTY ? 1_000 : 15_000;

/**
 * Runs one step. Steps of under a second and a half leave one line; longer ones announce
 * themselves first and report how far they are until they end.
 *
 * @template T
 * @param {string} what begins with a verb in -ing: "Building the package"
 * @param {(report: (detail: string) => void) => Promise<T>} work may report its state at any time
 * @param {{ usually?: string, quietWhenShort?: boolean }} [options] `usually`: how long it takes
 * @returns {Promise<T>}
 */
export async function step(what, work, { usually, quietWhenShort = false } = {}) {
	const began = Date.now();
	let detail = '';
	let announced = false;
	let told = began;
	const tick = setInterval(() => {
		const now = Date.now();
		if (!announced) {
			announced = true;
			say(`  ${what}${usually ? ` (usually ${usually})` : ''} …`);
		} else if (now - told >= between) {
			told = now;
			rewrite(`    ${detail ? `${detail}, ` : ''}${duration(now - began)} so far`);
		}
	}, patience);
	try {
		const answer = await work((state) => (detail = state));
		clearInterval(tick);
		if (announced || !quietWhenShort) say(`✓ ${what} (${duration(Date.now() - began)})`);
		return answer;
	} catch (error) {
		clearInterval(tick);
		say(`✗ ${what}`);
		throw error;
	}
}

let rewriting = false;

/** @param {string} line printed on a line of its own */
export function say(line) {
	process.stdout.write(`${rewriting ? '\r\x1b[K' : ''}${line}\n`);
	rewriting = false;
}

/** @param {string} line replaces the last such line on a terminal; elsewhere it is just printed */
function rewrite(line) {
	if (!process.stdout.isTTY) return say(line);
	process.stdout.write(`\r\x1b[K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`);
	rewriting = true;
}

/** @param {number} ms @returns {string} "0.4 s", "12 s", "3 min 5 s" */
export function duration(ms) {
	if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
	const seconds = Math.round(ms / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
