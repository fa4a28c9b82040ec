// @ts-check
/**
 * A node over the made-up orders of a shop of so many customers, in a process of its own: node, operation, customers.
 * Answers each line it reads, `run` or `cancel <milliseconds>`, with a line of JSON.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { loadedPackage } from './builtPackage.mjs';
import { runChurnRisk, runCustomerValue } from './loyaltyMetrics.mjs';
import { orderItems } from './orderItems.mjs';
import { longestBlock, peakMemory, restingMemory } from './processWatch.mjs';

const [node, operation, customers] = process.argv.slice(2);
const ORDERS_EACH = 3;

const nodes = loadedPackage();
const items = Array.from(
	orderItems(ORDERS_EACH * Number(customers), Number(customers)),
	(json) => ({ json: { ...json } }),
);

answer({ ready: items.length, node: process.version });
for await (const line of createInterface({ input: process.stdin })) {
	const [order, after] = line.split(' ');
	if (order === 'run') answer(await timedRun());
	if (order === 'cancel') answer(await cancelledRun(Number(after)));
}

/** @param {AbortSignal} [signal] */
async function run(signal) {
	const settings = { operation, signal };
	return node === 'ChurnRisk'
		? await runChurnRisk(nodes, items, settings)
		: await runCustomerValue(nodes, items, settings);
}

async function timedRun() {
	const before = restingMemory();
	const blocks = longestBlock();
	const began = performance.now();
	const { items: output } = await run();
	const seconds = (performance.now() - began) / 1000;
	const longestBlockMs = blocks();
	return { seconds, memory: peakMemory() - before, longestBlockMs, customers: output.length };
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

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
