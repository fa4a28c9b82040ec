// @ts-check
/** Asking for NPS with sending off: every delivery of the sample is decided about, the month has its page, nothing is sent. */
import assert from 'node:assert/strict';

import { resting, shared } from './npsPreview.mjs';

const workflow = 'ask-nps-and-repair';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const ask = {
	mayRest: resting(`${workflow}.json`, [
		...[...shared, 'Create the Deliveries', 'Create the NPS History', 'Use My Deliveries?'],
		...['Create Sample Orders', 'Put the Deliveries Together', 'Choose Whom to Ask'],
		...['Split the Customers', 'Decide Whom to Ask', 'Leave Some Out by Chance', 'Send for Real?'],
		...['Keep What the Page Needs', 'Measure NPS', 'Measure NPS by Channel'],
		...['Bring the Scores Together', 'Put the Page Together', 'Show the Page'],
		...['Take the Figures', 'Pick the First Hundred', 'Keep the Month'],
	]),

	async afterEditorRun({ editor, execution, picture }) {
		check(execution);
		await editor.resultPicture('Show the Page', picture(`${workflow}-page`), 'html');
		await editor.resultPicture('Show the Preview', picture(`${workflow}-preview`), 'table');
	},

	async afterRestRun({ rest, execution }) {
		check(execution);
		for (const name of ['Loyalty Contact Log', 'Loyalty Survey Answers', 'Loyalty Deliveries']) {
			const table = (await rest.dataTables()).find((one) => one.name === name);
			assert.ok(table, `no data table "${name}"`);
			const own = (await rest.dataTableRows(table)).data.filter(
				(row) => row.survey === 'NPS' || row.purpose === 'survey' || row.event_key,
			);
			assert.deepEqual(own, [], name);
		}
	},
};
export default ask;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function check(execution) {
	/** @param {string} node */
	const items = (node) =>
		(execution.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	const decided = items('Decide Whom to Ask');
	assert.ok(decided.length > 10, `${decided.length} deliveries in the sample`);
	const counted = items('Show the Preview').reduce((sum, row) => sum + row.count_campaign, 0);
	assert.equal(counted, decided.length);
	assert.match(items('Show the Page')[0]?.html ?? '', /NPS/);
	assert.ok(items('Take the Figures').length > 1, 'no channel has a figure of its own');
	assert.ok(!execution.runData['Send the Question'], 'something was sent');
}
