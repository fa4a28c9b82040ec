// @ts-check
/** Starts n8n on 127.0.0.1 with a data folder of its own, and ends it with everything it started. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { childEnvironment, endGroup, killGroup, startGroup } from './childProcess.mjs';
import { freePort } from './port.mjs';
import { step } from './progress.mjs';
import { noteOfRunning, refuseIfRunning } from './runningNote.mjs';
import { PlaygroundStop } from './stop.mjs';

/**
 * @typedef {{ url: string, pid: number, ended: Promise<number>, log: string, end: () => Promise<void>, kill: () => Promise<void> }} RunningN8n
 *   `kill`: as if the power failed
 */

const startPatience = 300_000;

/**
 * @param {import('./n8nInstall.mjs').N8nInstall} install
 * @param {{ userFolder: string, port: number, env?: Record<string, string> }} options
 * @returns {Promise<RunningN8n>} as soon as it says that it is ready
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
	const note = noteOfRunning(userFolder);
	writeFileSync(note, JSON.stringify({ starter: process.pid, n8n: pid, url }));

	const end = async () => {
		await endGroup(pid);
		rmSync(note, { force: true });
	};
	const kill = async () => {
		await killGroup(pid);
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
	return { url, pid, ended, log, end, kill };
}

/**
 * Its REST API answers before it has looked for runs that broke off, and a run that is started meanwhile is taken for
 * one of them: so n8n has to say itself that it is ready.
 *
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function answers(url) {
	try {
		const answer = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5_000) });
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
