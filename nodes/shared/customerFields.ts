import { observationEndField } from './observationEndField';
import type { Field } from './operation';
import { orderColumns, orderRules } from './orderFields';
import { recognisedColumn } from './recognisedColumn';

const inputIs: Field = {
	displayName: 'Input Is',
	name: 'inputIs',
	type: 'options',
	options: [
		{
			name: 'Customer Summaries',
			value: 'summaries',
			description: 'One item per customer, as the Customer Summary operation gives them',
		},
		{ name: 'Orders', value: 'orders', description: 'One item per order or order line' },
		{ name: 'Recognise', value: 'recognise', description: 'Take what the columns tell' },
	],
	default: 'recognise',
	description: 'What one item of the input stands for',
};

const firstOrderColumn = recognisedColumn(
	'First Order Date Column',
	'firstOrderColumn',
	'the date of the first order',
	'firstOrderDate',
);
const repeatValueColumn = recognisedColumn(
	'Repeat Order Value Column',
	'repeatValueColumn',
	'what the orders after the first were worth on average',
	'monetaryValue',
);

const summaryColumns: Field = {
	displayName: 'Summary Columns',
	name: 'summaryColumns',
	type: 'collection',
	placeholder: 'Add Column',
	default: {},
	description: 'Only for one item per customer',
	options: [
		recognisedColumn(
			'Days Between Orders Column',
			'daysBetweenColumn',
			'the average days between two orders',
			'averageDaysBetweenOrders',
		),
		recognisedColumn(
			'Days Since Last Order Column',
			'daysSinceColumn',
			'the days since the last order',
			'daysSinceLastPurchase',
		),
		recognisedColumn(
			'Last Order Date Column',
			'lastOrderColumn',
			'the date of the last order',
			'lastOrderDate',
		),
		recognisedColumn('Orders Column', 'ordersColumn', 'the number of orders', 'orders'),
		recognisedColumn('Revenue Column', 'revenueColumn', 'what the customer has spent', 'revenue'),
	],
};

/** The first thing in the panel of everything that judges customers. */
export const customerColumns: readonly Field[] = [inputIs, ...orderColumns];

/** How they are read; the defaults suit most shops. Together they match `customerSettings`. */
export const customerRules: readonly Field[] = [observationEndField, summaryColumns, ...orderRules];

/** The same for what foresees purchases; together they match `buyerSettings`. */
export const buyerRules: readonly Field[] = [
	observationEndField,
	{
		...summaryColumns,
		options: [...summaryColumns.options!, firstOrderColumn, repeatValueColumn].sort((one, other) =>
			(one as Field).displayName.localeCompare((other as Field).displayName),
		) as Field['options'],
	},
	...orderRules,
];
