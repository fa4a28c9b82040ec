import { CHUNK, type Steps } from '../../core/steps';
import { isBlank } from '../values/found';
import { amountOf, readRefunded, refuseAmount } from './rowAmount';
import { currencyOf } from './rowCurrency';
import { isLeftOut, readOrder, treatmentOf } from './rowFate';
import { customersAhead, lookAhead, readParties, type CustomersAhead } from './rowParties';
import type { RowReading } from './rowReading';
import { ROW } from './rowTable';

/**
 * Reads every item into the table; refuses those that cannot be read. Stops and returns false where the
 * reading began with an assumption that does not hold: that no date and amount reads two ways, that ids are in
 * sequence. Nearly every input fulfils them, and is read in one fast pass.
 */
export function* readRows(reading: RowReading): Steps<boolean> {
	const ahead = customersAhead();
	const { items, days, amounts, orders } = reading;
	for (let from = 0; from < items.length; from += CHUNK) {
		const to = Math.min(items.length, from + CHUNK);
		lookAhead(reading, ahead, from, to);
		readSome(reading, ahead, from, to);
		if (!reading.isSettled && (days.metOpen || amounts.metOpen)) return false;
		if (orders?.isOutOfSequence) return false;
		yield;
	}
	return true;
}

function readSome(reading: RowReading, ahead: CustomersAhead, from: number, to: number): void {
	for (let row = from; row < to; row += 1) readRow(reading, ahead, row);
}

function readRow(reading: RowReading, ahead: CustomersAhead, row: number): void {
	const { items, fields, orders, currencies, table } = reading;
	const { orderId, refund, refundedOrder } = fields.of;
	const item = items[row];
	if (!readOrder(reading, row, item) || isLeftOut(reading, row, item)) return;
	const amount = amountOf(reading, item);
	if (amount === null) {
		// A blank amount under an order number: perhaps a further line of that order.
		if (orderId && !isBlank(orderId.read(item))) table.kind[row] = ROW.line;
		else refuseAmount(reading, row);
		return;
	}
	const treatment = treatmentOf(reading, row, item);
	if (treatment === null) return;
	if (amount !== amount) return refuseAmount(reading, row);
	const currency = currencyOf(reading, row, item);
	if (currency < 0 || !readParties(reading, ahead, row, item)) return;

	const units = currencies.units[currency];
	table.amount[row] = Math.abs(amount) / units;
	const target = refundedOrder && orders ? orders.namedBy(refundedOrder.read(item)) : -1;
	if (amount < 0 || treatment === 'refund' || target >= 0) {
		if (target >= 0) table.order[row] = target;
		table.kind[row] = ROW.refund;
		return;
	}
	currencies.noteSale(currency);
	const hasRefunds = refund !== undefined || fields.source.refunds !== undefined;
	if (hasRefunds && !readRefunded(reading, row, item, units)) return;
	table.kind[row] = treatment === 'refunded' ? ROW.refundedSale : ROW.sale;
}
