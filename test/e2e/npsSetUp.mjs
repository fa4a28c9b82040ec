// @ts-check
/** The NPS workflows as an owner sets them up in a real n8n: imported unmodified, credentials, Settings, parts chosen. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import axios from 'axios';

import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials, loyaltySecret } from './credentials.mjs';

/** @typedef {import('../../playground/restClient.mjs').RestClient} RestClient */

const { secretKey } = loyaltySecret;
export const header = { name: 'X-Shop', value: 'only-the-shop-knows' };
export const typeformSecret = 'only-typeform-knows';
export const zendeskLogin = {
	subdomain: 'bakery',
	email: 'kim@example.com',
	token: 'zendesk-token',
};

const http = axios.create({ proxy: false, timeout: 60_000, validateStatus: () => true });

/**
 * @param {RestClient} rest
 * @param {string} file
 * @param {{ credentials: Record<string, { id: string, name: string }>, settings?: Record<string, unknown>, parts?: Record<string, string> }} owner
 *   `parts`: ids of the chosen sub-workflows by the name of the node that calls
 * @returns {Promise<string>} id of the workflow
 */
export async function setUp(rest, file, { credentials, settings = {}, parts = {} }) {
	const content = JSON.parse(readFileSync(join(workflowsFolder, file), 'utf8'));
	for (const node of content.nodes) {
		const wanted = credentialOf(node);
		const credential = wanted && credentials[wanted];
		if (wanted && credential) node.credentials = { [wanted]: credential };
		if (node.parameters.workflowId) node.parameters.workflowId.value = parts[node.name];
		// As the editor does.
		if (/\.(webhook|wait|emailSend|form|formTrigger)$/.test(node.type))
			node.webhookId = randomUUID();
		// What is reported to is enabled by the owner.
		if (/\.webhook$/.test(node.type)) node.disabled = false;
		if (node.name !== 'Settings') continue;
		for (const one of node.parameters.assignments.assignments) {
			if (one.name in settings) one.value = settings[one.name];
		}
	}
	const { id } = await rest.createWorkflow(content);
	return id;
}

/** @param {any} node @returns {string | undefined} type of the credential that it asks for */
function credentialOf({ type, parameters }) {
	if (type.endsWith('.httpRequest')) return parameters.nodeCredentialType;
	if (type.endsWith('.emailSend')) return 'smtp';
	if (type.endsWith('.customerPrivacy')) return 'loyaltySecretApi';
	if (type.endsWith('.crypto')) return 'crypto';
	return parameters.authentication === 'headerAuth' ? 'httpHeaderAuth' : undefined;
}

/** @param {RestClient} rest @param {Record<string, unknown>} smtp @returns {Promise<Record<string, { id: string, name: string }>>} by type */
export async function npsCredentials(rest, smtp) {
	const { subdomain, email, token } = zendeskLogin;
	return await keptCredentials(rest, {
		smtp,
		httpHeaderAuth: header,
		loyaltySecretApi: loyaltySecret,
		zendeskApi: { subdomain, email, apiToken: token },
		crypto: { hmacSecret: typeformSecret },
	});
}

/** @param {RestClient} rest @param {string} name @returns {Promise<Record<string, any>[]>} all rows of a table */
export async function rowsOf(rest, name) {
	const table = (await rest.dataTables()).find((one) => one.name === name);
	if (!table) return [];
	/** @type {Record<string, any>[]} */
	const rows = [];
	for (;;) {
		const { count, data } = await rest.dataTableRows(table, {
			skip: rows.length,
			sortBy: 'id:asc',
		});
		rows.push(...data);
		if (rows.length >= count || data.length === 0) return rows;
	}
}

/**
 * @param {RestClient} rest @param {string} name @param {readonly Record<string, any>[]} rows
 */
export async function keepRows(rest, name, rows) {
	const found = (await rest.dataTables()).find((one) => one.name === name);
	const table = found ?? (await rest.createDataTable(name, Object.keys(rows[0] ?? {})));
	for (let at = 0; at < rows.length; at += 200) {
		await rest.insertRows(table, rows.slice(at, at + 200));
	}
}

/** @param {RestClient} rest @param {unknown} body @param {Record<string, string>} [headers] */
export async function report(rest, body, headers = { [header.name]: header.value }) {
	return (await http.post(`${rest.url}/webhook/loyalty-delivered`, body, { headers })).status;
}

/** The code of a link, as the documentation of Customer Privacy has it. @param {string} purpose @param {string} email */
export function codeOf(purpose, email) {
	const hash = (/** @type {unknown} */ text) =>
		createHmac('sha256', secretKey).update(JSON.stringify(text)).digest('hex');
	const code = hash(['pseudonym', purpose, email]).slice(0, 32);
	return `p-${hash(['key name']).slice(0, 8)}-${code}`;
}

/** Whom chance keeps from a campaign, by the formula in docs/models/experiments.md. @param {string} campaign @param {string} email */
export function isControl(campaign, email) {
	const key = campaign.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	const text = JSON.stringify(['campaign', key, '', email]);
	const bits = createHash('sha256').update(text).digest('hex').slice(0, 12);
	return parseInt(bits, 16) / 2 ** 48 < 0.1;
}

/**
 * Opens the link of a question and sends n8n's form, as a browser does.
 *
 * @param {string} link
 * @param {{ score: number, comment?: string, allowed?: string[], quote?: string, s?: string }} answer `s`: another code
 */
export async function answer(link, { score, comment = '', allowed = [], quote, s }) {
	const url = new URL(link);
	const page = await http.get(url.href);
	if (page.status !== 200) throw new Error(`The form answered ${page.status} at ${url.href}`);
	const hidden = ['e', 'w', 's'].map((name) => url.searchParams.get(name) ?? '');
	if (s !== undefined) hidden[2] = s;
	const form = new FormData();
	form.append('field-0', JSON.stringify([String(score)]));
	form.append('field-1', comment);
	form.append('field-2', JSON.stringify(allowed));
	if (quote !== undefined) form.append('field-3', JSON.stringify([quote]));
	hidden.forEach((value, at) => form.append(`field-${at + 4}`, value));
	const sent = await http.post(url.href, form);
	if (sent.status !== 200) throw new Error(`The form took no answer: ${sent.status}`);
}

/** @param {RestClient} rest @param {{ headers: Record<string, string>, body: string }} signed */
export async function typeformReports(rest, { headers, body }) {
	const url = `${rest.url}/webhook/loyalty-nps-typeform`;
	const sent = await http.post(url, body, { headers, transformRequest: [(data) => data] });
	return { status: sent.status, said: sent.data?.message };
}
