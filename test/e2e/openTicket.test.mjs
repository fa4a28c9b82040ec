// @ts-check
/** The part that opens tickets with HubSpot, in the real n8n, on HubSpot's bad days: each ticket is there once. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import {
	expiredToken,
	resetBeforeAcceptance,
	serverError,
	serverErrorAfterAcceptance,
	tooMany,
	withFaults,
} from '../../playground/vendors/faults.mjs';
import { hubspotTickets } from '../../playground/vendors/hubspotTickets.mjs';
import { startProxy } from '../../playground/vendors/proxy.mjs';
import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials } from './credentials.mjs';

endOnSignal();

const timeout = 180_000;
const token = 'hubspot-token';
const desk = withFaults(hubspotTickets({ token, contacts: { 'anna@example.com': '31' } }));
const opening = 'POST /crm/v3/objects/tickets';
const findingTheCustomer = 'GET /crm/v3/objects/contacts/*';

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;
/** @type {import('../../playground/vendors/proxy.mjs').Proxy} */
let proxy;
/** Id of the part. */
let part = '';

before(
	async () => {
		proxy = await startProxy({ vendors: [desk] });
		n8n = await temporaryN8n({ proxy });
		const credentials = await keptCredentials(n8n.rest, { hubspotAppToken: { appToken: token } });
		const content = JSON.parse(
			readFileSync(join(workflowsFolder, 'open-ticket-hubspot.json'), 'utf8'),
		);
		for (const node of content.nodes) {
			if (node.type.endsWith('.httpRequest')) node.credentials = credentials;
		}
		part = (await n8n.rest.createWorkflow(content)).id;
		await n8n.rest.publishWorkflow(part);
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
	assert.deepEqual(desk.clear(), []);
	assert.deepEqual(problems, []);
});

/**
 * Calls the part as another workflow does.
 *
 * @param {string} ticketKey
 * @param {Record<string, string>} [more]
 * @returns {Promise<Record<string, any> | undefined>}
 */
async function ticket(ticketKey, more = {}) {
	const asked = {
		...{ job: 'open', ticketKey, ticketId: '', customerEmail: 'anna@example.com' },
		...{ customerName: 'Anna', subject: '3 of 10', text: 'The bread was stale.' },
		...{ priority: 'high', dueAt: '2031-05-02T10:00:00.000Z', ...more },
	};
	const value = Object.fromEntries(
		Object.keys(asked).map((name) => [name, `={{ $json.${name} }}`]),
	);
	const { id } = await n8n.rest.createWorkflow({
		name: 'A caller',
		nodes: [
			node('Start', 'manualTrigger', 1, {}),
			node('Ask', 'set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify(asked), options: {} }),
			node('Call', 'executeWorkflow', 1.2, {
				workflowId: { __rl: true, mode: 'id', value: part },
				workflowInputs: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
				options: { waitForSubWorkflow: true },
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] },
			Ask: { main: [[{ node: 'Call', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});
	const execution = await n8n.rest.runWorkflow(id, 'Start', timeout);
	const said = execution.error;
	assert.equal(execution.status, 'success', `${said?.node?.name}: ${said?.message}`);
	const items = execution.runData.Call?.[0]?.data?.main?.[0] ?? [];
	assert.equal(items.length, 1);
	return items[0]?.json;
}

/** @param {string} name @param {string} type @param {number} typeVersion @param {object} parameters */
function node(name, type, typeVersion, parameters) {
	/** @type {[number, number]} */
	const position = [0, 0];
	return { name, type: `n8n-nodes-base.${type}`, typeVersion, position, parameters };
}

/** @param {string} key */
const withKey = (key) => desk.tickets.filter(({ properties }) => properties.loyalty_key === key);

describe('HubSpot', { concurrency: 1 }, () => {
	test('opens a ticket once, linked to the customer; looks at it later', { timeout }, async () => {
		const opened = await ticket('good');
		assert.deepEqual([opened?.outcome, opened?.state], ['opened', 'new']);
		assert.deepEqual(
			withKey('good').map(({ contacts }) => contacts),
			[['31']],
		);
		const again = await ticket('good');
		assert.deepEqual([again?.outcome, again?.ticketId], ['alreadyThere', opened?.ticketId]);
		assert.equal(withKey('good').length, 1);
		desk.move(String(opened?.ticketId), '4');
		const looked = await ticket('good', { job: 'look', ticketId: String(opened?.ticketId) });
		assert.deepEqual([looked?.outcome, looked?.state], ['found', 'solved']);
	});

	for (const [what, fault] of /** @type {const} */ ([
		['gives no answer', resetBeforeAcceptance()],
		['fails', serverError()],
	])) {
		test(
			`${what} about the customer: the ticket is opened without the link`,
			{ timeout },
			async () => {
				desk.plan({ on: findingTheCustomer, fault });
				assert.equal((await ticket(what))?.outcome, 'opened');
				assert.deepEqual(
					withKey(what).map(({ contacts }) => contacts),
					[[]],
				);
			},
		);
	}

	test('asks to wait: it is opened after that', { timeout }, async () => {
		desk.plan({ on: opening, fault: tooMany(2) });
		const began = Date.now();
		assert.equal((await ticket('wait'))?.outcome, 'opened');
		assert.ok(Date.now() - began >= 2_000, 'did not wait');
		assert.equal(withKey('wait').length, 1);
	});

	test('fails after it took the ticket: it is found, and there once', { timeout }, async () => {
		desk.plan({ on: opening, fault: serverErrorAfterAcceptance() });
		assert.equal((await ticket('taken'))?.outcome, 'opened');
		assert.equal((await ticket('taken'))?.outcome, 'alreadyThere');
		assert.equal(withKey('taken').length, 1);
	});

	test(
		'breaks off before it took the ticket: unsure, and the next try opens it',
		{ timeout },
		async () => {
			desk.plan({ on: opening, fault: resetBeforeAcceptance() });
			assert.equal((await ticket('broken'))?.outcome, 'unsure');
			assert.equal((await ticket('broken'))?.outcome, 'opened');
			assert.equal(withKey('broken').length, 1);
		},
	);

	test(
		'does not accept the key any more: nothing is opened, and it is said',
		{ timeout },
		async () => {
			desk.plan({ on: () => true, times: Infinity, fault: expiredToken() });
			const said = await ticket('expired');
			assert.equal(said?.outcome, 'refused');
			assert.match(said?.reason, /does not accept the key/);
			desk.clear();
			assert.equal((await ticket('expired'))?.outcome, 'opened');
		},
	);
});
