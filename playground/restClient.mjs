// @ts-check
/** n8n's REST API as its editor uses it: owner, workflows, runs, credentials, data tables. */
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import axios from 'axios';
import { parse } from 'flatted';

/**
 * @typedef {{ email: string, password: string }} Login
 * @typedef {{ id?: string, name: string, type: string, typeVersion?: number, parameters?: Record<string, any>, webhookId?: string, disabled?: boolean, [key: string]: unknown }} WorkflowNode
 * @typedef {{ name: string, nodes: WorkflowNode[], connections: Record<string, any>, settings?: Record<string, unknown> }} WorkflowContent
 * @typedef {WorkflowContent & { id: string, isArchived?: boolean, versionId?: string, activeVersionId?: string | null }} StoredWorkflow
 * @typedef {{ json: Record<string, any>, binary?: Record<string, any>, pairedItem?: unknown }} Item
 * @typedef {{ executionStatus: string, executionTime: number, startTime: number, error?: { message: string, description?: string }, hints?: { message: string }[], data?: { main?: (Item[] | null)[] } }} NodeRun
 * @typedef {{ id: string, status: string, workflowId: string, startedAt: string, stoppedAt?: string, runData: Record<string, NodeRun[]>, error?: { message: string, description?: string, node?: { name: string } } }} Execution
 * @typedef {{ id: string, name: string, projectId: string, columns: { name: string, type: string }[] }} DataTable
 */

const finished = ['success', 'error', 'crashed', 'canceled'];

