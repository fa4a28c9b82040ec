import type { INodeProperties } from 'n8n-workflow';

import type { Field, Operation } from './operation';

/** The node panel of a list of operations: the selector, then each field, shown for the operations that have it. */
export function propertiesOf(operations: readonly Operation[]): INodeProperties[] {
	const [{ value: first }] = operations;
	const selector: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: operations
			.map(({ value, name, action, description }) => ({ value, name, action, description }))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: first,
	};
	const fields = new Set<Field>(operations.flatMap((operation) => operation.fields));
	return [selector, ...[...fields].map((field) => shownFor(field, operations))];
}

function shownFor(field: Field, operations: readonly Operation[]): INodeProperties {
	const having = operations.filter((operation) => operation.fields.includes(field));
	const { show, ...others } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: {
			...others,
			show: { ...show, operation: having.map((operation) => operation.value) },
		},
	};
}

/** The chosen operation's name under the node on the canvas. */
export function subtitleOf(operations: readonly Operation[]): string {
	const names = Object.fromEntries(operations.map(({ value, name }) => [value, name]));
	return `={{ (${JSON.stringify(names)})[$parameter["operation"]] }}`;
}
