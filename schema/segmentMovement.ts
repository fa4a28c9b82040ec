/** The two lists that Segment Movement compares: the current customers, and what a snapshot kept of them. */
import type { Steps } from '../core/steps';
import { isoDay } from './calendarDay';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';
import type { MovementSettings } from './segmentSettings';
import { segmentRows } from './segments/segmentRows';
import type { SegmentRows } from './segments/segmentTable';

export type { SegmentRows } from './segments/segmentTable';

export function* readCurrentSegments(
	items: readonly Item[],
	settings: MovementSettings,
	context: Context,
): Steps<Reading<SegmentRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers with segments to look at',
			'Put an operation that gives segments before this one, such as RFM Segments.',
		);
	}
	const reading = yield* segmentRows(items, 'current customers', settings, context);
	const days = new Set(reading.rows.day.filter((day) => day === day));
	if (days.size <= 1) return reading;
	const sorted = [...days].sort((one, other) => one - other);
	throw new InputError(
		`The current customers are of ${days.size} days, from ${isoDay(sorted[0])} to ${isoDay(sorted[days.size - 1])}`,
		"Bring only the newest ones by 'Current', and those of earlier days by 'Earlier Snapshot'.",
	);
}

/** What has been kept; null where nothing has: a table without rows gives one empty item. */
export type KeptSegments = Readonly<{ kept: SegmentRows | null }>;

export function* readEarlierSegments(
	items: readonly Item[],
	settings: MovementSettings,
	context: Context,
): Steps<Reading<KeptSegments>> {
	if (isEmptyInput(items)) return { rows: { kept: null }, bad: [], hints: [] };
	const reading = yield* segmentRows(items, 'earlier snapshot', settings, context);
	return { ...reading, rows: { kept: reading.rows } };
}
