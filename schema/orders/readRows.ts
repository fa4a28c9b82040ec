import { CHUNK, type Steps } from '../../core/steps';
import { isBlank } from '../values/found';
import { amountSource, readRefunded, refuseAmount } from './rowAmount';
import { currencyReader } from './rowCurrency';
import { leftOutReader, orderReader, treatmentReader } from './rowFate';
import { partiesReader, type PartiesReader } from './rowParties';
import type { RowReading } from './rowReading';
import { ROW } from './rowTable';

/**
 * Reads every item into the table; refuses those that cannot be read. Stops and returns false where the
 * reading began with an assumption that does not hold: that no date and amount reads two ways, that ids are in
 * sequence. Nearly every input fulfils them, and is read in one fast pass.
 */
export function* readRows(reading: RowReading): Steps<boolean> {
	const parties = partiesReader(reading);
	const readRow = rowReader(reading, parties);
	const { items, days, amounts, orders } = reading;
	for (let from = 0; from < items.length; from += CHUNK) {
		const to = Math.min(items.length, from + CHUNK);
		parties.lookAhead(from, to);
		for (let row = from; row < to; row += 1) readRow(row);
		if (!reading.isSettled && (days.metOpen || amounts.metOpen)) return false;
		if (orders?.isOutOfSequence) return false;
		yield;
	}
	return true;
}

function rowReader(reading: RowReading, parties: PartiesReader): (row: number) => void {
	const { items, fields, orders, currencies, table } = reading;
	const { orderId, refundedOrder } = fields.of;
	const hasRefunds = fields.of.refund !== undefined || fields.source.refunds !== undefined;
	const amountOf = amountSource(reading);
	const readOrder = orderReader(reading);
	const isLeftOut = leftOutReader(reading);
	const treatmentOf = treatmentReader(reading);
	const currencyOf = currencyReader(reading);

	return (row) => {
		const item = items[row];
		if (!readOrder(row, item) || isLeftOut(row, item)) return;
		const amount = amountOf(item);
		if (amount === null) {
			// A blank amount under an order number: perhaps a further line of that order.
			if (orderId && !isBlank(orderId.read(item))) table.kind[row] = ROW.line;
			else refuseAmount(reading, row);
			return;
		}
		const treatment = treatmentOf(row, item);
		if (treatment === null) return;
		if (amount !== amount) return refuseAmount(reading, row);
		const currency = currencyOf(row, item);
		if (currency < 0 || !parties.read(row, item)) return;

		const units = currencies.units[currency];
		table.amount[row] = Math.abs(amount) / units;
		const target = refundedOrder && orders ? orders.namedBy(refundedOrder.read(item)) : -1;
		if (amount < 0 || treatment === 'refund' || target >= 0) {
			if (target >= 0) table.order[row] = target;
			table.kind[row] = ROW.refund;
			return;
		}
		currencies.noteSale(currency);
		if (hasRefunds && !readRefunded(reading, row, item, units)) return;
		table.kind[row] = treatment === 'refunded' ? ROW.refundedSale : ROW.sale;
	};
}
