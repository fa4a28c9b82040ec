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
	if (table.refunded !== null || !(yield* isPlain(table))) return null;
	const { kind, customer, day, amount, length } = table;
	const numberOf = new Int32Array(customersRead.length).fill(-1);
	const customers: string[] = [];
	const readAs: number[] = [];
	const itemOfOrder = new Int32Array(length);
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
			// The table's own columns become the log's: the order never lies behind its row.
			customer[count] = number;
			day[count] = day[row];
			amount[count] = amount[row];
			count += 1;
		}
	});
	const orders = {
		customer: customer.subarray(0, count),
		day: day.subarray(0, count),
		sales: amount.subarray(0, count),
		refunded: new Float64Array(count),
	};
	const refunds = {
		customer: new Int32Array(0),
		day: new Int32Array(0),
		amount: new Float64Array(0),
	};
	return {
		log: { customers, orders, refunds },
		customerOfItem,
		itemOfOrder: itemOfOrder.subarray(0, count),
		itemOfRefund: new Int32Array(0),
		readAs: Int32Array.from(readAs),
		lineItems: 0,
		refundsLinked: 0,
	};
}

function* isPlain({ kind, order, length }: RowTable): Steps<boolean> {
	let plain = true;
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to && plain; row += 1) {
			const isOrder = kind[row] === ROW.sale || kind[row] === ROW.bad || kind[row] === ROW.leftOut;
			plain = isOrder && order[row] === row;
		}
	});
	return plain;
}
