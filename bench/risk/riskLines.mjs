// @ts-check
/** Churn Risk's lines: logistic regression beside scikit-learn's, and Score Customers of a large shop. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { dataFile } from '../dataFolder.mjs';
import { ratioLine, skippedLine } from '../line.mjs';
import { nodeLines } from '../nodeLines.mjs';
import { pythonWith } from '../python.mjs';
import { telcoCustomers, telcoFile } from './telcoCustomers.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {Awaited<ReturnType<typeof answeringProcess>>} Answering
 * @typedef {{ weights: number[], seconds: number }} Fitted
 */

const folder = dirname(fileURLToPath(import.meta.url));
const what = 'Telco, 7,043 customers, 19 columns: ten logistic regressions';
/** Of a weight of z-scores; theirs stop at a gradient of 1e-4. */
const MOST_OFF = 0.01;
/** Rounds that are not compared, of either side: until V8 has optimized ours, and theirs has its threads and memory. */
const WARM_UP = 4;

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function riskLines({ quick }) {
	const customers = quick ? 20_000 : 100_000;
	return [
		...(await logisticLines(quick ? 3 : 7)),
		...(await nodeLines({
			what: `${customers.toLocaleString('en')} customers: Score Customers`,
			program: ['nodeProcess.mjs', 'ChurnRisk', 'scoreCustomers', String(customers)],
			...{ leaving: customers, quick },
		})),
	];
}

/** @param {number} rounds @returns {Promise<Line[]>} */
async function logisticLines(rounds) {
	const python = pythonWith('sklearn');
	if (dataFile(...telcoFile) === undefined) {
		return [skippedLine(what, `${telcoFile.join('/')} is not in the data folder`)];
	}
	if (!python) {
		const install = 'install it with "apt-get install -y python3-sklearn"';
		return [skippedLine(what, `no Python here has scikit-learn; ${install}`)];
	}
	const temporary = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
	/** @type {Answering[]} */
	const running = [];
	try {
		const path = join(temporary, 'telco.json');
		const { all, outcomes } = telcoCustomers();
		writeFileSync(path, JSON.stringify({ rows: all, outcomes }));
		const own = [join(folder, 'logisticProcess.mjs'), path];
		running.push(await answeringProcess(process.execPath, own));
		const peer = join(folder, '..', 'peers', 'logistic.py');
		running.push(await answeringProcess(python, [peer, path]));
		const [ours, theirs] = running;
		return await step(`Measuring ${what}`, async () => [
			await beside('lbfgs', ours, theirs, rounds, 1),
			await beside('newton-cholesky', ours, theirs, rounds),
		]);
	} finally {
		for (const { end } of running) end();
		rmSync(temporary, { recursive: true, force: true });
	}
}

/**
 * @param {string} solver
 * @param {Answering} ours
 * @param {Answering} theirs
 * @param {number} rounds
 * @param {number} [most]
 */
async function beside(solver, ours, theirs, rounds, most) {
	/** @type {Fitted[]} */
	const mine = [];
	/** @type {Fitted[]} */
	const peers = [];
	for (let round = 0; round < WARM_UP + rounds; round++) {
		mine.push(await ours.ask('fit'));
		peers.push(await theirs.ask(solver));
		refuseIfDifferent(mine[round], peers[round]);
	}
	const seconds = (/** @type {readonly Fitted[]} */ runs) =>
		runs.slice(WARM_UP).map((run) => run.seconds);
	return ratioLine(`${what} / scikit-learn, ${solver}`, seconds(mine), seconds(peers), most);
}

/** @param {Fitted} ours @param {Fitted} theirs */
function refuseIfDifferent({ weights }, theirs) {
	const off = weights.findIndex((one, at) => !(Math.abs(one - theirs.weights[at]) < MOST_OFF));
	if (off < 0) return;
	throw new Error(
		`The two sides differ, so their times cannot be compared: ${weights.join(', ')}; ${theirs.weights.join(', ')}`,
	);
}
