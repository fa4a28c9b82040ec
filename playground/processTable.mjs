// @ts-check
/** Whether a process, or any process of a group, is still there. */
import { readFileSync, readdirSync } from 'node:fs';

/** @param {number} pid @returns {boolean} whether any process of the group is still there */
export function groupLives(pid) {
	if (!(pid > 1) || !isKnown(-pid)) return false;
	if (process.platform !== 'linux') return true;
	return readdirSync('/proc').some((name) => {
		const found = /^\d+$/.test(name) && linuxState(name);
		return found && found.group === pid && !found.over;
	});
}

/** @param {number} pid @returns {boolean} whether the process is there, whoever started it */
export function processLives(pid) {
	if (!(pid > 0) || !isKnown(pid)) return false;
	return process.platform !== 'linux' || linuxState(String(pid))?.over === false;
}

/** @param {number} pid @returns {boolean} */
function isKnown(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/**
 * In a container without an init process, ended orphans stay in the table for ever, as zombies.
 *
 * @param {string} pid
 * @returns {{ over: boolean, group: number } | undefined}
 */
function linuxState(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		// A zombie whose other threads still end holds its port and its files.
		const over = 'ZX'.includes(state) && readdirSync(`/proc/${pid}/task`).length <= 1;
		return { over, group: Number(group) };
	} catch {
		return undefined;
	}
}
