import type { OrderLog } from '../../core/metrics/orderLog';
import type { Steps } from '../../core/steps';
import { inChunks } from '../inChunks';
import { isMore, ORDER, type Booking, type OrderBook } from './orderBook';
import { refundOf, ROW } from './rowTable';
import type { Tallies } from './tallies';

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

type Wanted = Readonly<{
	customers: readonly string[];
	leaveOutRefunded: boolean;
	tallies: Tallies;
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
	const refunded = new Float64Array(orderCount);
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
				refunded[order] = refundOf(table, row);
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

/** 1 for each order that goes into the log. */
function* ordersIn(
	{ table }: Booking,
	book: OrderBook,
	{ leaveOutRefunded, tallies }: Wanted,
): Steps<Uint8Array> {
	const isIn = new Uint8Array(book.state.length);
	yield* inChunks(isIn.length, (from, to) => {
		for (let order = from; order < to; order += 1) {
			if ((book.state[order] & (ORDER.sale | ORDER.bad)) !== ORDER.sale) continue;
			const head = book.head[order];
			const sales = table.amount[head];
			if (leaveOutRefunded && sales > 0 && !isMore(sales, refundOf(table, head))) {
				tallies.leftOut.fullyRefunded += 1;
				book.state[order] |= ORDER.leftOut;
			} else isIn[order] = 1;
		}
	});
	return isIn;
}

/** A refund goes the way of its order where only a refused item stood for it. */
const isOfRefused = (state: number) => (state & (ORDER.refused | ORDER.sale)) === ORDER.refused;

/** Gives every row the fate of its order; returns how many are further lines of one. */
function* spreadToRows(
	booking: Booking,
	book: OrderBook,
	isIn: Uint8Array,
	tallies: Tallies,
): Steps<number> {
	const { table, refuse, nameOf, amountName } = booking;
	let lineItems = 0;
	yield* inChunks(table.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const kind = table.kind[row];
			if (kind === ROW.bad || kind === ROW.leftOut) continue;
			const order = table.order[row];
			const state = book.state[order];
			if (isIn[order] === 1) {
				if (kind !== ROW.refund && book.head[order] !== row) lineItems += 1;
			} else if (state & ORDER.bad || (kind === ROW.refund && isOfRefused(state))) {
				table.kind[row] = ROW.bad;
				refuse.row(
					row,
					amountName,
					`Order "${nameOf(order)}" is left out, because item ${book.spoilers.get(order)} cannot be used`,
					`Correct item ${book.spoilers.get(order)}.`,
				);
			} else if (state & ORDER.leftOut) {
				if (book.head[order] !== row) tallies.leftOut.withOrder += 1;
				table.kind[row] = ROW.leftOut;
			} else if (kind === ROW.line) {
				table.kind[row] = ROW.bad;
				refuse.row(
					row,
					amountName,
					`"${amountName}" is empty, and no other item has an amount for order "${nameOf(order)}"`,
					"Correct the value, or choose another column in 'Amount'.",
				);
			}
		}
	});
	return lineItems;
}
