import type { INodeProperties } from 'n8n-workflow';

import type { Field, Operation, Resource } from './operation';

/** The node panel of a list of operations: the selector, then each field, shown for the operations that have it. */
export function propertiesOf(operations: readonly Operation[]): INodeProperties[] {
	return [operationSelector(operations), ...fieldsOf(operations)];
}

/** The same with the operations grouped: first what it is about, then what to do; the first of each is the default. */
export function groupedPropertiesOf(resources: readonly Resource[]): INodeProperties[] {
	const [{ value: first }] = resources;
	const resourceSelector: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources
			.map(({ value, name }) => ({ value, name }))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: first,
	};
	const operationSelectors = resources.map(({ value, operations }) => ({
		...operationSelector(operations),
		displayOptions: { show: { resource: [value] } },
	}));
	return [resourceSelector, ...operationSelectors, ...fieldsOf(operationsIn(resources))];
}

export function operationsIn(resources: readonly Resource[]): readonly Operation[] {
	return resources.flatMap(({ operations }) => operations);
}

function operationSelector(operations: readonly Operation[]): INodeProperties {
	const [{ value: first }] = operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: operations
			.map(({ value, name, action, description }) => ({ value, name, action, description }))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: first,
	};
}

function fieldsOf(operations: readonly Operation[]): INodeProperties[] {
	const fields = new Set<Field>(operations.flatMap((operation) => operation.fields));
	return [...fields].map((field) => shownFor(field, operations));
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
