import type { Field } from './operation';

/** A field for a column that stands in the panel itself, and is recognised where the owner names none. */
export const columnField = (
	displayName: string,
	name: string,
	description: string,
	example: string,
): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: `e.g. ${example}`,
	hint: 'Leave empty to recognise it',
	description,
});
