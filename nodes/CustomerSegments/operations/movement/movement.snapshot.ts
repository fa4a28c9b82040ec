/** Which of the kept snapshots the current customers are compared with. */
import { dayOfSetting, isoDay } from '../../../../schema/calendarDay';
import { InputError } from '../../../../schema/parse';
import type { SegmentRows } from '../../../../schema/segmentMovement';
import { count, whole } from '../../../shared/page/wording';
import type { MovementParams } from './movement.fields';

export type Snapshot = Readonly<{
	rows: SegmentRows;
	/** Its day; NaN where the snapshot has no dates: all its rows are one then. */
	day: number;
	/** What was left out, in sentences. */
	hints: readonly string[];
}>;

/** The day of the current segments: as set, as the items say, else today. */
export function currentDay(current: SegmentRows, setting: unknown): number {
	if (isGiven(setting)) return dayNamed(setting, 'Current Date', current.timeZone);
	const said = current.day.find((day) => day === day);
	return said ?? current.today;
}

/** Null where nothing has been kept before the current day. */
export function chosenSnapshot(
	rows: SegmentRows | null,
	today: number,
	{ compareWith, compareDate, snapshotOptions }: MovementParams,
): Snapshot | null {
	if (rows === null) return null;
	const { otherShops, doubles } = rows;
	const left = [
		otherShops === 0
			? null
			: `${count(otherShops, 'row', 'rows')} of the snapshot left out: not of "${snapshotOptions.shop}"`,
		doubles === 0 ? null : `${count(doubles, 'row', 'rows')} of the snapshot stand there twice`,
	].filter((hint) => hint !== null);
	if (rows.item.length === 0) {
		if (otherShops === 0) return null;
		throw new InputError(
			`All ${whole(otherShops)} rows of the snapshot are of another shop than "${snapshotOptions.shop}"`,
			"Bring the snapshot of this shop, or change 'Shop' under 'Snapshot Options'.",
		);
	}
	if (!rows.isDated) {
		if (compareWith === 'date') throw undated();
		return { rows, day: NaN, hints: left };
	}
	const day =
		compareWith === 'date' ? dayAsked(rows, compareDate) : newest(rows, (kept) => kept < today);
	if (day === null) return null;
	const others = rows.day.reduce((sum, kept) => sum + (kept === day ? 0 : 1), 0);
	const hints =
		others === 0
			? left
			: [
					...left,
					`Compared with the snapshot of ${isoDay(day)}; ${count(others, 'row is', 'rows are')} of other days`,
				];
	return { rows, day, hints };
}

function newest({ day }: SegmentRows, isEarlier: (day: number) => boolean): number | null {
	const last = day.reduce(
		(best, kept) => (isEarlier(kept) && kept > best ? kept : best),
		-Infinity,
	);
	return last === -Infinity ? null : last;
}

function dayAsked(rows: SegmentRows, setting: unknown): number {
	const asked = dayNamed(setting, 'Day of the Snapshot', rows.timeZone);
	if (rows.day.includes(asked)) return asked;
	const days = [...new Set(rows.day)].sort((one, other) => other - one);
	const some = days.slice(0, 5).map(isoDay).join(', ');
	throw new InputError(
		`No snapshot of ${isoDay(asked)} is kept`,
		`There ${days.length === 1 ? 'is one' : 'are some'} of ${some}${days.length > 5 ? ' and earlier' : ''}.`,
	);
}

function dayNamed(setting: unknown, label: string, timeZone: string): number {
	const day = isGiven(setting) ? dayOfSetting(setting, timeZone) : null;
	if (day !== null) return day;
	throw new InputError(
		`'${label}' needs a date such as 2026-06-30; it holds ${JSON.stringify(setting ?? '')}`,
		`Pick a day under '${label}'.`,
	);
}

function isGiven(setting: unknown): boolean {
	return setting !== undefined && setting !== null && setting !== '';
}

function undated(): InputError {
	return new InputError(
		'The snapshot has no column with its date, so no day can be chosen',
		"Name the column under 'Snapshot Date', or choose 'The Newest Earlier Snapshot' under 'Compare With'.",
	);
}
