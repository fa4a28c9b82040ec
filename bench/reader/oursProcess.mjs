// @ts-check
/**
 * Our side of the reader's lines, in a process of its own: the orders of a file through the node (`summary`), or
 * to their metrics (`metrics`).
 */
import { readFileSync } from 'node:fs';

import { answerRuns } from '../answerRuns.mjs';
import { loadedPackage } from '../builtPackage.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { metricsChecksums, orderMetrics } from './orderMetrics.mjs';
import { summaryChecksums } from './summaryChecksums.mjs';

/** @typedef {{ run: (signal?: AbortSignal) => Promise<any>, checksums: (output: any) => unknown }} Work */

const [, , file, name = 'summary'] = process.argv;
const items = itemsOf(file);
const { run, checksums } = name === 'summary' ? summaryWork() : metricsWork();

await answerRuns(items.length, run, (output) => ({ checksums: checksums(output) }));

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
