// @ts-check
/** `npm run test:e2e`: the shipped workflows and the start command in the real n8n. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { checkout, inCache } from '../../playground/cache.mjs';
import { childEnvironment, startGroup } from '../../playground/childProcess.mjs';
import { ensureChromium } from '../../playground/chromium.mjs';
import { installN8n } from '../../playground/n8nInstall.mjs';
import { buildPackage } from '../../playground/packageBuild.mjs';
import { installProject } from '../../playground/projectInstall.mjs';
import { runToEnd } from '../../playground/runToEnd.mjs';

const folder = dirname(fileURLToPath(import.meta.url));

await runToEnd(async () => {
	await installProject();
	await buildPackage();
	await installN8n();
	await ensureChromium();

	const wanted = process.argv.slice(2);
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.test.mjs'))
		.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
		.map((name) => join(folder, name));
	const flags = ['--test', '--test-reporter=spec', '--test-concurrency=1'];
	const { ended } = startGroup(process.execPath, [...flags, ...files], {
		cwd: checkout,
		env: childEnvironment(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
		log: inCache('logs', 'test-e2e.log'),
		onText: (text) => process.stdout.write(text),
	});
	process.exitCode = await ended;
});
