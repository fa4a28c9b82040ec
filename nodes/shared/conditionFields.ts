/** One condition on a column, as the owner writes it: column, operator, value. */
import type { Operator } from '../../schema/rules/operators';
import type { Field } from './operation';

const OPERATOR_OPTIONS: ReadonlyArray<{ name: string; value: Operator; description?: string }> = [
	{ name: 'At Least', value: 'atLeast', description: 'A number, this one included' },
	{ name: 'At Most', value: 'atMost', description: 'A number, this one included' },
	{ name: 'Contains', value: 'contains', description: 'Text, capital letters or not' },
	{ name: 'Does Not Contain', value: 'doesNotContain', description: 'Also true of an empty cell' },
	{
		name: 'In the Last Days',
		value: 'inLastDays',
		description: 'A date so many days ago or fewer',
	},
	{
		name: 'Is',
		value: 'is',
		description: 'The same number, the same day, or the same text, capital letters or not',
	},
	{ name: 'Is After', value: 'isAfter', description: 'A date after that day' },
	{ name: 'Is Before', value: 'isBefore', description: 'A date before that day' },
	{ name: 'Is Empty', value: 'isEmpty' },
	{ name: 'Is Not', value: 'isNot', description: 'Also true of an empty cell' },
	{ name: 'Is Not Empty', value: 'isNotEmpty' },
	{ name: 'Less Than', value: 'lessThan', description: 'A smaller number' },
	{ name: 'More Than', value: 'moreThan', description: 'A larger number' },
	{
		name: 'More Than Days Ago',
		value: 'moreThanDaysAgo',
		description: 'A date more than so many days ago',
	},
];

export const conditionFields: readonly Field[] = [
	{
		displayName: 'Column',
		name: 'column',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. orders',
		description: 'Column to look at',
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: OPERATOR_OPTIONS.map((option) => ({ ...option })),
		default: 'atLeast',
		description: 'What to ask of the column',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		displayOptions: { hide: { operator: ['isEmpty', 'isNotEmpty'] } },
		default: '',
		placeholder: 'e.g. 10, gold or 2026-06-30',
		description:
			'A number, a text, a date or a number of days, read once for all items: an expression takes its columns from the first one',
	},
];
