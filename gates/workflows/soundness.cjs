// @ts-check
/** Rules about what n8n makes of the file: its shape, its node types, its parameters and connections. */
const { NodeHelpers, safeParseWorkflowStructure } = require('n8n-workflow');

const { REMOVED_TYPES, SECRETS } = require('./vocabulary.cjs');
const { connections, isTrigger, leadsTo, steps, texts } = require('./workflow.cjs');

/** @typedef {import('./workflow.cjs').Rule} Rule */

const topLevel = ['name', 'nodes', 'connections', 'settings'];

/** @type {Rule} */
const structure = {
	name: 'structure',
	complaints(workflow) {
		const { success, issues = [] } = /** @type {any} */ (safeParseWorkflowStructure(workflow));
		if (success) return [];
		return issues.map(
			(/** @type {any} */ { path, message }) => `${path?.join('.') ?? 'the file'}: ${message}`,
		);
	},
};

/** Import from File keeps only these of the settings, so nothing may depend on others. */
/** @type {Rule} */
const settings = {
	name: 'settings',
	complaints({ settings: said = {} }) {
		const others = Object.keys(said).filter((key) => !/^(executionOrder|binaryMode)$/.test(key));
		return [
			...(said.executionOrder === 'v1' ? [] : ['settings.executionOrder has to be "v1"']),
			...others.map((key) => `settings.${key} is lost on import: nothing may depend on it`),
		];
	},
};

/** @type {Rule} */
const leftovers = {
	name: 'leftovers',
	complaints(workflow) {
		const others = Object.keys(workflow).filter((key) => !topLevel.includes(key));
		const ofNodes = workflow.nodes.flatMap(({ name, webhookId, credentials }) => [
			...(webhookId === undefined ? [] : [`"${name}" has a webhookId`]),
			...(credentials === undefined ? [] : [`"${name}" names a credential of one n8n`]),
		]);
		return [...others.map((key) => `"${key}" belongs to one n8n, not to the file`), ...ofNodes];
	},
};

/** @type {Rule} */
const secrets = {
	name: 'secrets',
	complaints: ({ nodes }) =>
		nodes.flatMap((node) => [
			...Object.entries(SECRETS).flatMap(([what, pattern]) =>
				texts(node.parameters).some((text) => pattern.test(text))
					? [`"${node.name}" holds ${what}`]
					: [],
			),
			...typedKeys(node).map((name) => `"${node.name}" types ${name} instead of a credential`),
		]),
};

/** @param {import('./workflow.cjs').WorkflowNode} node @returns {string[]} headers that carry a key */
function typedKeys({ parameters = {} }) {
	const headers = parameters.headerParameters?.parameters ?? [];
	return headers
		.filter((/** @type {any} */ { value }) => value !== '')
		.map((/** @type {any} */ { name }) => String(name))
		.filter((/** @type {string} */ name) => /^(authorization|x?-?api-?key|.*token)$/i.test(name));
}

/** @type {Rule} */
const nodeTypes = {
	name: 'node-types',
	complaints: ({ nodes }, { description }) =>
		nodes
			.filter(({ type, typeVersion = 1 }) => !description(type, typeVersion))
			.map(({ name, type, typeVersion = 1 }) => `"${name}": n8n knows no ${type} ${typeVersion}`),
};

/** @type {Rule} */
const removedTypes = {
	name: 'removed-in-n8n-3',
	complaints: (workflow, { description }) =>
		steps(workflow).flatMap(
			({ name, type, typeVersion = 1, parameters = {}, alwaysOutputData }) => {
				const outputs = description(type, typeVersion)?.outputs;
				const branches = Array.isArray(outputs) && outputs.length > 1;
				const isCall = type === 'n8n-nodes-base.executeWorkflow';
				return [
					...(REMOVED_TYPES.includes(type) ? [`"${name}": n8n 3.0 has no ${type}`] : []),
					...(isCall && parameters.mode === 'each'
						? [`"${name}": n8n 3.0 cannot call once per item`]
						: []),
					...(isCall && /^(url|localFile|parameter)$/.test(parameters.source ?? '')
						? [`"${name}": n8n 3.0 calls only workflows in its database`]
						: []),
					...(alwaysOutputData && branches
						? [
								`"${name}": Always Output Data means something else in n8n 3.0 where outputs are many`,
							]
						: []),
					...(texts(parameters).some((text) => text.includes('$getPairedItem'))
						? [`"${name}": n8n 3.0 has no $getPairedItem`]
						: []),
				];
			},
		),
};

