// @ts-check
/** `npm start`: a real n8n on this machine with the package and its workflows, by one command. */
import { mkdirSync, rmSync } from 'node:fs';
import util from 'node:util';

import { inCache } from './cache.mjs';
import { installN8n } from './n8nInstall.mjs';
import { startN8n } from './n8nProcess.mjs';
import { buildPackage } from './packageBuild.mjs';
import { installPackage } from './packageInstall.mjs';
import { isFree } from './port.mjs';
import { say, step } from './progress.mjs';
import { installProject, needNode20 } from './projectInstall.mjs';
import { refuseIfRunning } from './runningNote.mjs';
import { runToEnd } from './runToEnd.mjs';
import { PlaygroundStop } from './stop.mjs';

const usage = 'npm start -- [--fresh] [--port 5678]';

const words = {
	imported: 'imported',
	updated: 'updated to the shipped version',
	unchanged: 'as shipped',
	edited: 'edited in n8n, left as it is',
	deleted: 'deleted in n8n, not imported again',
};

await runToEnd(async () => {
	needNode20();
	const { fresh, port } = options();
	const userFolder = inCache('data');
	await refuseIfRunning(userFolder);
	if (!(await isFree(port))) {
		throw new PlaygroundStop(
			`Port ${port} is taken by another program: end it, or choose another port with "npm start -- --port ${port + 1}".`,
		);
	}
	await installProject();
	await buildPackage();
	const install = await installN8n();
	if (fresh) rmSync(userFolder, { recursive: true, force: true });
	mkdirSync(userFolder, { recursive: true });
	await installPackage(userFolder);
	const n8n = await startN8n(install, { userFolder, port });

	// What these import is there only after the project's own installation.
	const { restClient } = await import('./restClient.mjs');
	const { logInAsOwner } = await import('./owner.mjs');
	const { importWorkflows } = await import('./importWorkflows.mjs');
	const rest = restClient(n8n.url);
	const login = await logInAsOwner(rest, userFolder);
	const workflows = await step(
		'Importing the workflows',
		async () => await importWorkflows(rest, userFolder),
	);

	for (const { name, outcome } of workflows) say(`    ${name}: ${words[outcome]}`);
	say(`
n8n is ready.

  Address   ${n8n.url}
  E-mail    ${login.email}
  Password  ${login.password}

Open the address, log in, open a workflow and press "Execute workflow". Ctrl-C ends n8n.`);

	const code = await n8n.ended;
	await n8n.end();
	throw new PlaygroundStop(`n8n ended by itself (code ${code}); its log is in ${n8n.log}.`);
});

function options() {
	try {
		const { values } = util.parseArgs({
			options: {
				fresh: { type: 'boolean', default: false },
				port: { type: 'string', default: '5678' },
			},
		});
		const port = Number(values.port);
		if (!(Number.isInteger(port) && port > 0 && port < 65_536))
			throw new Error(`no port: ${values.port}`);
		return { fresh: values.fresh, port };
	} catch (error) {
		const { message } = /** @type {Error} */ (error);
		throw new PlaygroundStop(`This command takes: ${usage} (${message}).`);
	}
}
