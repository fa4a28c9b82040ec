// @ts-check
/** Recording opt-outs: the form in the editor; published, also the link of an e-mail and what mail services report. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

import axios from 'axios';

const workflow = 'record-opt-outs';
const key = 'Only-tests-know-this-one-0123456789abc';
const header = { name: 'Authorization', value: 'Basic ZTJlOmUyZQ==' };

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const recordOptOuts = {
	// Who opted out in an earlier round is not recorded again.
	mayRest: ['Record the Opt-Outs'],
	mayBeEmpty: ['Leave Out Who Is Recorded'],

	async fillForm(form, round, picture) {
		if (round === 0) await form.screenshot({ path: picture(`${workflow}-form`) });
		await form.getByRole('button', { name: 'Record' }).click();
		await form.getByText('gets no more advertising').waitFor({ timeout: 60_000 });
	},

	async afterEditorRun({ rest, execution, editor, picture }) {
		assert.ok(execution.runData['Record the Opt-Outs'], 'nothing was recorded');
		assert.deepEqual(await recorded(rest, 'practice@example.com'), ['form']);
		await editor.nodePicture('Record the Opt-Outs', picture(`${workflow}-node`), 'table');
	},

	/** As an owner does it: the secret chosen, the services switched on, each with its header. */
	async beforePublishing(rest, id) {
		const secret = await rest.createCredential({
			...{ name: 'Secret of the opt-outs', type: 'loyaltySecretApi' },
			data: { secretKey: key, earlierSecretKeys: '' },
		});
		const auth = await rest.createCredential({
			...{ name: 'Header of the services', type: 'httpHeaderAuth' },
			data: header,
		});
		const { name, nodes, connections, settings } = await rest.workflow(id);
		for (const node of nodes) {
			if (node.name === 'Make the Code Again') {
				node.credentials = { loyaltySecretApi: { id: secret.id, name: secret.name } };
			}
			if (node.parameters?.authentication !== 'headerAuth') continue;
			node.disabled = false;
			node.credentials = { httpHeaderAuth: { id: auth.id, name: auth.name } };
		}
		await rest.updateWorkflow(id, { name, nodes, connections, settings });
	},

	async afterRestRun({ rest }, round) {
		assert.deepEqual(await recorded(rest, 'practice@example.com'), ['form']);
		await tryLink(rest, `linked${round}@example.com`);
		await tryServices(rest, round);
	},
};
export default recordOptOuts;

/** @typedef {import('../../playground/restClient.mjs').RestClient} RestClient */

const http = axios.create({ proxy: false, timeout: 30_000, validateStatus: () => true });

/** @param {RestClient} rest @param {string} email */
async function tryLink(rest, email) {
	const address = `${rest.url}/webhook/loyalty-opt-out`;
	const right = `${address}?e=${encodeURIComponent(email)}&s=${codeOf(email)}`;
	const wrong = `${address}?e=${encodeURIComponent(email)}&s=${codeOf('other@example.com')}`;

	const opened = await http.get(right);
	assert.equal(opened.status, 200);
	assert.match(String(opened.headers['content-type']), /^text\/html/);
	assert.match(String(opened.data), /<form method="post"/);
	assert.deepEqual(await recorded(rest, email), []);

	for (const answer of [await http.get(wrong), await http.post(wrong), await http.post(address)]) {
		assert.equal(answer.status, 400);
		assert.match(String(answer.data), /Nothing was changed/);
	}
	assert.deepEqual(await recorded(rest, email), []);

	// The button's own address, as the page gives it.
	const action = /action="([^"]+)"/.exec(String(opened.data))?.[1]?.replaceAll('&amp;', '&') ?? '';
	const pressed = await http.post(new URL(action, address).href, '');
	assert.equal(pressed.status, 200, String(pressed.data));
	assert.match(String(pressed.data), /no more advertising/);
	assert.deepEqual(await recorded(rest, email), ['opt-out link']);

	const oneClick = await http.post(right, 'List-Unsubscribe=One-Click');
	assert.equal(oneClick.status, 200);
	assert.deepEqual(await recorded(rest, email), ['opt-out link']);
}

/** @param {RestClient} rest @param {number} round */
async function tryServices(rest, round) {
	const [brevo, sendGrid, mailchimp] = ['brevo', 'sendgrid', 'mailchimp'].map((name) => ({
		...{
			address: `${rest.url}/webhook/loyalty-opt-out-${name}`,
			email: `${name}${round}@example.com`,
		},
	}));
	assert.ok(brevo && sendGrid && mailchimp);
	const body = { event: 'unsubscribe', email: brevo.email, ts_event: 1_767_225_600 };
	assert.equal((await http.post(brevo.address, body)).status, 403);
	assert.deepEqual(await recorded(rest, brevo.email), []);

	const headers = { [header.name]: header.value };
	const form = new URLSearchParams({ type: 'unsubscribe', fired_at: '2026-01-01 12:30:00' });
	form.set('data[email]', mailchimp.email);
	const events = [
		{ event: 'delivered', email: 'kept@example.com', timestamp: 1_767_225_600 },
		{ event: 'unsubscribe', email: sendGrid.email, timestamp: 1_767_225_600 },
	];
	// At least once is what they promise: each report comes twice.
	for (let time = 1; time <= 2; time++) {
		assert.equal((await http.post(brevo.address, body, { headers })).status, 200);
		assert.equal((await http.post(sendGrid.address, events, { headers })).status, 200);
		assert.equal((await http.post(mailchimp.address, form, { headers })).status, 200);
	}
	assert.deepEqual(await recorded(rest, brevo.email), ['Brevo: unsubscribe']);
	assert.deepEqual(await recorded(rest, sendGrid.email), ['SendGrid: unsubscribe']);
	assert.deepEqual(await recorded(rest, mailchimp.email), ['Mailchimp: unsubscribe']);
	assert.deepEqual(await recorded(rest, 'kept@example.com'), []);
}

/** @param {RestClient} rest @param {string} email @returns {Promise<string[]>} where each opt-out came from */
async function recorded(rest, email) {
	const table = (await rest.dataTables()).find(({ name }) => name === 'Loyalty Consents');
	if (!table) return [];
	const { count, data } = await rest.dataTableRows(table);
	assert.ok(count <= 100, 'more rows than one page');
	const own = data.filter((row) => row.customer_email === email && row.status === 'withdrawn');
	return own.map(({ source }) => source);
}

/** @param {string} email @returns {string} the code of the link, as Customer Privacy makes it */
function codeOf(email) {
	const hash = (/** @type {unknown} */ text) =>
		createHmac('sha256', key).update(JSON.stringify(text)).digest('hex');
	const code = hash(['pseudonym', 'opt-out link', email]).slice(0, 32);
	return `p-${hash(['key name']).slice(0, 8)}-${code}`;
}
