import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { BadRow } from '../../schema/parse';

/** The items of each input, by the input's name. */
export type Inputs = Readonly<Record<string, readonly INodeExecutionData[]>>;

/** A bad row, and the input that it came by. */
export type Refused = Readonly<{ input: string; row: BadRow }>;

/**
 * Items that could not be used. On the error output n8n itself puts back the item's own columns, and
 * knows such an item by its only keys `error` and `details`; with plain "Continue" we add a `reason`.
 */
export function refusedItems(
	node: IExecuteFunctions,
	names: readonly string[],
	inputs: Inputs,
	refused: readonly Refused[],
): INodeExecutionData[] {
	const toErrorOutput = node.getNode().onError === 'continueErrorOutput';
	return refused.map(({ input, row: { item, message, advice } }) => ({
		json: toErrorOutput
			? { error: message, details: advice }
			: { ...inputs[input][item].json, reason: advice === '' ? message : `${message}. ${advice}` },
		pairedItem: { item, input: names.indexOf(input) },
	}));
}

export function refusedHint(count: number): string {
	return count === 1
		? '1 item could not be used; its reason stands beside it'
		: `${count} items could not be used; the reason stands beside each`;
}
