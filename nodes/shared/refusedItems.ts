import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { BadRow } from '../../schema/parse';

/** The items of each input, by the input's name. */
export type Inputs = Readonly<Record<string, readonly INodeExecutionData[]>>;

/** A bad row, and the input that it came by. */
export type Refused = Readonly<{ input: string; row: BadRow }>;

/**
 * Items that could not be used. On the error output n8n itself puts back the item's own columns, and
 * knows such an item by its only keys `error` and `details`; with plain "Continue" we add a `reason`.
 *
 * @param withheld the columns stay behind: n8n does not put them back on an item that has an error beside its json
 */
export function refusedItems(
	node: IExecuteFunctions,
	names: readonly string[],
	inputs: Inputs,
	refused: readonly Refused[],
	withheld = false,
): INodeExecutionData[] {
	const toErrorOutput = node.getNode().onError === 'continueErrorOutput';
	return refused.map(({ input, row: { item, message, advice } }) => {
		const pairedItem = { item, input: names.indexOf(input) };
		if (toErrorOutput) {
			const json = { error: message, details: advice };
			if (!withheld) return { json, pairedItem };
			return { json, pairedItem, error: new NodeOperationError(node.getNode(), message) };
		}
		const reason = advice === '' ? message : `${message}. ${advice}`;
		return { json: { ...(withheld ? {} : inputs[input][item].json), reason }, pairedItem };
	});
}

export function refusedHint(count: number): string {
	return count === 1
		? '1 item could not be used; its reason stands beside it'
		: `${count} items could not be used; the reason stands beside each`;
}
