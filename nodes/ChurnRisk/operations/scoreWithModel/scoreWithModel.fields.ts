import type { Field } from '../../../shared/operation';

/** They match `modelRowsShape`. */
export const customerFields: readonly Field[] = [
	{
		displayName: 'Customers From',
		name: 'customersFrom',
		type: 'options',
		options: [
			{ name: 'First Input', value: 'input', description: 'One item per customer' },
			{
				name: 'Text',
				value: 'text',
				description: 'One customer or a list as JSON, as an AI Agent hands it on',
			},
		],
		default: 'input',
		description: 'Where the customers come from',
	},
	{
		displayName: 'Customer',
		name: 'customerText',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { customersFrom: ['text'] } },
		default: '',
		placeholder: 'e.g. {"contract": "Two year", "tenure": 12}',
		description: 'The customer with the columns that the model has learned from',
	},
];
