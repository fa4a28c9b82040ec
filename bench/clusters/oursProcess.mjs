// @ts-check
/**
 * Our side of the clusters' lines, in a process of its own: figures of a file, a number of clusters chosen from
 * 2 to 8, driven in turns as n8n's process has it. Answers each line it reads with a line of JSON.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { longestBlock, processorSeconds } from '../processWatch.mjs';
import { builtClusters, matrixOf } from './builtClusters.mjs';

const { customerClusters, drive } = builtClusters();
const features = matrixOf(JSON.parse(readFileSync(process.argv[2], 'utf8')));
/** Nobody cancels here. */
const standIn = /** @type {any} */ ({ getExecutionCancelSignal: () => undefined });

answer({ ready: features.rows, node: process.version });
for await (const _ of createInterface({ input: process.stdin })) answer(await timedRun());

async function timedRun() {
	globalThis.gc?.();
	const blocks = longestBlock();
	const cpu = processorSeconds();
	const began = performance.now();
	const found = await drive(
		standIn,
		customerClusters(features, { clusters: null, starts: 10, seed: 1, numberedBy: 2 }),
	);
	const seconds = (performance.now() - began) / 1000;
	const cpuSeconds = processorSeconds() - cpu;
	const longestBlockMs = blocks();
	const inertias = found.tried.map(({ inertia }) => inertia);
	return { seconds, cpuSeconds, longestBlockMs, chosen: found.profiles.length, inertias };
}

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
