// @ts-check
/** Syncing segments with sending off: the page says what would be sent, and nothing is kept. */
import assert from 'node:assert/strict';

const workflow = 'sync-segments-to-crm';

/** All that only runs once the owner has chosen own orders, or sending. */
const resting = [
	...['Get the Last Reading', 'Say Since When', 'Get the Orders', 'Were They All Read?'],
	...['Stop Without the Orders', 'Sort the Orders', 'Split the Orders', 'Keep the Orders'],
	...['Replace All of Them?', 'Remove the Orders From Before', 'Get All Orders'],
	...['Find Earlier Versions', 'Split the Earlier Versions', 'Remove the Earlier Versions'],
	...['Note the Reading', 'Remove Earlier Notes', 'Pass the Orders On'],
	...['Note What Could Not Be Read', 'Was Anything Readable?', 'Stop Without Customers'],
	...['Split the CRM Changes', 'Update the CRM', 'Sort the Answers of the CRM'],
	...[
		'Split the Newsletter Changes',
		'Update the Newsletter',
		'Sort the Answers of the Newsletter',
	],
	...['Split What Was Taken', 'Note What Was Taken', 'Split What Is Outdated'],
	...['Remove What Is Outdated', 'Split the Opt-Outs', 'Get the Consents', 'Note Who Opted Out'],
	...['Leave Out Who Is Recorded', 'Record the Opt-Outs', 'Report What Was Sent'],
];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const sync = {
	mayRest: resting,

	async afterEditorRun({ editor, execution, picture }) {
		checkPage(execution);
		await editor.resultPicture('Show the Page', picture(`${workflow}-page`), 'html');
	},

	async afterRestRun({ rest, execution }) {
		checkPage(execution);
		for (const node of resting) assert.ok(!execution.runData[node], `"${node}" ran`);
		const table = (await rest.dataTables()).find(({ name }) => name === 'Loyalty Sync State');
		assert.ok(table, 'no data table "Loyalty Sync State"');
		assert.equal((await rest.dataTableRows(table)).count, 0);
	},
};
export default sync;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkPage(execution) {
	const items = execution.runData['Show the Page']?.[0]?.data?.main?.[0] ?? [];
	const html = String(items[0]?.json.html);
	assert.match(html, /What would be sent/);
	assert.match(html, /Champions/);
	assert.match(html, /nothing yet/);
}
