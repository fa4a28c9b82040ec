import type { Item } from '../parse';
import type { RowReading } from './rowReading';
import { ROW } from './rowTable';

/** Reads the number of an item's currency; −1 where the item is left out or refused for it. */
export function currencyOf(reading: RowReading, row: number, item: Item): number {
	const { fields, amounts, currencies, tallies, table, refuse } = reading;
	const { currency } = fields.of;
	const index = currencies.indexOf(currency ? currency.read(item) : amounts.mark);
	if (currencies.foreign[index]) {
		tallies.leftOut.otherCurrency += 1;
		table.kind[row] = ROW.leftOut;
		return -1;
	}
	if (!Number.isNaN(currencies.units[index])) return index;
	refuse.row(
		row,
		currency?.name ?? '',
		'The item names no currency, and its amount is in minor units such as cents',
		"Choose the currency under 'Currency' in 'Order Options'.",
	);
	return -1;
}
