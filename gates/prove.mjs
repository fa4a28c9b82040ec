// @ts-check
/**
 * `npm run prove-gates`: plants one fault per gate in a copy of the tree and fails unless exactly
 * that gate turns red. `-- --only a,b` proves some of them.
 *
 * The test suite is the slow gate. It runs twice: over its own fault, beside all other gates, and
 * over one copy with all the other faults, none of which it may see.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { duration } from '../playground/progress.mjs';
import { stopping } from './command.mjs';
import { faults } from './faults.mjs';
import { gates } from './gates.mjs';
import { withPlanted } from './plant.mjs';
import { runGates } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const slow = gates.filter(({ alone }) => alone);
const quick = gates.filter(({ alone }) => !alone);
const isSlow = (/** @type {string} */ name) => slow.some((gate) => gate.name === name);

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const chosen = faults.filter(({ gate }) => !only || only.includes(gate));
let wrong = 0;

try {
	const began = Date.now();
	for (const { name } of gates) {
		if (!faults.some(({ gate }) => gate === name)) tell(`${name} has no fault to prove it`, false);
	}
	if (!only) await proveClean();
	if (wrong === 0) {
		for (const fault of chosen) await proveOne(fault);
		if (!only) await proveUnseen();
	}
	console.log(
		`\n${wrong === 0 ? `${chosen.length} of ${gates.length} gates proven` : `${wrong} not proven`} (${duration(Date.now() - began)})`,
	);
	process.exitCode = wrong === 0 && chosen.length > 0 ? 0 : 1;
} catch (error) {
	if (!stopping.signal.aborted) throw error;
	process.exitCode = 130;
}

/** A gate that is red anyway proves nothing: the rest waits until `npm run check` is green. */
async function proveClean() {
	await judged('nothing planted', [], quick, (red) => red.length === 0);
}

/** @param {import('./faults.mjs').Fault} fault */
async function proveOne(fault) {
	const beside = isSlow(fault.gate) ? gates : quick;
	await judged(`${fault.gate}: ${fault.what}`, [fault], beside, (red) => {
		const text = red.flatMap(({ complaints }) => complaints).join('\n');
		const exactly = red.length === 1 && red[0].name === fault.gate;
		return exactly && fault.says.every((said) => text.includes(said));
	});
}

async function proveUnseen() {
	const others = faults.filter(({ gate }) => !isSlow(gate));
	const what = `${slow.map(({ name }) => name).join(', ')}: blind to all the other faults`;
	await judged(what, others, slow, (red) => red.length === 0);
}

/**
 * @param {string} what
 * @param {import('./faults.mjs').Fault[]} planted
 * @param {import('./gate.mjs').Gate[]} over
 * @param {(red: import('./run.mjs').Verdict[]) => boolean} holds
 */
async function judged(what, planted, over, holds) {
	const began = Date.now();
	console.log(`… ${what}`);
	const verdicts = await withPlanted(root, planted, async (copy) => await runGates(over, copy));
	const red = verdicts.filter(({ complaints }) => complaints.length > 0);
	const names = red.map(({ name }) => name).join(', ') || 'none';
	const good = holds(red);
	tell(`  red: ${names} (${duration(Date.now() - began)})`, good);
	if (good) return;
	for (const { name, complaints } of red) {
		console.log(`    ${name}: ${complaints.slice(0, 6).join('\n      ')}`);
	}
}

/** @param {string} line @param {boolean} good */
function tell(line, good) {
	if (!good) wrong++;
	console.log(`${good ? '✓' : '✗'} ${line}`);
}
