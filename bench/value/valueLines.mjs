// @ts-check
/**
 * The purchase models' lines: fits and forecasts beside scipy with the same likelihoods, in turns in one run. Compared
 * are both sides once they are warm; what the first time takes has a line of its own.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { checkout } from '../../playground/cache.mjs';
import { step } from '../../playground/progress.mjs';
import { answeringProcess } from '../answeringProcess.mjs';
import { dataFile } from '../dataFolder.mjs';
import { limitLine, ratioLine, skippedLine } from '../line.mjs';
import { nodeLines } from '../nodeLines.mjs';
import { pythonWith } from '../python.mjs';

/** @typedef {import('../line.mjs').Line} Line */
/** @typedef {{ frequency: number[], recency: number[], age: number[], horizon: number }} People */
/**
 * Each side runs a task `warm` times before any time counts, then `times` in each round: a time of a millisecond is
 * that of many.
 *
 * @typedef {object} Task
 * @property {string} what
 * @property {'bgNbd' | 'paretoNbd' | 'predict'} command
 * @property {number} warm
 * @property {number} times
 * @property {number} most the target
 */

const folder = dirname(fileURLToPath(import.meta.url));
const summary = ['cdnow', 'cdnow_customers_summary.csv'];
/** Of CDNOW's fit, in days. */
const law = { r: 0.525, alpha: 43.3, a: 0.891, b: 1.614 };
const fitted = [0.243, 30.9, 0.793, 2.426];

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function valueLines({ quick }) {
	const small = cdnowPeople();
	const rounds = quick ? 3 : 5;
	const [many, some] = quick ? [20_000, 10_000] : [200_000, 100_000];
	const count = (/** @type {number} */ number) => number.toLocaleString('en');
	return [
		...(await measured(small.people, rounds, [
			{
				what: `${small.name}: BG/NBD fit`,
				...{ command: 'bgNbd', warm: 300, times: 50, most: 0.25 },
			},
			{
				what: `${small.name}: Pareto/NBD fit`,
				...{ command: 'paretoNbd', warm: 20, times: 5, most: 0.3 },
			},
		])),
		...(await measured(madeUp(many), rounds, [
			{
				what: `${count(many)} customers: BG/NBD fit`,
				...{ command: 'bgNbd', warm: 5, times: 1, most: 0.15 },
			},
		])),
		...(await measured(madeUp(some), rounds, [
			{
				what: `${count(some)} customers: forecast`,
				...{ command: 'predict', warm: 10, times: 5, most: 0.5 },
			},
		])),
		...(await nodeLines({
			what: `${some.toLocaleString('en')} customers: Fit and Predict`,
			program: ['nodeProcess.mjs', 'CustomerValue', 'fitAndPredict', String(some)],
			...{ leaving: some, quick },
		})),
	];
}

/** @param {People} people @param {number} rounds @param {readonly Task[]} tasks @returns {Promise<Line[]>} */
async function measured(people, rounds, tasks) {
	const python = pythonWith('scipy');
	const temporary = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
	/** @type {Awaited<ReturnType<typeof answeringProcess>>[]} */
	const running = [];
	try {
		const path = join(temporary, 'people.json');
		writeFileSync(path, JSON.stringify(people));
		const own = [join(folder, 'oursProcess.mjs'), path];
		running.push(await answeringProcess(process.execPath, own));
		const peer = join(folder, '..', 'peers', 'purchase_models.py');
		if (python) running.push(await answeringProcess(python, [peer, path]));
		const lines = [];
		for (const task of tasks) lines.push(...(await lineOf(task, running[0], running[1], rounds)));
		return lines;
	} finally {
		for (const { end } of running) end();
		rmSync(temporary, { recursive: true, force: true });
	}
}

/**
 * @param {Task} task
 * @param {Awaited<ReturnType<typeof answeringProcess>>} ours
 * @param {Awaited<ReturnType<typeof answeringProcess>> | undefined} scipy
 * @param {number} rounds
 * @returns {Promise<Line[]>}
 */
