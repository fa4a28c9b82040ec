// @ts-check
/**
 * Our side of the logistic regression's line, in a process of its own: rows and outcomes of a file. Answers each line
 * it reads with a line of JSON: the coefficients of z-scores, and the seconds of ten fits. No garbage is collected by
 * force in between: V8 throws code that it has optimized away then, and compiling it again would be measured.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { builtRisk, labelledRows } from './builtRisk.mjs';

const FITS = 10;
const { fitLogisticRegression, runToEnd } = builtRisk();
/** @type {{ rows: number[][], outcomes: number[] }} */
const given = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rows = labelledRows(given.rows, given.outcomes);

answer({ ready: given.outcomes.length });
for await (const _ of createInterface({ input: process.stdin })) {
	const began = performance.now();
	let fit = fitted();
	for (let time = 1; time < FITS; time++) fit = fitted();
	const seconds = (performance.now() - began) / 1000;
	const { intercept, coefficients } = fit.standardized;
	answer({ weights: [intercept, ...coefficients], seconds });
}

function fitted() {
	return runToEnd(fitLogisticRegression(rows, { penalty: 1 }));
}

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
