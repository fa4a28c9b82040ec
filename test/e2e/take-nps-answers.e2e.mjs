// @ts-check
/** The form of the NPS without a link, for practice; published, with a link: the first answer is kept, and only that. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

const workflow = 'take-nps-answers';
const key = 'Only-tests-know-this-one-0123456789abc';
const answers = 'Loyalty Survey Answers';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const takeNpsAnswers = {
	mayRest: [
		...['Make the Code Again', 'May the Answer Count?', 'Create the Answers', 'Keep the Answer'],
		...['Was It Kept?', 'May It Be Quoted?', 'Create the Consents'],
		...['Record the Consent to Be Quoted', 'Say Thank You', 'Say That the First Answer Counts'],
		...['Say That the Link Is Not Right', 'Say That Nothing Was Kept'],
	],
	mayBeEmpty: ['Keep the Answer'],

	async fillForm(form, round, picture) {
		if (round > 0) {
			const email = `asked${round}@example.com`;
			const { href } = new URL(form.url());
			await form.goto(`${href}?e=${encodeURIComponent(email)}&w=2026-03&s=${codeOf(email)}`);
		}
		await form.getByText('10', { exact: true }).first().click();
		await form.getByRole('textbox').first().fill('Fresh every morning.');
		await form.getByText('Yes, with my initial only').first().click();
		if (round === 0) await form.screenshot({ path: picture(`${workflow}-form`), fullPage: true });
		await form.getByRole('button', { name: 'Send' }).click();
		const end = round === 0 ? 'Only for practice' : 'We have your answer already';
		await form.getByText(end).waitFor({ timeout: 60_000 });
	},

	async beforePublishing(rest, id) {
		const secret = await rest.createCredential({
			...{ name: 'Secret of the answers', type: 'loyaltySecretApi' },
			data: { secretKey: key, earlierSecretKeys: '' },
		});
		const { name, nodes, connections, settings } = await rest.workflow(id);
		for (const node of nodes) {
			if (node.name !== 'Make the Code Again') continue;
			node.credentials = { loyaltySecretApi: { id: secret.id, name: secret.name } };
		}
		await rest.updateWorkflow(id, { name, nodes, connections, settings });
	},

	/** Nobody had asked these two, so nothing is kept of them. */
	async afterRestRun({ rest }) {
		const table = (await rest.dataTables()).find((one) => one.name === answers);
		assert.ok(table, `no data table "${answers}"`);
		const { data } = await rest.dataTableRows(table);
		assert.deepEqual(
			data.filter(({ customer_email }) => /^asked/.test(customer_email)),
			[],
		);
	},
};
export default takeNpsAnswers;

/** @param {string} email @returns {string} the code of the link, as Customer Privacy makes it */
function codeOf(email) {
	const hash = (/** @type {unknown} */ text) =>
		createHmac('sha256', key).update(JSON.stringify(text)).digest('hex');
	const code = hash(['pseudonym', 'NPS answer 2026-03', email]).slice(0, 32);
	return `p-${hash(['key name']).slice(0, 8)}-${code}`;
}
