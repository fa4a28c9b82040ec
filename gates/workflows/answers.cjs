// @ts-check
/** Rules about what a service answered, and what later nodes read of it. */
const { steps, texts } = require('./workflow.cjs');

/** @typedef {import('./workflow.cjs').Rule} Rule */
/** @typedef {import('./workflow.cjs').WorkflowNode} WorkflowNode */

/**
 * A request without an answer leaves an error object in its item. n8n does not hand that to the expressions of later
 * nodes: they find nothing at all where the answer was. The next node still gets it, as its own input.
 */
/** @type {Rule} */
const errorsNotReadBack = {
	name: 'errors-not-read-back',
	complaints(workflow) {
		const asking = steps(workflow).filter(keepsErrors);
		return steps(workflow).flatMap((node) =>
			asking
				.filter(({ name }) => texts(node.parameters).some((text) => readsItemsOf(text, name)))
				.map(
					({ name }) =>
						`"${node.name}" reads "${name}", which may hold an error: a node between has to keep what is needed`,
				),
		);
	},
};

/** @param {WorkflowNode} node */
function keepsErrors({ type, onError = '' }) {
	return type === 'n8n-nodes-base.httpRequest' && onError.startsWith('continue');
}

/** @param {string} text @param {string} name whether it ran may be asked; what came of it not */
function readsItemsOf(text, name) {
	return [
		...text.matchAll(/\$(?:\(|node\[|items\()\s*(["'`])(.+?)\1\s*[)\],](\.isExecuted)?/g),
	].some(([, , asked = '', whetherItRan]) => asked.replaceAll('\\', '') === name && !whetherItRan);
}

module.exports = { answers: [errorsNotReadBack] };
