// @ts-check
/** The segments' lines: 200,000 customer summaries to RFM segments, beside pandas from the same records. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { limitLine, ratioLine, skippedLine } from '../line.mjs';
import { pythonWithPandas, withoutPandas } from '../pandas.mjs';
import { askTwice } from '../twice.mjs';
import { madeUpSummaries } from './madeUpSummaries.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {Awaited<ReturnType<typeof answeringProcess>>} Answering
 * @typedef {{ seconds: number, cpuSeconds: number, sizes: Record<string, number> }} Timed
 * @typedef {Timed & { longestBlockMs: number }} OurRun
 * @typedef {import('../twice.mjs').Both<Timed>} Both
 * @typedef {import('../twice.mjs').Both<OurRun>} OurBoth
 */

const folder = dirname(fileURLToPath(import.meta.url));

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function segmentLines({ quick }) {
	const [customers, rounds] = quick ? [20_000, 3] : [200_000, 5];
	const what = `${customers.toLocaleString('en')} customers: RFM Segments`;
	const temporary = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
	/** @type {Answering[]} */
	const running = [];
	try {
		const path = join(temporary, 'customers.json');
		writeFileSync(path, JSON.stringify(madeUpSummaries(customers)));
		const own = ['--expose-gc', join(folder, 'oursProcess.mjs'), path];
		running.push(await answeringProcess(process.execPath, own));
		const python = pythonWithPandas();
		const peer = join(folder, '..', 'peers', 'rfm_segments.py');
		if (python) running.push(await answeringProcess(python, [peer, path]));
		return await measured(what, running[0], running[1], rounds);
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
	/** @type {OurBoth[]} */
	const mine = [];
	/** @type {Record<'records' | 'frame', Both[]>} */
	const theirs = { records: [], frame: [] };
	await step(`Measuring ${what}`, async (report) => {
		// The first round warms both sides up; of its times only the very first runs are compared.
		for (let round = 0; round <= rounds; round++) {
			report(`round ${round} of ${rounds}`);
			mine.push(await askTwice(ours, 'run'));
			if (!pandas) continue;
			for (const form of /** @type {const} */ (['records', 'frame'])) {
				theirs[form].push(await askTwice(pandas, form));
				refuseIfDifferent(mine[round].warm.sizes, theirs[form][round].warm.sizes);
			}
		}
	});
	/** @param {readonly Both[]} runs @param {'warm' | 'rested'} [state] */
	const seconds = (runs, state = 'warm') => runs.slice(1).map((run) => run[state].seconds);
	const blocks = mine
		.slice(1)
		.map(({ warm, rested }) => Math.max(warm.longestBlockMs, rested.longestBlockMs));
	const { records, frame } = theirs;
	const compared = pandas
		? [
				ratioLine(`${what} / pandas`, seconds(mine), seconds(records), 0.5),
				ratioLine(
					'  the same, each side after waiting for the other',
					seconds(mine, 'rested'),
					seconds(records, 'rested'),
				),
				ratioLine(
					'  the very first run of both',
					[mine[0].rested.seconds],
					[records[0].rested.seconds],
				),
				ratioLine(
					'  / pandas that ends at its own DataFrame, without sentences and records',
					seconds(mine),
					seconds(frame),
				),
			]
		: [skippedLine(`${what} / pandas`, withoutPandas)];
	return [
		...compared,
		limitLine('  longest block of the event loop', blocks, { below: 100, unit: 'ms' }),
	];
}

/** @param {Record<string, number>} ours @param {Record<string, number>} theirs */
function refuseIfDifferent(ours, theirs) {
	const sorted = (/** @type {Record<string, number>} */ sizes) =>
		JSON.stringify(Object.entries(sizes).sort());
	if (sorted(ours) === sorted(theirs)) return;
	throw new Error(
		`The two sides differ, so their times cannot be compared: ${sorted(ours)}; ${sorted(theirs)}`,
	);
}
