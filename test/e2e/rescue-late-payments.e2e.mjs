// @ts-check
/** Rescuing late payments with sending off: the sample shop's late invoices are shown, and nothing is recorded. */
import assert from 'node:assert/strict';

import { workflowFiles } from '../../playground/workflowFiles.mjs';

const file = 'rescue-late-payments.json';
const workflow = 'rescue-late-payments';

/** What runs on the first click; all else only with the owner's own invoices, or with sending on. */
const shown = [
	...['Settings', 'Create the Contact Log', 'Create the Consents', 'Create the Late Payments'],
	...['Create the Predictions', 'Create the Results'],
	...['Use My Orders?', 'Create Sample Orders', 'Summarize the Customers', 'Make Sample Invoices'],
	...['Split the Sample Invoices', 'Create a Sample Contact Log', 'Create Sample Consents'],
	...['Bring Both Together', 'Work Out What Is Due', 'Split the Invoices'],
	...['Decide Whom to Remind', 'Leave Some Out by Chance', 'Take the Decisions'],
	...['Send for Real?', 'Count What Would Happen', 'Show the Preview'],
];
const names =
	workflowFiles()
		.find((one) => one.file === file)
		?.content.nodes.map(({ name }) => name) ?? [];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const rescue = {
	mayRest: names.filter((name) => !shown.includes(name)),

	async afterEditorRun({ editor, execution, picture }) {
		checkPreview(execution);
		await editor.resultPicture('Show the Preview', picture(`${workflow}-preview`), 'table');
	},

	async afterRestRun({ rest, execution }) {
		checkPreview(execution);
		for (const name of ['Loyalty Late Payments', 'Loyalty Contact Log']) {
			const table = (await rest.dataTables()).find((one) => one.name === name);
			assert.ok(table, `no data table "${name}"`);
			const { data } = await rest.dataTableRows(table);
			assert.ok(!data.some(({ campaign, source }) => campaign === 'Late payments' || source));
		}
	},
};
export default rescue;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkPreview(execution) {
	/** @param {string} node */
	const items = (node) =>
		(execution.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	const counted = items('Show the Preview').reduce((sum, row) => sum + row.count_invoiceId, 0);
	assert.equal(counted, items('Split the Sample Invoices').length);
	const plans = new Set(items('Take the Decisions').map(({ todo }) => todo));
	for (const todo of ['mail', 'call', 'wait']) assert.ok(plans.has(todo), `nobody with ${todo}`);
}
