// @ts-check
/** The note of the n8n that runs on a data folder, and what becomes of one that was left behind. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { endGroup } from './childProcess.mjs';
import { groupLives, processLives } from './processTable.mjs';
import { PlaygroundStop } from './stop.mjs';

/** @typedef {{ starter: number, n8n: number, url: string }} RunningNote process ids, and where */

/** With nobody reading its output, n8n hangs when asked to end: ask, but not for long. */
const leftOverPatience = 3_000;

/** @param {string} userFolder @returns {string} the file that holds the note */
export function noteOfRunning(userFolder) {
	return join(userFolder, 'running.json');
}

/**
 * Two n8n's never share a data folder. One that outlived the process that started it is ended.
 *
 * @param {string} userFolder
 */
export async function refuseIfRunning(userFolder) {
	const note = runningNote(userFolder);
	if (note === undefined) return;
	const { starter, n8n, url } = note;
	if (isOurs(n8n, userFolder)) {
		if (processLives(starter) && starter !== process.pid) {
			throw new PlaygroundStop(
				`The playground is already running at ${url}: use that one, or end it first with Ctrl-C where it was started.`,
			);
		}
		await endGroup(n8n, leftOverPatience);
	} else if (!processLives(n8n) && groupLives(n8n)) {
		// n8n itself is gone, its task runner is not.
		await endGroup(n8n);
	}
	rmSync(noteOfRunning(userFolder), { force: true });
}

/** @param {string} userFolder @returns {RunningNote | undefined} */
export function runningNote(userFolder) {
	const file = noteOfRunning(userFolder);
	if (!existsSync(file)) return undefined;
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/**
 * Process ids are used again: only one that works in the data folder is taken for n8n.
 *
 * @param {number} pid
 * @param {string} userFolder
 * @returns {boolean}
 */
function isOurs(pid, userFolder) {
	try {
		if (process.platform === 'linux')
			return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(userFolder);
		return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
			'n8n',
		);
	} catch {
		return false;
	}
}
