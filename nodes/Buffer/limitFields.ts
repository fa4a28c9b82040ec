/** How many to return: all, or up to a limit. */
import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../schema/parse';
import { found } from '../../schema/values/found';
import type { Call } from './operation';

export const limitFields: readonly INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

export function limitOf({ setting }: Call): number {
	if (setting('returnAll', false) === true) return Infinity;
	const value = setting('limit', 50);
	const limit = Number(value);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputError(
		`'Limit' needs a whole number of at least 1; it holds ${found(value)}`,
		"Change 'Limit' or turn 'Return All' on.",
	);
}
