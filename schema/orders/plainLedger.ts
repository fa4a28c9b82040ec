import { inChunks, type Steps } from '../../core/steps';
import type { Ledger } from './ledger';
import { ROW, type RowTable } from './rowTable';

/**
 * The ledger of rows that are each an order of their own, without refunds, as most lists of orders are: it needs
 * no order book, and no further look at what the rows mean to each other. Null for any other rows.
 */
export function* plainLedger(
	table: RowTable,
	customersRead: readonly string[],
): Steps<Ledger | null> {
	const sales = table.refunded === null ? yield* plainSales(table) : null;
	if (sales === null) return null;
	// The table's own columns become the log's. Where all rows count, they are the log's already.
	const whole = { customers: customersRead, readAs: upTo(customersRead.length) };
	const isWhole = sales === table.length;
	const { customers, readAs, customerOfItem, itemOfOrder } = isWhole
		? { ...whole, customerOfItem: table.customer, itemOfOrder: table.order }
		: yield* compacted(table, customersRead, sales);
	const orders = {
		customer: table.customer.subarray(0, sales),
		day: table.day.subarray(0, sales),
		sales: table.amount.subarray(0, sales),
		refunded: null,
	};
	const refunds = {
		customer: new Int32Array(0),
		day: new Int32Array(0),
		amount: new Float64Array(0),
	};
	return {
		log: { customers, orders, refunds },
		...{ customerOfItem, itemOfOrder, readAs },
		itemOfRefund: new Int32Array(0),
		lineItems: 0,
		refundsLinked: 0,
	};
}

const upTo = (length: number) => new Int32Array(length).map((_, index) => index);

/** How many sales there are; null where a row is more than an order of its own. */
function* plainSales({ kind, order, length }: RowTable): Steps<number | null> {
	let sales = 0;
	let isPlain = true;
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to && isPlain; row += 1) {
			if (kind[row] === ROW.sale) sales += 1;
			else if (kind[row] !== ROW.bad && kind[row] !== ROW.leftOut) isPlain = false;
			if (order[row] !== row) isPlain = false;
		}
	});
	return isPlain ? sales : null;
}

/** Moves the sales to the front of the table, with only the customers that they have. */
function* compacted(table: RowTable, customersRead: readonly string[], sales: number) {
	const { kind, customer, day, amount, length } = table;
	const numberOf = new Int32Array(customersRead.length).fill(-1);
	const customers: string[] = [];
	const readAs: number[] = [];
	const itemOfOrder = new Int32Array(sales);
	const customerOfItem = new Int32Array(length).fill(-1);
	let count = 0;
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			if (kind[row] !== ROW.sale) continue;
			const who = customer[row];
			if (who >= 0 && numberOf[who] < 0) {
				numberOf[who] = customers.push(customersRead[who]) - 1;
				readAs.push(who);
			}
			const number = who < 0 ? who : numberOf[who];
			customerOfItem[row] = number;
			itemOfOrder[count] = row;
			// The order never lies behind its row.
			customer[count] = number;
			day[count] = day[row];
			amount[count] = amount[row];
			count += 1;
		}
	});
	return { customers, readAs: Int32Array.from(readAs), customerOfItem, itemOfOrder };
}
