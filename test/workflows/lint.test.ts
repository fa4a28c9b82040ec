import { complaintsOf, rules } from '../../gates/workflows/rules.cjs';
import loadMyOrders from '../../workflows/load-my-orders.json';
import { unresolvedExpressions } from './expressions.cjs';
import { description, lint } from './lint.cjs';
import type { AnyJson } from '../anyJson.cjs';

// A workflow that keeps every rule, and for each rule the faults that it has to see.
type Json = AnyJson;

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
const overview = `## Write to customers\n\n${words(110)}\n\n### How it works\nIt writes.\n\n### Setup\nInstall n8n-nodes-loyalty.`;

const note = (name: string, content: string, color: number, position: number[]) => ({
	parameters: { content, height: 320, width: 320, color },
	id: `note ${name}`,
	name,
	type: 'n8n-nodes-base.stickyNote',
	typeVersion: 1,
	position,
});

const node = (name: string, type: string, typeVersion: number, position: number[], more = {}) => ({
	parameters: {},
	id: `node ${name}`,
	name,
	type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
	typeVersion,
	position,
	...more,
});

const tableNamed = (value: string) => ({ __rl: true, mode: 'name', value });

function good(): Json {
	const nodes = [
		note('Overview', overview, 1, [-480, -320]),
		note('About sending', '### Send\nOne after the other.', 7, [480, -320]),
		node('Run Now', 'manualTrigger', 1, [0, 0]),
		node('Create Sample Orders', 'n8n-nodes-loyalty.loyaltySampleData', 1, [208, 0], {
			parameters: { operation: 'orders' },
		}),
		node('Create the Customers Table', 'dataTable', 1.1, [208, 208], {
			parameters: {
				resource: 'table',
				operation: 'create',
				tableName: 'Loyal Customers',
				columns: { column: [{ name: 'email', type: 'string' }] },
				options: { createIfNotExists: true },
			},
			executeOnce: true,
		}),
		node('Get the Customers', 'dataTable', 1.1, [416, 208], {
			parameters: {
				operation: 'get',
				dataTableId: tableNamed('Loyal Customers'),
				returnAll: true,
			},
			executeOnce: true,
			retryOnFail: true,
		}),
		node('Take the First', 'limit', 1, [416, 0]),
		node('Loop Over Customers', 'splitInBatches', 3, [624, 0]),
		node('Send the Mail', 'emailSend', 2.1, [832, 0], {
			parameters: {
				fromEmail: 'shop@example.com',
				toEmail: '=shop+{{ $json.order_id }}@example.com',
				subject: 'Hello',
				emailFormat: 'text',
				text: 'A word',
				options: {},
			},
			onError: 'continueErrorOutput',
		}),
		node('Mark as Sent', 'set', 3.4, [1040, 0], {
			parameters: {
				assignments: {
					assignments: [
						{
							id: 's',
							name: 'sent',
							value: "={{ $('Loop Over Customers').item.json.order_id }}",
							type: 'string',
						},
					],
				},
				options: {},
			},
		}),
		node('Call the Other', 'executeWorkflow', 1.2, [832, -208], {
			parameters: {
				workflowId: { __rl: true, mode: 'list', value: '', cachedResultName: 'Write to customers' },
				options: {},
			},
		}),
		node('When a Run Stops', 'errorTrigger', 1, [0, 416]),
	];
	const to = (...names: string[]) => names.map((name) => ({ node: name, type: 'main', index: 0 }));
	const connections = {
		'Run Now': { main: [to('Create Sample Orders', 'Create the Customers Table')] },
		'Create Sample Orders': { main: [to('Take the First')] },
		'Take the First': { main: [to('Loop Over Customers')] },
		'Create the Customers Table': { main: [to('Get the Customers')] },
		'Loop Over Customers': { main: [to('Call the Other'), to('Send the Mail')] },
		'Send the Mail': { main: [to('Mark as Sent'), to('Loop Over Customers')] },
		'Mark as Sent': { main: [to('Loop Over Customers')] },
	};
	return { name: 'Write to customers', nodes, connections, settings: { executionOrder: 'v1' } };
}

