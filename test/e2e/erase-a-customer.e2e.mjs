// @ts-check
/** Erasing the practice customer: found, shown, erased after a yes, verified; orders of the same address stay, nameless. */
import assert from 'node:assert/strict';

const workflow = 'erase-a-customer';
const person = 'practice@example.com';
const practice = 'Loyalty Erasure Practice';
const orders = 'Loyalty Orders';
const orderSteps = ['Name the Column to Clear', 'Clear the Column'];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const eraseACustomer = {
	mayRest: [
		...['Say Why Not', 'Say That Nothing Was Found', 'Say That Nothing Was Changed'],
		...['Create the Suppression List', 'Write Onto the Suppression List', ...orderSteps],
	],

	async fillForm(form, round, picture) {
		await form.getByRole('button', { name: 'Look' }).click();
		await form.getByText(`${practice}: 1 rows by customer_email, deleted`).first().waitFor();
		if (round === 0) await form.screenshot({ path: picture(`${workflow}-form`) });
		await form.locator('select').selectOption({ label: 'Yes, erase it now' });
		await form.getByRole('button', { name: 'Go on' }).click();
		await form.getByText('The customer is gone').waitFor({ timeout: 60_000 });
		if (round === 0) await form.screenshot({ path: picture(`${workflow}-done`) });
	},

	async afterEditorRun({ rest, editor, execution, picture }) {
		await assertGone(rest, execution);
		await editor.nodePicture('Plan the Erasure', picture(`${workflow}-node`), 'table');
		await placeOrders(rest);
	},

	async afterRestRun({ rest, execution }, round) {
		await assertGone(rest, execution);
		const table = await tableNamed(rest, orders);
		if (round === 1) {
			for (const name of orderSteps) assert.ok(execution.runData[name], `"${name}" did not run`);
			const { data } = await rest.dataTableRows(table, { sortBy: 'id:asc' });
			const own = data.filter(({ order_id }) => /^erase-/.test(order_id));
			assert.deepEqual(
				own.map(({ customer, amount }) => [customer, amount]),
				[
					['', 12.5],
					['someone.else@example.com', 8],
				],
			);
		}
	},
};
export default eraseACustomer;

/** @typedef {import('../../playground/restClient.mjs').RestClient} RestClient */

/** @param {RestClient} rest @param {import('../../playground/restClient.mjs').Execution} execution */
async function assertGone(rest, execution) {
	const [verified] = execution.runData['Verify the Erasure']?.[0]?.data?.main?.[0] ?? [];
	assert.equal(verified?.json.verdict, 'gone');
	assert.ok(!JSON.stringify(verified).includes('@'), 'the proof names the person');
	assert.equal((await rest.dataTableRows(await tableNamed(rest, practice))).count, 0);
}

/** @param {RestClient} rest @param {string} name */
async function tableNamed(rest, name) {
	const found = (await rest.dataTables()).find((one) => one.name === name);
	assert.ok(found, `no data table "${name}"`);
	return found;
}

/** Two orders, one of them of the person, in the table that "Load my orders" fills. @param {RestClient} rest */
async function placeOrders(rest) {
	if (!(await rest.dataTables()).some(({ name }) => name === orders)) {
		const { id } = await rest.call('GET', '/projects/personal');
		await rest.call('POST', `/projects/${id}/data-tables`, {
			name: orders,
			columns: [
				...['order_id', 'order_date', 'customer'].map((name) => ({ name, type: 'string' })),
				...['amount', 'refunded'].map((name) => ({ name, type: 'number' })),
				...['currency', 'status'].map((name) => ({ name, type: 'string' })),
			],
		});
	}
	const { id, projectId } = await tableNamed(rest, orders);
	const row = { order_date: '2026-01-31', refunded: 0, currency: 'EUR', status: 'paid' };
	await rest.call('POST', `/projects/${projectId}/data-tables/${id}/insert`, {
		data: [
			{ ...row, order_id: 'erase-1', customer: ` ${person.toUpperCase()}`, amount: 12.5 },
			{ ...row, order_id: 'erase-2', customer: 'someone.else@example.com', amount: 8 },
		],
		returnType: 'count',
	});
}
