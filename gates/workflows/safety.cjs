// @ts-check
/** Rules about what a run may do: write to people, ask them, keep rows, call others. */
const { NOT_CHOSEN, ROLES } = require('./vocabulary.cjs');
const {
	LOOP,
	connections,
	isTrigger,
	leadsTo,
	plainAddress,
	steps,
	texts,
	writesToPeople,
} = require('./workflow.cjs');

/**
 * @typedef {import('./workflow.cjs').Rule} Rule
 * @typedef {import('./workflow.cjs').WorkflowNode} WorkflowNode
 * @typedef {import('./workflow.cjs').WorkflowJson} WorkflowJson
 */

/** Retry On Fail repeats the whole node: those who had their message would get it again. */
/** @type {Rule} */
const noRepeat = {
	name: 'no-retry-on-messages',
	complaints: (workflow) =>
		steps(workflow)
			.filter((node) => node.retryOnFail && (writesToPeople(node) || isCall(node)))
			.map(({ name }) => `"${name}" writes to people and has Retry On Fail`),
};

/** @param {WorkflowNode} node */
function isCall({ type }) {
	return type === 'n8n-nodes-base.executeWorkflow';
}

/** One at a time: in a loop of one, in a sub-workflow, or once per run. */
/** @type {Rule} */
const oneByOne = {
	name: 'messages-one-by-one',
	complaints(workflow) {
		const isCalled = workflow.nodes.some(({ type }) => /\.executeWorkflowTrigger$/.test(type));
		return steps(workflow)
			.filter((node) => writesToPeople(node) && !node.disabled)
			.flatMap((node) => {
				const loop = loopAround(workflow, node.name);
				if (!loop) {
					return node.executeOnce || isCalled
						? []
						: [`"${node.name}" writes to people outside a loop of one, and not once per run`];
				}
				const listens = connections(workflow).some(
					({ from, output }) => from === node.name && output === 1,
				);
				return [
					...((loop.parameters?.batchSize ?? 1) === 1
						? []
						: [`"${loop.name}" takes more than one at a time to "${node.name}"`]),
					...(node.onError === 'continueErrorOutput' && listens
						? []
						: [`the error output of "${node.name}" is not connected`]),
				];
			});
	},
};

/** @param {WorkflowJson} workflow @param {string} name @returns {WorkflowNode | undefined} */
function loopAround(workflow, name) {
	return workflow.nodes
		.filter(({ type }) => type === LOOP)
		.find((loop) => {
			const inside = leadsTo(
				workflow,
				[loop.name],
				({ from, output }) => from !== loop.name || output === 1,
			);
			return inside.has(name) && leadsTo(workflow, [name]).has(loop.name);
		});
}

/** A run that stops in the middle of writing to people tells the owner, in the same workflow. */
/** @type {Rule} */
const errorPath = {
	name: 'error-path',
	complaints(workflow) {
		const loops = steps(workflow).filter(
			(node) => writesToPeople(node) && !node.disabled && loopAround(workflow, node.name),
		);
		const has = workflow.nodes.some(({ type }) => type === 'n8n-nodes-base.errorTrigger');
		return loops.length > 0 && !has ? ['it writes to people and has no Error Trigger'] : [];
	},
};

/** A link scanner can answer n8n's send-and-wait: a form has to be sent, in time, once per run. */
/** @type {Rule} */
const approval = {
	name: 'approval',
	complaints: (workflow) =>
		steps(workflow)
			.filter(({ parameters = {} }) => parameters.operation === 'sendAndWait')
			.flatMap(({ name, parameters = {}, executeOnce }) => [
				...(parameters.responseType === 'customForm'
					? []
					: [`"${name}" takes a click for an answer; it needs a custom form`]),
				...(texts(Object.keys(parameters.options ?? {})).includes('limitWaitTime')
					? []
					: [`"${name}" waits for ever; it needs a time limit`]),
				...(executeOnce
					? []
					: [`"${name}" asks once per item; one digest per run is to be approved`]),
			]),
};

/** n8n publishes nothing while one enabled node lacks its credential, whatever its branch. */
/** @type {Rule} */
const oneVendor = {
	name: 'one-vendor-per-role',
	complaints(workflow) {
		const enabled = steps(workflow).filter(({ disabled }) => !disabled);
		return Object.entries(ROLES).flatMap(([role, vendors]) => {
			const found = Object.entries(vendors)
				.filter(([, signs]) => enabled.some((node) => signs.some((sign) => isOf(node, sign))))
				.map(([vendor]) => vendor);
			return found.length > 1 ? [`${found.join(' and ')} are both enabled as ${role}`] : [];
		});
	},
};

/** @param {WorkflowNode} node @param {string} sign a node type, or a part of an address */
function isOf({ type, parameters = {} }, sign) {
	if (type === sign) return true;
	if (type !== 'n8n-nodes-base.httpRequest') return false;
	return plainAddress(parameters.url ?? '').includes(sign);
}

