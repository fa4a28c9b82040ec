// @ts-check
/** `npm start`: quick the second time, careful with edits, and gone without a trace. */
import assert from 'node:assert/strict';
import { availableParallelism, loadavg } from 'node:os';
import { after, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { freePort } from '../../playground/port.mjs';
import { restClient } from '../../playground/restClient.mjs';
import { workflowFiles } from '../../playground/workflowFiles.mjs';
import { newCache, npmStart, processesOf, removeCache } from './startCommand.mjs';

endOnSignal();

const timeout = 240_000;
const email = 'owner@playground.example';
const shipped = workflowFiles().map(({ content }) => content.name);
const cache = newCache();
const port = String(await freePort());
/** @type {ReturnType<typeof npmStart>[]} */
const started = [];

/** 30 s on a machine that does nothing else; n8n alone needs 13 s of a processor's time. */
function secondStart() {
	return 30_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

/** @param {string} folder @param {string[]} args */
function start(folder, ...args) {
	const command = npmStart(folder, ...args);
	started.push(command);
	return command;
}

after(
	async () => {
		for (const command of started) await command.end();
		removeCache(cache);
	},
	{ timeout: 120_000 },
);

describe('npm start', { concurrency: 1 }, () => {
	const edited = shipped[0] ?? '';

	test('prints a login that works, with every workflow imported', { timeout }, async () => {
		const command = start(cache, '--port', port);
		const { url, password } = await command.ready();
		assert.equal(url, `http://127.0.0.1:${port}`);
		const rest = restClient(url);
		await rest.logIn({ email, password });
		const stored = await rest.workflows();
		assert.deepEqual(stored.map(({ name }) => name).sort(), [...shipped].sort());

		const { id } = stored.find(({ name }) => name === edited) ?? { id: '' };
		const workflow = await rest.workflow(id);
		const [first] = workflow.nodes;
		if (first) first.notes = 'Edited by the owner';
		await rest.updateWorkflow(id, workflow);
	});

	test('refuses to start twice, and names the one that runs', { timeout }, async () => {
		const command = start(cache, '--port', String(await freePort()));
		assert.equal(await command.over(), 1);
		assert.match(command.output(), /already running at http:\/\/127\.0\.0\.1:\d+/);
		assert.doesNotMatch(command.output(), /^\s+at /m);
	});

	test('says in one sentence that the port is taken', { timeout }, async () => {
		const other = newCache();
		const command = start(other, '--port', port);
		assert.equal(await command.over(), 1);
		assert.match(
			command.output(),
			new RegExp(`^Port ${port} is taken by another program: .+`, 'm'),
		);
		assert.doesNotMatch(command.output(), /^\s+at /m);
		removeCache(other);
	});

	test('says what it takes when it does not know an option', { timeout }, async () => {
		const command = start(cache, '--prot', '80');
		assert.equal(await command.over(), 1);
		assert.match(command.output(), /This command takes: npm start/);
	});

	test('leaves no process behind after Ctrl-C', { timeout }, async () => {
		assert.notDeepEqual(processesOf(cache), []);
		await started[0]?.pressCtrlC();
		assert.deepEqual(processesOf(cache), []);
	});

	test('starts again within 30 s, without doubles, edits kept', { timeout }, async (t) => {
		const command = start(cache, '--port', port);
		const { ms, url, password } = await command.ready();
		t.diagnostic(`second start: ${(ms / 1000).toFixed(1)} s`);
		assert.ok(ms < secondStart(), `took ${ms} ms`);
		const rest = restClient(url);
		await rest.logIn({ email, password });
		const stored = await rest.workflows();
		assert.deepEqual(stored.map(({ name }) => name).sort(), [...shipped].sort());
		const { id } = stored.find(({ name }) => name === edited) ?? { id: '' };
		assert.equal((await rest.workflow(id)).nodes[0]?.notes, 'Edited by the owner');
		assert.match(command.output(), /edited in n8n, left as it is/);
	});

	test('starts after everything was killed hard, and ends the left-over', { timeout }, async () => {
		await started.at(-1)?.killHard();
		assert.notDeepEqual(processesOf(cache), [], 'n8n outlives the command that started it');
		const command = start(cache, '--port', port);
		const { ms } = await command.ready();
		assert.ok(ms < secondStart(), `took ${ms} ms`);
		await command.pressCtrlC();
		assert.deepEqual(processesOf(cache), []);
	});

	test('starts over with --fresh, and ends with npm', { timeout }, async () => {
		const command = start(cache, '--port', port, '--fresh');
		const { url, password } = await command.ready();
		const rest = restClient(url);
		await rest.logIn({ email, password });
		const stored = await rest.workflows();
		assert.deepEqual(stored.map(({ name }) => name).sort(), [...shipped].sort());
		assert.doesNotMatch(command.output(), /edited in n8n/);
		// npm is asked to end, not its group: the start command must hear of it.
		await command.terminate();
		assert.deepEqual(processesOf(cache), []);
	});
});
