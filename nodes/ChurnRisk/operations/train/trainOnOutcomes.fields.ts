import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

export const trainShape = { validDays: z.number().int().min(1).max(3_650).default(180) };

/** They match `outcomeSettings` and `trainShape`. */
export const trainFields: readonly Field[] = [
	{
		displayName: 'Left or Stayed',
		name: 'outcome',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. churned',
		hint: 'Leave empty to recognise it',
		description: 'Column that says whether the customer left: yes or no, 1 or 0, churned or stayed',
	},
	{
		displayName: 'Customer',
		name: 'customer',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. customer_id',
		hint: 'Leave empty to recognise it',
		description: "Column with the customer's e-mail or number, which is not learned from",
	},
	{
		displayName: 'Learn From',
		name: 'featureChoice',
		type: 'options',
		options: [
			{
				name: 'All Columns',
				value: 'all',
				description:
					'But for numbers of customers, dates, and what is filled in after a customer left; which were left out is said',
			},
			{ name: 'Chosen Columns', value: 'chosen' },
		],
		default: 'all',
		description: 'Which columns to learn from. Only those that are known before a customer leaves.',
	},
	{
		displayName: 'Columns',
		name: 'featureColumns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Column' },
		displayOptions: { show: { featureChoice: ['chosen'] } },
		placeholder: 'Add Column',
		default: { rows: [] },
		description: 'The columns to learn from: numbers or words',
		options: [
			{
				displayName: 'Columns',
				name: 'rows',
				values: [
					{
						displayName: 'Column',
						name: 'column',
						type: 'string',
						requiresDataPath: 'single',
						default: '',
						placeholder: 'e.g. contract',
						description: 'A column that is known before a customer leaves',
					},
				],
			},
		],
	},
	{
		displayName: 'Use Model For (Days)',
		name: 'validDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650 },
		default: 180,
		description: 'After so many days the model gives no chances any more, until it is trained anew',
	},
	{
		displayName: 'Decimal Sign',
		name: 'decimalSign',
		type: 'options',
		options: [
			{ name: 'Comma', value: 'comma', description: '1.234,50' },
			{ name: 'Point', value: 'point', description: '1,234.50' },
		],
		default: 'point',
		description: 'How numbers are written where they came as text',
	},
];
