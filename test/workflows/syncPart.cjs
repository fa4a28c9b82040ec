// A part of the sync run as a workflow calls it, with its Settings filled in and answers as the services give them.
// @ts-check
const { runWorkflow } = require('./engine.cjs');
const { hurried } = require('./expressions.cjs');

/** @typedef {import('../anyJson.cjs').AnyJson} AnyJson */

/** @param {unknown} body @param {number} [statusCode] @param {Record<string, string>} [headers] */
const answer = (body, statusCode = 200, headers = {}) => ({ json: { statusCode, headers, body } });

/** @param {string} name */
const customer = (name) => ({
	...{ customer: `${name}@example.com`, segment: 'Champions', tier: 'Gold', orders: 3 },
	...{ revenue: 90, last_order: '2026-11-02' },
});

/** @param {AnyJson} workflow @param {AnyJson[]} items @param {AnyJson} settings @param {AnyJson} pinned */
async function called(workflow, items, settings, pinned) {
	const given = items.map((json) => ({ json: { ...json, ...settings } }));
	const run = await runWorkflow(hurried(workflow), {
		start: 'When Called',
		items: given,
		pinned: { Settings: given, ...pinned },
	});
	if (run.error) throw run.error;
	return run;
}

/** @param {AnyJson} run @returns {Record<string, [outcome: string, reason: string]>} by the name before the @ */
const outcomes = (run) =>
	Object.fromEntries(
		run
			.itemsOf('Give One per Customer')
			.map((/** @type {AnyJson} */ one) => [one.customer.split('@')[0], [one.outcome, one.reason]]),
	);

/** @param {AnyJson} run @param {string} node @returns {number} how often it ran */
const turns = (run, node) => run.data.resultData.runData[node]?.length ?? 0;

module.exports = { answer, called, customer, outcomes, turns };
