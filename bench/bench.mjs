// @ts-check
/** `npm run bench`: how our nodes compare with peers, in ratios. Takes `-- --quick --only reader,metrics,segments,clusters,value,risk,policy,n8n`. */
import util from 'node:util';

import { installProject } from '../playground/projectInstall.mjs';
import { say } from '../playground/progress.mjs';
import { runToEnd } from '../playground/runToEnd.mjs';
import { PlaygroundStop } from '../playground/stop.mjs';

const PARTS = ['reader', 'metrics', 'segments', 'clusters', 'value', 'risk', 'policy', 'n8n'];
const usage = `npm run bench -- [--quick] [--only ${PARTS.join(',')}]`;

await runToEnd(async () => {
	const { quick, only } = options();
	await installProject();
	// What these import is there only after the project's own installation.
	const { builtPackage } = await import('./builtPackage.mjs');
	const { lineTable } = await import('./line.mjs');
	await builtPackage();

	const lines = [];
	if (only.includes('reader')) {
		const { readerLines } = await import('./reader/readerLines.mjs');
		lines.push(...(await readerLines({ quick })));
	}
	if (only.includes('metrics')) {
		const { metricsLines } = await import('./reader/readerLines.mjs');
		lines.push(...(await metricsLines({ quick })));
	}
	if (only.includes('segments')) {
		const { segmentLines } = await import('./segments/segmentLines.mjs');
		lines.push(...(await segmentLines({ quick })));
	}
	if (only.includes('clusters')) {
		const { clusterLines } = await import('./clusters/clusterLines.mjs');
		lines.push(...(await clusterLines({ quick })));
	}
	if (only.includes('value')) {
		const { valueLines } = await import('./value/valueLines.mjs');
		lines.push(...(await valueLines({ quick })));
	}
	if (only.includes('risk')) {
		const { riskLines } = await import('./risk/riskLines.mjs');
		lines.push(...(await riskLines({ quick })));
	}
	if (only.includes('policy')) {
		const { policyLines } = await import('./policy/policyLines.mjs');
		lines.push(...(await policyLines({ quick })));
	}
	if (only.includes('n8n')) {
		const { n8nLines } = await import('./n8n/n8nLines.mjs');
		lines.push(...(await n8nLines({ quick })));
	}
	say(`\nRatios of our time to theirs, medians of rounds taken in turns (least to most):\n`);
	say(lineTable(lines));
	const missed = lines.filter(({ met }) => met === false).length;
	say(missed === 0 ? '\nEvery target is met.' : `\n${missed} missed.`);
	if (missed > 0) process.exitCode = 1;
});

function options() {
	try {
		const { values } = util.parseArgs({
			options: {
				quick: { type: 'boolean', default: false },
				only: { type: 'string', default: PARTS.join(',') },
			},
		});
		const only = values.only.split(',');
		const unknown = only.find((part) => !PARTS.includes(part));
		if (unknown !== undefined) throw new Error(`no part is called ${unknown}`);
		return { quick: values.quick, only };
	} catch (error) {
		const { message } = /** @type {Error} */ (error);
		throw new PlaygroundStop(`This command takes: ${usage} (${message}).`);
	}
}
