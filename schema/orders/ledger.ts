import type { OrderLog } from '../../core/metrics/orderLog';
import { inChunks, type Steps } from '../../core/steps';
import type { Booking, OrderBook } from './orderBook';
import { ordersIn, spreadToRows, type Wanted } from './orderFates';
import { refundOf, ROW } from './rowTable';

/** The log, and which customer each item belongs to. */
export type Ledger = Readonly<{
	log: Omit<OrderLog, 'currency' | 'firstOrderDay'>;
	customerOfItem: Int32Array;
	/** The item that carries each order of the log, and each of its unlinked refunds. */
	itemOfOrder: Int32Array;
	itemOfRefund: Int32Array;
	/** For each customer of the log, its index among all customers read. */
	readAs: Int32Array;
	lineItems: number;
	refundsLinked: number;
}>;

/** Puts the booked orders into the log, in order of first appearance, with only the customers that they have. */
export function* ledger(booking: Booking, book: OrderBook, wanted: Wanted): Steps<Ledger> {
	const { table } = booking;
	const isIn = yield* ordersIn(booking, book, wanted);
	const lineItems = yield* spreadToRows(booking, book, isIn, wanted.tallies);

	// Customers of left-out rows only are no customers.
	const { length } = table;
	const numberOf = new Int32Array(wanted.customers.length).fill(-1);
	const customerOfItem = new Int32Array(length).fill(-1);
	const customers: string[] = [];
	const readAs: number[] = [];
	let orderCount = 0;
	let refundCount = 0;
	let refundsLinked = 0;
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const kind = table.kind[row];
			if (kind === ROW.bad || kind === ROW.leftOut) continue;
			const order = table.order[row];
			const isOfOrder = kind !== ROW.refund || isIn[order] === 1;
			if (kind === ROW.refund && isOfOrder) refundsLinked += 1;
			else if (kind === ROW.refund) refundCount += 1;
			if (book.head[order] === row) orderCount += 1;
			const customer = table.customer[isOfOrder ? book.head[order] : row];
			if (customer < 0) continue;
			if (numberOf[customer] < 0) {
				numberOf[customer] = customers.push(wanted.customers[customer]) - 1;
				readAs.push(customer);
			}
			customerOfItem[row] = numberOf[customer];
		}
	});

	const refunds = {
		customer: new Int32Array(refundCount),
		day: new Int32Array(refundCount),
		amount: new Float64Array(refundCount),
	};
	const refunded = table.refunded && new Float64Array(orderCount);
	const itemOfOrder = new Int32Array(orderCount);
	const itemOfRefund = new Int32Array(refundCount);
	let order = 0;
	let refund = 0;
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const kind = table.kind[row];
			const index = table.order[row];
			if (kind === ROW.refund && isIn[index] === 0) {
				refunds.customer[refund] = customerOfItem[row];
				refunds.day[refund] = table.day[row];
				refunds.amount[refund] = table.amount[row];
				itemOfRefund[refund] = row;
				refund += 1;
			} else if ((kind === ROW.sale || kind === ROW.refundedSale) && book.head[index] === row) {
				// The table's own columns become the log's: the order never lies behind its row.
				table.customer[order] = customerOfItem[row];
				table.day[order] = table.day[row];
				table.amount[order] = table.amount[row];
				if (refunded !== null) refunded[order] = refundOf(table, row);
				itemOfOrder[order] = row;
				order += 1;
			}
		}
	});
	const orders = {
		customer: table.customer.subarray(0, orderCount),
		day: table.day.subarray(0, orderCount),
		sales: table.amount.subarray(0, orderCount),
		refunded,
	};
	return {
		log: { customers, orders, refunds },
		customerOfItem,
		itemOfOrder,
		itemOfRefund,
		readAs: Int32Array.from(readAs),
		lineItems,
		refundsLinked,
	};
}