const named = (json: Json, name: string) => json.nodes.find((one: Json) => one.name === name);

function found(change: (json: Json) => void) {
	const json = good();
	change(json);
	return complaintsOf(json, { description, all: [good()] });
}

const faults: Record<string, Array<[string, (json: Json) => void]>> = {
	structure: [
		['two nodes of one name', (json) => (json.nodes[3].name = 'Run Now')],
		['a node without a place', (json) => delete json.nodes[3].position],
		['a target that is not there', (json) => (named(json, 'Mark as Sent').name = 'Mark It')],
	],
	settings: [
		['another order', (json) => (json.settings.executionOrder = 'v0')],
		['a time zone, which is lost', (json) => (json.settings.timezone = 'Europe/Berlin')],
	],
	leftovers: [
		['pinned data', (json) => (json.pinData = { 'Run Now': [] })],
		['the id of an instance', (json) => (json.meta = { instanceId: 'abc' })],
		['a version', (json) => (json.versionId = 'abc')],
		['a web address', (json) => (json.nodes[2].webhookId = 'abc')],
		['a credential', (json) => (json.nodes[8].credentials = { smtp: { id: '1', name: 'Mine' } })],
	],
	secrets: [
		['a key', (json) => (named(json, 'Send the Mail').parameters.text = 'sk_live_12345678abc')],
		[
			'somebody’s address',
			(json) => (named(json, 'Send the Mail').parameters.fromEmail = 'joe.bloggs@gmail.com'),
		],
		[
			'a key typed into a header',
			(json) =>
				(named(json, 'Mark as Sent').parameters.headerParameters = {
					parameters: [{ name: 'Authorization', value: 'mine' }],
				}),
		],
	],
	'node-types': [
		['an unknown type', (json) => (named(json, 'Mark as Sent').type = 'n8n-nodes-base.sets')],
		['an unknown version', (json) => (named(json, 'Mark as Sent').typeVersion = 9)],
	],
	'removed-in-n8n-3': [
		['the function node', (json) => (named(json, 'Mark as Sent').type = 'n8n-nodes-base.function')],
		['calling per item', (json) => (named(json, 'Call the Other').parameters.mode = 'each')],
		[
			'always output of many',
			(json) => (named(json, 'Loop Over Customers').alwaysOutputData = true),
		],
		[
			'$getPairedItem',
			(json) => (named(json, 'Send the Mail').parameters.text = "={{ $getPairedItem('a') }}"),
		],
	],
	'required-parameters': [
		['a mail to nobody', (json) => (named(json, 'Send the Mail').parameters.toEmail = '')],
	],
	connections: [
		['a node that nothing leads to', (json) => delete json.connections['Create Sample Orders']],
		[
			'an output that is not there',
			(json) =>
				json.connections['Take the First'].main.push([
					{ node: 'Mark as Sent', type: 'main', index: 0 },
				]),
		],
		[
			'an input that is not there',
			(json) => (json.connections['Take the First'].main[0][0].index = 1),
		],
	],
	'one-button': [
		[
			'a form beside a manual trigger',
			(json) =>
				json.nodes.push(
					node('When Filled In', 'formTrigger', 2.2, [0, 608], {
						parameters: { formTitle: 'A form', formFields: { values: [] } },
					}),
				),
		],
	],
	'overview-note': [
		['none', (json) => json.nodes.shift()],
		['two', (json) => (json.nodes[1].parameters.color = 1)],
		[
			'too short',
			(json) => (json.nodes[0].parameters.content = overview.replace(words(110), words(20))),
		],
		['too long', (json) => (json.nodes[0].parameters.content += words(220))],
		['no setup', (json) => (json.nodes[0].parameters.content = overview.replace('### Setup', ''))],
		[
			'no how',
			(json) => (json.nodes[0].parameters.content = overview.replace('### How it works', '')),
		],
		[
			'no package',
			(json) => (json.nodes[0].parameters.content = overview.replace('n8n-nodes-loyalty', 'it')),
		],
		['in the middle', (json) => (json.nodes[0].position = [320, -320])],
	],
	'section-notes': [
		['too long', (json) => (json.nodes[1].parameters.content = words(60))],
		['green', (json) => (json.nodes[1].parameters.color = 4)],
		['none', (json) => json.nodes.splice(1, 1)],
	],
	names: [
		['as n8n gave it', (json) => rename(json, 'Mark as Sent', 'Edit Fields1')],
		['a noun', (json) => rename(json, 'Mark as Sent', 'Customers')],
	],
	grid: [
		['off the grid', (json) => (named(json, 'Mark as Sent').position = [1041, 0])],
		['one over the other', (json) => (named(json, 'Mark as Sent').position = [848, 16])],
	],
	'no-retry-on-messages': [
		['a mail', (json) => (named(json, 'Send the Mail').retryOnFail = true)],
		['a call', (json) => (named(json, 'Call the Other').retryOnFail = true)],
		[
			'a request that sends',
			(json) =>
				Object.assign(named(json, 'Mark as Sent'), {
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.2,
					parameters: { method: 'POST', url: 'https://api.brevo.com/v3/smtp/email' },
					retryOnFail: true,
				}),
		],
	],
	'messages-one-by-one': [
		['two at a time', (json) => (named(json, 'Loop Over Customers').parameters.batchSize = 2)],
		['refusals unheard', (json) => json.connections['Send the Mail'].main.pop()],
		['no loop', (json) => (json.connections['Send the Mail'].main = [[], []])],
	],
	'error-path': [['nobody is told', (json) => json.nodes.splice(11, 1)]],
	approval: [
		[
			'by a click, for ever, for each',
			(json) =>
				Object.assign(named(json, 'Send the Mail').parameters, {
					operation: 'sendAndWait',
					responseType: 'approval',
				}),
		],
	],
	'one-vendor-per-role': [
		[
			'two that send mails',
			(json) =>
				Object.assign(named(json, 'Mark as Sent'), {
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.2,
					parameters: { url: 'https://api.brevo.com/v3/contacts' },
				}),
		],
	],
	'disabled-ends-its-branch': [
		['it leads on', (json) => (named(json, 'Send the Mail').disabled = true)],
	],
	'data-tables': [
		['created anew', (json) => delete named(json, 'Create the Customers Table').parameters.options],
		['created per item', (json) => delete named(json, 'Create the Customers Table').executeOnce],
		['read per item', (json) => delete named(json, 'Get the Customers').executeOnce],
		['read in part', (json) => delete named(json, 'Get the Customers').parameters.returnAll],
		['read once', (json) => delete named(json, 'Get the Customers').retryOnFail],
		['by id', (json) => (named(json, 'Get the Customers').parameters.dataTableId.mode = 'id')],
		[
			'upserted',
			(json) =>
				Object.assign(named(json, 'Get the Customers'), {
					parameters: { operation: 'upsert', dataTableId: tableNamed('Loyal Customers') },
					executeOnce: false,
				}),
		],
		['emptied', (json) => (named(json, 'Get the Customers').parameters.operation = 'deleteRows')],
		[
			'a name within a name',
			(json) => (named(json, 'Get the Customers').parameters.dataTableId.value = 'Loyal'),
		],
	],
	'sub-workflows': [
		['of one n8n', (json) => (named(json, 'Call the Other').parameters.workflowId.value = 'abc')],
		[
			'unlabelled',
			(json) => delete named(json, 'Call the Other').parameters.workflowId.cachedResultName,
		],
		[
			'not shipped',
			(json) => (named(json, 'Call the Other').parameters.workflowId.cachedResultName = 'Another'),
		],
	],
	'errors-not-read-back': [
		['the first', (json) => readsBack(json, "={{ $('Ask a Service').first().json.body }}")],
		['all', (json) => readsBack(json, '={{ $("Ask a Service").all().length }}')],
		['its own', (json) => readsBack(json, "={{ $('Ask a Service').item.json.body }}")],
		['by the old name', (json) => readsBack(json, '={{ $node["Ask a Service"].json.body }}')],
		[
			'behind its error output',
			(json) => {
				readsBack(json, "={{ $('Ask a Service').first().json.body }}");
				named(json, 'Ask a Service').onError = 'continueErrorOutput';
			},
		],
	],
};

