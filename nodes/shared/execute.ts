import {
	sleep,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IPairedItemData,
} from 'n8n-workflow';

import type { Steps } from '../../core/steps';
import { InputError, type BadRow, type Context, type Item } from '../../schema/parse';
import { explain, explainRows } from './errors';
import type { Operation, OutputItem } from './operation';
import { readParameters } from './parameters';

/** How long our code may keep n8n's one thread to itself before it lets the others have a turn. */
const TURN_MS = 15;

type Inputs = Readonly<Record<string, readonly INodeExecutionData[]>>;
type Refused = Readonly<{ input: string; row: BadRow }>;

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
	const names = Object.keys(operation.rows);
	const inputs = Object.fromEntries(names.map((name, index) => [name, node.getInputData(index)]));
	try {
		return [await outputOf(node, operation, inputs)];
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
		return [refusedItems(node, names, inputs, all)];
	}
}

async function outputOf(
	node: IExecuteFunctions,
	operation: Operation,
	inputs: Inputs,
): Promise<INodeExecutionData[]> {
	const params = readParameters(node, operation);
	const context: Context = { now: Date.now(), timeZone: node.getTimezone() };
	const names = Object.keys(operation.rows);
	const rows: Record<string, unknown> = {};
	const refused: Refused[] = [];
	const hints = new Set<string>();
	for (const name of names) {
		const items: readonly Item[] = inputs[name].map((item) => item.json);
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
	});
	const output = isSteps(outcome) ? await drive(node, outcome) : outcome;
	const leaving = operation.reportsBadRows ? [] : refused;
	if (leaving.length > 0) hints.add(refusedHint(leaving.length));
	if (hints.size > 0) {
		node.addExecutionHints(
			...[...hints].map((message) => ({ message, location: 'outputPane' as const })),
		);
	}
	const linked = await drive(node, linkedItems(output, names));
	return [...linked, ...refusedItems(node, names, inputs, leaving)];
}

/** Advances long work in turns, so that other workflows breathe and a cancel takes effect. */
async function drive<Result>(node: IExecuteFunctions, steps: Steps<Result>): Promise<Result> {
	let turnEnds = performance.now() + TURN_MS;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() < turnEnds) continue;
		await sleep(0);
		// n8n tells a cancelled run from one that went wrong by the word 'canceled'.
		if (isCancelled(node)) throw new InputError('The run was canceled', 'Start it again.');
		turnEnds = performance.now() + TURN_MS;
	}
}

function isCancelled(node: IExecuteFunctions): boolean {
	return node.getExecutionCancelSignal()?.aborted === true;
}

function isSteps(outcome: ReturnType<Operation['run']>): outcome is Steps<readonly OutputItem[]> {
	return 'next' in outcome;
}

function* linkedItems(
	output: readonly OutputItem[],
	names: readonly string[],
): Steps<INodeExecutionData[]> {
	const linked: INodeExecutionData[] = [];
	let links = 0;
	for (const { json, from } of output) {
		const pairedItem: IPairedItemData[] = from.map(({ input, item }) =>
			names.length === 1 ? { item } : { item, input: names.indexOf(input) },
		);
		linked.push({ json: json as INodeExecutionData['json'], pairedItem });
		links += from.length + 1;
		if (links > 10_000) {
			links = 0;
			yield;
		}
	}
	return linked;
}

/**
 * Items that could not be used. On the error output n8n itself puts back the item's own columns, and
 * knows such an item by its only keys `error` and `details`; with plain "Continue" we add a `reason`.
 */
function refusedItems(
	node: IExecuteFunctions,
	names: readonly string[],
	inputs: Inputs,
	refused: readonly Refused[],
): INodeExecutionData[] {
	const toErrorOutput = node.getNode().onError === 'continueErrorOutput';
	return refused.map(({ input, row: { item, message, advice } }) => ({
		json: toErrorOutput
			? { error: message, details: advice }
			: { ...inputs[input][item].json, reason: `${message} ${advice}`.trim() },
		pairedItem: { item, input: names.indexOf(input) },
	}));
}

function refusedHint(count: number): string {
	return count === 1
		? '1 item could not be used; its reason stands beside it'
		: `${count} items could not be used; the reason stands beside each`;
}
