import type { FoundColumns } from '../columns/foundColumns';
import type { NamedColumn } from '../columns/namedColumn';
import type { Refusals } from '../columns/refusals';
import type { Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import { isBlank } from '../values/found';
import type { SummaryColumn } from './summaryColumns';
import type { SummaryTable } from './summaryTable';

export type SummaryReading = Readonly<{
	items: readonly Item[];
	of: FoundColumns<SummaryColumn>;
	days: DayReader;
	amounts: AmountReader;
	people: CustomerKeys;
	/** The last day that is not in the future. */
	lastDay: number;
	refuse: Refusals;
	table: SummaryTable;
}>;

const CORRECT = "Correct the value, or choose another column under 'Summary Columns'.";

/** Reads one item into the table, or refuses it with a sentence. */
export function readSummary(reading: SummaryReading, row: number): void {
	const { items, of, amounts, people, refuse, table } = reading;
	const item = items[row];

	const orders = amounts.read(of.orders!.read(item));
	if (!(orders >= 0 && Number.isInteger(orders))) {
		return refused(reading, row, of.orders!, 'which is no number of orders');
	}
	const spent = of.revenue!.read(item);
	const revenue = orders === 0 && isBlank(spent) ? 0 : amounts.read(spent);
	if (revenue !== revenue) return refused(reading, row, of.revenue!, 'which is not an amount');
	const since = numberAt(reading, of.daysSince, item);
	const lastDay = dayAt(reading, of.lastOrder, item);
	if (orders > 0 && !(since >= 0) && !(lastDay <= reading.lastDay)) {
		if (lastDay > reading.lastDay) {
			return refused(reading, row, of.lastOrder!, 'which is in the future');
		}
		const blank = of.lastOrder === undefined || !isBlank(of.daysSince?.read(item));
		return of.daysSince && blank
			? refused(reading, row, of.daysSince, 'which is no number of days')
			: refused(reading, row, of.lastOrder!, 'which is not a date');
	}
	const firstDay = dayAt(reading, of.firstOrder, item);
	if (firstDay !== firstDay && !isBlank(of.firstOrder?.read(item))) {
		return refused(reading, row, of.firstOrder!, 'which is not a date');
	}
	if (firstDay > lastDay) {
		return refused(reading, row, of.firstOrder!, 'which is after the last order');
	}
	const repeatValue = numberAt(reading, of.repeatValue, item);
	if (repeatValue !== repeatValue && !isBlank(of.repeatValue?.read(item))) {
		return refused(reading, row, of.repeatValue!, 'which is not an amount');
	}
	const who = people.indexOf(of.customer!.read(item));
	if (!(who >= 0)) return refused(reading, row, of.customer!, 'which names no customer');
	if (who < table.itemOf.length) {
		return refuse.row(
			row,
			of.customer!.name,
			`Customer "${people.keys[who]}" is there already, on item ${table.itemOf[who]}`,
			"Remove the double, or choose 'Orders' under 'Input Is' if the items are orders.",
		);
	}
	table.itemOf.push(row);
	table.orders[who] = orders;
	table.revenue[who] = revenue;
	table.daysBetween[who] = numberAt(reading, of.daysBetween, item);
	if (orders > 0) {
		table.daysSince[who] = since;
		table.lastDay[who] = lastDay;
		table.firstDay[who] = firstDay;
	}
	table.repeatValue[who] = repeatValue;
	if (table.observationEnd !== table.observationEnd) {
		table.observationEnd = dayAt(reading, of.observationEnd, item);
	}
	const currency = of.currency?.read(item);
	if (!isBlank(currency)) table.currencies.add(String(currency).trim().toUpperCase());
}

function refused({ items, refuse }: SummaryReading, row: number, column: NamedColumn, why: string) {
	return refuse.value(row, column, column.read(items[row]), why, CORRECT);
}

function numberAt({ amounts }: SummaryReading, column: NamedColumn | undefined, item: Item) {
	const value = column?.read(item);
	return isBlank(value) ? NaN : amounts.read(value);
}

function dayAt({ days }: SummaryReading, column: NamedColumn | undefined, item: Item) {
	const value = column?.read(item);
	return isBlank(value) ? NaN : days.read(value);
}
