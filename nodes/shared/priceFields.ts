/** What memberships cost and bring in. */
import { dateFormatField, decimalSignField, timeZoneField } from './calendarFields';
import { columnField } from './columnField';
import { membershipCollection, membershipStatusColumn, overlapsField } from './membershipFields';
import type { Field } from './operation';
import { recognisedColumn } from './recognisedColumn';

export const priceColumns: readonly Field[] = [
	columnField(
		'Price',
		'price',
		'Column with what a membership costs per month or year',
		'monthly_price',
	),
	columnField(
		'Cost of Winning',
		'cost',
		'Column with what it cost to win this member, where you know it for each. An empty cell is not known; write 0 where it cost nothing.',
		'acquisition_cost',
	),
];

/** They match `priceOptions`. */
export const priceOptionsField = membershipCollection([
	{
		displayName: 'Amounts Are In',
		name: 'amountUnit',
		type: 'options',
		options: [
			{ name: 'Currency Units', value: 'units', description: '19.99 is written 19.99' },
			{
				name: 'Minor Units',
				value: 'minorUnits',
				description: '19.99 is written 1999, as Stripe and Chargebee do',
			},
			{ name: 'Recognise by the Column', value: 'recognise' },
		],
		default: 'recognise',
		description: 'The unit of the prices',
	},
	recognisedColumn(
		'Billing Interval Column',
		'intervalColumn',
		'the time that the price is for, such as month or 3 months',
		'billing_period',
	),
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		description:
			'Only look at prices in this currency. Needed when the prices are in several currencies.',
	},
	recognisedColumn('Currency Column', 'currencyColumn', 'the currency', 'currency'),
	dateFormatField,
	decimalSignField,
	recognisedColumn(
		'Interval Count Column',
		'intervalCountColumn',
		'how many of these times the price is for, such as 3 for every 3 months',
		'billing_interval',
	),
	overlapsField,
	{
		displayName: 'Price Is Per',
		name: 'pricePer',
		type: 'options',
		options: [
			{ name: 'Month', value: 'month' },
			{ name: 'Quarter', value: 'quarter' },
			{
				name: 'Recognise',
				value: 'recognise',
				description: 'Take the billing interval column, else the name of the price column',
			},
			{ name: 'Week', value: 'week' },
			{ name: 'Year', value: 'year' },
		],
		default: 'recognise',
		description: 'What time the price is for',
	},
	membershipStatusColumn,
	timeZoneField,
]);
