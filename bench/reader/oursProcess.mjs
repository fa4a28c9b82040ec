// @ts-check
/**
 * Our side of the reader's lines, in a process of its own: the orders of a file through the node (`summary`), or
 * to their metrics (`metrics`). Answers each line it reads, `run` or `cancel <milliseconds>`, with a line of JSON.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { loadedPackage } from '../builtPackage.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { longestBlock, peakMemory, processorSeconds, restingMemory } from '../processWatch.mjs';
import { metricsChecksums, orderMetrics } from './orderMetrics.mjs';
import { summaryChecksums } from './summaryChecksums.mjs';

/** @typedef {{ run: (signal?: AbortSignal) => Promise<any>, checksums: (output: any) => unknown }} Work */

const [, , file, name = 'summary'] = process.argv;
const items = itemsOf(file);
const { run, checksums } = name === 'summary' ? summaryWork() : metricsWork();

answer({ ready: items.length, node: process.version });
for await (const line of createInterface({ input: process.stdin })) {
	const [order, after] = line.split(' ');
	if (order === 'run') answer(await timedRun());
	if (order === 'cancel') answer(await cancelledRun(Number(after)));
}

/** @returns {Work} */
function summaryWork() {
	const node = loadedPackage();
	const parameters = {
		...{ customer: 'customer_email', date: 'order_date', amount: 'total' },
		...{ observationEnd: '2026-01-01', simplify: false },
	};
	return {
		run: async (signal) =>
			await runLoyaltyMetrics(node, items, { operation: 'customerSummary', parameters, signal }),
		checksums: ({ items: output }) => summaryChecksums(output),
	};
}

/** @returns {Work} */
function metricsWork() {
	const records = items.map(({ json }) => json);
	return {
		run: async (signal) => await orderMetrics(records, signal),
		checksums: metricsChecksums,
	};
}

async function timedRun() {
	const before = restingMemory();
	const blocks = longestBlock();
	const cpu = processorSeconds();
	const began = performance.now();
	const output = await run();
	const seconds = (performance.now() - began) / 1000;
	const cpuSeconds = processorSeconds() - cpu;
	const memory = peakMemory() - before;
	const longestBlockMs = blocks();
	return { seconds, cpuSeconds, memory, longestBlockMs, checksums: checksums(output) };
}

/** @param {number} after milliseconds from the start until the owner stops the run */
async function cancelledRun(after) {
	const stop = new AbortController();
	let stoppedAt = NaN;
	const stopped = run(stop.signal).then(
		() => 'finished',
		() => 'stopped',
	);
	void pause(after).then(() => {
		stoppedAt = performance.now();
		stop.abort();
	});
	const outcome = await stopped;
	return { outcome, seconds: (performance.now() - stoppedAt) / 1000 };
}

/** @param {string} path of JSON lines */
function itemsOf(path) {
	const bytes = readFileSync(path);
	const found = [];
	// Line by line: the whole file as one string would stay in memory for as long as its parts do.
	for (let from = 0; from < bytes.length; ) {
		const end = bytes.indexOf(10, from);
		found.push({ json: JSON.parse(bytes.toString('utf8', from, end)) });
		from = end + 1;
	}
	return found;
}

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
