// @ts-check
/** All rules that look at a workflow without running it. */
const { answers } = require('./answers.cjs');
const { canvas } = require('./canvas.cjs');
const { safety } = require('./safety.cjs');
const { soundness } = require('./soundness.cjs');

/** @type {import('./workflow.cjs').Rule[]} */
const rules = [...soundness, ...canvas, ...safety, ...answers];

/**
 * @param {import('./workflow.cjs').WorkflowJson} workflow
 * @param {import('./workflow.cjs').Known} known
 * @returns {{ rule: string, complaint: string }[]}
 */
function complaintsOf(workflow, known) {
	const [structure, ...others] = rules;
	const broken = structure?.complaints(workflow, known) ?? [];
	// The other rules take the shape for granted.
	if (broken.length > 0) return broken.map((complaint) => ({ rule: 'structure', complaint }));
	return others.flatMap(({ name, complaints }) =>
		complaints(workflow, known).map((complaint) => ({ rule: name, complaint })),
	);
}

module.exports = { complaintsOf, rules };
