import { inChunks, type Steps } from '../../core/steps';
import { refusals } from '../columns/refusals';
import { settledDates } from '../columns/settledDates';
import type { Context, Item, Reading } from '../parse';
import type { MovementSettings } from '../segmentSettings';
import { amountReader } from '../values/amountReader';
import { customerKeys } from '../values/customerKeys';
import { dayReader } from '../values/dayReader';
import { localDays } from '../values/localDays';
import { segmentColumns, segmentDoubt, type Side } from './segmentColumns';
import { segmentNames } from './segmentNames';
import { readSegmentRow, type SegmentReading } from './segmentRow';
import { segmentTable, type SegmentRows } from './segmentTable';

/** Reads one of the two lists: a customer stands once in the current one, and once a day in the snapshot. */
export function* segmentRows(
	items: readonly Item[],
	side: Side,
	settings: MovementSettings,
	context: Context,
): Steps<Reading<SegmentRows>> {
	const of = yield* segmentColumns(items, side, settings);
	const { dateFormat, shop, timeZone: zone } = settings.snapshotOptions;
	const timeZone = zone || context.timeZone;
	const localDay = localDays(timeZone);
	const dates = yield* settledDates(
		items,
		of.date ? [of.date] : [],
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Snapshot Options'",
	);
	const reading: SegmentReading = {
		...{ items, of, days: dayReader(dates.order, localDay), amounts: amountReader('unsettled') },
		snapshotOf: side === 'earlier snapshot' ? shop : null,
		people: customerKeys(),
		names: segmentNames(of.segment.name),
		refuse: refusals(),
		table: segmentTable(items.length),
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) readSegmentRow(reading, row);
	});
	const { table, people, names, refuse } = reading;
	const { length, otherShops, doubles } = table;
	return {
		rows: {
			...{ customers: people.keys, segments: names.names, items, otherShops, doubles, timeZone },
			customer: table.customer.subarray(0, length),
			segment: table.segment.subarray(0, length),
			day: table.day.subarray(0, length),
			revenue: table.revenue.subarray(0, length),
			item: table.item.subarray(0, length),
			isDated: of.date !== undefined,
			today: localDay(context.now),
		},
		bad: refuse.bad,
		hints: [
			...dates.hints,
			...segmentDoubt(items, settings.segment, of.segment, ` of the ${side}`),
		],
	};
}
