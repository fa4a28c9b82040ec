// @ts-check
/** Runs gates over a tree, two at a time, and collects what each one says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stopping } from './command.mjs';
import { packedInto } from './tarball.mjs';

/** @typedef {{ name: string, complaints: string[], ms: number }} Verdict */

/**
 * @param {readonly import('./gate.mjs').Gate[]} gates
 * @param {string} root
 * @param {object} [report]
 * @param {(gate: import('./gate.mjs').Gate) => void} [report.begun]
 * @param {(verdict: Verdict, running: string[]) => void} [report.ended]
 * @returns {Promise<Verdict[]>} in the order of the gates
 */
export async function runGates(gates, root, { begun, ended } = {}) {
	const scratch = mkdtempSync(join(tmpdir(), 'loyalty-gates-'));
	/** @type {Promise<import('./gate.mjs').Packed> | undefined} */
	let packed;
	/** @type {import('./gate.mjs').Tree} */
	const tree = {
		root,
		scratch: (name) => mkdtempSync(join(scratch, `${name}-`)),
		packed: async () => await (packed ??= packedInto(root, tree.scratch('package'))),
	};
	/** @type {Set<string>} */
	const running = new Set();
	/** @param {import('./gate.mjs').Gate} gate */
	const verdictOf = async (gate) => {
		const began = Date.now();
		running.add(gate.name);
		begun?.(gate);
		/** @type {string[]} */
		let complaints;
		try {
			complaints = await gate.complaints(tree);
		} catch (error) {
			complaints = [error instanceof Error ? error.message : String(error)];
		}
		running.delete(gate.name);
		stopping.signal.throwIfAborted();
		const verdict = { name: gate.name, complaints, ms: Date.now() - began };
		ended?.(verdict, [...running]);
		return verdict;
	};
	try {
		/** @type {Map<string, Verdict>} */
		const verdicts = new Map();
		const queue = gates.filter((gate) => !gate.alone);
		const lane = async () => {
			for (let gate = queue.shift(); gate; gate = queue.shift()) {
				verdicts.set(gate.name, await verdictOf(gate));
			}
		};
		await Promise.all([lane(), lane()]);
		for (const gate of gates.filter((gate) => gate.alone)) {
			verdicts.set(gate.name, await verdictOf(gate));
		}
		return gates.flatMap((gate) => verdicts.get(gate.name) ?? []);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}
