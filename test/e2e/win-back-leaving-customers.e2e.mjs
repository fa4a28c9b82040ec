// @ts-check
/** Winning customers back with sending off: the plan names whom, why and what, and nothing is written anywhere. */
import assert from 'node:assert/strict';

const log = 'Loyalty Contact Log';
const workflow = 'win-back-leaving-customers';

/** All that only runs once the owner has switched sending on. */
const sending = [
	...['Get My Orders', 'Get the Contact Log', 'Get the Consents', 'Get My Answers'],
	...['Get My Tickets', 'Keep the Groups', 'Skip Those Recorded Before', 'Write Down the Group'],
	...['Record the Groups', 'Keep Whom Chance Chose', 'Ask a Person First?'],
	...['Put Them in One Digest', 'Ask the Owner', 'Take Those Who Were Ticked'],
	...['Split Them Up Again', 'Take the Others', 'Split the Others', 'Write Down the No'],
	...['Record the No', 'Bring Both Together', 'Get New Orders', 'Get New Tickets'],
	...['Note What Is New', 'Split Them Once More', 'Get the Contact Log Again'],
	...['Get the Consents Again', 'Decide Again', 'Reserve the Messages'],
	...['Loop Over the Customers', 'Go On?', 'Keep the Reservation'],
	...['Read the Log of This Customer', 'Check Who Came First', 'Read Their Consents Once More'],
	...['Look for an Opt-Out', 'May It Be Sent?', 'Release the Reservation'],
	...['Note Who Was Left Out', 'Make the Opt-Out Code', 'Write the E-mail'],
	...['Send by the Chosen Service', 'Read the Outcome', 'Confirm the Message'],
	...['Mark It as Sent', 'Note That It Was Sent', 'Give the Place Back', 'Opted Out There?'],
	...['Write Down the Opt-Out', 'Record the Opt-Out', 'Note That It Was Not Sent'],
	...['Note That It Is Unsure', 'Pace the Messages', 'Note That Nobody Tried'],
	...['Collect the Outcomes', 'Get What Was Reserved', 'List What Needs a Look'],
	...['Write One Notice', 'Anything to Look At?', 'E-mail What Needs a Look'],
];
/** The sample's log has no groups of this workflow, so there is nothing to compare yet. */
const comparing = ['Name the Group', 'Split the Campaigns', 'Keep the Newest', 'Keep the Results'];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const winBack = {
	mayRest: [...sending, ...comparing],
	mayBeEmpty: ['Keep Both Groups', 'Split the Campaigns'],

	async afterEditorRun({ editor, execution, picture }) {
		checkPlan(execution);
		await editor.nodePicture('Leave Some Out by Chance', picture(`${workflow}-node`), 'table');
		await editor.resultPicture('Show the Plan', picture(`${workflow}-page`), 'html');
	},

	async afterRestRun({ rest, execution }) {
		checkPlan(execution);
		const table = (await rest.dataTables()).find(({ name }) => name === log);
		assert.ok(table, `no data table "${log}"`);
		assert.equal((await rest.dataTableRows(table)).count, 0);
	},
};
export default winBack;

/** @param {import('../../playground/restClient.mjs').Execution} execution */
function checkPlan(execution) {
	/** @param {string} node */
	const items = (node) =>
		(execution.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
	const decided = items('Leave Some Out by Chance');
	assert.ok(decided.length > 0, 'nobody of the sample shop is leaving');
	for (const { allowed, reason, reasonCode, route, why, offer } of decided) {
		assert.ok(reason && reasonCode, 'a decision without its reason');
		assert.equal(allowed, route !== 'none');
		assert.ok(why && offer, 'nobody knows why or what');
	}
	const allowed = decided.filter((one) => one.allowed);
	// In the evening the sample's customers have their quiet time, and come again in the morning.
	const isQuiet = decided.some(({ reasonCode }) => reasonCode === 'quietTime');
	assert.ok(allowed.length > 0 || isQuiet, 'nobody would be written to');
	const [{ html }] = /** @type {[any]} */ (items('Put the Plan Together'));
	const [first] = allowed.sort((one, other) => other.value - one.value);
	if (first !== undefined) {
		assert.ok(html.includes(first.customer), 'the plan does not name the customer worth most');
	}
	for (const node of sending) assert.ok(!execution.runData[node], `"${node}" ran`);
}
