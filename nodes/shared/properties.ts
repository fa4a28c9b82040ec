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
	return inPanelOrder(operations).map((field) => shownFor(field, operations));
}

/**
 * The fields of all operations in one list that keeps the order of each: n8n shows them as they stand in it, and what
 * is an operation's own must not come after the long tables that all share.
 */
function inPanelOrder(operations: readonly Operation[]): Field[] {
	const waiting = [...new Set(operations.flatMap(({ fields }) => fields))];
	const rightBefore = (field: Field) =>
		operations
			.map(({ fields }) => fields[fields.indexOf(field) - 1])
			.filter((before) => before !== undefined);
	const before = new Map(waiting.map((field) => [field, rightBefore(field)]));
	const placed = new Set<Field>();
	while (waiting.length > 0) {
		const free = waiting.findIndex((field) => before.get(field)!.every((one) => placed.has(one)));
		// Where no order suits all operations, the node still has to load; the contract tests name the field.
		placed.add(waiting.splice(Math.max(0, free), 1)[0]);
	}
	return [...placed];
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
