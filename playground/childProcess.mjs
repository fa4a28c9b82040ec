// @ts-check
/** Child processes in groups of their own, so that ending one ends everything it started. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { inCache } from './cache.mjs';
import { groupLives } from './processTable.mjs';

/** @type {Set<number>} the groups started here that may still have a living member */
const groups = new Set();

/**
 * Starts a command as the leader of a new process group, its output in a log file.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log: string, onText?: (text: string) => void }} options
 */
export function startGroup(command, args, { cwd, env, log, onText }) {
	mkdirSync(dirname(log), { recursive: true });
	const file = createWriteStream(log, { flags: 'a' });
	const child = spawn(command, args, {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const { pid } = child;
	if (pid !== undefined) groups.add(pid);
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', (/** @type {string} */ text) => {
			file.write(text);
			onText?.(text);
		});
	}
	/** @type {Promise<number>} */
	const ended = new Promise((resolve) => {
		child.once('error', (error) => {
			file.end(`${error.message}\n`);
			resolve(127);
		});
		child.once('close', (code, signal) => {
			file.end();
			resolve(code ?? (signal ? 128 : 1));
		});
	});
	return { pid, ended };
}

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log: string }} options
 * @returns {Promise<{ code: number, output: string }>} `output` is the last 100,000 characters
 */
export async function run(command, args, options) {
	let output = '';
	const { pid, ended } = startGroup(command, args, {
		...options,
		onText: (text) => (output = (output + text).slice(-100_000)),
	});
	const code = await ended;
	if (pid !== undefined && !groupLives(pid)) groups.delete(pid);
	return { code, output };
}

/**
 * Asks a group to end and, after `patience` milliseconds, no longer asks.
 *
 * @param {number} pid
 * @param {number} [patience]
 */
export async function endGroup(pid, patience = 10_000) {
	signalGroup(pid, 'SIGTERM');
	for (let waited = 0; groupLives(pid) && waited < patience; waited += 50) await pause(50);
	await killGroup(pid);
}

/** Ends a group at once, without asking. @param {number} pid */
export async function killGroup(pid) {
	if (groupLives(pid)) signalGroup(pid, 'SIGKILL');
	for (let waited = 0; groupLives(pid) && waited < 5_000; waited += 50) await pause(50);
	groups.delete(pid);
}

/** Ends every group started here. @param {number} [patience] */
export async function endAllGroups(patience) {
	await Promise.all([...groups].map(async (pid) => await endGroup(pid, patience)));
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
	// Group 0 is this process's own, and -1 is everybody.
	if (!(pid > 1)) return;
	try {
		process.kill(-pid, signal);
	} catch {
		// Already gone.
	}
}

/**
 * The environment for npm and for n8n: this process's own, without what `npm start` and
 * `node --test` added to it, and with npm's cache inside the playground's.
 *
 * @param {Record<string, string>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(extra = {}) {
	const added =
		/^(npm_(package|lifecycle|command|execpath|node)|npm_config_(local_|global_)?prefix$|npm_config_(cache|user_agent|ignore_scripts|init_module)$|INIT_CWD$|NODE_TEST_CONTEXT$)/i;
	const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
	return {
		...Object.fromEntries(kept),
		npm_config_cache: inCache('npm'),
		npm_config_audit: 'false',
		npm_config_fund: 'false',
		npm_config_update_notifier: 'false',
		...extra,
	};
}
