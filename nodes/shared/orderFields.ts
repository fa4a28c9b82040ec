import { DEFAULT_STATUS_ROWS } from '../../schema/orders/statuses';
import { columnField } from './columnField';
import type { Field } from './operation';
import { orderOptions } from './orderOptions';

/** The column fields that every list of orders has: the first thing in the panel. */
export const orderColumns: readonly Field[] = [
	columnField(
		'Customer',
		'customer',
		"Column with the customer's e-mail or number",
		'customer_email',
	),
	columnField('Date', 'date', 'Column with the date of the order', 'order_date'),
	columnField(
		'Amount',
		'amount',
		'Column with what the order cost. Leave empty also to multiply a quantity by a unit price.',
		'total',
	),
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

/** How orders are read; their defaults suit most shops, so they stand below an operation's own fields. */
export const orderRules: readonly Field[] = [sameDayOrders, statuses, orderOptions];

/** The settings of everything that reads orders; they match `orderSettings`. */
export const orderFields: readonly Field[] = [...orderColumns, ...orderRules];
