// @ts-check
/**
 * Stands in for a language model that speaks OpenAI's chat completions: it calls the first tool that it is offered
 * with the arguments it was given, and then answers from what the tool returned. On 127.0.0.1 only.
 */
import { createServer } from 'node:http';

/**
 * @typedef {{ role: string, content?: unknown, tool_call_id?: string }} Message
 * @typedef {{ messages: Message[], stream?: boolean, tools?: { function: { name: string, description?: string, parameters?: unknown } }[] }} Asked
 * @typedef {object} OpenAi
 * @property {string} url base address of the API
 * @property {Asked[]} asked what came in, in order
 * @property {() => Promise<void>} end
 */

/**
 * @param {object} settings
 * @param {Record<string, unknown>} settings.toolArguments
 * @param {(toolResult: string) => string} settings.answer made of the text that the tool returned
 * @returns {Promise<OpenAi>}
 */
export async function openAi({ toolArguments, answer }) {
	/** @type {Asked[]} */
	const asked = [];
	const server = createServer(async (request, response) => {
		let text = '';
		for await (const part of request) text += part;
		if (request.method !== 'POST' || !request.url?.endsWith('/chat/completions')) {
			response.writeHead(404, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ error: { message: `No ${request.method} ${request.url}` } }));
			return;
		}
		/** @type {Asked} */
		const body = JSON.parse(text);
		asked.push(body);
		const result = body.messages.find(({ role }) => role === 'tool');
		const [tool] = body.tools ?? [];
		const message =
			result === undefined && tool !== undefined
				? { role: 'assistant', content: null, tool_calls: [callOf(tool.function.name)] }
				: { role: 'assistant', content: answer(textOf(result?.content)) };
		const reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
		if (body.stream === true) stream(response, message, reason);
		else {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(
				JSON.stringify({
					...{ ...envelope('chat.completion'), usage: USAGE },
					choices: [{ index: 0, message, finish_reason: reason }],
				}),
			);
		}
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

	/** @param {string} name */
	function callOf(name) {
		const made = { name, arguments: JSON.stringify(toolArguments) };
		return { id: 'call_1', type: 'function', function: made };
	}

	return {
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		async end() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

/** @param {string} object */
function envelope(object) {
	return { id: 'chatcmpl-1', object, created: 1_700_000_000, model: 'stand-in' };
}

/** @param {unknown} content a text, or a list of parts */
function textOf(content) {
	if (typeof content === 'string') return content;
	if (!Array.isArray(content)) return '';
	return content.map((part) => String(part?.text ?? '')).join('');
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, any>} message
 * @param {string} reason
 */
function stream(response, message, reason) {
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	const calls = message.tool_calls?.map(
		(/** @type {object} */ call, /** @type {number} */ index) => ({
			...{ index, ...call },
		}),
	);
	const delta = calls === undefined ? message : { ...message, tool_calls: calls };
	for (const choice of [
		{ index: 0, delta, finish_reason: null },
		{ index: 0, delta: {}, finish_reason: reason },
	]) {
		const chunk = { ...envelope('chat.completion.chunk'), choices: [choice] };
		response.write(`data: ${JSON.stringify(chunk)}\n\n`);
	}
	response.end('data: [DONE]\n\n');
}