async function lineOf({ what, command, warm, times, most }, ours, scipy, rounds) {
	const run = command === 'predict' ? `predict ${fitted.join(' ')}` : command;
	/** @type {any[]} */
	let first = [];
	/** @type {any[]} */
	const mine = [];
	/** @type {any[]} */
	const theirs = [];
	await step(`Measuring ${what}`, async (report) => {
		first = [await ours.ask(`1 ${run}`), await scipy?.ask(`1 ${run}`)];
		await ours.ask(`${warm} ${run}`);
		await scipy?.ask(`${warm} ${run}`);
		for (let round = 1; round <= rounds; round++) {
			report(`round ${round} of ${rounds}`);
			const our = await ours.ask(`${times} ${run}`);
			const their = await scipy?.ask(`${times} ${run}`);
			if (their) insistOnSame(what, our, their);
			mine.push(our);
			theirs.push(their);
		}
	});
	const block = limitLine(
		`${what}: longest step`,
		[...mine, first[0]].map(({ longestStepMs }) => longestStepMs),
		{ below: 50, unit: 'ms', judged: 'most' },
	);
	if (!scipy) return [skippedLine(what, 'no Python here has scipy (python3-scipy)'), block];
	const seconds = (/** @type {any[]} */ runs) => runs.map(({ seconds: one }) => one);
	const ratio = ratioLine(
		`${what} / scipy ${scipy.ready.scipy}`,
		seconds(mine),
		seconds(theirs),
		most,
	);
	return [ratio, firstLine(what, seconds(first)), block];
}

/** A program that has just been started compiles while it works. @param {string} what @param {readonly number[]} seconds @returns {Line} */
function firstLine(what, [ours, theirs]) {
	const text = (/** @type {number} */ one) => `${(1000 * one).toFixed(one < 0.01 ? 1 : 0)} ms`;
	const measured = `${text(ours)}, scipy ${text(theirs)}`;
	return { name: `${what}: the first time`, measured, target: '', met: null };
}

/** Times of different answers are not compared. @param {string} what @param {any} our @param {any} their */
function insistOnSame(what, our, their) {
	/** @param {any} answer @returns {number[]} */
	const figures = ({ parameters, purchases, silent }) => parameters ?? [purchases, silent];
	figures(our).forEach((value, at) => {
		const other = figures(their)[at];
		if (!(Math.abs(value / other - 1) < 5e-3)) {
			throw new Error(
				`${what}: ${figures(our).join(', ')} here, ${figures(their).join(', ')} there`,
			);
		}
	});
}

function cdnowPeople() {
	const path = dataFile(...summary);
	if (path === undefined) return { name: '2,357 made-up customers', people: madeUp(2_357) };
	const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
	const numbers = rows.map((row) => row.split(',').map(Number));
	const column = (/** @type {number} */ at) => numbers.map((row) => row[at]);
	const people = { frequency: column(1), recency: column(2), age: column(3), horizon: 39 };
	return { name: 'CDNOW, 2,357 customers', people };
}

/** Customers of up to two years, drawn from CDNOW's own law, in whole days. @param {number} customers @returns {People} */
function madeUp(customers) {
	const require = createRequire(import.meta.url);
	/** @param {string} path */
	const built = (path) => require(join(checkout, 'dist', 'core', ...path.split('/')));
	/** @type {typeof import('../../core/simulate/mbgNbd.js')} */
	const { mbgNbdHistory } = built('simulate/mbgNbd.js');
	/** @type {typeof import('../../core/numeric/random.js')} */
	const { randomStream } = built('numeric/random.js');
	/** @type {People} */
	const people = { frequency: [], recency: [], age: [], horizon: 90 };
	for (let who = 0; who < customers; who++) {
		const random = randomStream(1, who);
		const age = 30 + Math.floor(700 * random());
		const days = new Set(mbgNbdHistory(law, age, random).times.map(Math.floor));
		people.frequency.push(days.size - 1);
		people.recency.push(Math.max(...days));
		people.age.push(age);
	}
	return people;
}
