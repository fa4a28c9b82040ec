// @ts-check
/** One process at a time: two starts never install into the same folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { processLives } from './processTable.mjs';
import { say } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

/**
 * Waits until no other living process holds the file, holds it during `work`, and lets go.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {number} [patience] milliseconds to wait for the other process
 * @returns {Promise<T>}
 */
export async function inTurn(file, work, patience = 30 * 60_000) {
	mkdirSync(dirname(file), { recursive: true });
	const until = Date.now() + patience;
	let told = false;
	while (!take(file)) {
		if (!told && holderLives(file)) {
			told = true;
			say('  Another start is installing the same: waiting for it …');
		}
		if (Date.now() > until) {
			throw new PlaygroundStop(`Another start has been installing for too long; see ${file}.`);
		}
		await pause(500);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

/** @param {string} file @returns {boolean} whether this process now holds it */
function take(file) {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		if (holderLives(file)) return false;
		rmSync(file, { force: true });
		return false;
	}
}

/** @param {string} file @returns {boolean} */
function holderLives(file) {
	try {
		const pid = Number(readFileSync(file, 'utf8'));
		// Empty for the moment between its creation and the writing.
		return !(pid > 0) || processLives(pid);
	} catch {
		return false;
	}
}
