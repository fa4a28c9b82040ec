// Runs a workflow on its sample data and tells which of its expressions give nothing or fail.
// @ts-check

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { ExpressionParser, WorkflowExpression, isExpression } = require('n8n-workflow');
const { connections, isTrigger, steps, texts } = require('../../gates/workflows/workflow.cjs');
const { nodeTypes, runWorkflow } = require('./engine.cjs');

/**
 * @typedef {import('../../gates/workflows/workflow.cjs').WorkflowJson} WorkflowJson
 * @typedef {import('../../gates/workflows/workflow.cjs').WorkflowNode} WorkflowNode
 * @typedef {{ start: string, items?: any[], answers?: Record<string, any[]> }} Sample one run:
 *   `answers`: what services and sub-workflows give back, as items, by the node that calls them
 */

/** What the error trigger gets from n8n. */
const stopped = {
	execution: {
		id: '231',
		url: 'https://n8n.example/execution/231',
		error: { message: 'Example error', stack: 'Stacktrace' },
		lastNodeExecuted: 'Node With Error',
		mode: 'manual',
	},
	workflow: { id: '1', name: 'Example Workflow' },
};

/** An expression is looked at for so many items of a node: the sample has thousands. */
const enough = 20;

/**
 * @param {WorkflowJson} json
 * @param {readonly Sample[]} samples beside the runs that need none: by hand, by schedule, after a stop
 * @returns {Promise<string[]>} one sentence per expression that does not resolve
 */
async function unresolvedExpressions(json, samples = []) {
	/** @type {Map<string, Set<string>>} reasons by node and expression; none: it resolved */
	const seen = new Map();
	/** @type {Set<string>} */
	const ran = new Set();
	/** @type {string[]} */
	const stops = [];
	for (const sample of [...ownStarts(json), ...samples]) {
		const { start, items, answers = {} } = sample;
		// Nothing is called: without an answer in the sample, the run ends there.
		const silent = Object.fromEntries(json.nodes.filter(callsOut).map(({ name }) => [name, []]));
		const pinned = { ...silent, ...answers };
		const run = await watched(
			seen,
			async () => await runWorkflow(startingAt(hurried(json), start), { start, items, pinned }),
		);
		if (run.error) stops.push(`from "${start}": ${run.error.message}`);
		for (const name of run.ran) ran.add(name);
		for (const node of steps(json)) {
			const rests = node.disabled || isWait(node) || callsOut(node) || !run.ran.includes(node.name);
			if (rests) lookAt(seen, node, run);
		}
	}
	const mute = steps(json)
		.filter((node) => !ran.has(node.name) || isWait(node) || callsOut(node) || node.disabled)
		.flatMap((node) =>
			texts(node.parameters)
				.filter(isCode)
				.map((text) => ({ node, text })),
		)
		.filter(({ node, text }) => !seen.has(keyOf(node.name, text)))
		.map(({ node, text }) => `"${node.name}": no sample reaches ${text}`);
	const failing = [...seen].flatMap(([key, reasons]) => {
		const [name = '', text = ''] = key.split('\0');
		return [...reasons].map((reason) => `"${name}": ${text} ${reason}`);
	});
	return [...new Set([...stops, ...failing, ...mute, ...unknownNodes(json)])];
}

/** @param {WorkflowJson} json @returns {Sample[]} */
function ownStarts(json) {
	return json.nodes.flatMap(({ name, type, parameters = {}, disabled }) => {
		if (disabled) return [];
		const [, kind] = type.split('.');
		if (kind === 'manualTrigger') return [{ start: name, items: [{ json: {} }] }];
		if (kind === 'errorTrigger') return [{ start: name, items: [{ json: stopped }] }];
		if (kind === 'executeWorkflowTrigger' && parameters.inputSource === 'jsonExample') {
			return [{ start: name, items: [{ json: JSON.parse(parameters.jsonExample) }] }];
		}
		return [];
	});
}

/** @param {WorkflowJson} json @returns {WorkflowJson} without the waiting */
function hurried(json) {
	const copy = structuredClone(json);
	for (const node of copy.nodes) {
		if (!isWait(node)) continue;
		Object.assign(node, { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} });
	}
	return copy;
}

/** @param {WorkflowJson} json changed @param {string} start a trigger that the owner may have to enable first */
function startingAt(json, start) {
	const node = json.nodes.find(({ name }) => name === start);
	if (node) node.disabled = false;
	return json;
}

/** @param {WorkflowNode} node */
function isWait({ type }) {
	return type === 'n8n-nodes-base.wait';
}

