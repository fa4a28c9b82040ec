import type { IExecuteFunctions } from 'n8n-workflow';
import type { z } from 'zod/v4';

import { columnName } from '../../schema/dataPath';
import { parseParams } from '../../schema/parse';
import type { Field, Operation } from './operation';

/** The settings of the node, read once for the whole run and checked against the operation's schema. */
export function readParameters(node: IExecuteFunctions, operation: Operation): unknown {
	const values: Record<string, unknown> = {};
	for (const field of operation.fields) {
		const value = readField(node, field);
		if (value !== undefined) values[field.name] = value;
	}
	return parseParams(operation.params as z.ZodType, values, (path) =>
		displayNameOf(operation.fields, path),
	);
}

function readField(node: IExecuteFunctions, field: Field): unknown {
	const raw = node.getNodeParameter(field.name, 0, field.default, { rawExpressions: true });
	if (isColumn(field)) return columnName(raw, field.displayName);
	if (field.type !== 'collection' || raw === null || typeof raw !== 'object') {
		return node.getNodeParameter(field.name, 0, field.default);
	}
	// Entry by entry, so that a dragged column is taken as its name while other entries may be expressions.
	return Object.fromEntries(
		Object.keys(raw).map((name) => {
			const option = optionsOf(field).find((candidate) => candidate.name === name);
			const entry = (raw as Record<string, unknown>)[name];
			if (option && isColumn(option)) return [name, columnName(entry, option.displayName)];
			return [name, node.getNodeParameter(`${field.name}.${name}`, 0)];
		}),
	);
}

function isColumn(field: Field): boolean {
	return field.requiresDataPath === 'single';
}

/** The fields inside a collection or, one level deeper, inside the groups of a fixed collection. */
export function optionsOf(field: Field): readonly Field[] {
	return (field.options ?? []).flatMap((option): readonly Field[] => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});
}

/** The label of the deepest field that a schema path leads to, as the owner sees it. */
function displayNameOf(fields: readonly Field[], path: readonly PropertyKey[]): string {
	const [name, ...rest] = path.filter((step) => typeof step !== 'number');
	const field = fields.find((candidate) => candidate.name === name);
	if (!field) return String(name ?? 'Operation');
	const inner = rest.find((step) => optionsOf(field).some((option) => option.name === step));
	return inner === undefined
		? field.displayName
		: displayNameOf(optionsOf(field), rest.slice(rest.indexOf(inner)));
}
