import type { Field } from './operation';

/** One item per value of a column instead of one for all; it matches `groupByShape`. */
export const groupByField: Field = {
	displayName: 'Group By',
	name: 'groupBy',
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: 'e.g. channel',
	hint: 'Leave empty for one result over everything',
	description: 'Column whose values split the input, each with a result of its own',
};