/** A request that goes on without an answer, and a later node that reads it. */
function readsBack(json: Json, value: string) {
	Object.assign(named(json, 'Take the First'), {
		name: 'Ask a Service',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: { url: 'https://api.example.com/answers' },
		onError: 'continueRegularOutput',
	});
	named(json, 'Mark as Sent').parameters.assignments.assignments[0].value = value;
	json.connections = JSON.parse(
		JSON.stringify(json.connections).replaceAll('Take the First', 'Ask a Service'),
	);
}

function rename(json: Json, from: string, to: string) {
	named(json, from).name = to;
	const text = JSON.stringify(json.connections).replaceAll(`"${from}"`, `"${to}"`);
	json.connections = JSON.parse(text);
}

test('a workflow that keeps every rule has no complaint', () => {
	expect(found(() => undefined)).toEqual([]);
});

test.each([
	['whether it ran', "={{ $('Ask a Service').isExecuted }}"],
	['what came in', '={{ $json.body }}'],
])('of a request without an answer may be read: %s', (_what, value) => {
	expect(found((json) => readsBack(json, value))).toEqual([]);
});

test('every rule has a planted fault', () => {
	expect(Object.keys(faults)).toEqual(rules.map(({ name }) => name));
});

test.each(
	Object.entries(faults).flatMap(([rule, all]) =>
		all.map(([what, plant]) => ({ rule, what, plant })),
	),
)('$rule sees: $what', ({ rule, plant }) => {
	expect(found(plant).map((one) => one.rule)).toContain(rule);
});

