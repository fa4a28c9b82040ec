// @ts-check
/** One customer scored with a saved model as a tool of n8n's AI Agent, in the real n8n; the answer names a reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadedPackage } from '../../bench/builtPackage.mjs';
import { runChurnRisk } from '../../bench/loyaltyMetrics.mjs';
import { endOnSignal } from '../../playground/endOnSignal.mjs';
import { temporaryN8n } from '../../playground/temporaryN8n.mjs';
import { openAi } from '../../playground/vendors/openAi.mjs';

endOnSignal();

const customer = { contract: 'Monthly', tenure: 2 };

test('an agent scores one customer with a saved model, and its answer names a reason', async () => {
	const n8n = await temporaryN8n();
	const model = await openAi({
		toolArguments: { customer: JSON.stringify(customer) },
		answer(result) {
			const [scored] = [JSON.parse(result)].flat();
			const { riskBand, reasons } = scored.json ?? scored;
			return `${riskBand} risk, because: ${reasons[0]}`;
		},
	});
	try {
		const stored = await n8n.rest.createCredential({
			...{ name: 'Stand-in', type: 'openAiApi', data: { apiKey: 'none', url: model.url } },
		});
		const content = agentWorkflow(await savedModel(), stored);
		const { id } = await n8n.rest.createWorkflow(content);
		const execution = await n8n.rest.runWorkflow(id, 'Start');
		assert.equal(execution.status, 'success', execution.error?.message);
		const [item] = execution.runData.Agent[0].data?.main?.[0] ?? [];
		assert.match(
			String(item?.json.output),
			/^High risk, because: (tenure|contract) .+ \(typical: .+\): speaks for leaving$/,
		);
		const [first, second] = model.asked;
		assert.deepEqual(
			Object.keys(/** @type {any} */ (first.tools?.[0].function.parameters).properties),
			['customer'],
		);
		assert.ok(second.messages.some(({ role }) => role === 'tool'));
	} finally {
		await model.end();
		await n8n.end();
	}
});

/** Learned from made-up contracts: who is bound by the month and new leaves more often. */
async function savedModel() {
	const items = Array.from({ length: 600 }, (_, at) => {
		const contract = at % 2 === 0 ? 'Monthly' : 'Two year';
		const tenure = (at * 31) % 60;
		const odds = (contract === 'Monthly' ? 6 : 1) + (tenure < 12 ? 3 : 0);
		return {
			json: { contract, tenure, churned: ((at * 7_919) % 1_009) / 100.9 < odds ? 'yes' : 'no' },
		};
	});
	const { items: output } = await runChurnRisk(loadedPackage(), items, {
		operation: 'trainOnOutcomes',
	});
	return output[0].json.modelText;
}

/**
 * @param {string} modelText
 * @param {{ id: string, name: string }} credential
 * @returns {import('../../playground/restClient.mjs').WorkflowContent}
 */
function agentWorkflow(modelText, { id, name }) {
	/** @type {any[]} */
	const nodes = [
		{
			...{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
			...{ position: [0, 0], parameters: {} },
		},
		{
			...{ name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 2.2 },
			position: [200, 0],
			parameters: { promptType: 'define', text: 'Will this customer leave, and why?' },
		},
		{
			...{ name: 'Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', typeVersion: 1.2 },
			position: [100, 200],
			parameters: { model: { __rl: true, mode: 'id', value: 'gpt-4o-mini' }, options: {} },
			credentials: { openAiApi: { id, name } },
		},
		{
			...{ name: 'Score', type: 'n8n-nodes-loyalty.churnRiskTool', typeVersion: 1 },
			position: [300, 200],
			parameters: {
				...{ operation: 'scoreWithModel', customersFrom: 'text', modelFrom: 'text', modelText },
				customerText: "={{ $fromAI('customer', 'The customer as JSON', 'string') }}",
			},
		},
	];
	return {
		name: 'Agent',
		nodes,
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			Score: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
