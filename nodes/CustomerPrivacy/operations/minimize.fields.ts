import { DEFAULT_AGES, DEFAULT_AMOUNTS } from '../../../schema/privacy/minimizeSettings';
import { dateFormatField, timeZoneField } from '../../shared/calendarFields';
import type { Field } from '../../shared/operation';

const keptColumns: Field = {
	displayName: 'Columns to Keep',
	name: 'keptColumns',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Column', sortable: true },
	placeholder: 'Add Column',
	default: {},
	description: 'What the purpose needs; every other column is left out',
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
					placeholder: 'e.g. birth_date',
					description:
						'Name of the column. Nested ones are written with points, such as address.zip.',
				},
				{
					displayName: 'Keep',
					name: 'treatment',
					type: 'options',
					options: [
						{ name: 'As It Is', value: 'keep' },
						{
							name: 'Only the Age Band',
							value: 'ageBand',
							description: 'A birth date becomes 25–34',
						},
						{ name: 'Only the Area', value: 'area', description: 'Postcode 10115 becomes 10' },
						{
							name: 'Only the Band of the Amount',
							value: 'amountBand',
							description: '63.20 becomes 50 to under 100',
						},
						{ name: 'Only the Month', value: 'month', description: 'A date becomes 2026-06' },
						{ name: 'Only the Quarter', value: 'quarter', description: 'A date becomes 2026-Q2' },
						{ name: 'Only the Year', value: 'year', description: 'A date becomes 2026' },
					],
					default: 'keep',
					description: 'How much of the column is kept',
				},
				{
					displayName: 'Limits',
					name: 'limits',
					type: 'string',
					displayOptions: { show: { treatment: ['ageBand', 'amountBand'] } },
					default: '',
					placeholder: 'e.g. 18, 25, 35, 45, 55, 65, 75',
					description: `Where each band begins, separated by commas. Leave empty for ages of ${DEFAULT_AGES} and amounts of ${DEFAULT_AMOUNTS}.`,
				},
				{
					displayName: 'Postcode Characters',
					name: 'characters',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 },
					displayOptions: { show: { treatment: ['area'] } },
					default: 2,
					description: 'How much of the postcode is kept, and never all of it',
				},
				{
					displayName: 'Postcode Digits',
					name: 'digits',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 },
					displayOptions: { show: { treatment: ['area'] } },
					default: 0,
					description:
						'Puts zeros back that a table has lost at the front: with 5, 1067 is read as 01067. 0 for none.',
				},
			],
		},
	],
};

export const minimizeFields: readonly Field[] = [
	keptColumns,
	{
		displayName: 'Observation End',
		name: 'observationEnd',
		type: 'dateTime',
		default: '',
		description: 'The day that ages are counted on. Leave empty for today.',
	},
	{
		displayName: 'Options',
		name: 'minimizeOptions',
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
					{ name: 'Recognise', value: 'recognise', description: 'Take what the amounts settle' },
				],
				default: 'recognise',
				description: 'How to read amounts such as 1.234',
			},
			timeZoneField,
		],
	},
];
