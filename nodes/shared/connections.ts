import {
	NodeConnectionTypes,
	type INodeInputConfiguration,
	type INodeTypeDescription,
} from 'n8n-workflow';

import type { NamedOutputs, Operation } from './operation';

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
	const one = `["${NodeConnectionTypes.Main}"]`;
	const choices = operations.flatMap(({ value, outputs }) =>
		outputs === undefined
			? []
			: [
					`${isSet('operation', value)} && ${isSet(outputs.setting, outputs.value)} ? ${namesIn(outputs)} : `,
				],
	);
	if (choices.length === 0) return [NodeConnectionTypes.Main];
	const output = `{ type: "${NodeConnectionTypes.Main}", displayName }`;
	return `={{ ((names) => names === null ? ${one} : names.map((displayName) => (${output})))(${choices.join('')}null) }}`;
}

const isSet = (setting: string, value: string) =>
	`$parameter[${JSON.stringify(setting)}] === ${JSON.stringify(value)}`;

/** The names as an expression, which n8n evaluates in the editor and before every run. */
function namesIn({ names }: NamedOutputs): string {
	if ('each' in names) {
		const { each, countSetting, while: only, otherwise, rest } = names;
		const count = `(${isSet(only.setting, only.value)} ? Number($parameter[${JSON.stringify(countSetting)}]) || 0 : ${otherwise})`;
		return `[...Array.from({ length: ${count} }, (_, at) => ${JSON.stringify(`${each} `)} + (at + 1)), ${JSON.stringify(rest)}]`;
	}
	if (!('tableFor' in names)) return JSON.stringify(names);
	const table = `(${JSON.stringify(names.tableFor)})[$parameter[${JSON.stringify(names.setting)}]]`;
	const rest = JSON.stringify(names.rest);
	const restName =
		names.restSetting === undefined
			? rest
			: `($parameter[${JSON.stringify(names.restSetting)}] || ${rest})`;
	return `[...($parameter[${table}]?.rows ?? []).map((row) => row.name || "?"), ${restName}]`;
}

/** The names of the outputs with these settings; null when there is only one. */
export function outputNames({ outputs }: Operation, params: unknown): readonly string[] | null {
	const set = params as Record<string, unknown>;
	if (outputs === undefined || set[outputs.setting] !== outputs.value) return null;
	const { names } = outputs;
	if ('each' in names) {
		const isCounted = set[names.while.setting] === names.while.value;
		const length = isCounted ? Number(set[names.countSetting]) : names.otherwise;
		return [...Array.from({ length }, (_, at) => `${names.each} ${at + 1}`), names.rest];
	}
	if (!('tableFor' in names)) return names;
	const table = set[names.tableFor[String(set[names.setting])]] as
		| { rows?: readonly { name: string }[] }
		| undefined;
	const rest = names.restSetting === undefined ? names.rest : String(set[names.restSetting]);
	return [...(table?.rows ?? []).map(({ name }) => name), rest];
}
