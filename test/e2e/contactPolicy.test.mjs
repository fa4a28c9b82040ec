// @ts-check
/** Decide Contacts in the real n8n: each way in which the log or the consents can be missing means that nobody is allowed. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';

endOnSignal();

/** @typedef {import('../../playground/restClient.mjs').WorkflowNode} WorkflowNode */
/** @typedef {'read' | 'empty' | 'failed' | 'nothing' | 'notConnected'} Arrival */

/** @type {import('../../playground/temporaryN8n.mjs').TemporaryN8n} */
let n8n;

before(
	async () => {
		n8n = await temporaryN8n();
	},
	{ timeout: 15 * 60_000 },
);
after(async () => await n8n?.end(), { timeout: 60_000 });

const people = ['ana', 'ben'].map((name) => ({ customer_email: `${name}@shop.example` }));
const rows = {
	Log: [{ ...people[0], sent_at: '2020-01-01', channel: 'email', campaign: 'Old', discount: null }],
	Consents: people.map((who) => ({
		...who,
		...{ channel: 'email', purpose: 'marketing', status: 'granted', recorded_at: '2024-01-01' },
	})),
};

/**
 * @param {string} name
 * @param {string} type
 * @param {Record<string, any>} parameters
 * @param {Record<string, unknown>} [more]
 * @returns {WorkflowNode}
 */
function node(name, type, parameters, more = {}) {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...more };
}

/** A node that hands on these items. @param {string} name @param {readonly unknown[]} items */
function source(name, items) {
	const jsCode = `return ${JSON.stringify(items.map((json) => ({ json })))};`;
	return node(name, 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
}

/**
 * What stands in for the node that reads a table.
 *
 * @param {'Log' | 'Consents'} name
 * @param {Arrival} arrival
 * @returns {WorkflowNode[]}
 */
function reading(name, arrival) {
	const empty = node(name, 'n8n-nodes-base.filter', NEVER, { typeVersion: 2.2 });
	switch (arrival) {
		case 'read':
			return [source(name, rows[name])];
		case 'empty':
			return [{ ...empty, alwaysOutputData: true }];
		case 'nothing':
			return [empty];
		case 'failed':
			return [
				node(name, 'n8n-nodes-base.dataTable', MISSING_TABLE, {
					...{ typeVersion: 1, onError: 'continueRegularOutput', executeOnce: true },
				}),
			];
		case 'notConnected':
			return [];
	}
}

const NEVER = {
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [
			{
				id: '1',
				leftValue: 1,
				rightValue: 2,
				operator: { type: 'number', operation: 'equals' },
			},
		],
		combinator: 'and',
	},
	options: {},
};
const MISSING_TABLE = {
	resource: 'row',
	operation: 'get',
	dataTableId: { __rl: true, mode: 'name', value: 'A table that nobody has made' },
	returnAll: true,
};

const decide = node('Decide', 'n8n-nodes-loyalty.contactPolicy', {
	resource: 'decision',
	operation: 'decideContacts',
	campaign: 'Spring',
	rules: ['consent', 'caps', 'campaignOnce'],
});
const to = (/** @type {string} */ name, index = 0) => ({ node: name, type: 'main', index });

/**
 * @param {Arrival} log
 * @param {Arrival} consents
 * @param {boolean} [inLoop] one candidate after the other
 */
async function decided(log, consents, inLoop = false) {
	const sources = [...reading('Log', log), ...reading('Consents', consents)];
	const loop = node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, { typeVersion: 3 });
	const done = node('Done', 'n8n-nodes-base.noOp', {});
	const workflow = await n8n.rest.createWorkflow({
		name: `Decide with ${log} log and ${consents} consents`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			source('Candidates', people),
			...sources,
			...(inLoop ? [loop, done] : []),
			decide,
		],
		connections: {
			Start: { main: [[...sources.map(({ name }) => to(name)), to('Candidates')]] },
			Candidates: { main: [[to(inLoop ? 'Loop' : 'Decide')]] },
			...Object.fromEntries(
				sources.map(({ name }) => [name, { main: [[to('Decide', name === 'Log' ? 1 : 2)]] }]),
			),
			...(inLoop && {
				Loop: { main: [[to('Done')], [to('Decide')]] },
				Decide: { main: [[to('Loop')]] },
			}),
		},
		settings: { executionOrder: 'v1' },
	});
	const execution = await n8n.rest.runWorkflow(workflow.id, 'Start');
	await n8n.rest.deleteWorkflow(workflow.id);
	assert.equal(execution.status, 'success', execution.error?.message);
	const runs = execution.runData[inLoop ? 'Done' : 'Decide'] ?? [];
	const items = runs.flatMap(({ data }) => data?.main?.[0] ?? []).map(({ json }) => json);
	for (const { allowed, reasonCode } of items) assert.equal(allowed, reasonCode === 'allowed');
	return items.map(({ reasonCode }) => reasonCode);
}

const both = (/** @type {string} */ code) => [code, code];

describe('Decide Contacts', { concurrency: 1 }, () => {
	test('both were read', async () => {
		assert.deepEqual(await decided('read', 'read'), both('allowed'));
	});
	test('a lone empty item means read, and empty', async () => {
		assert.deepEqual(await decided('empty', 'read'), both('allowed'));
		assert.deepEqual(await decided('read', 'empty'), both('noConsent'));
	});
	for (const arrival of /** @type {const} */ (['notConnected', 'nothing', 'failed'])) {
		test(`a log that is ${arrival} means that nobody is allowed`, async () => {
			assert.deepEqual(await decided(arrival, 'read'), both('contactLogNotRead'));
		});
		test(`consents that are ${arrival} mean that nobody is allowed`, async () => {
			assert.deepEqual(await decided('read', arrival), both('consentsNotRead'));
		});
	}
	test('later rounds of a loop have neither', async () => {
		assert.deepEqual(await decided('read', 'read', true), ['allowed', 'contactLogNotRead']);
	});
});
