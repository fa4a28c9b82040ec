// @ts-check
/** The policy's lines: 100,000 candidates against 1,000,000 log rows, half of both beside it, and the nodes around it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { limitLine, ratioLine } from '../line.mjs';
import { nodeLines } from '../nodeLines.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {{ seconds: number, cpuSeconds: number, memory: number, longestBlockMs: number, leaving: number }} OurRun
 */

const folder = dirname(fileURLToPath(import.meta.url));
const MB = 2 ** 20;

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function policyLines({ quick }) {
	const customers = quick ? 20_000 : 100_000;
	const whole = customers.toLocaleString('en');
	const program = (/** @type {string} */ task) => [
		...[join('policy', 'oursProcess.mjs'), task, String(customers)],
	];
	return [
		...(await decideLines(quick)),
		...(await nodeLines({
			...{ what: `${whole} assigned customers: Compare Groups`, program: program('compare') },
			...{ leaving: 1, quick },
		})),
		...(await nodeLines({
			...{ what: `${whole} customers: Pseudonymize`, program: program('pseudonymize') },
			...{ leaving: customers, quick },
		})),
	];
}

const started = async (/** @type {string} */ task, /** @type {number} */ count) =>
	await answeringProcess(process.execPath, [
		...['--expose-gc', '--max-old-space-size=6144', join(folder, 'oursProcess.mjs')],
		...[task, String(count)],
	]);

/** @param {boolean} quick @returns {Promise<Line[]>} */
async function decideLines(quick) {
	const [candidates, rounds] = quick ? [20_000, 3] : [100_000, 3];
	const rows = (/** @type {number} */ count) => count.toLocaleString('en');
	const what = `${rows(candidates)} candidates, ${rows(10 * candidates)} log rows: Decide Contacts`;
	const [whole, half] = await step('Making candidates and their log up', async () =>
		Promise.all([started('decide', candidates), started('decide', candidates / 2)]),
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
	const wrong = all.find(({ leaving }) => leaving !== candidates);
	if (wrong) throw new Error(`${wrong.leaving} of ${candidates} candidates were decided about`);
	const measured = all.slice(1);
	/** @param {readonly OurRun[]} runs @param {Exclude<keyof OurRun, 'leaving'>} figure */
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
