// @ts-check
/** Runs `npm start` as a person at a terminal does, with a cache folder of the test's own. */
import { spawn } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { checkout, inCache } from '../../playground/cache.mjs';
import { childEnvironment, endGroup } from '../../playground/childProcess.mjs';
import { groupLives } from '../../playground/processTable.mjs';

/** @returns {string} a cache folder with n8n installed and no data, to be removed afterwards */
export function newCache() {
	mkdirSync(inCache('temporary'), { recursive: true });
	const cache = mkdtempSync(inCache('temporary', `${process.pid}-start-`));
	for (const shared of ['n8n', 'npm', 'builds']) {
		if (existsSync(inCache(shared))) symlinkSync(inCache(shared), join(cache, shared));
	}
	return cache;
}

/** @param {string} cache */
export function removeCache(cache) {
	rmSync(cache, { recursive: true, force: true });
}

/**
 * @param {string} cache
 * @param {string[]} args of the start command
 */
export function npmStart(cache, ...args) {
	const began = Date.now();
	const child = spawn('npm', ['start', '--', ...args], {
		cwd: checkout,
		env: { ...childEnvironment(), LOYALTY_PLAYGROUND_CACHE: cache },
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const pid = child.pid ?? 0;
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => (output += text));
	}
	/** @type {Promise<number | null>} */
	const ended = new Promise((resolve) => child.once('close', resolve));

	return {
		output: () => output,

		/** @returns {Promise<{ ms: number, url: string, password: string }>} once n8n is ready */
		async ready() {
			let over = false;
			void ended.then(() => (over = true));
			for (const until = Date.now() + 150_000; !over && Date.now() < until; await pause(100)) {
				const password = /Password\s+(\S+)/.exec(output)?.[1];
				const url = /Address\s+(\S+)/.exec(output)?.[1];
				if (password && url && output.includes('Ctrl-C')) {
					return { ms: Date.now() - began, url, password };
				}
			}
			throw new Error(`npm start did not get ready:\n${output}`);
		},

		/** Ctrl-C: the terminal signals the whole group, and npm passes it on once more. */
		async pressCtrlC() {
			process.kill(-pid, 'SIGINT');
			await this.over();
		},

		/** What a service manager does: only npm gets the signal. */
		async terminate() {
			child.kill('SIGTERM');
			await this.over();
		},

		/** kill -9 for npm and the start command; n8n, in its own group, does not notice. */
		async killHard() {
			process.kill(-pid, 'SIGKILL');
			await this.over();
		},

		/** @returns {Promise<number | null>} exit code */
		async over() {
			const late = pause(40_000, undefined, { ref: false }).then(() => {
				throw new Error(`npm start did not end:\n${output}`);
			});
			const code = await Promise.race([ended, late]);
			for (let waited = 0; groupLives(pid) && waited < 20_000; waited += 100) await pause(100);
			return code;
		},

		async end() {
			if (groupLives(pid)) await endGroup(pid, 20_000);
		},
	};
}

/**
 * Every process that works in the folder or was started for it, task runners included.
 *
 * @param {string} folder
 * @returns {string[]} "pid command"
 */
export function processesOf(folder) {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.filter((pid) => readProc(pid, 'environ').includes(folder))
		.map((pid) => `${pid} ${readProc(pid, 'cmdline').replaceAll('\0', ' ')}`);
}

/** @param {string} pid @param {string} name @returns {string} */
function readProc(pid, name) {
	try {
		return readFileSync(join('/proc', pid, name), 'utf8');
	} catch {
		return '';
	}
}
