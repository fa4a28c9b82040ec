import type { Field } from './operation';

/** A field for a column that is recognised by its header where the owner names none. */
export const recognisedColumn = (
	displayName: string,
	name: string,
	what: string,
	placeholder: string,
): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description: `Column with ${what}. Leave empty to recognise it.`,
});
