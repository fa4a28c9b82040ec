// @ts-check
/** The browser of the end-to-end tests: Chromium as the machine has it, or from Debian's packages. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { checkout } from './cache.mjs';
import { childEnvironment, run } from './childProcess.mjs';
import { logOf } from './npm.mjs';
import { step } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {Promise<string>} path of the program, which is installed first if need be */
export async function ensureChromium() {
	const found = chromium();
	if (found) return found;
	if (!(existsSync('/etc/debian_version') && process.getuid?.() === 0)) {
		throw new PlaygroundStop(
			'The tests in the editor need Chromium: install it (on Debian and Ubuntu with "sudo apt-get install chromium") and run the command again.',
		);
	}
	await step(
		'Installing Chromium',
		async () => {
			const env = childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
			const options = { cwd: checkout, env, log: logOf('chromium') };
			await run('apt-get', ['update'], options);
			await run(
				'apt-get',
				['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
				options,
			);
		},
		{ usually: '1 minute' },
	);
	const installed = chromium();
	if (installed) return installed;
	throw new PlaygroundStop(
		`Chromium could not be installed with apt-get; the log is in ${logOf('chromium')}.`,
	);
}

/** @returns {string | undefined} */
function chromium() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return places.find((path) => {
		try {
			accessSync(path, constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}
