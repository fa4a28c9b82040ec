// @ts-check
/** Bringing back the reach without an account: an example is shown, and nothing is asked or written. With Buffer: shareLove.test.mjs. */
import assert from 'node:assert/strict';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const reach = {
	mayRest: ['Get the Shared Quotes', 'Ask Buffer', 'Split the Quotes', 'Keep the Figures'],
	mayBeEmpty: ['Split the Quotes'],

	async afterEditorRun({ execution }) {
		checkExample(execution);
	},
	async afterRestRun({ execution }) {
		checkExample(execution);
	},
};
export default reach;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkExample(execution) {
	const [item] = execution.runData['Put the Page Together']?.[0]?.data?.main?.[0] ?? [];
	assert.match(String(item?.json.text), /An example.*Seen 412/s);
	assert.ok(!execution.runData['Ask Buffer'], 'Buffer was asked');
}
