// @ts-check
/** The Buffer node in the real n8n, over HTTPS through the proxy: posts, bad days, lists of the panel, and as an agent's tool. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { openEditor } from '../../playground/editor.mjs';
import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import {
	asks,
	bufferKey,
	bufferVendor,
	tooManyRequests,
} from '../../playground/vendors/buffer.mjs';
import {
	serverError,
	timeoutAfterAcceptance,
	timeoutBeforeAcceptance,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { pictureFiles } from './pictures.mjs';

endOnSignal();

const type = 'n8n-nodes-loyalty.buffer';
const vendor = withFaults(bufferVendor());
const { account } = vendor;

/** An agent's model: asks for the one tool with the text it was given, then says that it is done. */
const model = {
	hosts: ['api.openai.com'],
	/** @type {import('../../playground/vendors/proxy.mjs').Vendor['handle']} */
	handle({ path, json }) {
		if (path !== '/v1/chat/completions') return undefined;
		const done = json.messages.some((/** @type {{ role: string }} */ one) => one.role === 'tool');
		const { name, parameters } = json.tools[0].function;
		const values = { text: 'Written by an agent', channels: 'fb, x' };
		assert.deepEqual(Object.keys(parameters.properties).sort(), Object.keys(values).sort());
		const call = {
			id: 'call1',
			type: 'function',
			function: { name, arguments: JSON.stringify(values) },
		};
		const message = done
			? { role: 'assistant', content: 'Posted.' }
			: { role: 'assistant', content: null, tool_calls: [call] };
		return {
			body: {
				...{ id: 'c1', object: 'chat.completion', created: 1, model: json.model },
				choices: [{ index: 0, message, finish_reason: done ? 'stop' : 'tool_calls' }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			},
		};
	},
};

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
let credential = { id: '', name: '' };
/** @param {string} name */
const picture = (name) => pictureFiles(join(n8n.userFolder, 'pictures'))(name);

before(
	async () => {
		proxy = await startProxy({ vendors: [vendor, model] });
		n8n = await temporaryN8n({ proxy });
		credential = await n8n.rest.createCredential({
			...{ name: 'Buffer', type: 'bufferApi', data: { apiKey: bufferKey } },
		});
		account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
		account.addChannel({ id: 'x', service: 'twitter', timezone: 'America/New_York' });
	},
	{ timeout: 15 * 60_000 },
);
after(
	async () => {
		await n8n?.end();
		await proxy?.end();
	},
	{ timeout: 60_000 },
);
beforeEach(() => {
	proxy.forget();
	vendor.clear();
	vendor.state.key = bufferKey;
	account.refusals.clear();
	account.posts.length = 0;
});

/**
 * Runs the node behind a trigger that gives one item.
 *
 * @param {Record<string, unknown>} parameters
 * @param {Record<string, unknown>} [more]
 */
async function run(parameters, more = {}) {
	return (await runWithId(parameters, more)).execution;
}

/** @param {Record<string, unknown>} parameters @param {Record<string, unknown>} [more] */
async function runWithId(parameters, more = {}) {
	/** @type {any} */
	const node = {
		...{ name: 'Buffer', type, typeVersion: 1, position: [200, 0], parameters },
		credentials: { bufferApi: { id: credential.id, name: credential.name } },
		...more,
	};
	/** @type {import('../../playground/restClient.mjs').WorkflowContent} */
	const content = {
		name: 'Buffer',
		nodes: [trigger(), node],
		connections: { Start: { main: [[{ node: 'Buffer', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	const { id } = await n8n.rest.createWorkflow(content);
	return { workflowId: id, execution: await n8n.rest.runWorkflow(id, 'Start') };
}

/** @returns {import('../../playground/restClient.mjs').WorkflowNode} */
function trigger() {
	return {
		...{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
		...{ position: [0, 0], parameters: {} },
	};
}

/** @param {import('../../playground/restClient.mjs').Execution} execution @param {number} [output] */
function items(execution, output = 0) {
	const list = execution.runData.Buffer?.[0]?.data?.main?.[output] ?? [];
	return list.map(({ json }) => json);
}

const create = {
	...{ resource: 'post', operation: 'create', channels: ['fb', 'x'], text: 'Fresh bread' },
	...{ when: 'customScheduled', dueAt: '2099-12-24T09:00:00', timeZone: 'Europe/Berlin' },
};

describe('the Buffer node', { concurrency: 1 }, () => {
	test('plans a post on two channels, each on its own clock, and not twice', async () => {
		const first = await run(create);
		assert.equal(first.status, 'success', first.error?.message);
		assert.deepEqual(
			items(first).map(({ channelId, dueAt, alreadyThere }) => [channelId, dueAt, alreadyThere]),
			[
				['fb', '2099-12-24T09:00:00+01:00', false],
				['x', '2099-12-24T03:00:00-05:00', false],
			],
		);
		const again = await run(create);
		assert.deepEqual(
			items(again).map(({ alreadyThere }) => alreadyThere),
			[true, true],
		);
		assert.equal(account.posts.length, 2);
		assert.deepEqual(proxy.problems, []);
		assert.equal(proxy.to('api.buffer.com')[0]?.headers.authorization, `Bearer ${bufferKey}`);
	});

	test('goes on after a time-out, after too many requests and after a 500', async () => {
		vendor.plan(
			{ on: asks('CreatePost'), fault: timeoutAfterAcceptance() },
			{ on: asks('CreatePost'), at: 2, fault: tooManyRequests(1) },
			{ on: asks('Channels'), fault: serverError() },
		);
		const execution = await run({ ...create, options: { timeOut: 2 } });
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.deepEqual(
			account.posts.map(({ channelId }) => channelId),
			['fb', 'x'],
		);
		assert.deepEqual(vendor.clear(), []);
		assert.deepEqual(proxy.problems, []);
	});

	test('puts a post into the queue once, though the first request never arrived', async () => {
		vendor.plan({ on: asks('CreatePost'), fault: timeoutBeforeAcceptance() });
		const queue = { ...create, channels: ['fb'], when: 'addToQueue', options: { timeOut: 2 } };
		const execution = await run(queue);
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.deepEqual(
			account.posts.map(({ channelId, text }) => [channelId, text]),
			[['fb', 'Fresh bread']],
		);
		assert.deepEqual(vendor.clear(), []);
		assert.deepEqual(proxy.problems, []);
	});

	test('lets the channel that does not take the post leave by the error output', async () => {
		account.refusals.set('fb', { __typename: 'InvalidInputError', message: 'Not like this' });
		const execution = await run(create, { onError: 'continueErrorOutput' });
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.deepEqual(
			items(execution).map(({ channelId }) => channelId),
			['x'],
		);
		assert.equal(items(execution, 1)[0]?.error, "Facebook 'Bakery': Not like this");
	});

	test('says that the key has expired', async () => {
		vendor.state.key = 'another';
		const execution = await run(create);
		assert.equal(execution.status, 'error');
		assert.match(execution.error?.message ?? '', /does not accept the API key \[item 0\]/);
		assert.deepEqual(account.posts, []);
	});

	test('reads more than 250 posts', async () => {
		for (let at = 0; at < 260; at++) {
			const dueAt = new Date(Date.UTC(2099, 0, 1 + at)).toISOString();
			account.addPost({ channelId: 'x', text: `Post ${at}`, mode: 'customScheduled', dueAt });
		}
		const execution = await run({ resource: 'post', operation: 'getMany', returnAll: true });
		assert.equal(items(execution).length, 260);
		assert.deepEqual(proxy.problems, []);
	});
});

describe('around the node', { concurrency: 1 }, () => {
	test('the editor shows the channels by name, and what became of the post', async () => {
		const { execution, workflowId } = await runWithId(create);
		assert.equal(execution.status, 'success', execution.error?.message);
		const editor = await openEditor(n8n);
		try {
			await editor.page.goto(`${n8n.url}/workflow/${workflowId}`);
			await editor.node('Buffer').waitFor();
			await editor.pressExecute();
			await editor.runShown();
			assert.deepEqual(await editor.failedNodes(), []);
			await editor.nodePicture('Buffer', picture('buffer-node'), 'table');
			await editor.openNode('Buffer', 'table');
			const panel = editor.page.locator('[data-test-id="ndv"]');
			await panel.getByText('Bakery (Facebook)').first().waitFor();
			await panel.getByText('2099-12-24T09:00:00+01:00').first().waitFor();
		} finally {
			await editor.close();
		}
	});

	const ask = { ...{ credentials: {}, currentNodeParameters: {} }, path: 'parameters.channels' };

	test('the credential is tested', async () => {
		/** @param {string} apiKey */
		const tested = async (apiKey) =>
			await n8n.rest.call('POST', '/credentials/test', {
				credentials: { id: credential.id, name: 'Buffer', type: 'bufferApi', data: { apiKey } },
			});
		const good = await tested(bufferKey);
		assert.equal(good.status, 'OK', good.message);
		assert.deepEqual(
			[(await tested('old')).status, (await tested('old')).message],
			['Error', 'Buffer does not accept this API key'],
		);
	});

	test('the lists of the panel show organizations and channels', async () => {
		const body = {
			...ask,
			credentials: { bufferApi: { id: credential.id, name: credential.name } },
			nodeTypeAndVersion: { name: type, version: 1 },
		};
		const options = await n8n.rest.call('POST', '/dynamic-node-parameters/options', {
			...{ ...body, methodName: 'getChannels' },
		});
		assert.deepEqual(
			options.map((/** @type {{ name: string }} */ { name }) => name),
			['Bakery (Facebook)', 'bakery (X (Twitter))'],
		);
		const found = await n8n.rest.call('POST', '/dynamic-node-parameters/resource-locator-results', {
			...{ ...body, methodName: 'searchOrganizations', path: 'parameters.organization' },
		});
		assert.deepEqual(found.results, [{ name: 'Corner Bakery', value: 'org1' }]);
	});

	test('an agent uses the node as its tool', async () => {
		const openAi = await n8n.rest.createCredential({
			...{ name: 'Model', type: 'openAiApi', data: { apiKey: 'sk-of-the-test' } },
		});
		/** @type {any[]} */
		const nodes = [
			trigger(),
			{
				...{ name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 2.2 },
				...{ position: [200, 0], parameters: { promptType: 'define', text: 'Post it' } },
			},
			{
				...{ name: 'Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', typeVersion: 1.2 },
				position: [100, 200],
				parameters: { model: { __rl: true, mode: 'id', value: 'gpt-4o-mini' }, options: {} },
				credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
			},
			{
				...{ name: 'Buffer', type: `${type}Tool`, typeVersion: 1, position: [300, 200] },
				parameters: {
					...{ resource: 'post', operation: 'create', when: 'draft' },
					text: "={{ $fromAI('text', 'What the post says', 'string') }}",
					channels: "={{ $fromAI('channels', 'IDs of channels, with commas', 'string') }}",
				},
				credentials: { bufferApi: { id: credential.id, name: credential.name } },
			},
		];
		const { id } = await n8n.rest.createWorkflow({
			name: 'Agent',
			nodes,
			connections: {
				Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
				Buffer: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
			settings: { executionOrder: 'v1' },
		});
		const execution = await n8n.rest.runWorkflow(id, 'Start');
		assert.equal(execution.status, 'success', execution.error?.message);
		assert.deepEqual(
			account.posts.map(({ channelId, status, text }) => [channelId, status, text]),
			[
				['fb', 'draft', 'Written by an agent'],
				['x', 'draft', 'Written by an agent'],
			],
		);
	});
});
