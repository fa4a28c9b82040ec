import { isoDay } from '../calendarDay';
import type { NamedColumn } from '../columns/namedColumn';
import type { Refusals } from '../columns/refusals';
import type { Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import { isBlank } from '../values/found';
import type { SegmentColumns } from './segmentColumns';
import type { SegmentNames } from './segmentNames';
import type { SegmentTable } from './segmentTable';

export type SegmentReading = Readonly<{
	items: readonly Item[];
	of: SegmentColumns;
	/** Only rows of this shop are read; empty for all. Null in the current list, which has each customer once. */
	snapshotOf: string | null;
	days: DayReader;
	amounts: AmountReader;
	people: CustomerKeys;
	names: SegmentNames;
	refuse: Refusals;
	table: SegmentTable;
}>;

const CORRECT = 'Correct the value, or choose another column.';
/** More days than dates have, and the days that lie before 1970: a customer and a day make one number. */
const DAYS = 8_000_000;
const EARLIEST = 1_000_000;

/** Reads one item into the table, or refuses it with a sentence. */
export function readSegmentRow(reading: SegmentReading, row: number): void {
	const { items, of, snapshotOf, people, names, refuse, table } = reading;
	const item = items[row];
	const refused = (column: NamedColumn, why: string) =>
		refuse.value(row, column, column.read(item), why, CORRECT);
	if (snapshotOf && String(of.shop?.read(item) ?? '').trim() !== snapshotOf) {
		table.otherShops += 1;
		return;
	}
	const who = people.indexOf(of.customer.read(item));
	if (!(who >= 0)) return refused(of.customer, 'which names no customer');
	const segment = names.indexOf(of.segment.read(item));
	if (segment !== segment) return refused(of.segment, 'which is no name of a segment');
	const date = of.date?.read(item);
	const day = isBlank(date) ? NaN : reading.days.read(date);
	const needsDate = snapshotOf !== null || !isBlank(date);
	if (of.date && needsDate && day !== day) return refused(of.date, 'which is not a date');

	const on = snapshotOf !== null && day === day ? day : null;
	const key = who * DAYS + (on === null ? 0 : on + EARLIEST);
	const other = table.rowOf.get(key);
	if (other === undefined) {
		table.rowOf.set(key, table.length);
		table.customer[table.length] = who;
		table.day[table.length] = day;
		fill(reading, table.length, row, segment);
		table.length += 1;
		return;
	}
	const first = table.item[other];
	const order = of.run ? runOrder(of.run.read(item), of.run.read(items[first])) : 0;
	if (snapshotOf !== null && (order !== 0 || table.segment[other] === segment)) {
		table.doubles += 1;
		if (order > 0) fill(reading, other, row, segment);
		return;
	}
	refuse.row(
		row,
		of.customer.name,
		`Customer "${people.keys[who]}" is there already${on === null ? '' : ` for ${isoDay(on)}`}, on item ${first}`,
		snapshotOf === null
			? 'Remove the double: the current list has each customer once.'
			: "Remove the double, or say in 'Snapshot Date' and 'Shop' which rows belong together.",
	);
}

/** What a row says of its customer. */
function fill(
	{ of, items, amounts, table }: SegmentReading,
	at: number,
	row: number,
	segment: number,
) {
	table.segment[at] = segment;
	table.revenue[at] = of.revenue ? amounts.read(of.revenue.read(items[row])) : NaN;
	table.item[at] = row;
}

/**
 * Above 0 where `one` is of a later run than `other`, 0 where that is not known: a run that was cut off after it
 * had kept its rows leaves those of the day's run before it standing.
 */
function runOrder(one: unknown, other: unknown): number {
	if (isBlank(one) || isBlank(other)) return Number(isBlank(other)) - Number(isBlank(one));
	const [now, then] = [Number(one), Number(other)];
	if (now === now && then === then) return now - then;
	return String(one) < String(other) ? -1 : Number(String(one) > String(other));
}
