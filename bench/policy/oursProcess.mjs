// @ts-check
/**
 * The policy's lines, in a process of its own: Decide Contacts over so many made-up candidates and their log.
 * Answers each line it reads with a line of JSON.
 */
import { createInterface } from 'node:readline';

import { loadedPackage } from '../builtPackage.mjs';
import { runContactPolicy } from '../loyaltyMetrics.mjs';
import { longestBlock, processorSeconds } from '../processWatch.mjs';
import { madeUpPolicy } from './madeUpPolicy.mjs';

const nodes = loadedPackage();
const { candidates, log, consents } = madeUpPolicy(Number(process.argv[2]));

answer({ ready: log.length, node: process.version });
for await (const _ of createInterface({ input: process.stdin })) answer(await timedRun());

async function timedRun() {
	globalThis.gc?.();
	const blocks = longestBlock();
	const cpu = processorSeconds();
	const began = performance.now();
	const { items } = await runContactPolicy(nodes, candidates, {
		operation: 'decideContacts',
		parameters: { campaign: 'Spring' },
		further: [log, consents],
	});
	const seconds = (performance.now() - began) / 1000;
	const cpuSeconds = processorSeconds() - cpu;
	const longestBlockMs = blocks();
	return { seconds, cpuSeconds, longestBlockMs, decided: items.length };
}

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
