import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { inChunks, type Steps } from '../../core/steps';
import { InputError, type Context, type Item } from '../../schema/parse';
import { outputNames } from './connections';
import { drive, isCancelled } from './drive';
import { explain, explainRows } from './errors';
import { linkedItems } from './linkedItems';
import type { Operation, OutputList } from './operation';
import { readParameters } from './parameters';
import { refusedHint, refusedItems, type Inputs, type Refused } from './refusedItems';

/** Runs the chosen operation over all items at once: reads, computes, links items, words what went wrong. */
export async function execute(
	node: IExecuteFunctions,
	operations: readonly Operation[],
): Promise<INodeExecutionData[][]> {
	const chosen = node.getNodeParameter('operation', 0);
	const operation = operations.find((candidate) => candidate.value === chosen);
	if (!operation) {
		throw explain(
			node.getNode(),
			new InputError(`There is no operation '${String(chosen)}'`, "Choose one under 'Operation'."),
		);
	}
	const names = inputNames(operation);
	const inputs = Object.fromEntries(names.map((name, index) => [name, itemsOfInput(node, index)]));
	try {
		return await outputsOf(node, operation, inputs);
	} catch (cause) {
		const explained = explain(node.getNode(), cause);
		if (!node.continueOnFail() || isCancelled(node)) throw explained;
		const advice = explained.description ?? '';
		const all = names.flatMap((input) =>
			inputs[input].map((_, item): Refused => {
				const row = { item, column: '', found: '', message: explained.message, advice };
				return { input, row };
			}),
		);
		return [refusedItems(node, names, inputs, all, operation.withholdsBadRows)];
	}
}

async function outputsOf(
	node: IExecuteFunctions,
	operation: Operation,
	inputs: Inputs,
): Promise<INodeExecutionData[][]> {
	const params = readParameters(node, operation);
	const context: Context = { now: Date.now(), timeZone: node.getTimezone() };
	const credential =
		operation.credential === undefined || operation.needsCredential?.(params) === false
			? undefined
			: await node.getCredentials(operation.credential);
	const names = inputNames(operation);
	const rows: Record<string, unknown> = {};
	const refused: Refused[] = [];
	const hints = new Set<string>();
	for (const name of Object.keys(operation.rows)) {
		const items = await drive(node, jsonsOf(inputs[name]));
		if (items.length === 0 && operation.inputs?.[name].optional) {
			rows[name] = null;
			continue;
		}
		const reading = await drive(node, operation.rows[name](items, params, context));
		if (reading.bad.length > 0 && !node.continueOnFail() && !operation.reportsBadRows) {
			throw explainRows(node.getNode(), reading.bad);
		}
		rows[name] = reading.rows;
		for (const row of reading.bad) refused.push({ input: name, row });
		reading.hints.forEach((sentence) => hints.add(sentence));
	}
	const outcome = operation.run(rows, params, {
		...context,
		hint: (text) => hints.add(text),
		refused: refused.map(({ row }) => row),
		credential,
	});
	const output = isSteps(outcome) ? await drive(node, outcome) : outcome;
	const leaving = operation.reportsBadRows ? [] : refused;
	if (leaving.length > 0) hints.add(refusedHint(leaving.length));
	if (hints.size > 0) {
		node.addExecutionHints(
			...[...hints].map((message) => ({ message, location: 'outputPane' as const })),
		);
	}
	const outputs = outputNames(operation, params)?.length ?? 1;
	const [first, ...others] = await drive(node, linkedItems(output, names, outputs));
	const refusals = refusedItems(node, names, inputs, leaving, operation.withholdsBadRows);
	return [[...first, ...refusals], ...others];
}

function* jsonsOf(items: readonly INodeExecutionData[]): Steps<readonly Item[]> {
	const jsons = new Array<Item>(items.length);
	yield* inChunks(items.length, (from, to) => {
		for (let at = from; at < to; at++) jsons[at] = items[at].json;
	});
	return jsons;
}

/** n8n throws for a further input that is not connected, or that nothing arrived at. */
function itemsOfInput(node: IExecuteFunctions, index: number): INodeExecutionData[] {
	if (index === 0) return node.getInputData();
	try {
		return node.getInputData(index);
	} catch {
		return [];
	}
}

/** An operation that reads nothing still has the items that started it: they carry the reason when it stops. */
function inputNames(operation: Operation): readonly string[] {
	const names = Object.keys(operation.rows);
	return names.length === 0 ? ['start'] : names;
}

function isSteps(outcome: ReturnType<Operation['run']>): outcome is Steps<OutputList> {
	return 'next' in outcome;
}
