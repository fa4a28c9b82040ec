import { FIRST_RULES } from '../../../../schema/rules/firstRules';
import type { Operator } from '../../../../schema/rules/operators';
import { EVERYONE_ELSE } from '../../../../schema/ruleSettings';
import { dateFormatField, timeZoneField } from '../../../shared/calendarFields';
import type { Field, NamedOutputs } from '../../../shared/operation';

export const ruleOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perSegment',
	names: {
		setting: 'outputs',
		tableFor: { perSegment: 'segments' },
		rest: EVERYONE_ELSE,
		restSetting: 'everyoneElse',
	},
};

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

const conditions: Field = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Condition', sortable: true },
	placeholder: 'Add Condition',
	default: {},
	description: 'What is true of the customers of this segment',
	options: [
		{
			displayName: 'Condition',
			name: 'rows',
			values: [
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
			],
		},
	],
};

export const ruleFields: readonly Field[] = [
	{
		displayName: 'Segments',
		name: 'segments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Segment', sortable: true },
		placeholder: 'Add Segment',
		default: { rows: structuredClone(FIRST_RULES) },
		description: 'The first segment that fits a customer wins, so the narrowest one comes first',
		options: [
			{
				displayName: 'Segment',
				name: 'rows',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Regulars',
						description: 'What you call the segment',
					},
					{
						displayName: 'Fits If',
						name: 'match',
						type: 'options',
						options: [
							{ name: 'All Conditions Are True', value: 'all' },
							{ name: 'Any Condition Is True', value: 'any' },
						],
						default: 'all',
						description: 'How many of the conditions have to be true',
					},
					conditions,
				],
			},
		],
	},
	{
		displayName: 'Everyone Else',
		name: 'everyoneElse',
		type: 'string',
		default: EVERYONE_ELSE,
		description: 'What to call the customers whom no segment fits',
	},
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One', value: 'one', description: 'All customers leave by one output' },
			{
				name: 'One per Segment',
				value: 'perSegment',
				description: 'Each segment leaves by its own, everyone else by the last one',
			},
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
	{
		displayName: 'Observation End',
		name: 'observationEnd',
		type: 'dateTime',
		default: '',
		description:
			'The day that days are counted back from. Leave empty for the one that a Customer Summary carries, or else for today.',
	},
	{
		displayName: 'Rule Options',
		name: 'ruleOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			dateFormatField,
			{
				displayName: 'Decimal Sign',
				name: 'decimalSign',
				type: 'options',
				options: [
					{ name: 'Comma', value: 'comma', description: '1.234,50' },
					{ name: 'Point', value: 'point', description: '1,234.50' },
					{ name: 'Recognise', value: 'recognise', description: 'Take what the numbers settle' },
				],
				default: 'recognise',
				description: 'How to read numbers such as 1.234',
			},
			timeZoneField,
		],
	},
];
