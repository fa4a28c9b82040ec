// @ts-check
/** Questions that several rules ask of a workflow. */
const { MESSAGE_ADDRESS, MESSAGE_TYPES, READING } = require('./vocabulary.cjs');

/**
 * @typedef {{ id?: string, name: string, type: string, typeVersion?: number, position: [number, number], parameters?: Record<string, any>, disabled?: boolean, retryOnFail?: boolean, executeOnce?: boolean, alwaysOutputData?: boolean, onError?: string, webhookId?: string, credentials?: Record<string, any> }} WorkflowNode
 * @typedef {{ name: string, nodes: WorkflowNode[], connections: Record<string, any>, settings?: Record<string, any>, [key: string]: any }} WorkflowJson
 *
 * @typedef {object} Known what the rules know besides the workflow
 * @property {(type: string, version: number) => any} description of a node type; undefined if there is none
 * @property {WorkflowJson[]} all the shipped workflows
 *
 * @typedef {object} Rule
 * @property {string} name
 * @property {(workflow: WorkflowJson, known: Known) => string[]} complaints
 *
 * @typedef {{ from: string, to: string, output: number, input: number, type: string }} Connection
 */

const STICKY = 'n8n-nodes-base.stickyNote';
const LOOP = 'n8n-nodes-base.splitInBatches';

/** @param {WorkflowJson} workflow @returns {WorkflowNode[]} without the notes */
function steps({ nodes }) {
	return nodes.filter(({ type }) => type !== STICKY);
}

/** @param {WorkflowJson} workflow @returns {WorkflowNode[]} */
function notes({ nodes }) {
	return nodes.filter(({ type }) => type === STICKY);
}

/** @param {WorkflowNode} node */
function isTrigger({ type }) {
	return /trigger$/i.test(type) || type === 'n8n-nodes-base.webhook';
}

/** @param {WorkflowJson} workflow @returns {Connection[]} */
function connections({ connections: all }) {
	return Object.entries(all).flatMap(([from, byType]) =>
		Object.entries(byType).flatMap(([type, outputs]) =>
			outputs.flatMap((/** @type {any[] | null} */ targets, /** @type {number} */ output) =>
				(targets ?? []).map(({ node, index }) => ({ from, to: node, output, input: index, type })),
			),
		),
	);
}

/**
 * @param {WorkflowJson} workflow
 * @param {string[]} from
 * @param {(connection: Connection) => boolean} [follow]
 * @returns {Set<string>} names of all nodes that these lead to, without themselves unless in a circle
 */
function leadsTo(workflow, from, follow = () => true) {
	const all = connections(workflow).filter(follow);
	/** @type {Set<string>} */
	const reached = new Set();
	const queue = [...from];
	for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
		for (const { to } of all.filter((one) => one.from === name)) {
			if (!reached.has(to)) queue.push(to);
			reached.add(to);
		}
	}
	return reached;
}

/** @param {WorkflowNode} node @returns {boolean} whether it writes to people */
function writesToPeople({ type, parameters = {} }) {
	if (MESSAGE_TYPES.has(type)) return !READING.test(parameters.operation ?? '');
	if (type !== 'n8n-nodes-base.httpRequest') return false;
	return parameters.method === 'POST' && MESSAGE_ADDRESS.test(plainAddress(parameters.url ?? ''));
}

/** @param {string} url perhaps an expression @returns {string} */
function plainAddress(url) {
	return url
		.replace(/^=/, '')
		.replace(/\{\{.*?\}\}/g, 'x')
		.replace(/[?#].*$/, '');
}

/** @param {unknown} value @returns {string[]} every text in it, however deep */
function texts(value) {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(texts);
}

module.exports = {
	LOOP,
	connections,
	isTrigger,
	leadsTo,
	notes,
	plainAddress,
	steps,
	texts,
	writesToPeople,
};
