// @ts-check
/** The policy's lines: 100,000 candidates against 1,000,000 log rows, and half of both beside it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { limitLine, ratioLine } from '../line.mjs';

/** @typedef {{ seconds: number, cpuSeconds: number, memory: number, longestBlockMs: number, decided: number }} OurRun */

const folder = dirname(fileURLToPath(import.meta.url));
const MB = 2 ** 20;

/** @param {{ quick: boolean }} options @returns {Promise<import('../line.mjs').Line[]>} */
export async function policyLines({ quick }) {
	const [candidates, rounds] = quick ? [20_000, 3] : [100_000, 3];
	const rows = (/** @type {number} */ count) => count.toLocaleString('en');
	const what = `${rows(candidates)} candidates, ${rows(10 * candidates)} log rows: Decide Contacts`;
	const start = async (/** @type {number} */ count) =>
		await answeringProcess(process.execPath, [
			...['--expose-gc', '--max-old-space-size=6144', join(folder, 'oursProcess.mjs')],
			String(count),
		]);
	const [whole, half] = await step('Making candidates and their log up', async () =>
		Promise.all([start(candidates), start(candidates / 2)]),
	);
	/** @type {OurRun[]} */
	const all = [];
	/** @type {OurRun[]} */
	const halves = [];
	/** @type {number[]} */
	const cancels = [];
	try {
		await step(`Measuring ${what}`, async (report) => {
			// The first round warms both up; its times are not compared.
			for (let round = 0; round <= rounds; round++) {
				report(`round ${round} of ${rounds}`);
				all.push(await whole.ask('run'));
				halves.push(await half.ask('run'));
			}
			const least = Math.min(...all.map(({ seconds }) => seconds));
			for (const share of [0.2, 0.7]) {
				const { outcome, seconds } = await whole.ask(`cancel ${Math.round(1000 * share * least)}`);
				if (outcome !== 'stopped') throw new Error('The run ended before it could be stopped');
				cancels.push(seconds);
			}
		});
	} finally {
		whole.end();
		half.end();
	}
	const wrong = all.find(({ decided }) => decided !== candidates);
	if (wrong) throw new Error(`${wrong.decided} of ${candidates} candidates were decided about`);
	const measured = all.slice(1);
	/** @param {readonly OurRun[]} runs @param {Exclude<keyof OurRun, 'decided'>} figure */
	const figures = (runs, figure) => runs.map((run) => run[figure]);
	return [
		limitLine(`${what}, seconds`, figures(measured, 'seconds'), { below: 15, unit: 's' }),
		ratioLine(
			'  twice as many of both, in processor time',
			figures(measured, 'cpuSeconds'),
			figures(halves.slice(1), 'cpuSeconds'),
			2.4,
		),
		limitLine('  memory above the input, first run', [all[0].memory / MB], {
			...{ below: 500, unit: 'MB' },
		}),
		limitLine('  longest block of the event loop', figures(measured, 'longestBlockMs'), {
			...{ below: 100, unit: 'ms' },
		}),
		limitLine('  from cancel to the end of the run', cancels, {
			...{ below: 1, unit: 's', judged: 'most' },
		}),
	];
}
