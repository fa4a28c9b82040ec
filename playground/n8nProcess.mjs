// @ts-check
/** Starts n8n on 127.0.0.1 with a data folder of its own, and ends it with everything it started. */
import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { childEnvironment, endGroup, groupLives, startGroup } from './childProcess.mjs';
import { freePort } from './port.mjs';
import { step } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

/**
 * @typedef {{ url: string, pid: number, ended: Promise<number>, log: string, end: () => Promise<void> }} RunningN8n
 * @typedef {{ starter: number, n8n: number, url: string }} RunningNote what `running.json` holds
 */

const startPatience = 120_000;

/**
 * @param {import('./n8nInstall.mjs').N8nInstall} install
 * @param {{ userFolder: string, port: number, env?: Record<string, string> }} options
 * @returns {Promise<RunningN8n>} as soon as its REST API answers
 */
export async function startN8n(install, { userFolder, port, env = {} }) {
	await refuseIfRunning(userFolder);
	for (const name of ['home', 'tmp']) mkdirSync(join(userFolder, name), { recursive: true });
	// After a hard end n8n would wait ten seconds, in case it crashes in circles.
	rmSync(join(userFolder, '.n8n', 'crash.journal'), { force: true });

	const url = `http://127.0.0.1:${port}`;
	const log = join(userFolder, 'n8n.log');
	rmSync(log, { force: true });
	const { pid, ended } = startGroup(install.node, [install.n8n, 'start'], {
		cwd: userFolder,
		env: { ...(await n8nEnvironment(userFolder, port)), ...env },
		log,
	});
	if (pid === undefined) throw new PlaygroundStop(`n8n could not be started; see ${log}.`);
	const note = join(userFolder, 'running.json');
	writeFileSync(note, JSON.stringify({ starter: process.pid, n8n: pid, url }));

	const end = async () => {
		await endGroup(pid);
		rmSync(note, { force: true });
	};
	let over = false;
	void ended.then(() => (over = true));
	await step(
		'Starting n8n',
		async () => {
			for (const until = Date.now() + startPatience; !(await answers(url)); await pause(200)) {
				if (!over && Date.now() < until) continue;
				await end();
				throw new PlaygroundStop(`n8n did not start; its log is in ${log}.`);
			}
		},
		{ usually: '10 to 20 seconds' },
	);
	return { url, pid, ended, log, end };
}

/**
 * Before its REST API is there, n8n answers 200 with a page that says it is starting.
 *
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function answers(url) {
	try {
		const answer = await fetch(`${url}/rest/settings`, { signal: AbortSignal.timeout(5_000) });
		return answer.ok && (answer.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}

/**
 * @param {string} userFolder
 * @param {number} port
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function n8nEnvironment(userFolder, port) {
	// Settings meant for another n8n on this machine, its database first, must not reach this one.
	const foreign =
		/^(N8N|DB|EXECUTIONS|QUEUE|GENERIC|WEBHOOK|CREDENTIALS|NODES|TASK_BROKER|OFFLOAD)_|^(WEBHOOK_URL|VUE_APP_URL_BASE_API|NODE_ENV|NODE_OPTIONS|NODE_PATH)$/;
	const inherited = Object.entries(childEnvironment()).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(inherited),
		HOME: join(userFolder, 'home'),
		TMPDIR: join(userFolder, 'tmp'),
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
	};
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
		if (isAlive(starter) && starter !== process.pid) {
			throw new PlaygroundStop(
				`The playground is already running at ${url}: use that one, or end it first with Ctrl-C where it was started.`,
			);
		}
		await endGroup(n8n);
	} else if (!isAlive(n8n) && groupLives(n8n)) {
		// n8n itself is gone, its task runner is not.
		await endGroup(n8n);
	}
	rmSync(join(userFolder, 'running.json'), { force: true });
}

/** @param {string} userFolder @returns {RunningNote | undefined} */
export function runningNote(userFolder) {
	const file = join(userFolder, 'running.json');
	if (!existsSync(file)) return undefined;
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/** @param {number} pid @returns {boolean} */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
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
