// The three NPS workflows as an owner has them: settings made, secrets chosen, no waiting; and the links their mails carry.
// @ts-check
const { createHmac } = require('node:crypto');
const { first: key } = require('../madeUpKeys.cjs');
const { hurried } = require('./expressions.cjs');
const { withSettings } = require('./settings.cjs');

/** @typedef {ReturnType<typeof import('./dataTables.cjs').dataTables>} Tables */

/**
 * @param {any} shipped
 * @param {Record<string, unknown>} [set] of the fields in Settings
 */
function owned(shipped, set = {}) {
	const workflow = withSettings(hurried(shipped), set);
	for (const node of workflow.nodes) {
		if (/\.customerPrivacy$/.test(node.type)) {
			node.credentials = { loyaltySecretApi: { id: '1', name: 'Loyalty Secret' } };
		}
		if (/\.crypto$/.test(node.type)) node.credentials = { crypto: { id: '2', name: 'Crypto' } };
		// What is reported to is enabled by the owner, or the big button would wait for a report.
		if (/\.webhook$/.test(node.type)) node.disabled = false;
	}
	return workflow;
}

const credentials = {
	loyaltySecretApi: { secretKey: key, earlierSecretKeys: '' },
	crypto: { hmacSecret: 'typeform-webhook' },
};

/** What Customer Privacy makes of an address. @param {string} purpose @param {string} email */
function codeOf(purpose, email, secret = key) {
	const hash = (/** @type {unknown} */ text) =>
		createHmac('sha256', secret).update(JSON.stringify(text)).digest('hex');
	return `p-${hash(['key name']).slice(0, 8)}-${hash(['pseudonym', purpose, email]).slice(0, 32)}`;
}

/**
 * Rows in a table, which is made with their columns if it is not there yet.
 *
 * @param {Tables} tables @param {string} name @param {readonly Record<string, any>[]} rows
 */
async function keep(tables, name, rows) {
	const all = await tables.getDataTableAggregateProxy();
	const found = (await all.getManyAndCount({ filter: { name } })).data[0];
	const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'string' }));
	const { id } = found ?? (await all.createDataTable({ name, columns }));
	const table = await tables.getDataTableProxy(null, null, id);
	await table.insertRows(rows.map((row) => ({ ...row })));
}

const survey = (/** @type {string} */ email, status = 'granted', purpose = 'survey') => ({
	...{ customer_id: null, customer_email: email, channel: 'email', purpose, status },
	...{ source: 'checkout', recorded_at: '2025-06-01T10:00:00.000Z', expires_at: null },
});

const answerColumns = {
	...{ survey: 'NPS', kind: 'relational', wave: '2026-03', customer_email: '', channel: 'online' },
	...{ invited_at: '2026-03-09T10:00:00.000Z', answered_at: null, score: null, comment: null },
	...{ ask_id: '', first_name: '', order_id: '', may_contact: null, may_quote: null },
};

module.exports = { answerColumns, codeOf, credentials, keep, key, owned, survey };