/** @type {Rule} */
const parameters = {
	name: 'required-parameters',
	complaints: (workflow, { description }) =>
		steps(workflow).flatMap((node) => {
			const known = description(node.type, node.typeVersion ?? 1);
			if (!known) return [];
			const enabled = /** @type {any} */ ({ typeVersion: 1, ...node, disabled: false });
			// As n8n stores it: what is not said is at its default.
			enabled.parameters = NodeHelpers.getNodeParameters(
				known.properties,
				node.parameters ?? {},
				true,
				false,
				enabled,
				known,
			);
			const issues = NodeHelpers.getNodeParametersIssues(known.properties, enabled, known);
			return Object.entries(issues?.parameters ?? {})
				.filter(([name]) => !isOpenReference(node, name))
				.flatMap(([, said]) => said.map((one) => `"${node.name}": ${one}`));
		}),
};

/** Which sub-workflow to call is chosen after the import; the rule `sub-workflows` looks at it. */
/** @param {import('./workflow.cjs').WorkflowNode} node @param {string} parameter */
function isOpenReference({ type }, parameter) {
	return /\.(executeWorkflow|toolWorkflow)$/.test(type) && parameter === 'workflowId';
}

/** @type {Rule} */
const connected = {
	name: 'connections',
	complaints(workflow, { description }) {
		const byName = new Map(workflow.nodes.map((node) => [node.name, node]));
		const all = connections(workflow);
		const known = (/** @type {string} */ name) => {
			const node = byName.get(name);
			return node && description(node.type, node.typeVersion ?? 1);
		};
		const misplaced = all.flatMap(({ from, to, output, input, type }) => {
			if (type !== 'main') return [];
			const outputs = known(from)?.outputs;
			const errors = byName.get(from)?.onError === 'continueErrorOutput' ? 1 : 0;
			const inputs = known(to)?.inputs;
			return [
				...(Array.isArray(outputs) && output >= outputs.length + errors
					? [`"${from}" has no output ${output + 1}`]
					: []),
				...(Array.isArray(inputs) && input >= inputs.length
					? [`"${to}" has no input ${input + 1}`]
					: []),
			];
		});
		const triggers = workflow.nodes.filter(isTrigger).map(({ name }) => name);
		const reached = leadsTo(workflow, triggers);
		const alone = steps(workflow)
			.filter((node) => !isTrigger(node) && !reached.has(node.name))
			.map(({ name }) => `nothing leads to "${name}"`);
		const none = triggers.length === 0 ? ['there is no trigger'] : [];
		return [...new Set([...misplaced, ...alone, ...none])];
	},
};

/** A form trigger takes the big button from all others: uploads are workflows of their own. */
/** @type {Rule} */
const oneButton = {
	name: 'one-button',
	complaints(workflow) {
		const triggers = workflow.nodes.filter((node) => isTrigger(node) && !node.disabled);
		const forms = triggers.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
		const others = triggers.filter(({ type }) => !/\.((form|error)Trigger|webhook)$/.test(type));
		return forms.length > 0 && others.length > 0
			? [`the form "${forms[0]?.name}" takes the big button from "${others[0]?.name}"`]
			: [];
	},
};

module.exports = {
	soundness: [
		structure,
		settings,
		leftovers,
		secrets,
		nodeTypes,
		removedTypes,
		parameters,
		connected,
		oneButton,
	],
};
