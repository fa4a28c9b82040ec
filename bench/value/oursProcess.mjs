// @ts-check
/**
 * Our side of the purchase models' lines, in a process of its own: fits and forecasts of the customers of a file.
 * Answers each line it reads, such as `20 bgNbd`, with a line of JSON: the last answer of so many runs one after the
 * other, the mean seconds of one, and the longest step of all. No garbage is collected by force: V8 would throw away
 * what it has optimized, and a fit of a millisecond would take ten. What is garbage is collected within the runs.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { checkout } from '../../playground/cache.mjs';

const require = createRequire(import.meta.url);
/** @param {string} path */
const built = (path) => require(join(checkout, 'dist', 'core', ...path.split('/')));
/** @type {typeof import('../../core/models/purchaseModel.js')} */
const { fitPurchaseModel } = built('models/purchaseModel.js');
/** @type {typeof import('../../core/models/purchaseForecast.js')} */
const { purchaseForecast } = built('models/purchaseForecast.js');

/** @type {{ frequency: number[], recency: number[], age: number[], horizon: number }} */
const { horizon, ...histories } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

answer({ ready: histories.frequency.length });
for await (const line of createInterface({ input: process.stdin })) {
	const [times, command, ...given] = line.split(' ');
	const once = () => (command === 'predict' ? predicted(given.map(Number)) : fitted(command));
	answer(repeated(Number(times), once));
}

/** @param {number} times @param {() => ReturnType<typeof fitted> | ReturnType<typeof predicted>} once */
function repeated(times, once) {
	let [seconds, longestStepMs] = [0, 0];
	for (let time = 1; ; time++) {
		const told = once();
		seconds += told.seconds;
		longestStepMs = Math.max(longestStepMs, told.longestStepMs);
		if (time === times) return { ...told, seconds: seconds / times, longestStepMs };
	}
}

/** @param {string} kind */
function fitted(kind) {
	const { result, ...timed } = stepped(
		fitPurchaseModel(/** @type {'bgNbd' | 'paretoNbd'} */ (kind), histories),
	);
	const { model, iterations, converged } = result;
	return { ...timed, parameters: Object.values(model.parameters), iterations, converged };
}

/** @param {number[]} given r, α, a, b */
function predicted([r, alpha, a, b]) {
	const { result, ...timed } = stepped(
		purchaseForecast({ kind: 'bgNbd', parameters: { r, alpha, a, b } }, histories, {
			...{ horizon, lifetime: 0, discountRate: 0 },
		}),
	);
	const sum = (/** @type {Float64Array} */ of) => of.reduce((total, one) => total + one, 0);
	return { ...timed, purchases: sum(result.purchases), silent: sum(result.silent) };
}

/**
 * Drives long work and times its longest step, which nothing else in n8n's one thread can interrupt.
 * @template Result
 * @param {Generator<undefined, Result, undefined>} steps
 */
function stepped(steps) {
	const began = performance.now();
	let longestStepMs = 0;
	for (let before = began; ; ) {
		const step = steps.next();
		const now = performance.now();
		longestStepMs = Math.max(longestStepMs, now - before);
		before = now;
		if (step.done) return { result: step.value, seconds: (now - began) / 1000, longestStepMs };
	}
}

/** @param {unknown} value */
function answer(value) {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}
