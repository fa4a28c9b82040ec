import type { Field } from '../shared/operation';

/** The fields of the node: the same shop, whichever of its data sets is asked for. */
export const fields: readonly Field[] = [
	{
		displayName: 'Kind of Shop',
		name: 'kindOfShop',
		type: 'options',
		options: [
			{
				name: 'Café',
				value: 'cafe',
				description: 'Small orders, often, at the counter or by app; many walk-in guests',
			},
			{
				name: 'Online Shop',
				value: 'onlineShop',
				description: 'Orders every few weeks or months from several countries, some sent back',
			},
			{
				name: 'Subscription',
				value: 'subscription',
				description: 'A payment every month until the customer cancels',
			},
		],
		default: 'onlineShop',
		description: 'What the made-up shop is like: how often people buy, for how much, and where',
	},
	{
		displayName: 'Customers',
		name: 'customers',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100_000, numberPrecision: 0 },
		default: 400,
		description:
			'How many people are on the shop’s list, from 1 to 100,000. About two in three of them have ordered so far; the others still may.',
	},
	{
		displayName: 'Seed',
		name: 'seed',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1,
		description:
			'Any whole number. The same seed always gives the same shop, another one gives another shop.',
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		default: '',
		description:
			'The last day with data. Leave empty for today. Another end date never changes what happened before it.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				default: 'EUR',
				placeholder: 'e.g. USD',
				description: 'Three-letter code of the currency of all amounts',
			},
			{
				displayName: 'Shop Opened',
				name: 'shopOpened',
				type: 'dateTime',
				default: '2024-01-01T00:00:00',
				description: 'The day of the first order. Another day moves the whole history.',
			},
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Europe/Berlin',
				description: 'Where the shop’s clock hangs. Leave empty for the time zone of the workflow.',
			},
			{
				displayName: 'Untidy Data',
				name: 'untidyData',
				type: 'boolean',
				default: true,
				description:
					'Whether orders are as untidy as real exports: e-mail addresses in several spellings, two orders on one day, guests without e-mail, missing names',
			},
		],
	},
];
