import { InputError, type Item } from '../parse';
import { COLUMN_LABELS, type OrderFields } from './columns';
import { columnsThere } from '../columns/namedColumn';
import type { OrderColumn } from './source';

/** Without a date, an amount and a customer there are no orders to speak of. */
export function requireColumns(
	items: readonly Item[],
	{ of }: OrderFields,
	isAmountOptional = false,
): void {
	const hasAmount = of.amount !== undefined || (of.quantity && of.unitPrice);
	const missing: OrderColumn[] = [];
	if (!of.customer) missing.push('customer');
	if (!of.date) missing.push('date');
	if (!hasAmount && !isAmountOptional) missing.push('amount');
	if (missing.length === 0) return;
	const labels = missing.map((column) => `'${COLUMN_LABELS[column]}'`).join(' and ');
	throw new InputError(
		`No column was recognised for ${labels}`,
		`Drag the column onto ${labels}, or type its name there. ${columnsThere(Object.keys(items[0]))}`,
	);
}
