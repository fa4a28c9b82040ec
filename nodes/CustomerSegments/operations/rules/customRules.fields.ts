import { FIRST_RULES } from '../../../../schema/rules/firstRules';
import { EVERYONE_ELSE } from '../../../../schema/ruleSettings';
import { dateFormatField, decimalSignField, timeZoneField } from '../../../shared/calendarFields';
import { conditionFields } from '../../../shared/conditionFields';
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
			values: [...conditionFields],
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
		displayName: 'Outputs on the Canvas',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One for All', value: 'one', description: 'All customers leave by one output' },
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
		options: [dateFormatField, decimalSignField, timeZoneField],
	},
];
