// Runs a workflow in n8n's own engine inside this process: n8n-core, n8n's built-in nodes, and our nodes.
// @ts-check

const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, join } = require('node:path');

// n8n-core writes its settings on first load: into a folder of this process, never into the home folder.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'in-process-tests';
process.env.N8N_LOG_LEVEL ??= 'silent';

const { ExecutionLifecycleHooks, WorkflowExecute } = require('n8n-core');
const { NodeHelpers, Workflow, createRunExecutionData } = require('n8n-workflow');
const builtIn = require('n8n-nodes-base/dist/known/nodes.json');
const { n8n } = require('../../package.json');
const { dataTables } = require('./dataTables.cjs');

/** Where our nodes stand, by the name that workflows call them. */
const ours = new Map(
	n8n.nodes.map((built) => {
		const name = basename(built, '.node.js');
		const called = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
		return [
			`n8n-nodes-loyalty.${called}`,
			{ className: name, file: `../../nodes/${name}/${name}.node` },
		];
	}),
);

/** @param {string} name */
function whereIs(name) {
	const { className, sourcePath } = /** @type {any} */ (builtIn)[
		name.replace('n8n-nodes-base.', '')
	];
	return { className, file: `n8n-nodes-base/${sourcePath}` };
}

/** @type {Map<string, any>} */
const types = new Map();

/** @param {string} name */
function nodeType(name) {
	const known = types.get(name);
	if (known) return known;
	const { className, file } = ours.get(name) ?? whereIs(name);
	const type = new (require(file)[className])();
	types.set(name, type);
	return type;
}

const nodeTypes = {
	getByName: nodeType,
	/** @param {string} name @param {number} [version] */
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(nodeType(name), version),
	getKnownTypes: () => ({}),
};

/** As n8n numbers runs: no two of a table's lifetime have the same. */
let executions = 0;

/**
 * Runs from one node on and answers the run data of n8n.
 * @param {any} json the workflow as imported
 * @param {{ start: string, items?: any[], pinned?: Record<string, any[]>, tables?: ReturnType<typeof dataTables>, cancelAfterMs?: number, timezone?: string, credentials?: Record<string, object>, credentialsHelper?: object, executeWorkflow?: Function }} options
 *   `items`: what the start node hands on, when it is a trigger; `pinned`: what other nodes hand on instead of running;
 *   `executeWorkflow`: answers for the sub-workflows, as n8n's own does
 */
async function runWorkflow(
	json,
	{
		start,
		items,
		pinned = {},
		tables = dataTables(),
		cancelAfterMs,
		timezone,
		credentials = {},
		credentialsHelper,
		executeWorkflow,
	},
) {
	const workflow = new Workflow({
		id: 'test',
		name: json.name ?? 'test',
		nodes: json.nodes,
		connections: json.connections,
		active: false,
		nodeTypes: /** @type {any} */ (nodeTypes),
		settings: { executionOrder: 'v1', timezone: timezone ?? 'Europe/Berlin', ...json.settings },
	});
	const startNode = workflow.getNode(start);
	if (!startNode) throw new Error(`The workflow has no node '${start}'`);
	const address = 'http://127.0.0.1:1';
	const additionalData = /** @type {any} */ ({
		hooks: new ExecutionLifecycleHooks('manual', '1', /** @type {any} */ ({})),
		executionId: String((executions += 1)),
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			/** @param {unknown} _data @param {unknown} _node @param {string} type */
			getDecrypted: async (_data, _node, type) => credentials[type] ?? {},
			...credentialsHelper,
		},
		variables: {},
		userId: 'test',
		restApiUrl: address,
		instanceBaseUrl: `${address}/`,
		webhookBaseUrl: address,
		webhookWaitingBaseUrl: address,
		webhookTestBaseUrl: address,
		formWaitingBaseUrl: address,
		...(executeWorkflow && { executeWorkflow, getRunExecutionData: async () => undefined }),
		setExecutionStatus() {},
		logAiEvent() {},
		'data-table': { dataTableProxyProvider: tables },
	});
	const data = createRunExecutionData({
		resultData: { pinData: items ? { ...pinned, [start]: items } : pinned, runData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: null,
			nodeExecutionStack: [{ node: startNode, data: { main: [[{ json: {} }]] }, source: null }],
		},
	});
	const running = new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(
		workflow,
	);
	if (cancelAfterMs !== undefined) setTimeout(() => running.cancel(), cancelAfterMs);
	const run = await running;
	return {
		status: run.status,
		error: run.data.resultData.error,
		/** @param {string} name @param {number} [output] */
		itemsOf: (name, output = 0) =>
			(run.data.resultData.runData[name]?.[0]?.data?.main?.[output] ?? []).map((item) => item.json),
		/** @param {string} name @param {number} [output] */
		fullItemsOf: (name, output = 0) =>
			run.data.resultData.runData[name]?.[0]?.data?.main?.[output] ?? [],
		/** @param {string} name */
		hintsOf: (name) =>
			(run.data.resultData.runData[name]?.[0]?.hints ?? []).map((hint) => hint.message),
		ran: Object.keys(run.data.resultData.runData),
		/** For looking at what n8n itself would look at. */
		workflow,
		data: run.data,
	};
}

/**
 * One node fed with items, as if a trigger had handed them over.
 * @param {any} node parameters, type and settings of the node
 * @param {readonly any[]} items json of each item
 * @param {{ cancelAfterMs?: number, timezone?: string, credentials?: Record<string, object>, credentialsHelper?: object }} [options]
 */
async function runNode(node, items, options = {}) {
	const json = {
		name: 'one node',
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{ id: '2', name: 'Node', typeVersion: 1, position: [200, 0], parameters: {}, ...node },
		],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	return await runWorkflow(json, {
		start: 'Start',
		items: items.map((item) => ({ json: item })),
		...options,
	});
}

/**
 * One node with several inputs.
 * @param {any} node parameters, type and settings of the node
 * @param {ReadonlyArray<readonly any[] | null>} inputs json of the items of each input; null is not connected,
 *   and an empty list comes from a node that ran and gave nothing
 * @param {{ cancelAfterMs?: number, timezone?: string, credentials?: Record<string, object>, credentialsHelper?: object }} [options]
 */
async function runNodeWithInputs(node, inputs, options = {}) {
	const sources = inputs.flatMap((items, index) =>
		items === null ? [] : [{ name: `Input ${index}`, index, items }],
	);
	const json = {
		name: 'one node, several inputs',
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{ id: '2', name: 'Node', typeVersion: 1, position: [400, 0], parameters: {}, ...node },
			...sources.map(({ name, index }) => ({
				id: `source ${index}`,
				name,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [200, 100 * index],
				parameters: {},
			})),
		],
		connections: {
			Start: { main: [sources.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
			...Object.fromEntries(
				sources.map(({ name, index }) => [
					name,
					{ main: [[{ node: 'Node', type: 'main', index }]] },
				]),
			),
		},
	};
	const pinned = Object.fromEntries(
		sources.map(({ name, items }) => [name, items.map((item) => ({ json: item }))]),
	);
	return await runWorkflow(json, { start: 'Start', items: [{ json: {} }], pinned, ...options });
}

module.exports = { nodeTypes, runNode, runNodeWithInputs, runWorkflow };
