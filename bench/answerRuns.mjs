// @ts-check
/** The loop of a process under measurement: what it reads is what to do, what it writes is what it took. */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { longestBlock, peakMemory, processorSeconds, restingMemory } from './processWatch.mjs';

/**
 * Answers each line, `run` or `cancel <milliseconds>`, with a line of JSON.
 *
 * @param {number} rows how many there are to work on
 * @param {(signal?: AbortSignal) => Promise<any>} run
 * @param {(output: any) => Record<string, unknown>} told what the other side compares
 */
export async function answerRuns(rows, run, told) {
	answer({ ready: rows, node: process.version });
	for await (const line of createInterface({ input: process.stdin })) {
		const [order, after] = line.split(' ');
		if (order === 'run') answer(await timedRun(run, told));
		if (order === 'cancel') answer(await cancelledRun(run, Number(after)));
	}
}

/** @param {() => Promise<any>} run @param {(output: any) => Record<string, unknown>} told */
async function timedRun(run, told) {
	const before = restingMemory();
	const blocks = longestBlock();
	const cpu = processorSeconds();
	const began = performance.now();
	const output = await run();
	const seconds = (performance.now() - began) / 1000;
	const cpuSeconds = processorSeconds() - cpu;
	const memory = peakMemory() - before;
	return { seconds, cpuSeconds, memory, longestBlockMs: blocks(), ...told(output) };
}

/**
 * @param {(signal?: AbortSignal) => Promise<any>} run
 * @param {number} after milliseconds from the start until the owner stops the run
 */
async function cancelledRun(run, after) {
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
