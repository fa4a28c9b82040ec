import type { Steps } from '../core/steps';
import { bookRefunds, settleRefunds } from './orders/bookRefunds';
import { figuresOf, firstDaysOf, type OrderFigures } from './orders/figures';
import { recognisedMeaning, type ItemMeaning } from './orders/itemMeaning';
import { ledger, type Ledger } from './orders/ledger';
import { orderBook, type Booking } from './orders/orderBook';
import { groupColumn, orderGroups } from './orders/orderGroups';
import { isEmptyInput, leftOutSentence, orderHints } from './orders/orderHints';
import type { OrderCounts, OrderRows } from './orders/orderRows';
import { plainLedger } from './orders/plainLedger';
import { orderReading, type OrderReading } from './orders/reading';
import type { OrderSettings } from './orderSettings';
import { InputError, type Context, type Item, type Reading } from './parse';

export type { OrderCounts, OrderRows } from './orders/orderRows';

/** The settings of the orders; `groupBy` where the operation groups (`groupByShape`). */
export type GroupedOrderSettings = OrderSettings &
	Readonly<{ groupBy?: string; isAmountOptional?: boolean }>;

/** Reads orders of any source into the columns that the metrics work on. */
export function* readOrders(
	items: readonly Item[],
	settings: GroupedOrderSettings,
	context: Context,
): Steps<Reading<OrderRows>> {
	if (isEmptyInput(items)) {
		throw new InputError('There are no orders to read', 'The node before this one gave no items.');
	}
	const column = yield* groupColumn(items, settings.groupBy ?? '');
	const reading = yield* orderReading(items, settings, context);
	const { refuse, fields, today } = reading;
	const currency = reading.currencies.theOne();

	const entries =
		(yield* plainLedger(reading.table, reading.customers.keys)) ??
		(yield* bookedLedger(reading, settings));
	const figures = yield* figuresOf(entries);

	const nameOf = namesIn(reading);
	const isEmpty = entries.log.orders.day.length === 0;
	const rows: OrderRows = {
		log: {
			...entries.log,
			firstOrderDay: firstDaysOf(entries, reading.firstOrderDays),
			currency,
		},
		customerOfItem: entries.customerOfItem,
		itemOfOrder: entries.itemOfOrder,
		itemOfRefund: entries.itemOfRefund,
		groups: column && (yield* orderGroups(items, column, entries)),
		orderNumber: (order) => nameOf(reading.table.order[entries.itemOfOrder[order]]),
		source: fields.source.name,
		firstDay: isEmpty ? today : figures.firstDay,
		lastDay: isEmpty ? today : figures.lastDay,
		timeZone: reading.timeZone,
		counts: countsOf(reading, entries, figures),
	};
	if (isEmpty && refuse.bad.length === 0) {
		throw new InputError(
			`No order is left to look at. ${leftOutSentence(rows.counts)}`,
			"Look at 'Which Statuses Count' and at 'Order Options'.",
		);
	}
	return {
		rows,
		bad: refuse.bad.sort((one, other) => one.item - other.item),
		hints: [...reading.hints, ...orderHints(rows, fields, today)],
	};
}

/** Puts the rows of each order together first. */
function* bookedLedger(reading: OrderReading, settings: OrderSettings): Steps<Ledger> {
	const { items, fields, orders, customers, tallies } = reading;
	const booking = yield* bookingOf(reading, settings);
	const book = yield* orderBook(booking, orders?.count() ?? items.length);
	yield* bookRefunds(booking, book, fields.source.carriesRefunds === true, tallies);
	yield* settleRefunds(booking, book);
	return yield* ledger(booking, book, {
		customers: customers.keys,
		leaveOutRefunded: settings.orderOptions.fullyRefunded === 'leaveOut',
		tallies,
	});
}

function* bookingOf(reading: OrderReading, { orderOptions }: OrderSettings): Steps<Booking> {
	const { items, fields, orders, amounts, table, refuse } = reading;
	const { amount, unitPrice, customer } = fields.of;
	let meaning: ItemMeaning = 'order';
	if (orderOptions.itemIs !== 'recognise') meaning = orderOptions.itemIs;
	else if (orders) meaning = yield* recognisedMeaning({ items, fields, orders, amounts, table });
	return {
		table,
		meaning,
		amountName: (amount ?? unitPrice)?.name ?? '',
		customerName: customer?.name ?? '',
		nameOf: namesIn(reading),
		refuse,
	};
}

const namesIn =
	({ orders }: OrderReading) =>
	(order: number) =>
		orders?.nameOf(order) ?? '';

function countsOf(
	{ items, customers, refuse, tallies }: OrderReading,
	{ log, lineItems, refundsLinked }: Ledger,
	{ guestOrders, fullyRefundedOrders }: OrderFigures,
): OrderCounts {
	return {
		items: items.length,
		orders: log.orders.day.length,
		lineItems,
		guestOrders,
		customers: log.customers.length,
		mergedSpellings: customers.mergedSpellings(),
		fullyRefundedOrders,
		refundsLinked,
		refundsUnlinked: log.refunds.day.length,
		refused: refuse.bad.length,
		leftOutByStatus: Object.fromEntries(tallies.byStatus),
		leftOutTests: tallies.leftOut.test,
		leftOutCancelled: tallies.leftOut.cancelled,
		leftOutNotCaptured: tallies.leftOut.notCaptured,
		leftOutOtherCurrency: tallies.leftOut.otherCurrency,
		leftOutFullyRefunded: tallies.leftOut.fullyRefunded,
		leftOutWithOrder: tallies.leftOut.withOrder,
	};
}
