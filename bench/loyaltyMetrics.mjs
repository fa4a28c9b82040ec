// @ts-check
/** Runs our nodes outside n8n: their own classes, with a stand-in for what n8n hands them. */

/**
 * @typedef {Readonly<Record<string, unknown>>} Row
 * @typedef {{ json: Row }} InputItem
 * @typedef {{ json: Record<string, any>, pairedItem?: unknown }} OutputItem
 * @typedef {object} Run
 * @property {string} operation
 * @property {Readonly<Record<string, unknown>>} [parameters] what the owner set, besides the defaults
 * @property {readonly (readonly InputItem[])[]} [further] what arrives by the inputs after the first
 * @property {Readonly<Record<string, string>>} [credential] what the node's credential holds
 * @property {AbortSignal} [signal] aborted when the owner stops the run
 *
 * @typedef {import('./builtPackage.mjs').LoyaltyMetricsModule} LoyaltyMetricsModule
 * @typedef {import('./builtPackage.mjs').CustomerSegmentsModule} CustomerSegmentsModule
 * @typedef {import('./builtPackage.mjs').ContactPolicyModule} ContactPolicyModule
 * @typedef {import('./builtPackage.mjs').ChurnRiskModule} ChurnRiskModule
 * @typedef {import('./builtPackage.mjs').CustomerValueModule} CustomerValueModule
 * @typedef {import('./builtPackage.mjs').CustomerPrivacyModule} CustomerPrivacyModule
 * @typedef {InstanceType<LoyaltyMetricsModule['LoyaltyMetrics'] | CustomerSegmentsModule['CustomerSegments'] | ContactPolicyModule['ContactPolicy'] | ChurnRiskModule['ChurnRisk'] | CustomerValueModule['CustomerValue'] | CustomerPrivacyModule['CustomerPrivacy']>} OurNode
 */

/**
 * @param {LoyaltyMetricsModule} module
 * @param {readonly InputItem[]} items
 * @param {Run} run
 * @returns {Promise<{ items: OutputItem[], hints: string[] }>}
 */
export async function runLoyaltyMetrics({ LoyaltyMetrics }, items, run) {
	return await runNode(new LoyaltyMetrics(), items, run);
}

/**
 * @param {CustomerSegmentsModule} module
 * @param {readonly InputItem[]} items
 * @param {Run} run
 */
export async function runCustomerSegments({ CustomerSegments }, items, run) {
	return await runNode(new CustomerSegments(), items, run);
}

/**
 * @param {ContactPolicyModule} module
 * @param {readonly InputItem[]} items
 * @param {Run} run
 */
export async function runContactPolicy({ ContactPolicy }, items, run) {
	return await runNode(new ContactPolicy(), items, run);
}

/**
 * @param {ChurnRiskModule} module
 * @param {readonly InputItem[]} items
 * @param {Run} run
 */
export async function runChurnRisk({ ChurnRisk }, items, run) {
	return await runNode(new ChurnRisk(), items, run);
}

/**
 * @param {CustomerValueModule} module
 * @param {readonly InputItem[]} items
 * @param {Run} run
 */
export async function runCustomerValue({ CustomerValue }, items, run) {
	return await runNode(new CustomerValue(), items, run);
}

/**
 * @param {CustomerPrivacyModule} module
 * @param {readonly InputItem[]} items
 * @param {Run} run
 */
export async function runCustomerPrivacy({ CustomerPrivacy }, items, run) {
	return await runNode(new CustomerPrivacy(), items, run);
}

/**
 * @param {OurNode} node
 * @param {readonly InputItem[]} items
 * @param {Run} run
 */
async function runNode(node, items, run) {
	const values = {
		...defaultsOf(node, run.operation),
		...run.parameters,
		operation: run.operation,
	};
	/** @type {string[]} */
	const hints = [];
	const standIn = {
		getNode: () => ({ name: node.description.displayName, typeVersion: 1, parameters: values }),
		getInputData: (index = 0) => (index === 0 ? items : (run.further?.[index - 1] ?? [])),
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		getCredentials: async () => run.credential,
		getExecutionCancelSignal: () => run.signal,
		addExecutionHints: (/** @type {{ message: string }[]} */ ...told) =>
			hints.push(...told.map(({ message }) => message)),
		getNodeParameter: (
			/** @type {string} */ path,
			/** @type {number} */ _,
			/** @type {unknown} */ other,
		) =>
			path
				.split(/[.[\]]+/)
				.filter((step) => step !== '')
				.reduce(
					(value, step) => /** @type {any} */ (value)?.[step],
					/** @type {unknown} */ (values),
				) ?? other,
	};
	const [output] = await node.execute.call(/** @type {any} */ (standIn));
	return { items: /** @type {OutputItem[]} */ (output), hints };
}

/**
 * What a new node has in its fields.
 *
 * @param {OurNode} node
 * @param {string} operation
 */
function defaultsOf({ description }, operation) {
	const shown = description.properties.filter(({ displayOptions }) =>
		(displayOptions?.show?.operation ?? [operation]).includes(operation),
	);
	return Object.fromEntries(shown.map(({ name, default: value }) => [name, value]));
}
