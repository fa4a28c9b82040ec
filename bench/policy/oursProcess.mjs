// @ts-check
/**
 * The policy's lines, in a process of its own: Decide Contacts over so many made-up candidates and their log.
 * Answers each line it reads, `run` or `cancel <milliseconds>`, with a line of JSON.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { loadedPackage } from '../builtPackage.mjs';
import { runContactPolicy } from '../loyaltyMetrics.mjs';
import { longestBlock, peakMemory, processorSeconds, restingMemory } from '../processWatch.mjs';
import { madeUpPolicy } from './madeUpPolicy.mjs';

const nodes = loadedPackage();
const { candidates, log, consents } = madeUpPolicy(Number(process.argv[2]));

answer({ ready: log.length, node: process.version });
for await (const line of createInterface({ input: process.stdin })) {
	const [order, after] = line.split(' ');
	if (order === 'run') answer(await timedRun());
	if (order === 'cancel') answer(await cancelledRun(Number(after)));
}

/** @param {AbortSignal} [signal] */
async function run(signal) {
	return await runContactPolicy(nodes, candidates, {
		operation: 'decideContacts',
		parameters: { campaign: 'Spring' },
		further: [log, consents],
		signal,
	});
}

async function timedRun() {
	const before = restingMemory();
	const blocks = longestBlock();
	const cpu = processorSeconds();
	const began = performance.now();
	const { items } = await run();
	const seconds = (performance.now() - began) / 1000;
	const cpuSeconds = processorSeconds() - cpu;
	const memory = peakMemory() - before;
	return { seconds, cpuSeconds, memory, longestBlockMs: blocks(), decided: items.length };
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