/** @param {string} url of n8n, without a slash at the end */
export function restClient(url) {
	const http = axios.create({
		baseURL: `${url}/rest`,
		// n8n binds the session to the browser that logged in.
		headers: { 'browser-id': randomUUID() },
		proxy: false,
		// A connection that was kept may be closed by n8n in the moment in which it is used again.
		httpAgent: new Agent({ keepAlive: false }),
		timeout: 60_000,
		maxBodyLength: Infinity,
		maxContentLength: Infinity,
		validateStatus: () => true,
	});

	/**
	 * @param {'GET' | 'POST' | 'PATCH' | 'DELETE'} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @param {Record<string, unknown>} [params]
	 * @returns {Promise<any>} the answer's `data`
	 */
	async function call(method, path, body, params) {
		const answer = await http.request({ method, url: path, data: body, params });
		const cookies = answer.headers['set-cookie'];
		if (cookies?.length) {
			http.defaults.headers.common.Cookie = cookies.map((one) => one.split(';')[0]).join('; ');
		}
		if (answer.status >= 400) {
			const said = answer.data?.message ?? JSON.stringify(answer.data)?.slice(0, 300);
			throw new RestError(
				`n8n answered ${answer.status} to ${method} ${path}: ${said}`,
				answer.status,
			);
		}
		return answer.data?.data ?? answer.data;
	}

	/** @param {string} id @returns {Promise<Execution>} its nodes' outputs decoded */
	async function execution(id) {
		const { data, ...rest } = await call('GET', `/executions/${id}`);
		const { resultData } = data ? parse(data) : { resultData: {} };
		return { ...rest, runData: resultData?.runData ?? {}, error: resultData?.error };
	}

	/**
	 * From the list, which leaves out the data: asking for one execution of 100,000 items takes
	 * n8n seconds, each time.
	 *
	 * @param {string} id
	 * @returns {Promise<string>}
	 */
	async function statusOf(id) {
		const { results } = await call('GET', '/executions', undefined, { limit: 50 });
		const found = results.find((/** @type {{ id: string }} */ one) => one.id === id);
		return found?.status ?? (await call('GET', `/executions/${id}`)).status;
	}

	/** @param {string} id @returns {Promise<StoredWorkflow>} */
	async function workflow(id) {
		return await call('GET', `/workflows/${id}`);
	}

	return {
		url,
		call,
		execution,
		workflow,

		/** @returns {Promise<boolean>} whether nobody owns this n8n yet */
		async needsOwner() {
			const { userManagement } = await call('GET', '/settings');
			return userManagement.showSetupOnFirstLoad === true;
		},

		/** @param {Login & { firstName: string, lastName: string }} owner */
		async setUpOwner(owner) {
			await call('POST', '/owner/setup', owner);
		},

		/** @param {Login} login */
		async logIn({ email, password }) {
			await call('POST', '/login', { emailOrLdapLoginId: email, password });
		},

		/** @returns {Promise<StoredWorkflow[]>} without their nodes */
		async workflows() {
			return await call('GET', '/workflows');
		},

		/** @param {WorkflowContent} content @returns {Promise<StoredWorkflow>} */
		async createWorkflow(content) {
			return await call('POST', '/workflows', content);
		},

		/** @param {string} id @param {WorkflowContent} content @returns {Promise<StoredWorkflow>} */
		async updateWorkflow(id, content) {
			const { versionId } = await workflow(id);
			return await call(
				'PATCH',
				`/workflows/${id}`,
				{ ...content, versionId },
				{ forceSave: true },
			);
		},

		/** @param {string} id */
		async deleteWorkflow(id) {
			await call('POST', `/workflows/${id}/archive`, {});
			await call('DELETE', `/workflows/${id}`);
		},

		/** Publishes the stored version: schedules run, forms and webhooks answer. @param {string} id */
		async publishWorkflow(id) {
			const { versionId } = await workflow(id);
			await call('POST', `/workflows/${id}/activate`, { versionId });
		},

		/** @param {string} id */
		async unpublishWorkflow(id) {
			await call('POST', `/workflows/${id}/deactivate`, {});
		},

		/**
		 * Runs the stored workflow, as the big button does, from the trigger of that name.
		 *
		 * @param {string} id
		 * @param {string} trigger
		 * @param {number} [patience] milliseconds
		 * @returns {Promise<Execution>} when it has ended
		 */
		async runWorkflow(id, trigger, patience) {
			return await this.executionEnd(await this.startWorkflow(id, trigger), patience);
		},

		/**
		 * @param {string} id
		 * @param {number} [patience] milliseconds; then the execution is stopped
		 * @returns {Promise<Execution>}
		 */
		async executionEnd(id, patience = 120_000) {
			for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
				if (finished.includes(await statusOf(id).catch(busy))) return await execution(id);
			}
			await call('POST', `/executions/${id}/stop`, {}).catch(() => undefined);
			throw new Error(`Execution ${id} did not end within ${patience / 1000} s`);
		},

		/**
		 * @param {string} workflowId
		 * @returns {Promise<{ id: string, status: string, mode: string }[]>} newest first
		 */
		async executionsOf(workflowId) {
			const filter = JSON.stringify({ workflowId });
			const { results } = await call('GET', '/executions', undefined, { filter, limit: 20 });
			return results;
		},

		/** @param {{ name: string, type: string, data: Record<string, unknown> }} credential */
		async createCredential(credential) {
			return await call('POST', '/credentials', credential);
		},

		/** @returns {Promise<any[]>} descriptions of every node type and version */
		async nodeTypes() {
			const answer = await http.get(`${url}/types/nodes.json`);
			return answer.data;
		},

		/** @returns {Promise<DataTable[]>} */
		async dataTables() {
			const { data } = await call('GET', '/data-tables-global', undefined, { take: 100 });
			return data;
		},

		/**
		 * @param {DataTable} table
		 * @param {{ take?: number, skip?: number, sortBy?: string }} [page]
		 * @returns {Promise<{ count: number, data: Record<string, any>[] }>}
		 */
		async dataTableRows({ id, projectId }, page = {}) {
			return await call('GET', `/projects/${projectId}/data-tables/${id}/rows`, undefined, {
				take: 100,
				...page,
			});
		},

		/**
		 * @param {string} name
		 * @param {readonly string[]} columns all of them text
		 * @returns {Promise<DataTable>}
		 */
		async createDataTable(name, columns) {
			const { id } = await call('GET', '/projects/personal');
			return await call('POST', `/projects/${id}/data-tables`, {
				name,
				columns: columns.map((column) => ({ name: column, type: 'string' })),
			});
		},

		/** @param {DataTable} table @param {readonly Record<string, string | null>[]} rows */
		async insertRows({ id, projectId }, rows) {
			const answer = { data: rows, returnType: 'count' };
			await call('POST', `/projects/${projectId}/data-tables/${id}/insert`, answer);
		},

		/** Starts the stored workflow and does not wait for its end. @param {string} id @param {string} trigger @returns {Promise<string>} the execution's id */
		async startWorkflow(id, trigger) {
			const workflowData = await workflow(id);
			const { executionId } = await call('POST', `/workflows/${id}/run`, {
				workflowData,
				triggerToStartFrom: { name: trigger },
			});
			if (!executionId)
				throw new Error(`n8n waits for an event of "${trigger}" instead of running`);
			return executionId;
		},

		/** @param {DataTable} table */
		async deleteDataTable({ id, projectId }) {
			await call('DELETE', `/projects/${projectId}/data-tables/${id}`);
		},
	};
}

/** @typedef {ReturnType<typeof restClient>} RestClient */

/** On a busy machine n8n's own database is late now and then: that says nothing about the execution. @param {unknown} error */
function busy(error) {
	if (error instanceof RestError && error.status === 503) return 'unknown';
	throw error;
}

/** n8n refused a request. */
export class RestError extends Error {
	/** @param {string} message @param {number} status */
	constructor(message, status) {
		super(message);
		this.name = 'RestError';
		this.status = status;
	}
}
