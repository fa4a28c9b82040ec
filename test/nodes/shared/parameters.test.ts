import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';

import { defineOperation, type Field } from '../../../nodes/shared/operation';
import { readParameters } from '../../../nodes/shared/parameters';

const column: Field = {
	displayName: 'Column',
	name: 'column',
	type: 'string',
	requiresDataPath: 'single',
	default: '',
};
const value: Field = { displayName: 'Value', name: 'value', type: 'string', default: '' };
const table = (displayName: string, name: string, values: Field[], isList = true): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: isList },
	default: {},
	options: [{ displayName: 'Row', name: 'rows', values }],
});
const operation = defineOperation({
	value: 'x',
	name: 'X',
	action: 'x',
	description: 'x',
	fields: [
		table('Outer', 'outer', [value, table('Inner', 'inner', [column, value])]),
		table('Single', 'single', [column, value], false),
		{
			displayName: 'More',
			name: 'more',
			type: 'collection',
			default: {},
			options: [column, value],
		},
	],
	params: z.object({ outer: z.unknown(), single: z.unknown(), more: z.unknown() }),
	rows: {},
	run: () => [],
});

/** A node that holds these settings; what n8n would have to evaluate comes back in capitals. */
function nodeWith(parameters: Readonly<Record<string, unknown>>): IExecuteFunctions {
	const evaluated = (held: unknown): unknown => {
		if (typeof held === 'string') return held.startsWith('=') ? held.slice(1).toUpperCase() : held;
		if (Array.isArray(held)) return held.map(evaluated);
		if (typeof held !== 'object' || held === null) return held;
		return Object.fromEntries(Object.entries(held).map(([name, one]) => [name, evaluated(one)]));
	};
	return {
		getNodeParameter(path: string, _item: number, fallback: unknown, options?: object) {
			const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
			const held = steps.reduce<unknown>(
				(from, step) => (from as Record<string, unknown> | undefined)?.[step],
				parameters,
			);
			if (held === undefined) return fallback;
			return options === undefined ? evaluated(held) : held;
		},
	} as unknown as IExecuteFunctions;
}

const dragged = '={{ $json.orders }}';
const row = { column: dragged, value: '=now' };
const read = { column: 'orders', value: 'NOW' };

test('a dragged column is its name wherever it stands; other expressions are evaluated', () => {
	const parameters = {
		outer: { rows: [{ value: '=a', inner: { rows: [row, { column: 'b', value: 'c' }] } }] },
		single: { rows: row },
		more: row,
	};
	expect(readParameters(nodeWith(parameters), operation)).toEqual({
		outer: { rows: [{ value: 'A', inner: { rows: [read, { column: 'b', value: 'c' }] } }] },
		single: { rows: read },
		more: read,
	});
});

test('a computed column is refused, also deep inside', () => {
	const computed = { column: '={{ $json.a + 1 }}' };
	const parameters = { outer: { rows: [{ inner: { rows: [computed] } }] } };
	expect(() => readParameters(nodeWith(parameters), operation)).toThrow(
		/'Column' needs the name of a column/,
	);
});

test('what is not set stays away, and whole lists may be expressions', () => {
	expect(readParameters(nodeWith({}), operation)).toEqual({ outer: {}, single: {}, more: {} });
	const parameters = { outer: { rows: '=list' }, more: '=all' };
	expect(readParameters(nodeWith(parameters), operation)).toMatchObject({
		outer: { rows: 'LIST' },
		more: 'ALL',
	});
	expect(readParameters(nodeWith({ outer: { rows: ['=one'] } }), operation)).toMatchObject({
		outer: { rows: ['ONE'] },
	});
});
