// @ts-check
/** The reader's lines: orders to customer summaries and to their metrics, beside pandas on the same records. */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { limitLine, ratioLine, skippedLine } from '../line.mjs';
import { orderItems } from '../orderItems.mjs';
import { pythonWithPandas, withoutPandas } from '../pandas.mjs';
import { askTwice } from '../twice.mjs';
import { differing } from './summaryChecksums.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {Awaited<ReturnType<typeof answeringProcess>>} Answering
 * @typedef {import('./summaryChecksums.mjs').Checksums} Checksums
 * @typedef {{ seconds: number, cpuSeconds: number, checksums: Checksums }} Timed
 * @typedef {Timed & { memory: number, longestBlockMs: number }} OurRun
 * @typedef {import('../twice.mjs').Both<Timed>} Both
 * @typedef {import('../twice.mjs').Both<OurRun>} OurBoth
 *
 * @typedef {object} Task
 * @property {string} name as our process knows it
 * @property {string} what
 * @property {string} peer
 * @property {readonly [string, ...string[]]} forms what the peer is asked for: the first is compared with the target
 * @property {string} other what sets the second form apart
 */

const folder = dirname(fileURLToPath(import.meta.url));
const MB = 1024 ** 2;

/** @type {Task} */
const summary = {
	name: 'summary',
	what: 'Customer Summary',
	peer: 'customer_summary.py',
	forms: ['bare', 'checked'],
	other: 'with the checks that our reader makes',
};

/** @type {Task} */
const metrics = {
	name: 'metrics',
	what: 'summaries, quintiles, monthly cohorts',
	peer: 'order_metrics.py',
	forms: ['records', 'columns'],
	other: 'that is told the three columns to take and checks nothing',
};

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function readerLines(options) {
	return await linesOf(summary, options);
}

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function metricsLines(options) {
	return await linesOf(metrics, options);
}

/** @param {Task} task @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
async function linesOf(task, { quick }) {
	const [orders, customers, rounds] = quick ? [100_000, 20_000, 3] : [1_000_000, 200_000, 5];
	const temporary = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
	/** @type {Answering[]} */
	const running = [];
	try {
		const file = join(temporary, 'orders.jsonl');
		const what = `${orders.toLocaleString('en')} orders of ${customers.toLocaleString('en')} customers`;
		await step(`Writing ${what}`, async () => await writeOrders(file, orders, customers));
		const python = pythonWithPandas();
		const { ours, pandas } = await step('Loading them on both sides', async () => {
			const ownArgs = ['--expose-gc', join(folder, 'oursProcess.mjs'), file, task.name];
			running.push(await answeringProcess(process.execPath, ownArgs));
			const peer = join(folder, '..', 'peers', task.peer);
			if (python) running.push(await answeringProcess(python, [peer, file]));
			return { ours: running[0], pandas: running[1] };
		});
		return await measured(task, `${what}: ${task.what}`, { ours, pandas, rounds });
	} finally {
		for (const { end } of running) end();
		rmSync(temporary, { recursive: true, force: true });
	}
}

/**
 * @param {Task} task
 * @param {string} what
 * @param {{ ours: Answering, pandas: Answering | undefined, rounds: number }} sides
 * @returns {Promise<Line[]>}
 */
async function measured({ forms, other }, what, { ours, pandas, rounds }) {
	/** @type {OurBoth[]} */
	const runs = [];
	/** @type {Both[][]} */
	const theirs = forms.map(() => []);
	await step(`Measuring ${what}`, async (report) => {
		// The first round warms both sides up; of its times only the very first runs are compared.
		for (let round = 0; round <= rounds; round++) {
			report(`round ${round} of ${rounds}`);
			runs.push(await askTwice(ours, 'run'));
			if (!pandas) continue;
			for (const [at, form] of forms.entries()) {
				const run = await askTwice(pandas, form);
				refuseIfDifferent(runs[round].warm, run.warm);
				theirs[at].push(run);
			}
		}
	});
	/** @param {readonly Both[]} all @param {'seconds' | 'cpuSeconds'} time @param {'warm' | 'rested'} [state] */
	const times = (all, time, state = 'warm') => all.slice(1).map((run) => run[state][time]);
	/**
	 * @param {string} name
	 * @param {number} form
	 * @param {'seconds' | 'cpuSeconds'} time
	 * @param {number} [most] the target
	 */
	const ratio = (name, form, time, most) =>
		ratioLine(name, times(runs, time), times(theirs[form], time), most);
	const compared = pandas
		? [
				ratio(`${what} / pandas`, 0, 'seconds', 0.5),
				ratio('  the same, processor time of all threads', 0, 'cpuSeconds'),
				ratioLine(
					'  the same, each side after waiting for the other',
					times(runs, 'seconds', 'rested'),
					times(theirs[0], 'seconds', 'rested'),
				),
				ratioLine(
					'  the very first run of both',
					[runs[0].rested.seconds],
					[theirs[0][0].rested.seconds],
				),
				ratio(`  / pandas ${other}`, 1, 'seconds'),
			]
		: [skippedLine(`${what} / pandas`, withoutPandas)];
	const cancels = await cancelled(ours, Math.min(...times(runs, 'seconds')));
	return [
		...compared,
		limitLine('  memory above the input, first run', [runs[0].rested.memory / MB], {
			...{ below: 500, unit: 'MB' },
		}),
		limitLine(
			'  longest block of the event loop',
			runs.slice(1).map(({ warm, rested }) => Math.max(warm.longestBlockMs, rested.longestBlockMs)),
			{ below: 100, unit: 'ms' },
		),
		limitLine('  from cancel to the end of the run', cancels, {
			...{ below: 1, unit: 's', judged: 'most' },
		}),
	];
}

/**
 * Cancels early, in the middle and late.
 *
 * @param {Answering} ours
 * @param {number} seconds that a run takes
 */
async function cancelled(ours, seconds) {
	const waits = [];
	for (const share of [0.1, 0.3, 0.5, 0.7]) {
		const run = await ours.ask(`cancel ${Math.round(share * seconds * 1000)}`);
		// A run that was done before the cancel says nothing.
		if (run.outcome === 'stopped') waits.push(run.seconds);
	}
	if (waits.length === 0) throw new Error('No run could be cancelled before it was done');
	return waits;
}

/** @param {Timed} ours @param {Timed} theirs */
function refuseIfDifferent(ours, theirs) {
	const names = differing(ours.checksums, theirs.checksums);
	if (names.length === 0) return;
	const list = names.map((name) => `${name} ${ours.checksums[name]}, ${theirs.checksums[name]}`);
	throw new Error(`The two sides differ, so their times cannot be compared: ${list.join('; ')}`);
}

/**
 * @param {string} file
 * @param {number} orders
 * @param {number} customers
 */
async function writeOrders(file, orders, customers) {
	const stream = createWriteStream(file);
	let text = '';
	for (const item of orderItems(orders, customers)) {
		text += `${JSON.stringify(item)}\n`;
		if (text.length < 1_000_000) continue;
		if (!stream.write(text)) await once(stream, 'drain');
		text = '';
	}
	stream.end(text);
	await once(stream, 'finish');
}
