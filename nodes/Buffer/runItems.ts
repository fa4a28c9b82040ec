/** Runs the chosen operation item by item, in n8n's three ways of going on when one item fails. */
import {
	NodeApiError,
	NodeOperationError,
	isResourceLocatorValue,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { InputError } from '../../schema/parse';
import { isCancelled } from '../shared/drive';
import { BufferFailure } from './failure';
import type { BufferOperation, BufferResource, Call, Outcome } from './operation';
import { patienceOf } from './optionFields';
import { bufferRequest } from './request';

type Answers = Map<string, Promise<unknown>>;

export async function runItems(
	node: IExecuteFunctions,
	resources: readonly BufferResource[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(node, resources);
	const answers: Answers = new Map();
	const output: INodeExecutionData[] = [];
	for (let item = 0; item < node.getInputData().length; item++) {
		const { done, undone = [] } = await outcomeOf(node, operation, item, answers);
		if (undone.length > 0 && (!node.continueOnFail() || isCancelled(node))) {
			throw explained(node.getNode(), allOf(undone, done.length), item);
		}
		output.push(...done.map((json) => ({ json, pairedItem: { item } })));
		output.push(...undone.map((cause) => failedItem(cause, item)));
	}
	return [output];
}

function chosenOperation(
	node: IExecuteFunctions,
	resources: readonly BufferResource[],
): BufferOperation {
	const resource = node.getNodeParameter('resource', 0);
	const chosen = node.getNodeParameter('operation', 0);
	const operation = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === chosen);
	if (operation) return operation;
	const message = `There is no operation '${String(chosen)}' for '${String(resource)}'`;
	throw new NodeOperationError(node.getNode(), message, {
		description: "Choose one under 'Operation'.",
	});
}

type Undone = Readonly<{ done: Outcome['done']; undone?: readonly Error[] }>;

async function outcomeOf(
	node: IExecuteFunctions,
	operation: BufferOperation,
	item: number,
	answers: Answers,
): Promise<Undone> {
	try {
		return await operation.run(callOf(node, item, answers));
	} catch (cause) {
		return { done: [], undone: [cause instanceof Error ? cause : new Error(String(cause))] };
	}
}

function callOf(node: IExecuteFunctions, item: number, answers: Answers): Call {
	const setting: Call['setting'] = (name, fallback) =>
		chosenIn(node.getNodeParameter(name, item, fallback));
	const attempt = bufferRequest(node, patienceOf(setting('options', {})));
	return {
		setting,
		attempt,
		async request(document, variables) {
			const answer = await attempt(document, variables);
			if ('failure' in answer) throw answer.failure;
			return answer.data as never;
		},
		async once(question, ask) {
			const asked = answers.get(question) ?? ask();
			answers.set(question, asked);
			// What could not be answered for one item may be answered for the next.
			void asked.catch(() => answers.delete(question));
			return (await asked) as never;
		},
		now: () => Date.now(),
		timeZone: node.getTimezone(),
	};
}

/** What stands in a list with a search: n8n's own way to take it out fails on fields that are not shown. */
function chosenIn(value: unknown): unknown {
	return isResourceLocatorValue(value) ? value.value : value;
}

/** What did not work for several channels of one item, as one sentence, with what did. */
function allOf(undone: readonly Error[], done: number): Error {
	const [first] = undone;
	if (!(first instanceof BufferFailure) || undone.length + done === 1) return first;
	const message = `${undone.length} of ${undone.length + done} channels did not take the post: ${undone.map((one) => one.message).join('; ')}`;
	const advice = `${first.advice} Then run it again: what has gone out is found and not posted twice.`;
	return new BufferFailure(first.kind, message, advice, first.httpCode);
}

function explained(
	node: INode,
	cause: Error,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const message = `${cause.message} [item ${itemIndex}]`;
	if (cause instanceof BufferFailure) {
		const { advice: description, httpCode } = cause;
		const options = { message, description, httpCode, itemIndex };
		return new NodeApiError(node, { message }, options);
	}
	if (cause instanceof InputError) {
		return new NodeOperationError(node, message, { description: cause.advice, itemIndex });
	}
	return new NodeOperationError(node, cause, { itemIndex });
}

/**
 * On the error output n8n puts the item's own columns back, and knows such an item by its only keys
 * `error` and `details`.
 */
function failedItem(cause: Error, item: number): INodeExecutionData {
	const details =
		cause instanceof BufferFailure
			? { ...cause.details, whatToDo: cause.advice }
			: { whatToDo: cause instanceof InputError ? cause.advice : '' };
	return { json: { error: cause.message, details }, pairedItem: { item } };
}
