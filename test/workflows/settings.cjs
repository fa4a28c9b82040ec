// What an owner writes into the Settings node of a workflow.
// @ts-check

/**
 * Writes into the workflow itself; fields that its Settings node does not have are left out.
 *
 * @template {{ nodes: any[] }} Workflow
 * @param {Workflow} workflow
 * @param {Readonly<Record<string, unknown>>} set by the names of the fields
 * @returns {Workflow}
 */
function withSettings(workflow, set) {
	const settings = workflow.nodes.find(({ name }) => name === 'Settings');
	for (const field of settings?.parameters.assignments?.assignments ?? []) {
		if (field.name in set) field.value = set[field.name];
	}
	return workflow;
}

module.exports = { withSettings };
