// @ts-check
/** The policy's lines: 100,000 candidates against 1,000,000 log rows, and half of both beside it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { limitLine, ratioLine } from '../line.mjs';

/** @typedef {{ seconds: number, cpuSeconds: number, longestBlockMs: number, decided: number }} OurRun */

const folder = dirname(fileURLToPath(import.meta.url));

/** @param {{ quick: boolean }} options @returns {Promise<import('../line.mjs').Line[]>} */
export async function policyLines({ quick }) {
	const [candidates, rounds] = quick ? [20_000, 3] : [100_000, 5];
	const rows = (/** @type {number} */ count) => count.toLocaleString('en');
	const what = `${rows(candidates)} candidates, ${rows(10 * candidates)} log rows: Decide Contacts`;
	const start = async (/** @type {number} */ count) =>
		await answeringProcess(process.execPath, [
			...['--expose-gc', '--max-old-space-size=6144', join(folder, 'oursProcess.mjs')],
			String(count),
		]);
	const [whole, half] = [await start(candidates), await start(candidates / 2)];
	/** @type {OurRun[]} */
	const all = [];
	/** @type {OurRun[]} */
	const halves = [];
	try {
		await step(`Measuring ${what}`, async (report) => {
			// The first round warms both up; its times are not compared.
			for (let round = 0; round <= rounds; round++) {
				report(`round ${round} of ${rounds}`);
				all.push(await whole.ask('run'));
				halves.push(await half.ask('run'));
			}
		});
	} finally {
		whole.end();
		half.end();
	}
	const measured = all.slice(1);
	const cpu = (/** @type {readonly OurRun[]} */ runs) => runs.slice(1).map((run) => run.cpuSeconds);
	return [
		limitLine(`${what}, seconds`, seconds(measured), { below: 15, unit: 's' }),
		ratioLine('  twice as many of both, in processor time', cpu(all), cpu(halves), 2.4),
		limitLine('  longest block of the event loop', blocks(measured), { below: 100, unit: 'ms' }),
	];
}

const seconds = (/** @type {readonly OurRun[]} */ runs) => runs.map((run) => run.seconds);
const blocks = (/** @type {readonly OurRun[]} */ runs) => runs.map((run) => run.longestBlockMs);
