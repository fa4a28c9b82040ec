// @ts-check
/** Following up the sample's answers with sending off: messages and tickets are shown, nothing is sent or opened. */
import assert from 'node:assert/strict';

import { resting, shared } from './npsPreview.mjs';

const workflow = 'follow-up-nps-answers';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const followUp = {
	mayRest: resting(`${workflow}.json`, [
		...[...shared, 'Use My Answers?', 'Put the Answers Together', 'Sort the Answers'],
		...['Split the Messages', 'Split the Tickets', 'Decide Whom to Write To', 'Write for Real?'],
		...['Repair for Real?', 'Show the Tickets'],
	]),

	async afterEditorRun({ editor, execution, picture }) {
		check(execution);
		await editor.resultPicture('Show the Tickets', picture(`${workflow}-tickets`), 'table');
	},

	async afterRestRun({ execution }) {
		check(execution);
	},
};
export default followUp;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function check(execution) {
	/** @param {string} node */
	const items = (node) =>
		(execution.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	assert.ok(items('Show the Preview').length > 0);
	for (const { what, told } of items('Show the Tickets')) {
		assert.equal(what, 'A ticket would be opened');
		assert.match(told, /^Kim, by \d{4}-\d\d-\d\d \d\d:\d\d$/);
	}
	for (const node of ['Send the Message', 'Open or Look', 'E-mail the Person']) {
		assert.ok(!execution.runData[node], `"${node}" ran`);
	}
}
