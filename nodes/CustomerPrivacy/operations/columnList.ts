import type { Field } from '../../shared/operation';

/** A list of columns of the owner's choice; it matches `columnRows`. */
export const columnList = (name: string, displayName: string, description: string): Field => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Column' },
	placeholder: 'Add Column',
	default: {},
	description,
	options: [
		{
			displayName: 'Column',
			name: 'rows',
			values: [
				{
					displayName: 'Column',
					name: 'column',
					type: 'string',
					requiresDataPath: 'single',
					default: '',
					placeholder: 'e.g. customer_email',
					description: 'Name of the column',
				},
			],
		},
	],
});