/** A disabled node passes its items through: what it leads to would run as if it had done its work. */
/** @type {Rule} */
const disabledEnds = {
	name: 'disabled-ends-its-branch',
	complaints(workflow) {
		const byName = new Map(workflow.nodes.map((node) => [node.name, node]));
		return connections(workflow)
			.filter(({ from, to }) => byName.get(from)?.disabled && !byName.get(to)?.disabled)
			.filter(({ from }) => !isTrigger(/** @type {WorkflowNode} */ (byName.get(from))))
			.map(({ from, to }) => `"${from}" is disabled and leads on to "${to}"`);
	},
};

/** @param {WorkflowNode} node */
function isTable({ type }) {
	return type === 'n8n-nodes-base.dataTable';
}

/** @type {Rule} */
const dataTables = {
	name: 'data-tables',
	complaints: (workflow, { all }) => [
		...steps(workflow)
			.filter(isTable)
			.flatMap((node) => ofTable(workflow, node)),
		...containedNames(workflow, all),
	],
};

/** @param {WorkflowJson} workflow @param {WorkflowNode} node @returns {string[]} */
function ofTable(workflow, { name, parameters = {}, executeOnce, retryOnFail }) {
	const { resource = 'row', operation = resource === 'row' ? 'insert' : 'create' } = parameters;
	/** @param {boolean} holds @param {string} otherwise */
	const needs = (holds, otherwise) => (holds ? [] : [`"${name}" ${otherwise}`]);
	if (resource === 'table') {
		if (operation !== 'create') return [];
		return [
			...needs(
				parameters.options?.createIfNotExists === true,
				'has to say createIfNotExists: true',
			),
			...needs(executeOnce === true, 'creates its table once per item: Execute Once is off'),
		];
	}
	const byName = needs(parameters.dataTableId?.mode === 'name', 'does not name its table');
	if (operation === 'get') {
		// Whether there is any row takes one row.
		const isAll = parameters.returnAll === true || parameters.limit === 1;
		return [
			...byName,
			...needs(executeOnce === true, 'reads once per item: Execute Once is off'),
			...needs(isAll, 'reads the first 50 rows: Return All is off'),
			...needs(
				retryOnFail === true,
				'fails when the table is written meanwhile: Retry On Fail is off',
			),
		];
	}
	if (operation === 'upsert') {
		const few = executeOnce === true || fedByFew(workflow, name) || loopAround(workflow, name);
		return [...byName, ...needs(Boolean(few), 'upserts a set of any size; a bulk insert takes it')];
	}
	if (operation === 'deleteRows') {
		const conditions = parameters.filters?.conditions ?? [];
		return [...byName, ...needs(conditions.length > 0, 'removes rows without a condition')];
	}
	return byName;
}

/** @param {WorkflowJson} workflow @param {string} name @returns {boolean} behind a Limit below 200 */
function fedByFew(workflow, name) {
	const before = connections(workflow).filter(({ to }) => to === name);
	return (
		before.length > 0 &&
		before.every(({ from }) => {
			const node = workflow.nodes.find((one) => one.name === from);
			return node?.type === 'n8n-nodes-base.limit' && (node.parameters?.maxItems ?? 1) < 200;
		})
	);
}

/** n8n looks tables up by a part of their name. */
/** @param {WorkflowJson} workflow @param {WorkflowJson[]} all @returns {string[]} */
function containedNames(workflow, all) {
	const others = new Set([workflow, ...all].flatMap(tableNames));
	return [...new Set(tableNames(workflow))].flatMap((name) =>
		[...others]
			.filter((other) => other !== name && other.toLowerCase().includes(name.toLowerCase()))
			.map((other) => `the table "${name}" would be found as "${other}"`),
	);
}

/** @param {WorkflowJson} workflow @returns {string[]} */
function tableNames(workflow) {
	return steps(workflow)
		.filter(isTable)
		.map(({ parameters = {} }) => parameters.tableName ?? parameters.dataTableId?.value)
		.filter((name) => typeof name === 'string' && name !== '');
}

/**
 * A sub-workflow has another id after each import: the reference names none and says what to choose. Empty it may be
 * where no run begins by hand or by the clock: with an empty one n8n refuses to start, whatever branch it stands on.
 */
/** @type {Rule} */
const subWorkflows = {
	name: 'sub-workflows',
	complaints: (workflow, { all }) =>
		steps(workflow)
			.filter(isCall)
			.flatMap(({ name, parameters = {} }) => {
				const { __rl, mode, value, cachedResultName } = parameters.workflowId ?? {};
				const known = all.some((other) => other.name === cachedResultName);
				return [
					...(__rl === true && mode === 'list' && NOT_CHOSEN.includes(value)
						? []
						: [`"${name}" refers to a workflow of one n8n; the reference has to name none`]),
					...(known ? [] : [`"${name}" is not labelled with the name of a shipped workflow`]),
				];
			}),
};

module.exports = {
	safety: [
		noRepeat,
		oneByOne,
		errorPath,
		approval,
		oneVendor,
		disabledEnds,
		dataTables,
		subWorkflows,
	],
};
