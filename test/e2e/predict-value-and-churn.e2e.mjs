// @ts-check
/** Value and churn: who is likely to leave on the page from the first run on, each day kept once. */
import assert from 'node:assert/strict';

const predictions = 'Loyalty Predictions';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const predict = {
	// Used once the owner has loaded orders and says so in Settings.
	mayRest: ['Get My Orders'],

	async afterEditorRun({ editor, execution, picture }) {
		checkPage(execution);
		const name = 'predict-value-and-churn';
		await editor.nodePicture('Score the Customers', picture(`${name}-node`), 'table');
		await editor.resultPicture('Show the Page', picture(`${name}-page`), 'html');
	},

	async afterRestRun({ rest, execution }) {
		checkPage(execution);
		const table = (await rest.dataTables()).find(({ name }) => name === predictions);
		assert.ok(table, `no data table "${predictions}"`);
		const { count } = await rest.dataTableRows(table);
		const customers = itemsOf(execution, 'Score the Customers').length;
		const kept = itemsOf(execution, "Keep Today's Predictions");
		assert.deepEqual(kept, [{ success: true, insertedRows: customers }]);
		// A second run on the same day replaces the day's rows.
		assert.equal(count, customers);
	},
};
export default predict;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkPage(execution) {
	const [{ pages, text }] = itemsOf(execution, 'Put the Report Together');
	assert.equal(pages, 4);
	assert.match(text, /High risk: worth most first\n- \S+@\S+: \d+ % \(Still worth/);
	assert.match(text, /WOULD THE FORECAST HAVE BEEN RIGHT\?\nLearned until/);
	assert.match(itemsOf(execution, 'Show the Page')[0].html, /<table/);
}

/**
 * @param {import('../../playground/restClient.mjs').Execution} execution
 * @param {string} node
 * @returns {any[]}
 */
function itemsOf(execution, node) {
	const items = execution.runData[node]?.[0]?.data?.main?.[0] ?? [];
	return items.map((/** @type {any} */ { json }) => json);
}
