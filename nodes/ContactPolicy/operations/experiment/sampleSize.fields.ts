import type { Field } from '../../../shared/operation';

export const sampleSizeFields: readonly Field[] = [
	{
		displayName: 'Question',
		name: 'question',
		type: 'options',
		options: [
			{ name: 'How Many Customers Are Needed', value: 'customersNeeded' },
			{ name: 'What Is the Smallest Change That Can Be Seen', value: 'smallestChange' },
		],
		default: 'smallestChange',
		description: 'What you want to know',
	},
	{
		displayName: 'Customers',
		name: 'customers',
		type: 'number',
		typeOptions: { minValue: 2, numberPrecision: 0 },
		displayOptions: { show: { question: ['smallestChange'] } },
		default: 400,
		description: 'How many customers both groups have together',
	},
	{
		displayName: 'Change (Percentage Points)',
		name: 'change',
		type: 'number',
		typeOptions: { minValue: -100, maxValue: 100 },
		displayOptions: { show: { question: ['customersNeeded'] } },
		default: 15,
		description: 'The change that you want to see: from 10 % to 25 % is 15, from 10 % to 5 % is -5',
	},
	{
		displayName: 'Control Group (%)',
		name: 'holdoutPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description: 'How many of a hundred are kept from the campaign',
	},
	{
		displayName: 'Normally (%)',
		name: 'basePercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description: 'How many of a hundred come back without the campaign',
	},
	{
		displayName: 'Certainty (%)',
		name: 'powerPercent',
		type: 'number',
		typeOptions: { minValue: 50, maxValue: 99 },
		default: 80,
		description: 'In how many of a hundred experiments a change that is there is to be seen',
	},
];
