// @ts-check
/** The sub-workflows that schedule social posts, in the real n8n, against stand-ins of the services. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { importWorkflows } from '../../playground/importWorkflows.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { ayrshare } from '../../playground/vendors/ayrshare.mjs';
import { bufferKey, bufferVendor } from '../../playground/vendors/buffer.mjs';
import {
	expiredToken,
	resetBeforeAcceptance,
	serverErrorAfterAcceptance,
	timeoutAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { mixpost } from '../../playground/vendors/mixpost.mjs';
import { postiz } from '../../playground/vendors/postiz.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { publer } from '../../playground/vendors/publer.mjs';
import { workflowFiles } from '../../playground/workflowFiles.mjs';
import { keptCredentials } from './credentials.mjs';

endOnSignal();

const timeout = 180_000;
const services = {
	postiz: withFaults(postiz({ key: 'postiz-key', channels: ['ch-1', 'ch-2'] })),
	publer: withFaults(
		publer({
			key: 'publer-key',
			workspaceId: 'ws-1',
			refusing: { 'ch-9': 'The account was disconnected.' },
		}),
	),
	mixpost: withFaults(mixpost({ key: 'mixpost-key', workspaceId: 'ws-1', accounts: [7, 8] })),
	ayrshare: withFaults(ayrshare({ key: 'ayrshare-key', networks: ['facebook', 'twitter'] })),
};
/** @type {import('../../playground/vendors/proxy.mjs').Vendor} */
const shop = {
	hosts: ['shop.example.com'],
	handle: () => ({ headers: { 'content-type': 'image/jpeg' }, body: Buffer.from('a picture') }),
};

/** By the node of this package, which has tests of its own. */
const buffer = withFaults(bufferVendor());

/** @typedef {keyof typeof services} Service */

/** What the owner does after the import: the credential, and the fields in Settings. */
const setUp = {
	postiz: { authorization: 'postiz-key', settings: {} },
	publer: { authorization: 'Bearer-API publer-key', settings: { workspace: 'ws-1' } },
	mixpost: {
		authorization: 'Bearer mixpost-key',
		settings: { workspace: 'ws-1', workspace_zone: 'America/New_York' },
	},
	ayrshare: { authorization: 'Bearer ayrshare-key', settings: {} },
};

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** @type {Record<string, string>} ids of the workflows by service */
const ids = {};

