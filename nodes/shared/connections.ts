import {
	NodeConnectionTypes,
	type INodeInputConfiguration,
	type INodeTypeDescription,
} from 'n8n-workflow';

import type { Operation } from './operation';

/** The inputs of a node on the canvas: one, or those that the chosen operation reads. */
export function inputsOf(operations: readonly Operation[]): INodeTypeDescription['inputs'] {
	const several = operations.filter(({ rows }) => Object.keys(rows).length > 1);
	if (several.length === 0) return [NodeConnectionTypes.Main];
	const byOperation = Object.fromEntries(
		several.map((operation) => [operation.value, labelledInputs(operation)]),
	);
	// n8n evaluates it in the editor and before every run.
	return `={{ (${JSON.stringify(byOperation)})[$parameter["operation"]] ?? ["${NodeConnectionTypes.Main}"] }}`;
}

function labelledInputs({ rows, inputs }: Operation): INodeInputConfiguration[] {
	return Object.keys(rows).map((input) => ({
		type: NodeConnectionTypes.Main,
		displayName: inputs?.[input].name ?? input,
		required: inputs?.[input].optional !== true,
	}));
}

/** The outputs of a node on the canvas: one, or those that an operation names for one value of a setting. */
export function outputsOf(operations: readonly Operation[]): INodeTypeDescription['outputs'] {
	const several = operations.flatMap(({ value, outputs }) => (outputs ? [{ value, outputs }] : []));
	if (several.length === 0) return [NodeConnectionTypes.Main];
	const byOperation = Object.fromEntries(
		several.map(({ value, outputs: { setting, value: chosen, names } }) => [
			value,
			[
				setting,
				chosen,
				names.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
			],
		]),
	);
	return `={{ ((several) => several && $parameter[several[0]] === several[1] ? several[2] : ["${NodeConnectionTypes.Main}"])((${JSON.stringify(byOperation)})[$parameter["operation"]]) }}`;
}
