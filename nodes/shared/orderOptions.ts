/** What about orders seldom needs saying; it matches `orderOptions` of `orderSettings`. */
import { dateFormatField, decimalSignField, timeZoneField } from './calendarFields';
import type { Field } from './operation';
import { recognisedColumn } from './recognisedColumn';

export const orderOptions: Field = {
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
		decimalSignField,
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