/** @param {WorkflowNode} node @returns {boolean} whether it asks a service or another workflow */
function callsOut(node) {
	if (node.disabled || isTrigger(node) || isWait(node)) return false;
	if (/\.(httpRequest|executeWorkflow)$/.test(node.type)) return true;
	const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	return (description.credentials ?? []).length > 0;
}

/** @param {string} text */
function isCode(text) {
	return isExpression(text) && text.includes('{{');
}

/** @param {string} name @param {string} text */
function keyOf(name, text) {
	return `${name}\0${text}`;
}

/**
 * Listens to n8n while it resolves expressions.
 *
 * @template T
 * @param {Map<string, Set<string>>} seen
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function watched(seen, work) {
	const resolve = WorkflowExpression.prototype.resolveSimpleParameterValue;
	/** @type {Map<string, number>} */
	const counts = new Map();
	/** @type {any} */
	const listening = function (/** @type {any} */ text, /** @type {any[]} */ ...rest) {
		const [, , , , name] = rest;
		const key = keyOf(name, String(text));
		const count = counts.get(key) ?? 0;
		if (isCode(String(text)) && count < enough) {
			counts.set(key, count + 1);
			// @ts-expect-error: `this` is n8n's own
			note(seen, key, text, (part) => resolve.call(this, part, ...rest));
		}
		// @ts-expect-error: the same
		return resolve.call(this, text, ...rest);
	};
	WorkflowExpression.prototype.resolveSimpleParameterValue = listening;
	try {
		return await work();
	} finally {
		WorkflowExpression.prototype.resolveSimpleParameterValue = resolve;
	}
}

/**
 * @param {Map<string, Set<string>>} seen
 * @param {string} key
 * @param {string} text
 * @param {(part: string) => unknown} valueOf
 */
function note(seen, key, text, valueOf) {
	const reasons = seen.get(key) ?? new Set();
	seen.set(key, reasons);
	// In a text with several expressions n8n writes nothing where one gives nothing.
	for (const part of ExpressionParser.splitExpression(text.slice(1))) {
		if (part.type !== 'code') continue;
		try {
			if (valueOf(`={{${part.text}}}`) === undefined) reasons.add('gives nothing');
		} catch (error) {
			reasons.add(`fails: ${/** @type {Error} */ (error).message}`);
		}
	}
}

/**
 * The expressions of a node that did not run by itself, with the first item that reached it.
 *
 * @param {Map<string, Set<string>>} seen
 * @param {WorkflowNode} node
 * @param {Awaited<ReturnType<typeof runWorkflow>>} run
 */
function lookAt(seen, node, { workflow, data }) {
	const { runData } = data.resultData;
	const json = /** @type {any} */ ({ connections: workflow.connectionsBySourceNode });
	for (const { from, output } of connections(json).filter(({ to }) => to === node.name)) {
		const turns = (runData[from] ?? []).map((turn) => turn.data?.main?.[output] ?? []);
		const items = turns.reverse().find((turn) => turn.length > 0);
		if (!items) continue;
		const executeData = {
			node: workflow.getNode(node.name),
			data: { main: [items] },
			source: { main: [{ previousNode: from, previousNodeOutput: output, previousNodeRun: 0 }] },
		};
		for (const text of texts(node.parameters).filter(isCode)) {
			note(seen, keyOf(node.name, text), text, (part) =>
				workflow.expression.resolveSimpleParameterValue(
					part,
					{},
					data,
					0,
					0,
					node.name,
					items,
					'manual',
					{},
					/** @type {any} */ (executeData),
				),
			);
		}
		return;
	}
}

/** @param {WorkflowJson} json @returns {string[]} */
function unknownNodes(json) {
	const names = json.nodes.map(({ name }) => name);
	return steps(json).flatMap((node) =>
		texts(node.parameters)
			.filter(isCode)
			.flatMap((text) => [...text.matchAll(/\$(?:\(|node\[)\s*(["'`])(.+?)\1\s*[)\]]/g)])
			.map(([, , name = '']) => name)
			.filter((name) => !names.includes(name.replaceAll("\\'", "'")))
			.map((name) => `"${node.name}" asks "${name}", which is not there`),
	);
}

/** @param {string} file "load-my-orders.json" @returns {Sample[]} what its runs need besides */
function samplesOf(file) {
	const place = join(__dirname, 'samples', file);
	return existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : [];
}

module.exports = { hurried, samplesOf, unresolvedExpressions };
