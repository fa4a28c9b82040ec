// @ts-check
/** The clusters' lines: their number chosen from 2 to 8, ten starts each, beside scikit-learn doing the same. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { loadedPackage } from '../builtPackage.mjs';
import { dataFile } from '../dataFolder.mjs';
import { file as retailFile } from '../figures/onlineRetail.mjs';
import { limitLine, ratioLine, skippedLine } from '../line.mjs';
import { pythonWith } from '../python.mjs';
import { ratioText, spread, spreadText } from '../spread.mjs';
import { madeUpCustomers } from './madeUpCustomers.mjs';
import { retailCustomers } from './retailCustomers.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {Awaited<ReturnType<typeof answeringProcess>>} Answering
 * @typedef {{ seconds: number, cpuSeconds: number, chosen: number, inertias: number[] }} Timed
 * @typedef {Timed & { longestBlockMs: number }} OurRun
 */

const folder = dirname(fileURLToPath(import.meta.url));
const MANY = 100_000;

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function clusterLines({ quick }) {
	const rounds = quick ? 3 : 5;
	const temporary = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
	/** @type {Answering[]} */
	const running = [];
	try {
		const real = dataFile(...retailFile) !== undefined;
		const few = await step('Reading customers to put into clusters', async () =>
			real ? await retailCustomers(loadedPackage()) : madeUpCustomers(4_338),
		);
		const many = madeUpCustomers(MANY);
		/** @param {string} name @param {string} command @param {readonly string[]} args @param {number[][]} rows */
		const started = async (name, command, args, rows) => {
			const path = join(temporary, `${name}.json`);
			writeFileSync(path, JSON.stringify(rows));
			const one = await answeringProcess(command, [...args, path]);
			running.push(one);
			return one;
		};
		const own = ['--expose-gc', join(folder, 'oursProcess.mjs')];
		const python = pythonWith('sklearn');
		const peer = [join(folder, '..', 'peers', 'clusters.py')];
		const ours = await started('few', process.execPath, own, few);
		const theirs = python ? await started('few', python, peer, few) : undefined;
		const name = `${few.length.toLocaleString('en')} ${real ? '' : 'made-up '}customers`;
		const compared = await beside(`${name}: clusters, 2 to 8`, ours, theirs, rounds);
		const large = await started('many', process.execPath, own, many);
		return [...compared, ...(await alone(large, rounds))];
	} finally {
		for (const { end } of running) end();
		rmSync(temporary, { recursive: true, force: true });
	}
}

/**
 * @param {string} what
 * @param {Answering} ours
 * @param {Answering | undefined} theirs
 * @param {number} rounds
 * @returns {Promise<Line[]>}
 */
async function beside(what, ours, theirs, rounds) {
	/** @type {Timed[]} */
	const mine = [];
	/** @type {Timed[]} */
	const peers = [];
	await step(`Measuring ${what}`, async (report) => {
		// The first round warms both sides up; its times are not compared.
		for (let round = 0; round <= rounds; round++) {
			report(`round ${round} of ${rounds}`);
			mine.push(await ours.ask('run'));
			if (!theirs) continue;
			peers.push(await theirs.ask('run'));
			refuseIfDifferent(mine[round], peers[round]);
		}
	});
	if (!theirs) {
		const reason =
			'no Python here has scikit-learn; install it with "apt-get install -y python3-sklearn"';
		return [skippedLine(`${what} / scikit-learn`, reason)];
	}
	/** @param {readonly Timed[]} runs @param {'seconds' | 'cpuSeconds'} time */
	const warm = (runs, time) => runs.slice(1).map((run) => run[time]);
	return [
		ratioLine(`${what} / scikit-learn`, warm(mine, 'seconds'), warm(peers, 'seconds'), 1),
		ratioLine(
			'  the same, processor time of all threads',
			warm(mine, 'cpuSeconds'),
			warm(peers, 'cpuSeconds'),
		),
	];
}

/** @param {Answering} ours @param {number} rounds @returns {Promise<Line[]>} */
async function alone(ours, rounds) {
	/** @type {OurRun[]} */
	const runs = [];
	const what = `${MANY.toLocaleString('en')} made-up customers: clusters, 2 to 8`;
	await step(`Measuring ${what}`, async (report) => {
		for (let round = 1; round <= rounds; round++) {
			report(`round ${round} of ${rounds}`);
			runs.push(await ours.ask('run'));
		}
	});
	const blocks = runs.map(({ longestBlockMs }) => longestBlockMs);
	const seconds = spread(runs.map((run) => run.seconds));
	return [
		limitLine(`${what}: longest block of the event loop`, blocks, { below: 100, unit: 'ms' }),
		{
			name: '  the whole run',
			measured: `${spreadText(seconds, ratioText)} s`,
			target: '',
			met: null,
		},
	];
}

/**
 * Starts are drawn at random, so the two may end in neighbouring optima; not in fits of another quality.
 *
 * @param {Timed} ours
 * @param {Timed} theirs
 */
function refuseIfDifferent(ours, theirs) {
	const off = ours.inertias.findIndex((one, at) => !(one <= 1.005 * theirs.inertias[at]));
	if (off < 0 && ours.chosen === theirs.chosen) return;
	const said = (/** @type {Timed} */ { chosen, inertias }) => `${chosen} of ${inertias.join(', ')}`;
	throw new Error(
		`The two sides differ, so their times cannot be compared: ${said(ours)}; ${said(theirs)}`,
	);
}
