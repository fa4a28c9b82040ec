// @ts-check
/** An n8n for one test run or measurement: own data folder, free port, gone afterwards. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { checkout, inCache } from './cache.mjs';
import { installN8n } from './n8nInstall.mjs';
import { startN8n } from './n8nProcess.mjs';
import { logInAsOwner } from './owner.mjs';
import { buildPackage } from './packageBuild.mjs';
import { installPackage } from './packageInstall.mjs';
import { freePort } from './port.mjs';
import { processLives } from './processTable.mjs';
import { restClient } from './restClient.mjs';
import { refuseIfRunning, runningNote } from './runningNote.mjs';

/**
 * @typedef {object} TemporaryN8n
 * @property {string} url
 * @property {string} userFolder
 * @property {import('./restClient.mjs').RestClient} rest logged in as the owner
 * @property {import('./restClient.mjs').Login} login
 * @property {() => number} pid of the process that runs now
 * @property {() => string} log
 * @property {() => Promise<void>} kill hard, as if the power failed
 * @property {(more?: Record<string, string>) => Promise<void>} startAgain on the same data folder
 *   and at the same address; `more` for its environment
 * @property {() => Promise<void>} end also removes the data folder
 */

/**
 * @param {object} [options]
 * @param {Record<string, string>} [options.env] for n8n itself
 * @param {string} [options.source] folder of the package, when it is not this checkout's, built already
 * @param {import('./vendors/proxy.mjs').Proxy} [options.proxy] stands in for the internet
 * @returns {Promise<TemporaryN8n>}
 */
export async function temporaryN8n({ env, source, proxy } = {}) {
	if (source === undefined) await buildPackage();
	const install = await installN8n();
	await removeLeftOvers();
	const userFolder = mkdtempSync(join(folderOfAll(), `${process.pid}-`));
	try {
		await installPackage(userFolder, source ?? checkout);
		const port = await freePort();
		const start = async (more = {}) => {
			const all = { ...proxy?.environment(), ...env, ...more };
			return await startN8n(install, { userFolder, port, env: all });
		};
		let n8n = await start();
		const rest = restClient(n8n.url);
		const login = await logInAsOwner(rest, userFolder);
		return {
			url: n8n.url,
			userFolder,
			rest,
			login,
			pid: () => n8n.pid,
			log: () => readFileSync(n8n.log, 'utf8'),
			kill: async () => await n8n.kill(),
			async startAgain(more) {
				n8n = await start(more);
				await rest.logIn(login);
			},
			async end() {
				await n8n.end();
				rmSync(userFolder, { recursive: true, force: true });
			},
		};
	} catch (error) {
		await endAndRemove(userFolder);
		throw error;
	}
}

/** What a run that was killed could not remove itself. */
async function removeLeftOvers() {
	for (const name of readdirSync(folderOfAll())) {
		const pid = Number(name.split('-')[0]);
		if (!processLives(pid)) await endAndRemove(join(folderOfAll(), name));
	}
}

/** @param {string} folder a data folder, or a cache folder of the start command's tests */
async function endAndRemove(folder) {
	for (const userFolder of [folder, join(folder, 'data')]) {
		if (runningNote(userFolder)) await refuseIfRunning(userFolder);
	}
	rmSync(folder, { recursive: true, force: true });
}

function folderOfAll() {
	const folder = inCache('temporary');
	mkdirSync(folder, { recursive: true });
	return folder;
}
