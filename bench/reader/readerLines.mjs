// @ts-check
/** The reader's lines: orders through the reader and Customer Summary, beside pandas on the same records. */
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
import { differing } from './summaryChecksums.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {Awaited<ReturnType<typeof answeringProcess>>} Answering
 * @typedef {import('./summaryChecksums.mjs').Checksums} Checksums
 * @typedef {{ seconds: number, cpuSeconds: number, checksums: Checksums }} Timed
 * @typedef {Timed & { memory: number, longestBlockMs: number }} OurRun
 */

const folder = dirname(fileURLToPath(import.meta.url));
const MB = 1024 ** 2;

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function readerLines({ quick }) {
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
			const ownArgs = ['--expose-gc', join(folder, 'oursProcess.mjs'), file];
			running.push(await answeringProcess(process.execPath, ownArgs));
			const peer = join(folder, '..', 'peers', 'customer_summary.py');
			if (python) running.push(await answeringProcess(python, [peer, file]));
			return { ours: running[0], pandas: running[1] };
		});
		return await measured(`${what}: Customer Summary`, ours, pandas, rounds);
	} finally {
		for (const { end } of running) end();
		rmSync(temporary, { recursive: true, force: true });
	}
}

/**
 * @param {string} what
 * @param {Answering} ours
 * @param {Answering | undefined} pandas
 * @param {number} rounds
 * @returns {Promise<Line[]>}
 */
async function measured(what, ours, pandas, rounds) {
	/** @type {OurRun[]} */
	const runs = [];
	/** @type {Record<'bare' | 'checked', Timed[]>} */
	const theirs = { bare: [], checked: [] };
	await step(`Measuring ${what}`, async (report) => {
		// The first round warms both sides up; its times are not compared.
		for (let round = 0; round <= rounds; round++) {
			report(`round ${round} of ${rounds}`);
			runs.push(await ours.ask('run'));
			if (!pandas) continue;
			for (const form of /** @type {const} */ (['bare', 'checked'])) {
				const run = await pandas.ask(form);
				refuseIfDifferent(runs[round], run);
				theirs[form].push(run);
			}
		}
	});
	/** @param {readonly Timed[]} all @param {'seconds' | 'cpuSeconds'} time */
	const warm = (all, time) => all.slice(1).map((run) => run[time]);
	/**
	 * @param {string} name
	 * @param {'bare' | 'checked'} form
	 * @param {'seconds' | 'cpuSeconds'} time
	 * @param {number} [most] the target
	 */
	const ratio = (name, form, time, most) =>
		ratioLine(name, warm(runs, time), warm(theirs[form], time), most);
	const compared = pandas
		? [
				ratio(`${what} / pandas`, 'bare', 'seconds', 0.5),
				ratio('  the same, processor time of all threads', 'bare', 'cpuSeconds'),
				ratio('  / pandas with the checks that our reader makes', 'checked', 'seconds'),
			]
		: [skippedLine(`${what} / pandas`, withoutPandas)];
	const cancels = await cancelled(ours, Math.min(...warm(runs, 'seconds')));
	return [
		...compared,
		limitLine('  memory above the input, first run', [runs[0].memory / MB], {
			...{ below: 500, unit: 'MB' },
		}),
		limitLine(
			'  longest block of the event loop',
			runs.slice(1).map(({ longestBlockMs }) => longestBlockMs),
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