describe('expressions', () => {
	const sample = { start: 'Run Now', answers: { 'Send the Mail': [{ json: { accepted: true } }] } };
	const unresolved = (change: (json: Json) => void, samples = [sample]) => {
		const json = good();
		change(json);
		return unresolvedExpressions(json, samples);
	};

	test('that resolve have no complaint', async () => {
		expect(await unresolved(() => undefined)).toEqual([]);
	});

	test.each<[string, (json: Json) => void, RegExp]>([
		[
			'a column that is not there, in the middle of a text',
			(json) => (named(json, 'Send the Mail').parameters.text = '=Hello {{ $json.nickname }}!'),
			/"Send the Mail".*gives nothing/,
		],
		[
			'a column that is not there, in a node that ran',
			(json) =>
				(named(json, 'Mark as Sent').parameters.assignments.assignments[0].value =
					'={{ $json.nickname }}'),
			/"Mark as Sent".*gives nothing/,
		],
		[
			'a function that is not there',
			(json) => (named(json, 'Send the Mail').parameters.text = '={{ $json.order_id.shout() }}'),
			/"Send the Mail".*gives nothing/,
		],
		[
			'a node that has not run yet',
			(json) =>
				(named(json, 'Send the Mail').parameters.text = "={{ $('Mark as Sent').first().json }}"),
			/"Send the Mail".*fails/,
		],
		[
			'a node that is not there',
			(json) =>
				(named(json, 'Send the Mail').parameters.text = "={{ $('Nowhere').first().json.a }}"),
			/asks "Nowhere", which is not there/,
		],
	])('%s', async (_what, change, complaint) => {
		expect((await unresolved(change)).join('\n')).toMatch(complaint);
	});

	test('that no sample reaches are named', async () => {
		const complaints = await unresolved(() => undefined, []);
		expect(complaints.join('\n')).toMatch(/"Mark as Sent": no sample reaches/);
	});
});

test('a shipped workflow with a fault is named with its file and the rule', async () => {
	const workflow = structuredClone(loadMyOrders) as Json;
	named(workflow, 'Tidy the Orders').position[0] += 1;
	const lines = await lint([{ file: 'load-my-orders.json', workflow }]);
	expect(lines).toEqual([
		expect.stringMatching(/^load-my-orders.json: "Tidy the Orders".*\(grid\)$/),
	]);
});
