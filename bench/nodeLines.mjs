// @ts-check
/** A node over a large shop: seconds, memory, the longest block of the event loop, and how soon it can be stopped. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../playground/progress.mjs';
import { answeringProcess } from './answeringProcess.mjs';
import { limitLine } from './line.mjs';
import { ratioText, spread, spreadText } from './spread.mjs';

/** @typedef {{ seconds: number, memory: number, longestBlockMs: number, leaving: number }} OurRun */

const folder = dirname(fileURLToPath(import.meta.url));
const MB = 2 ** 20;

/**
 * @param {object} measured
 * @param {string} measured.what
 * @param {readonly string[]} measured.program a file of this folder that answers runs, and what it is started with
 * @param {number} measured.leaving how many items have to come out
 * @param {boolean} measured.quick
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function nodeLines({ what, program: [file, ...args], leaving, quick }) {
	const ours = await answeringProcess(process.execPath, [
		...['--expose-gc', '--max-old-space-size=4096', join(folder, file)],
		...args,
	]);
	/** @type {OurRun[]} */
	const runs = [];
	/** @type {number[]} */
	const cancels = [];
	try {
		await step(`Measuring ${what}`, async (report) => {
			// The first round warms up; only its memory counts.
			for (let round = 0; round <= (quick ? 2 : 3); round++) {
				report(`round ${round}`);
				runs.push(await ours.ask('run'));
			}
			const least = Math.min(...runs.map(({ seconds }) => seconds));
			for (const share of [0.1, 0.5]) {
				const { outcome, seconds } = await ours.ask(`cancel ${Math.round(1000 * share * least)}`);
				if (outcome !== 'stopped') throw new Error('The run ended before it could be stopped');
				cancels.push(seconds);
			}
		});
	} finally {
		ours.end();
	}
	const wrong = runs.find((run) => run.leaving !== leaving);
	if (wrong) throw new Error(`${wrong.leaving} items came out instead of ${leaving}`);
	const [first, ...measured] = runs;
	const seconds = spread(measured.map((run) => run.seconds));
	return [
		{ name: `${what}, seconds`, measured: spreadText(seconds, ratioText), target: '', met: null },
		limitLine('  memory above the input, first run', [first.memory / MB], {
			...{ below: 500, unit: 'MB' },
		}),
		limitLine(
			'  longest block of the event loop',
			measured.map((run) => run.longestBlockMs),
			{ below: 100, unit: 'ms', judged: 'most' },
		),
		limitLine('  from cancel to the end of the run', cancels, {
			...{ below: 1, unit: 's', judged: 'most' },
		}),
	];
}
