// @ts-check
/**
 * Our side of the segments' lines, in a process of its own: RFM Segments over the customer summaries of a file.
 * Answers each line it reads with a line of JSON.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { loadedPackage } from '../builtPackage.mjs';
import { runCustomerSegments } from '../loyaltyMetrics.mjs';
import { longestBlock, processorSeconds } from '../processWatch.mjs';

const nodes = loadedPackage();
/** @type {{ json: Record<string, unknown> }[]} */
const items = JSON.parse(readFileSync(process.argv[2], 'utf8')).map(
	(/** @type {Record<string, unknown>} */ json) => ({ json }),
);

answer({ ready: items.length, node: process.version });
for await (const _ of createInterface({ input: process.stdin })) answer(await timedRun());

async function timedRun() {
	globalThis.gc?.();
	const blocks = longestBlock();
	const cpu = processorSeconds();
	const began = performance.now();
	const { items: output } = await runCustomerSegments(nodes, items, { operation: 'rfmSegments' });
	const seconds = (performance.now() - began) / 1000;
	const cpuSeconds = processorSeconds() - cpu;
	const longestBlockMs = blocks();
	/** @type {Record<string, number>} */
	const sizes = {};
	for (const { json } of output) sizes[json.segment] = (sizes[json.segment] ?? 0) + 1;
	return { seconds, cpuSeconds, longestBlockMs, sizes };
}

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
