// @ts-check
/** Contacting customers with sending off: every candidate is decided about, and nothing is written anywhere. */
import assert from 'node:assert/strict';

const log = 'Loyalty Contact Log';
const workflow = 'contact-with-consent-and-holdout';

/** All that only runs once the owner has switched sending on. */
export const sending = [
	...[
		'Get the Tickets',
		'Note Open Tickets',
		'Get My Orders',
		'Get the Contact Log',
		'Get the Consents',
		'Keep Who Is Allowed',
	],
	...['Ask a Person First?', 'Put Them in One Digest', 'Ask the Owner'],
	...['Take Those Who Were Ticked', 'Split Them Up Again', 'Bring Both Together'],
	...['Get the Contact Log Again', 'Get the Consents Again', 'Decide Again'],
	...['Reserve the Messages', 'Belongs to the Control Group?', 'Skip Those Recorded Before'],
	...['Record the Control Group', 'Loop Over the Customers', 'Keep the Reservation'],
	...['Read the Log of This Customer', 'Check Who Came First', 'May It Be Sent?'],
	...['Release the Reservation', 'Make the Opt-Out Code', 'Send the E-mail'],
	...['Confirm the Message', 'Mark It as Sent', 'Pace the Messages', 'Get What Was Reserved'],
	...['List What Needs a Look', 'Write One Notice', 'E-mail What Needs a Look'],
];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const contact = {
	mayRest: sending,

	async afterEditorRun({ editor, execution, picture }) {
		checkDecisions(execution);
		await editor.nodePicture('Decide Whom to Contact', picture(`${workflow}-node`), 'table');
		await editor.resultPicture('Show the Preview', picture(`${workflow}-preview`), 'table');
	},

	async afterRestRun({ rest, execution }) {
		checkDecisions(execution);
		const table = (await rest.dataTables()).find(({ name }) => name === log);
		assert.ok(table, `no data table "${log}"`);
		assert.equal((await rest.dataTableRows(table)).count, 0);
	},
};
export default contact;

/**
 * @param {import('../../playground/restClient.mjs').Execution} execution
 * @param {readonly string[]} [resting]
 */
export function checkDecisions(execution, resting = sending) {
	/** @param {string} node */
	const items = (node) =>
		(execution.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	const decided = items('Decide Whom to Contact');
	assert.equal(decided.length, items('Stayed Away?').length);
	for (const { allowed, reasonCode, reason, route } of decided) {
		assert.ok(reason && reasonCode, 'a decision without its reason');
		assert.equal(allowed, route !== 'none');
	}
	const counted = items('Show the Preview').reduce((sum, row) => sum + row.count_customer, 0);
	assert.equal(counted, decided.length);
	for (const node of resting) assert.ok(!execution.runData[node], `"${node}" ran`);
}
