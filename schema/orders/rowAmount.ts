import type { Item } from '../parse';
import { plausible } from '../values/amountReader';
import { isBlank } from '../values/found';
import { CORRECT, type RowReading } from './rowReading';
import { addRefund } from './rowTable';

/** The amount of an item: null when its cell is empty, NaN when it is no amount. */
export function amountOf({ fields, amounts }: RowReading, item: Item): number | null {
	const { amount, quantity, unitPrice } = fields.of;
	if (amount !== undefined) {
		const value = amount.read(item);
		if (typeof value === 'number') {
			amounts.mark = '';
			return plausible(value);
		}
		return isBlank(value) ? null : amounts.read(value);
	}
	const count = quantity!.read(item);
	const price = unitPrice!.read(item);
	if (isBlank(count) && isBlank(price)) return null;
	return amounts.read(count) * amounts.read(price);
}

/** Names the cell that is no amount. */
export function refuseAmount({ items, fields, amounts, refuse }: RowReading, row: number): void {
	const { amount, quantity, unitPrice } = fields.of;
	const candidates = amount ? [amount] : [quantity!, unitPrice!];
	const unread = candidates.find((field) => Number.isNaN(amounts.read(field.read(items[row]))));
	const field = unread ?? candidates[0];
	const advice = `Correct the value, or choose another column in '${field.label}'.`;
	refuse.value(row, field, field.read(items[row]), 'which is not an amount', advice);
}

/** Reads what the row says was refunded of it. */
export function readRefunded(reading: RowReading, row: number, item: Item, units: number): boolean {
	const { fields, amounts, table, refuse } = reading;
	const { refund } = fields.of;
	const parts = refund ? [refund.read(item)] : (fields.source.refunds?.(item) ?? []);
	for (const part of parts) {
		if (isBlank(part)) continue;
		const amount = amounts.read(part);
		if (amount !== amount) {
			const field = refund ?? { ...fields.of.amount!, name: 'refunds', required: false };
			refuse.value(row, field, part, 'which is not an amount', CORRECT);
			return false;
		}
		addRefund(table, row, Math.abs(amount) / units);
	}
	return true;
}