before(
	async () => {
		proxy = await startProxy({ vendors: [...Object.values(services), buffer, shop] });
		n8n = await temporaryN8n({ proxy });
		const files = workflowFiles().filter(({ file }) => file.startsWith('schedule-social-post-'));
		for (const { file, id } of await importWorkflows(n8n.rest, n8n.userFolder, files)) {
			const service = file.replace(/^.*-|\.json$/g, '');
			ids[service] = id;
			if (service === 'buffer') await connectBuffer(id);
			else await connect(/** @type {Service} */ (service), id);
		}
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
afterEach(() => {
	const problems = [...proxy.problems];
	proxy.forget();
	for (const service of Object.values(services)) assert.deepEqual(service.clear(), []);
	assert.deepEqual(problems, []);
});

/** @param {Service} service @param {string} id */
async function connect(service, id) {
	const { authorization, settings } = setUp[service];
	const credentials = await keptCredentials(n8n.rest, {
		httpHeaderAuth: { name: 'Authorization', value: authorization },
	});
	const workflow = await n8n.rest.workflow(id);
	for (const node of workflow.nodes) {
		if (node.parameters?.genericAuthType) {
			node.credentials = credentials;
		}
		if (node.name !== 'Settings') continue;
		for (const field of node.parameters?.assignments.assignments ?? []) {
			field.value = /** @type {any} */ (settings)[field.name] ?? field.value;
		}
	}
	await n8n.rest.updateWorkflow(id, workflow);
	await n8n.rest.publishWorkflow(id);
}

/** @param {string} id */
async function connectBuffer(id) {
	buffer.account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
	buffer.account.addChannel({ id: 'tw', service: 'twitter', name: 'Bakery' });
	const workflow = await n8n.rest.workflow(id);
	const node = workflow.nodes.find(({ type }) => type === 'n8n-nodes-loyalty.buffer');
	assert.ok(node);
	node.credentials = await keptCredentials(n8n.rest, { bufferApi: { apiKey: bufferKey } });
	await n8n.rest.updateWorkflow(id, workflow);
	await n8n.rest.publishWorkflow(id);
}

const channels = {
	buffer: [
		{ id: 'fb', network: 'facebook' },
		{ id: 'tw', network: 'x' },
	],
	postiz: [
		{ id: 'ch-1', network: 'facebook' },
		{ id: 'ch-2', network: 'x' },
	],
	publer: [
		{ id: 'ch-1', network: 'facebook' },
		{ id: 'ch-2', network: 'x' },
	],
	mixpost: [
		{ id: '7', network: 'facebook' },
		{ id: '8', network: 'x' },
	],
	ayrshare: [
		{ id: 'a', network: 'facebook' },
		{ id: 'b', network: 'x' },
	],
};

/**
 * Calls the sub-workflow as another workflow does.
 *
 * @param {Service | 'buffer'} service
 * @param {{ text: string, channels?: any[], images?: string[], time?: string }} post
 * @returns {Promise<Record<string, any>[]>}
 */
async function schedule(service, { text, images = [], time = '2031-05-02T09:00', ...more }) {
	const post = { text, images, time, zone: 'Europe/Berlin', channels: channels[service], ...more };
	const value = Object.fromEntries(Object.keys(post).map((name) => [name, `={{ $json.${name} }}`]));
	/** @type {import('../../playground/restClient.mjs').WorkflowContent} */
	const caller = {
		name: 'A caller',
		nodes: [
			{
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				name: 'Write the Post',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [200, 0],
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(post), options: {} },
			},
			{
				name: 'Call',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.2,
				position: [400, 0],
				parameters: {
					workflowId: { __rl: true, mode: 'id', value: ids[service] },
					workflowInputs: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
					options: { waitForSubWorkflow: true },
				},
			},
		],
		connections: {
			Start: { main: [[{ node: 'Write the Post', type: 'main', index: 0 }]] },
			'Write the Post': { main: [[{ node: 'Call', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
	const { id } = await n8n.rest.createWorkflow(caller);
	const execution = await n8n.rest.runWorkflow(id, 'Start', timeout);
	const said = execution.error;
	assert.equal(execution.status, 'success', `${said?.node?.name}: ${said?.message}`);
	return (execution.runData.Call?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
}

/** @param {Record<string, any>[]} items */
const outcomes = (items) => items.map(({ outcome }) => outcome);

const both = ['scheduled', 'scheduled'];
const image = 'https://shop.example.com/bread.jpg';
/** Where each service takes a new post. */
const sending = {
	postiz: 'POST /public/v1/posts',
	publer: 'POST /api/v1/posts/schedule',
	mixpost: 'POST /mixpost/api/ws-1/posts',
	ayrshare: 'POST /api/post',
};

for (const service of /** @type {Service[]} */ (Object.keys(services))) {
	const vendor = services[service];
	const [host = ''] = vendor.hosts;
	const sent = () => proxy.to(host, sending[service]);

	describe(service, { concurrency: 1 }, () => {
		test('takes a post with an image on two channels', { timeout }, async () => {
			const items = await schedule(service, { text: 'Rye bread from Friday', images: [image] });
			assert.deepEqual(outcomes(items), both, JSON.stringify(items));
			assert.deepEqual(
				items.map(({ channel }) => channel),
				channels[service].map(({ id }) => id),
			);
			assert.equal(items[0]?.dueAt, '2031-05-02T07:00:00.000Z');
			assert.equal(sent().length, 1);
		});

		test('does not take the same post twice', { timeout }, async () => {
			const before = vendor.posts.length;
			const items = await schedule(service, { text: 'Rye bread from Friday', images: [image] });
			assert.deepEqual(outcomes(items), ['alreadyThere', 'alreadyThere'], JSON.stringify(items));
			assert.equal(vendor.posts.length, before);
		});

		test('is asked again after the seconds it says, not earlier', { timeout }, async () => {
			vendor.plan({ on: sending[service], fault: tooMany(2) });
			const items = await schedule(service, { text: 'Asked to wait' });
			assert.deepEqual(outcomes(items), both, JSON.stringify(items));
			const [first, second, ...others] = sent();
			assert.ok(first && second && second.time - first.time >= 2_000);
			assert.deepEqual(others, []);
		});

		test('is left alone when it only says that it is too much', { timeout }, async () => {
			const silent = () => ({ status: 429, body: { error: 'Too many requests' } });
			vendor.plan({ on: sending[service], times: Infinity, fault: silent });
			const items = await schedule(service, { text: 'Too much' });
			assert.deepEqual(outcomes(items), ['refused', 'refused']);
			assert.match(items[0]?.reason, /no more posts for now/);
			assert.equal(sent().length, 1);
		});

		test('that took the post and then failed has it once', { timeout }, async () => {
			const before = vendor.posts.length;
			vendor.plan({ on: sending[service], fault: serverErrorAfterAcceptance() });
			const items = await schedule(service, { text: 'Taken, then failed' });
			assert.deepEqual(outcomes(items), both, JSON.stringify(items));
			const added = vendor.posts.slice(before);
			assert.equal(added.length, service === 'mixpost' || service === 'ayrshare' ? 1 : 2);
		});

		test('with an expired key says so, and nothing is sent', { timeout }, async () => {
			const before = vendor.posts.length;
			vendor.plan({ times: Infinity, fault: expiredToken() });
			const items = await schedule(service, { text: 'No key' });
			assert.deepEqual(outcomes(items), ['refused', 'refused']);
			assert.match(items[0]?.reason, /does not accept the key/);
			assert.equal(vendor.posts.length, before);
		});

		test('is not asked about a post that cannot be sent', { timeout }, async () => {
			const [none] = await schedule(service, { text: ' ' });
			assert.equal(none?.reason, 'There is no text.');
			const [past] = await schedule(service, { text: 'Late', time: '2020-01-01T09:00' });
			assert.match(past?.reason, /has passed/);
			assert.deepEqual(proxy.to(host), []);
		});
	});
}

describe('buffer', { concurrency: 1 }, () => {
	test('takes a post with an image on two channels, once', { timeout }, async () => {
		const post = { text: 'Rye bread from Friday', images: [image] };
		const items = await schedule('buffer', post);
		assert.deepEqual(outcomes(items), both, JSON.stringify(items));
		assert.equal(items[0]?.dueAt, '2031-05-02T07:00:00.000Z');
		const again = await schedule('buffer', post);
		assert.deepEqual(outcomes(again), ['alreadyThere', 'alreadyThere'], JSON.stringify(again));
		assert.equal(buffer.account.posts.length, 2);
	});

	test(
		'refuses a text that one network finds too long, and takes it on the other',
		{ timeout },
		async () => {
			const items = await schedule('buffer', { text: 'Bread. '.repeat(60) });
			assert.deepEqual(outcomes(items), ['scheduled', 'refused'], JSON.stringify(items));
			assert.notEqual(items[1]?.reason, '');
		},
	);
});

describe('each in its own form', { concurrency: 1 }, () => {
	test('Postiz: texts, images and settings by network; checked by its description', (t) => {
		const post = services.postiz.posts.find(({ integration }) => integration.id === 'ch-2');
		assert.equal(post?.publishDate, '2031-05-02T07:00:00.000Z');
		assert.equal(post?.integration.providerIdentifier, 'x');
		assert.equal(services.postiz.uploads[0], image);
		if (!services.postiz.isDescribed) t.skip('Postiz: its description is not beside the checkout');
	});

	test('Publer: no answer to the images; the next try schedules', { timeout }, async () => {
		const post = { text: 'Bread with a picture', images: [image] };
		services.publer.plan({
			on: 'POST /api/v1/media/from-url',
			fault: resetBeforeAcceptance(),
		});
		const items = await schedule('publer', post);
		assert.deepEqual(outcomes(items), ['refused', 'refused'], JSON.stringify(items));
		assert.deepEqual(outcomes(await schedule('publer', post)), both);
	});

	test('Postiz: silence after it took the post', { timeout }, async () => {
		const before = services.postiz.posts.length;
		services.postiz.plan({ on: sending.postiz, fault: timeoutAfterAcceptance() });
		const items = await schedule('postiz', { text: 'Silence' });
		assert.deepEqual(outcomes(items), both, JSON.stringify(items));
		assert.equal(services.postiz.posts.length, before + 2);
	});

	test('Postiz: a channel it does not know', { timeout }, async () => {
		const items = await schedule('postiz', {
			text: 'Unknown',
			channels: [{ id: 'ch-7', network: 'facebook' }],
		});
		assert.deepEqual(outcomes(items), ['refused']);
		assert.match(items[0]?.reason, /Integration with id ch-7 not found/);
	});

	test('Postiz: an image that is gone', { timeout }, async () => {
		const images = [image, 'https://shop.example.com/gone.jpg'];
		const items = await schedule('postiz', { text: 'Image gone', images });
		assert.deepEqual(outcomes(items), ['refused', 'refused']);
		assert.match(items[0]?.reason, /did not take an image/);
	});

	test('Publer: one account refuses, the other takes the post', { timeout }, async () => {
		const items = await schedule('publer', {
			text: 'Partly',
			channels: [
				{ id: 'ch-1', network: 'facebook' },
				{ id: 'ch-9', network: 'instagram' },
			],
		});
		assert.deepEqual(outcomes(items), ['scheduled', 'refused'], JSON.stringify(items));
		assert.match(items[1]?.reason, /The account was disconnected/);
		assert.deepEqual(services.publer.posts[0]?.media, [`media of ${image}`]);
	});

	test('Mixpost: day and time of the workspace, media as files', () => {
		const [post] = services.mixpost.posts;
		assert.deepEqual(post?.scheduled_at, { date: '2031-05-02', time: '03:00' });
		assert.equal(post?.timezone, 'America/New_York');
		assert.deepEqual(services.mixpost.files, ['bread.jpg']);
	});

	test('Ayrshare: the networks by its names, the time to the second', () => {
		const [post] = services.ayrshare.posts;
		assert.deepEqual(post?.platforms, ['facebook', 'twitter']);
		assert.equal(post?.scheduleDate, '2031-05-02T07:00:00Z');
		assert.deepEqual(post?.mediaUrls, [image]);
	});
});
