// @ts-check
/** Puts one of the parts that send e-mail into n8n: imported, its credential chosen, published. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

import { workflowsFolder } from '../../playground/workflowFiles.mjs';
import { keptCredentials } from './credentials.mjs';

const credentialTypes = { brevo: 'sendInBlueApi', sendgrid: 'sendGridApi', smtp: 'smtp' };

/**
 * @param {import('../../playground/restClient.mjs').RestClient} rest
 * @param {keyof typeof credentialTypes} service
 * @param {Record<string, unknown>} data of the credential
 * @returns {Promise<string>} id of the workflow
 */
export async function mailPart(rest, service, data) {
	const type = credentialTypes[service];
	const credentials = await keptCredentials(rest, { [type]: data });
	const file = join(workflowsFolder, `send-email-${service}.json`);
	/** @type {import('../../playground/restClient.mjs').WorkflowContent} */
	const content = JSON.parse(readFileSync(file, 'utf8'));
	for (const node of content.nodes) {
		node.webhookId = /\.(wait|emailSend)$/.test(node.type) ? randomUUID() : undefined;
		if (!/\.(httpRequest|emailSend)$/.test(node.type)) continue;
		node.credentials = credentials;
	}
	const { id } = await rest.createWorkflow(content);
	await rest.publishWorkflow(id);
	return id;
}
