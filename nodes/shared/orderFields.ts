import { DEFAULT_STATUS_ROWS } from '../../schema/orders/statuses';
import { dateFormatField, timeZoneField } from './calendarFields';
import type { Field } from './operation';
import { recognisedColumn } from './recognisedColumn';

/** The column fields that every list of orders has: the first thing in the panel. */
export const orderColumns: readonly Field[] = [
	{
		displayName: 'Customer',
		name: 'customer',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. customer_email',
		hint: 'Leave empty to recognise it',
		description: "Column with the customer's e-mail or number",
	},
	{
		displayName: 'Date',
		name: 'date',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. order_date',
		hint: 'Leave empty to recognise it',
		description: 'Column with the date of the order',
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. total',
		hint: 'Leave empty to recognise it',
		description:
			'Column with what the order cost. Leave empty also to multiply a quantity by a unit price.',
	},
];

const sameDayOrders: Field = {
	displayName: 'Same-Day Orders',
	name: 'sameDayOrders',
	type: 'options',
	options: [
		{
			name: 'Count as One Purchase',
			value: 'merge',
			description: 'Several orders of one customer on one day are one purchase',
		},
		{ name: 'Count Separately', value: 'separate', description: 'Every order is a purchase' },
	],
	default: 'merge',
	description: 'How several orders of one customer on one day count',
};

const statuses: Field = {
	displayName: 'Which Statuses Count',
	name: 'statuses',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Statuses' },
	placeholder: 'Add Statuses',
	default: { rows: DEFAULT_STATUS_ROWS.map((row) => ({ ...row })) },
	description: 'What each order status means. Lists without a status column need nothing here.',
	options: [
		{
			displayName: 'Statuses',
			name: 'rows',
			values: [
				{
					displayName: 'Treatment',
					name: 'treatment',
					type: 'options',
					options: [
						{ name: 'Counts as Sold', value: 'counts' },
						{ name: 'Ignored', value: 'ignored' },
						{ name: 'Is a Refund of Another Order', value: 'refund' },
						{ name: 'Sold and Fully Refunded', value: 'refunded' },
					],
					default: 'counts',
					description: 'What orders with these statuses are',
				},
				{
					displayName: 'Statuses',
					name: 'statuses',
					type: 'string',
					default: '',
					placeholder: 'e.g. paid, completed',
					description:
						'Separated by commas. Capital letters, spaces and underscores make no difference; (empty) stands for no status.',
				},
			],
		},
	],
};

const orderOptions: Field = {
	displayName: 'Order Options',
	name: 'orderOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Amounts Are In',
			name: 'amountUnit',
			type: 'options',
			options: [
				{ name: 'Currency Units', value: 'units', description: '19.99 is written 19.99' },
				{
					name: 'Minor Units',
					value: 'minorUnits',
					description: '19.99 is written 1999, as Stripe and Square do',
				},
				{ name: 'Recognise by the Source', value: 'recognise' },
			],
			default: 'recognise',
			description: 'The unit of the amounts',
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. EUR',
			description:
				'Only look at orders in this currency. Needed when the orders are in several currencies.',
		},
		recognisedColumn('Currency Column', 'currencyColumn', 'the currency', 'currency'),
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
		recognisedColumn(
			'First Order Date Column',
			'firstOrderColumn',
			"the date of the customer's first order ever",
			'first_order_date',
		),
		{
			displayName: 'Fully Refunded Orders',
			name: 'fullyRefunded',
			type: 'options',
			options: [
				{ name: 'Count as Purchases', value: 'keep', description: 'Worth nothing, but bought' },
				{ name: 'Leave Out', value: 'leaveOut' },
			],
			default: 'keep',
			description: 'Whether an order of which everything was refunded is a purchase',
		},
		{
			displayName: 'One Item Is',
			name: 'itemIs',
			type: 'options',
			options: [
				{ name: 'Order', value: 'order', description: 'Every order number stands once' },
				{
					name: 'Order Line With the Order Total',
					value: 'lineWithTotal',
					description: 'Each line repeats the total of its order',
				},
				{
					name: 'Order Line, Amounts Are Added',
					value: 'line',
					description: 'The amounts of its lines make the order',
				},
				{ name: 'Recognise', value: 'recognise', description: 'Take what the columns tell' },
			],
			default: 'recognise',
			description: 'What one item of the input stands for',
		},
		recognisedColumn('Order Number Column', 'orderIdColumn', 'the number of the order', 'order_id'),
		recognisedColumn('Quantity Column', 'quantityColumn', 'how many were bought', 'quantity'),
		recognisedColumn(
			'Refunded Amount Column',
			'refundColumn',
			'what was refunded of the order',
			'refunded_amount',
		),
		recognisedColumn(
			'Refunded Order Column',
			'refundedOrderColumn',
			'the number of the order that a refund belongs to',
			'refunded_order_id',
		),
		recognisedColumn('Status Column', 'statusColumn', 'the status of the order', 'status'),
		recognisedColumn('Test Order Column', 'testColumn', 'a mark on test orders', 'test'),
		{
			displayName: 'Test Orders',
			name: 'testOrders',
			type: 'options',
			options: [
				{ name: 'Count', value: 'count' },
				{ name: 'Ignore', value: 'ignore' },
			],
			default: 'ignore',
			description: 'What to do with test orders',
		},
		timeZoneField,
		recognisedColumn(
			'Unit Price Column',
			'unitPriceColumn',
			'the price of one piece',
			'unit_price',
		),
	],
};

/** How orders are read; their defaults suit most shops, so they stand below an operation's own fields. */
export const orderRules: readonly Field[] = [sameDayOrders, statuses, orderOptions];

/** The settings of everything that reads orders; they match `orderSettings`. */
export const orderFields: readonly Field[] = [...orderColumns, ...orderRules];
