// @ts-check
/** The loyalty scorecard: figures on the page, one row a day in the history table. */
import assert from 'node:assert/strict';

const history = 'Loyalty Scorecard History';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const scorecard = {
	// Used once the owner has loaded orders and says so in Settings.
	mayRest: [
		'Get My Orders',
		...['Create the Answers Table', 'Get My Answers'],
		...['Create the Tickets Table', 'Get My Tickets', 'Keep Real Tickets'],
		...['Create the Contact Log', 'Get My Contacts', 'Keep Real Contacts', 'Name the Automation'],
		...['Create the Results Table', 'Create the Sync State', 'Get the Results'],
		...['Get the Sync State', 'List What They Reported', 'Keep It If There Is Any'],
		'Say Why Not',
	],

	async afterEditorRun({ editor, execution, picture }) {
		assert.match(page(execution), /<table/);
		await editor.nodePicture('Create the Scorecard', picture('loyalty-scorecard-node'), 'table');
		await editor.resultPicture('Show the Page', picture('loyalty-scorecard-page'), 'html');
	},

	async afterRestRun({ rest, execution }) {
		const table = (await rest.dataTables()).find(({ name }) => name === history);
		assert.ok(table, `no data table "${history}"`);
		const { count, data } = await rest.dataTableRows(table);
		// A second run on the same day replaces the day's row.
		assert.equal(count, 1);
		assert.ok(data[0]?.customers > 0 && data[0]?.revenue > 0, JSON.stringify(data[0]));
		assert.match(page(execution), /<table/);
	},
};
export default scorecard;

/** @param {import('../../playground/restClient.mjs').Execution} execution @returns {string} */
function page(execution) {
	return execution.runData['Show the Page']?.[0]?.data?.main?.[0]?.[0]?.json.html ?? '';
}
