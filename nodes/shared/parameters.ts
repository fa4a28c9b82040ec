import type { IExecuteFunctions, INodePropertyCollection } from 'n8n-workflow';
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

/**
 * Field by field down to the leaves, so that a dragged column is taken as its name wherever it stands.
 * `fallback`: what a part of a default holds, which the node itself does not have.
 */
function readField(
	node: IExecuteFunctions,
	field: Field,
	path = field.name,
	fallback: unknown = field.default,
): unknown {
	const raw: unknown = node.getNodeParameter(path, 0, fallback, { rawExpressions: true });
	if (isColumn(field)) return columnName(raw, field.displayName);
	if (isRow(raw) && field.type === 'collection') {
		return readRow(node, optionsOf(field), raw, path);
	}
	if (isRow(raw) && field.type === 'fixedCollection') {
		const groups = groupsOf(field).filter(({ name }) => name in raw);
		return Object.fromEntries(
			groups.map((group) => [group.name, readGroup(node, group, raw[group.name], path)]),
		);
	}
	return node.getNodeParameter(path, 0, fallback);
}

function readRow(node: IExecuteFunctions, fields: readonly Field[], raw: Row, path: string): Row {
	const set = fields.filter(({ name }) => name in raw);
	return Object.fromEntries(
		set.map((field) => [
			field.name,
			readField(node, field, `${path}.${field.name}`, raw[field.name]),
		]),
	);
}

/** A group of a fixed collection: one row, or a list of them. */
function readGroup(
	node: IExecuteFunctions,
	{ name, values }: INodePropertyCollection,
	raw: unknown,
	parent: string,
): unknown {
	const path = `${parent}.${name}`;
	if (isRow(raw)) return readRow(node, values, raw, path);
	if (!Array.isArray(raw)) return node.getNodeParameter(path, 0);
	return raw.map((row: unknown, at) => {
		const place = `${path}[${at}]`;
		return isRow(row) ? readRow(node, values, row, place) : node.getNodeParameter(place, 0);
	});
}

type Row = Record<string, unknown>;

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isColumn(field: Field): boolean {
	return field.requiresDataPath === 'single';
}

function groupsOf(field: Field): readonly INodePropertyCollection[] {
	return (field.options ?? []).filter((option) => 'values' in option);
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
