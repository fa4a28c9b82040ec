// @ts-check
/** An n8n for one test run or measurement: own data folder, free port, gone afterwards. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
 * @typedef {import('./n8nProcess.mjs').RunningN8n & {
 *   rest: import('./restClient.mjs').RestClient,
 *   login: import('./restClient.mjs').Login,
 *   userFolder: string,
 * }} TemporaryN8n `rest` is logged in as the owner
 */

/**
 * @param {{ env?: Record<string, string>, source?: string }} [options] `env` for n8n itself;
 *   `source`: folder of the package, when it is not this checkout's, built already
 * @returns {Promise<TemporaryN8n>} its `end` also removes the data folder
 */
export async function temporaryN8n({ env, source } = {}) {
	if (source === undefined) await buildPackage();
	const install = await installN8n();
	await removeLeftOvers();
	const userFolder = mkdtempSync(join(folderOfAll(), `${process.pid}-`));
	try {
		await installPackage(userFolder, source ?? checkout);
		const n8n = await startN8n(install, { userFolder, port: await freePort(), env });
		const rest = restClient(n8n.url);
		const login = await logInAsOwner(rest, userFolder);
		const end = async () => {
			await n8n.end();
			rmSync(userFolder, { recursive: true, force: true });
		};
		return { ...n8n, rest, login, userFolder, end };
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
