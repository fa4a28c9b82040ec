import { CHUNK, type Steps } from '../../core/steps';
import type { Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import { isBlank } from '../values/found';
import type { OrderFields } from './columns';
import type { Currencies } from './currencies';
import type { OrderIds } from './orderIds';
import type { Refusals } from './refusals';
import { addRefund, ROW, type RowTable } from './rowTable';
import type { StatusReader } from './statuses';
import { countStatus, type Tallies } from './tallies';

/** What reading one row takes. */
export type RowReading = Readonly<{
	items: readonly Item[];
	fields: OrderFields;
	days: DayReader;
	/** Has it been settled how to read what reads two ways? */
	isSettled: boolean;
	amounts: AmountReader;
	customers: CustomerKeys;
	orders: OrderIds | null;
	statusOf: StatusReader;
	currencies: Currencies;
	/** The last day that is not in the future. */
	lastDay: number;
	countTests: boolean;
	/** Days of customers' first orders, by customer; grows with them. */
	firstOrderDays: number[] | null;
	refuse: Refusals;
	tallies: Tallies;
	table: RowTable;
}>;

const YES = /^(?:true|1|yes|y|ja|oui|test|wahr|vrai)$/i;

/**
 * Reads every item into the table; refuses those that cannot be read. Stops and returns false where the
 * reading began with an assumption that does not hold: that no date and amount reads two ways, that ids are in
 * sequence. Nearly every input fulfils them, and is read in one fast pass.
 */
export function* readRows(reading: RowReading): Steps<boolean> {
	const readRow = rowReader(reading);
	const { items, days, amounts, orders } = reading;
	for (let from = 0; from < items.length; from += CHUNK) {
		const to = Math.min(items.length, from + CHUNK);
		for (let row = from; row < to; row += 1) readRow(row);
		if (!reading.isSettled && (days.metOpen || amounts.metOpen)) return false;
		if (orders?.isOutOfSequence) return false;
		yield;
	}
	return true;
}

function rowReader(reading: RowReading): (row: number) => void {
	const { items, fields, orders, statusOf, currencies, tallies, table, refuse } = reading;
	const { of, source } = fields;
	const { orderId, refundedOrder, status, currency, test } = of;
	const hasRefunds = of.refund !== undefined || source.refunds !== undefined;
	const amountOf = amountSource(reading);
	const readParties = partiesReader(reading);

	const leaveOut = (row: number) => void (table.kind[row] = ROW.leftOut);

	return (row) => {
		const item = items[row];
		table.order[row] = row;
		if (orders !== null && orderId !== undefined) {
			const order = orders.indexOf(orderId.read(item));
			table.order[row] = order === order ? order : orders.indexOf(undefined);
			if (order !== order) {
				return refuse.value(row, orderId, orderId.read(item), 'which is no order number', CHOOSE);
			}
		}
		const why = source.leftOut?.(item) ?? (test && YES.test(String(test.read(item))) ? 'test' : '');
		if (why !== '' && !(why === 'test' && reading.countTests)) {
			tallies.leftOut[why] += 1;
			return leaveOut(row);
		}

		const amount = amountOf(item);
		if (amount === null) {
			// A blank amount under an order number: perhaps a further line of that order.
			if (orders !== null && orderId && !isBlank(orderId.read(item))) {
				table.kind[row] = ROW.line;
				return;
			}
			return refuseAmount(reading, row);
		}
		const treatment = status === undefined ? 'counts' : statusOf(status.read(item));
		if (treatment === undefined) {
			return refuse.value(
				row,
				status!,
				status!.read(item),
				"a status that 'Which Statuses Count' does not list",
				`Add it to one of the rows of 'Which Statuses Count'.`,
			);
		}
		if (treatment === 'ignored') {
			countStatus(tallies, status!.read(item));
			return leaveOut(row);
		}
		if (amount !== amount) return refuseAmount(reading, row);

		const code = currencies.indexOf(currency ? currency.read(item) : reading.amounts.mark);
		if (currencies.foreign[code]) {
			tallies.leftOut.otherCurrency += 1;
			return leaveOut(row);
		}
		const units = currencies.units[code];
		if (units !== units) {
			return refuse.row(
				row,
				currency?.name ?? '',
				'The item names no currency, and its amount is in minor units such as cents',
				"Choose the currency under 'Currency' in 'Order Options'.",
			);
		}
		if (!readParties(row, item)) return;

		const target = refundedOrder && orders ? orders.namedBy(refundedOrder.read(item)) : -1;
		const isRefund = amount < 0 || treatment === 'refund' || target >= 0;
		table.amount[row] = Math.abs(amount) / units;
		if (isRefund) {
			if (target >= 0) table.order[row] = target;
			table.kind[row] = ROW.refund;
			return;
		}
		currencies.noteSale(code);
		if (hasRefunds && !readRefunded(reading, row, item, units)) return;
		table.kind[row] = treatment === 'refunded' ? ROW.refundedSale : ROW.sale;
	};
}

const CHOOSE = 'Correct the value, or choose another column.';

/** The amount of an item: null when its cell is empty, NaN when it is no amount. */
function amountSource({ fields, amounts }: RowReading): (item: Item) => number | null {
	const { amount, quantity, unitPrice } = fields.of;
	if (amount !== undefined) {
		return (item) => {
			const value = amount.read(item);
			if (typeof value === 'number') {
				amounts.mark = '';
				return Number.isFinite(value) ? value : NaN;
			}
			return isBlank(value) ? null : amounts.read(value);
		};
	}
	return (item) => {
		const count = quantity!.read(item);
		const price = unitPrice!.read(item);
		if (isBlank(count) && isBlank(price)) return null;
		return amounts.read(count) * amounts.read(price);
	};
}

function refuseAmount({ items, fields, amounts, refuse }: RowReading, row: number): void {
	const { amount, quantity, unitPrice } = fields.of;
	const candidates = amount ? [amount] : [quantity!, unitPrice!];
	const unread = candidates.find((field) => Number.isNaN(amounts.read(field.read(items[row]))));
	const field = unread ?? candidates[0];
	const advice = `Correct the value, or choose another column in '${field.label}'.`;
	refuse.value(row, field, field.read(items[row]), 'which is not an amount', advice);
}

/** Reads when and who: the date, the customer, and the customer's first order. */
function partiesReader(reading: RowReading): (row: number, item: Item) => boolean {
	const { fields, days, customers, lastDay, firstOrderDays, table, refuse } = reading;
	const { firstOrder } = fields.of;
	const date = fields.of.date!;
	const customer = fields.of.customer!;
	return (row, item) => {
		const when = date.read(item);
		const day = days.read(when);
		if (!(day <= lastDay)) {
			const why = day > lastDay ? 'which is in the future' : 'which is not a date';
			const advice =
				day > lastDay
					? "Correct the date, or look at 'Date Format' and 'Time Zone' in 'Order Options'."
					: "Correct the date, choose another column in 'Date', or look at 'Date Format' in 'Order Options'.";
			refuse.value(row, date, when, why, advice);
			return false;
		}
		table.day[row] = day;

		const who = customer.read(item);
		const index = who === undefined && customer.required ? NaN : customers.indexOf(who);
		if (index !== index) {
			refuse.value(
				row,
				customer,
				who,
				'which names no customer',
				"Choose a column with the customer's e-mail or number in 'Customer'.",
			);
			return false;
		}
		table.customer[row] = index;

		if (firstOrder === undefined || firstOrderDays === null || index < 0) return true;
		const first = firstOrder.read(item);
		if (isBlank(first)) return true;
		const firstDay = days.read(first);
		if (!(firstDay <= lastDay)) {
			const why = firstDay > lastDay ? 'which is in the future' : 'which is not a date';
			refuse.value(row, firstOrder, first, why, CHOOSE);
			return false;
		}
		firstOrderDays[index] = Math.min(firstOrderDays[index] ?? firstDay, firstDay);
		return true;
	};
}

/** Reads what the row says was refunded of it. */
function readRefunded(reading: RowReading, row: number, item: Item, units: number): boolean {
	const { fields, amounts, table, refuse } = reading;
	const { refund } = fields.of;
	const parts = refund ? [refund.read(item)] : (fields.source.refunds?.(item) ?? []);
	for (const part of parts) {
		if (isBlank(part)) continue;
		const amount = amounts.read(part);
		if (amount !== amount) {
			const field = refund ?? { ...fields.of.amount!, name: 'refunds', required: false };
			refuse.value(row, field, part, 'which is not an amount', CHOOSE);
			return false;
		}
		addRefund(table, row, Math.abs(amount) / units);
	}
	return true;
}
