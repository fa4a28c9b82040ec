// @ts-check
/** Sharing customer love with sending off: the sample's quotes are shown as they would appear, and nothing is written. */
import assert from 'node:assert/strict';

import { workflowFiles } from '../../playground/workflowFiles.mjs';

const workflow = 'share-customer-love';

/** What runs on the first click; all else only with the owner's own data, or with sending on. */
const shown = [
	...['Settings', 'Create the Shared Quotes', 'Create the Answers Table'],
	...['Create the Reviews Table', 'Create the Consents', 'Create the Results Table'],
	...['Use My Data?', 'Create a Sample Share', 'Create Sample Consents', 'Create Sample Answers'],
	...['Find What May Be Quoted', 'Split the Quotes', 'Decide What to Share', 'Send for Real?'],
	...['Describe the Plan', 'Put the Plan Together', 'Show the Plan', 'Split What Is Shown'],
	...['Decide Whether It May Stay', 'Write What Needs a Look', 'Anything to Look At?'],
	...['Describe the Reach', 'Put the Reach Together', 'Show the Reach'],
];
const names =
	workflowFiles()
		.find(({ file }) => file === `${workflow}.json`)
		?.content.nodes.map(({ name }) => name) ?? [];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const share = {
	mayRest: names.filter((name) => !shown.includes(name)),
	mayBeEmpty: ['Split the Months'],

	async afterEditorRun({ editor, execution, picture }) {
		checkPlan(execution);
		await editor.resultPicture('Show the Plan', picture(`${workflow}-page`), 'html');
	},

	async afterRestRun({ rest, execution }) {
		checkPlan(execution);
		const table = (await rest.dataTables()).find(({ name }) => name === 'Loyalty Shared Quotes');
		assert.ok(table, 'no data table "Loyalty Shared Quotes"');
		assert.equal((await rest.dataTableRows(table)).count, 0);
	},
};
export default share;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkPlan(execution) {
	/** @param {string} node */
	const items = (node) =>
		(execution.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	const decided = items('Decide What to Share');
	const chosen = decided.filter(({ allowed }) => allowed);
	assert.ok(chosen.length > 0, 'nothing of the sample would be shared');
	assert.ok(chosen.every(({ route }) => route === 'person'));
	for (const { reason } of decided) assert.ok(reason, 'a decision without its reason');
	const [{ text }] = /** @type {[any]} */ (items('Put the Plan Together'));
	for (const one of chosen) assert.ok(text.includes(one.texts[0].text.split('\n')[0]), text);
	for (const node of ['Ask the Owner', 'Keep the Reservation', 'Keep the Results']) {
		assert.ok(!execution.runData[node], `"${node}" ran`);
	}
}
