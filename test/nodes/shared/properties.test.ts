import { z } from 'zod/v4';

import { optionsOf } from '../../../nodes/shared/parameters';
import { propertiesOf, subtitleOf } from '../../../nodes/shared/properties';
import { defineOperation, type Field } from '../../../nodes/shared/operation';

const shared: Field = { displayName: 'Shared', name: 'shared', type: 'string', default: '' };
const own: Field = {
	displayName: 'Own',
	name: 'own',
	type: 'string',
	default: '',
	displayOptions: { show: { shared: ['x'] } },
};
const operationWith = (value: string, fields: readonly Field[]) =>
	defineOperation({
		value,
		name: value.toUpperCase(),
		action: value,
		description: value,
		fields,
		params: z.object({}),
		rows: {},
		run: () => [],
	});
const operations = [operationWith('second', [shared, own]), operationWith('first', [shared])];

test('the selector lists the operations by name and starts with the first one given', () => {
	const [selector] = propertiesOf(operations);
	expect(selector.default).toBe('second');
	expect(selector.options?.map((option) => option.name)).toEqual(['FIRST', 'SECOND']);
});

test('a field that operations share stands once, shown for all of them', () => {
	const properties = propertiesOf(operations);
	expect(properties.map(({ name }) => name)).toEqual(['operation', 'shared', 'own']);
	expect(properties[1].displayOptions).toEqual({ show: { operation: ['second', 'first'] } });
	expect(properties[2].displayOptions).toEqual({ show: { shared: ['x'], operation: ['second'] } });
});

test('the subtitle on the canvas is the name of the operation', () => {
	expect(subtitleOf(operations)).toBe(
		'={{ ({"second":"SECOND","first":"FIRST"})[$parameter["operation"]] }}',
	);
});

test('inner fields of collections are found', () => {
	const collection: Field = {
		displayName: 'More',
		name: 'more',
		type: 'collection',
		default: {},
		options: [shared, own],
	};
	expect(optionsOf(collection)).toEqual([shared, own]);
	expect(optionsOf(shared)).toEqual([]);
});
