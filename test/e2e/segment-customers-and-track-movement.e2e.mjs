// @ts-check
/** Segments and movement: who moved on the page from the first run on, each day kept once. */
import assert from 'node:assert/strict';

const snapshots = 'Loyalty Segment Snapshots';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const segments = {
	mayRest: [
		// Used once the owner has loaded orders and says so in Settings.
		'Get My Orders',
		// Only the first run has to work out last week.
		'Hand Over the Orders',
		'Segment Them a Week Earlier',
		"Keep Last Week's Segments",
	],

	async afterEditorRun({ editor, execution, picture }) {
		// The very first run in this n8n: last week was worked out, so there is movement to see.
		assert.ok(execution.runData["Keep Last Week's Segments"], 'last week was not worked out');
		checkPage(execution);
		const name = 'segment-customers-and-track-movement';
		await editor.nodePicture('Segment the Customers', picture(`${name}-node`), 'table');
		await editor.resultPicture('Show the Page', picture(`${name}-page`), 'html');
		await editor.resultPicture('Show the Map', picture('rfm-map'), 'html');
	},

	async afterRestRun({ rest, execution }) {
		assert.ok(!execution.runData["Keep Last Week's Segments"], 'last week was worked out again');
		checkPage(execution);
		const table = (await rest.dataTables()).find(({ name }) => name === snapshots);
		assert.ok(table, `no data table "${snapshots}"`);
		const { count } = await rest.dataTableRows(table);
		const customers = itemsOf(execution, 'Segment the Customers').length;
		const before = itemsOf(execution, 'Get the Earlier Snapshots').length;
		const kept = itemsOf(execution, "Keep Today's Segments");
		assert.deepEqual(kept, [{ success: true, insertedRows: customers }]);
		// A second run on the same day replaces the day's rows; last week's stand there once.
		assert.equal(count, customers + before);
	},
};
export default segments;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkPage(execution) {
	const [{ movements, html }] = itemsOf(execution, 'Tell Who Moved');
	assert.ok(movements.better + movements.worse > 0, JSON.stringify(movements));
	assert.match(html, /Who slipped/);
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
