// @ts-check
/** The lines inside a real n8n: Customer Summary beside n8n's own Summarize and a Code node. */
import { step } from '../../playground/progress.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { limitLine, ratioLine, skippedLine } from '../line.mjs';
import {
	BY_DRAG,
	BY_NAME,
	CODE,
	PASS,
	START,
	SUMMARIZE,
	benchWorkflow,
	measuredNames,
} from './benchWorkflow.mjs';
import { healthWatch, longestWait } from './healthWatch.mjs';
import { patiently } from './patiently.mjs';
import { begun, finalStatus } from './run.mjs';
import { announcements, stopDuring, tellingLog } from './stopWatch.mjs';

/**
 * @typedef {import('../line.mjs').Line} Line
 * @typedef {import('../../playground/temporaryN8n.mjs').TemporaryN8n} TemporaryN8n
 * @typedef {Record<string, { ms: number, wait: number }>} Round by node: its time, and the longest wait for /healthz
 */

/** @param {{ quick: boolean }} options @returns {Promise<Line[]>} */
export async function n8nLines({ quick }) {
	const [orders, customers, rounds] = quick ? [20_000, 4_000, 3] : [100_000, 20_000, 10];
	const n8n = await temporaryN8n();
	try {
		/** @type {Round[]} */
		const measured = [];
		const what = `${orders.toLocaleString('en')} orders in n8n`;
		await step(`Measuring ${what}`, async (report) => {
			// The first round warms n8n and its task runner up; it is not compared.
			for (let round = 0; round <= rounds; round++) {
				report(`round ${round} of ${rounds}`);
				const names = inTurn(measuredNames, round);
				measured.push(await oneRound(n8n, { orders, customers, names }));
			}
		});
		const warm = measured.slice(1);
		const ms = (/** @type {string} */ name) => warm.map((round) => round[name].ms);
		const excess = (/** @type {string} */ name) =>
			warm.map((round) => Math.max(0, round[name].wait - round[PASS].wait));
		const cancels = await step('Cancelling runs in n8n', async () => {
			const usual = Math.min(...ms(BY_NAME));
			return await cancelled(n8n, { orders, customers, usual });
		});
		const name = `${what}: Customer Summary`;
		return [
			ratioLine(`${name} / Summarize`, ms(BY_NAME), ms(SUMMARIZE), 0.33),
			ratioLine(`${name} / Summarize, columns dragged`, ms(BY_DRAG), ms(SUMMARIZE), 0.33),
			ratioLine(`${name} / Code`, ms(BY_NAME), ms(CODE), 0.1),
			ratioLine(`${name} / Code, columns dragged`, ms(BY_DRAG), ms(CODE), 0.1),
			limitLine('  longest wait for n8n above a pass-through node', excess(BY_NAME), {
				...{ below: 100, unit: 'ms' },
			}),
			limitLine('  the same, columns dragged', excess(BY_DRAG), { below: 100, unit: 'ms' }),
			cancelLine('  from asking n8n to stop to the end of our node', cancels),
		];
	} finally {
		await n8n.end();
	}
}

/** @param {string} name @param {readonly number[]} cancels @returns {Line} */
function cancelLine(name, cancels) {
	return cancels.length === 0
		? skippedLine(name, 'no stop arrived before our node was done')
		: limitLine(name, cancels, { below: 1, unit: 's', judged: 'most' });
}

/**
 * @param {TemporaryN8n} n8n
 * @param {Parameters<typeof benchWorkflow>[0]} size
 * @returns {Promise<Round>}
 */
async function oneRound({ rest, url }, size) {
	const { id } = await rest.createWorkflow(benchWorkflow(size));
	const stopWatching = healthWatch(url);
	const executionId = await begun(rest, id, START);
	const status = await finalStatus(rest, id, executionId);
	const answers = await stopWatching();
	const { runData, error } = await patiently(async () => await rest.execution(executionId));
	if (status !== 'success') throw new Error(`n8n ended with ${status}: ${error?.message ?? ''}`);
	refuseIfDifferent(runData);
	const starts = Object.values(runData).map(([{ startTime }]) => startTime);
	/** @type {Round} */
	const round = {};
	for (const name of size.names) {
		const [{ startTime, executionTime }] = runData[name];
		// n8n's own work on the output belongs to the node: until the next one starts.
		const next = Math.min(...starts.filter((time) => time > startTime));
		round[name] = { ms: executionTime, wait: longestWait(answers, startTime, next) };
	}
	await patiently(async () => await rest.deleteWorkflow(id));
	return round;
}

/** @param {import('../../playground/restClient.mjs').Execution['runData']} runData */
function refuseIfDifferent(runData) {
	const totals = [BY_NAME, BY_DRAG, SUMMARIZE, CODE].map((name) => {
		const items = runData[name][0].data?.main?.[0] ?? [];
		const sum = (/** @type {readonly string[]} */ names) =>
			items.reduce((total, { json }) => total + json[names.find((one) => one in json) ?? ''], 0);
		const orders = sum(['orders', 'count_order_id']);
		const revenue = sum(['revenue', 'sum_total']);
		return { name, customers: items.length, orders, revenue: Math.round(revenue * 100) / 100 };
	});
	const [{ name: _, ...first }, ...others] = totals;
	for (const { name, ...other } of others) {
		if (JSON.stringify(other) === JSON.stringify(first)) continue;
		throw new Error(
			`The nodes differ, so their times cannot be compared: ${JSON.stringify(totals)}`,
		);
	}
}

/** So many times more orders than are timed: a stop takes a while to arrive, and our node has to be at work then. */
const STOPPED_ORDERS = 10;

/**
 * Stops runs in the first third of our node, since a stop arrives about as late again.
 *
 * @param {TemporaryN8n} n8n
 * @param {{ orders: number, customers: number, usual: number }} timed `usual`: what our node took, in ms
 * @returns {Promise<number[]>} seconds; none where no stop arrived in time
 */
async function cancelled(n8n, { orders, customers, usual }) {
	await n8n.kill();
	await n8n.startAgain(tellingLog);
	const { url, told, close } = await announcements();
	try {
		const times = STOPPED_ORDERS;
		const larger = { orders: times * orders, customers: times * customers, names: [BY_NAME] };
		const { id } = await n8n.rest.createWorkflow(benchWorkflow({ ...larger, announceTo: url }));
		const seconds = [];
		for (const share of [0, 0.1, 0.2, 0.3]) {
			const when = { trigger: START, node: BY_NAME, told, after: share * times * usual };
			seconds.push(await stopDuring(n8n, id, when));
		}
		return seconds.filter((one) => one !== null);
	} finally {
		close();
	}
}

/**
 * Each node at each place, and after both of its neighbours: what a node leaves behind is collected while the next
 * one runs.
 *
 * @template T @param {readonly T[]} all @param {number} round @returns {T[]}
 */
function inTurn(all, round) {
	const by = Math.ceil(round / 2);
	const turned = all.map((_, index) => all[(index + by) % all.length]);
	return round % 2 === 0 ? turned : turned.reverse();
}
