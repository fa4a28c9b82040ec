/** The panel of the Buffer node: what it is about, what to do, and the fields of each. */
import type { INodeProperties } from 'n8n-workflow';

import type { BufferOperation, BufferResource } from './operation';

export function propertiesOf(resources: readonly BufferResource[]): INodeProperties[] {
	const resource: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ value, name }) => ({ value, name })).sort(byName),
		default: 'post',
	};
	return [
		resource,
		...resources.map(operationSelector),
		...resources.flatMap(({ value, operations }) => fieldsOf(value, operations)),
	];
}

function operationSelector({ value: resource, operations }: BufferResource): INodeProperties {
	const [{ value: first }] = operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations
			.map(({ value, name, action, description }) => ({ value, name, action, description }))
			.sort(byName),
		default: first,
	};
}

/** A field that several operations of a resource share stands there once. */
function fieldsOf(resource: string, operations: readonly BufferOperation[]): INodeProperties[] {
	const fields = new Set(operations.flatMap((operation) => operation.fields));
	return [...fields].map((field) => {
		const having = operations.filter((operation) => operation.fields.includes(field));
		const operation = having.map(({ value }) => value);
		const { show, ...others } = field.displayOptions ?? {};
		return {
			...field,
			displayOptions: { ...others, show: { ...show, resource: [resource], operation } },
		};
	});
}

function byName(one: { name: string }, other: { name: string }): number {
	return one.name.localeCompare(other.name);
}
