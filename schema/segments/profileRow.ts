import type { NamedColumn } from '../columns/namedColumn';
import type { Refusals } from '../columns/refusals';
import { NO_GROUP } from '../groups';
import type { Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { CustomerKeys } from '../values/customerKeys';
import { isBlank } from '../values/found';
import type { ProfileColumns } from './profileColumns';
import type { SegmentNames } from './segmentNames';

/** Customers with their figures while they are read: one entry each, NaN where a figure is not known. */
export type ProfileTable = {
	readonly segment: Int32Array;
	readonly orders: Float64Array;
	readonly revenue: Float64Array;
	readonly daysSinceLastPurchase: Float64Array;
	readonly currencies: Set<string>;
	/** The item of each customer, and of each segment the first one. */
	readonly itemOf: number[];
	readonly firstItem: number[];
};

export type ProfileReading = Readonly<{
	items: readonly Item[];
	of: ProfileColumns;
	amounts: AmountReader;
	people: CustomerKeys;
	names: SegmentNames;
	refuse: Refusals;
	table: ProfileTable;
}>;

const CORRECT = "Correct the value, or choose another column under 'Profile Options'.";

/** Reads one item into the table, or refuses it with a sentence. Customers without a segment make one of their own. */
export function readProfileRow(reading: ProfileReading, row: number): void {
	const { items, of, amounts, names, refuse, table } = reading;
	const item = items[row];
	const refused = (column: NamedColumn, why: string) =>
		refuse.value(row, column, column.read(item), why, CORRECT);
	/** Null for an empty cell; NaN for what is no number. */
	const figure = (column: NamedColumn | undefined) => {
		const value = column?.read(item);
		return isBlank(value) ? null : amounts.read(value);
	};
	const orders = figure(of.orders);
	if (orders !== null && !(orders >= 0)) return refused(of.orders!, 'which is no number of orders');
	const revenue = figure(of.revenue);
	if (revenue !== null && revenue !== revenue)
		return refused(of.revenue!, 'which is not an amount');
	const days = figure(of.daysSince);
	if (days !== null && !(days >= 0)) return refused(of.daysSince!, 'which is no number of days');
	const cell = of.segment.read(item);
	const segment = names.indexOf(isBlank(cell) ? NO_GROUP : cell);
	if (segment !== segment) return refused(of.segment, 'which is no name of a segment');
	if (!isSomebodyNew(reading, row)) return;

	const at = table.itemOf.push(row) - 1;
	table.firstItem[segment] ??= row;
	table.segment[at] = segment;
	table.orders[at] = orders ?? NaN;
	table.revenue[at] = revenue ?? NaN;
	table.daysSinceLastPurchase[at] = days ?? NaN;
	const currency = of.currency?.read(item);
	if (!isBlank(currency)) table.currencies.add(String(currency).trim().toUpperCase());
}

/** Lists without a customer column have one customer per item. */
function isSomebodyNew({ items, of, people, refuse, table }: ProfileReading, row: number): boolean {
	if (of.customer === undefined) return true;
	const value = of.customer.read(items[row]);
	const who = people.indexOf(value);
	if (who === table.itemOf.length) return true;
	if (who >= 0) {
		refuse.row(
			row,
			of.customer.name,
			`Customer "${people.keys[who]}" is there already, on item ${table.itemOf[who]}`,
			'Remove the double: each customer counts once.',
		);
	} else refuse.value(row, of.customer, value, 'which names no customer', CORRECT);
	return false;
}
