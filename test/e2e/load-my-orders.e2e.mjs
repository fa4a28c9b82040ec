// @ts-check
/** Loading orders: a German, a British and a 50,000-row file, each replacing the one before. */
import assert from 'node:assert/strict';

const files = [
	{
		name: 'bestellungen.csv',
		rows: 3,
		// Windows-1252, as Excel saves it in Germany: the ü is one byte.
		buffer: Buffer.from(
			[
				'Bestellnummer;Bestelldatum;E-Mail;Kunde;Gesamtbetrag',
				'1001;03.11.2025;anna@example.com;Anna Müller;1.234,50',
				'1002;14.11.2025;bruno@example.com;Bruno Weiß;18,90',
				'1003;02.12.2025;Anna@example.com;Anna Müller;42,00',
			].join('\r\n'),
			'latin1',
		),
	},
	{
		name: 'orders-uk.csv',
		rows: 4,
		buffer: Buffer.from(
			[
				'\uFEFFOrder ID,Order Date,Email,Total',
				'2001,25/11/2025,carla@example.com,"1,204.00"',
				'2002,28/11/2025,dev@example.com,12.50',
				'2003,01/12/2025,carla@example.com,30.00',
				'2004,13/12/2025,erin@example.com,8.75',
			].join('\n'),
		),
	},
	{ name: 'orders-50000.csv', rows: 50_000, buffer: manyOrders(50_000) },
];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const loadMyOrders = {
	mayRest: ['Say Why Not'],
	// The first load has none to remove.
	mayBeEmpty: ['Remove the Earlier Load'],

	async fillForm(form, round, picture) {
		const { name, buffer } = file(round);
		await form.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
		if (round === 0) await form.screenshot({ path: picture('load-my-orders-form') });
		await form.getByRole('button', { name: 'Load' }).click();
		await form.getByText('Your orders are loaded').waitFor({ timeout: 150_000 });
		if (round === 0) await form.screenshot({ path: picture('load-my-orders-done') });
	},

	async afterEditorRun({ rest, editor, picture }) {
		await assertStored(rest, 0);
		await editor.nodePicture('Check the Rows', picture('load-my-orders-node'), 'table');
	},

	async afterRestRun({ rest }, round) {
		await assertStored(rest, round);
	},
};
export default loadMyOrders;

/** @param {number} round */
function file(round) {
	const found = files[round];
	if (!found) throw new Error(`No file for round ${round}`);
	return found;
}

/** @param {import('../../playground/restClient.mjs').RestClient} rest @param {number} round */
async function assertStored(rest, round) {
	const table = (await rest.dataTables()).find(({ name }) => name === 'Loyalty Orders');
	assert.ok(table);
	const { count, data } = await rest.dataTableRows(table);
	assert.equal(count, file(round).rows);
	if (round === 0) assert.equal(data[0]?.amount, 1234.5);
}

/** @param {number} rows @returns {Buffer} orders of one year, the same every time */
function manyOrders(rows) {
	const lines = ['order_id,order_date,customer_email,amount'];
	for (let i = 0; i < rows; i++) {
		const day = new Date(Date.UTC(2025, 0, 1 + (i % 365))).toISOString().slice(0, 10);
		lines.push(
			`${i + 1},${day},customer${i % 9973}@example.com,${(5 + (i % 4000) / 100).toFixed(2)}`,
		);
	}
	return Buffer.from(lines.join('\n'));
}
