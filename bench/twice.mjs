// @ts-check
/** How a side is timed: once as it is after it has waited for the other one, and once right after that. */

/**
 * While the other side runs, V8 shrinks its heap to what is in use. The next run then begins with many small
 * collections, and one of all the input beside it; of a program that works on, it tells less than the one after it.
 *
 * @template Answer
 * @typedef {{ rested: Answer, warm: Answer }} Both
 */

/**
 * @param {{ ask: (line: string) => Promise<any> }} side
 * @param {string} line
 * @returns {Promise<Both<any>>}
 */
export async function askTwice(side, line) {
	return { rested: await side.ask(line), warm: await side.ask(line) };
}
