import { dayOfDate } from './calendar';
import { dateText, isSwappable, type DateOrder } from './dateText';
import { dayOfIsoText } from './isoText';
import type { LocalDays } from './localDays';
import { timeOfDay } from './timeText';

export type DayReader = {
	/** Days since 1970-01-01 in the shop's calendar; NaN for what is no date. */
	read: (value: unknown) => number;
	/** Has it met a date of which day and month could be swapped, without knowing how to read it? */
	metOpen: boolean;
};

const DAY = 86_400_000;
/** As seconds this is the year 5138, as milliseconds it is 1973. */
const FIRST_MILLISECONDS = 1e11;
const FIRST_SECONDS = 1e8;

/** Reads dates of every kind that exports hold: ISO 8601, epoch, local formats, Date and DateTime objects. */
export function dayReader(order: DateOrder, localDay: LocalDays): DayReader {
	return new Days(order, localDay);
}

class Days implements DayReader {
	metOpen = false;
	private lastText = '';
	private lastDay = NaN;

	constructor(
		private readonly order: DateOrder,
		private readonly localDay: LocalDays,
	) {}

	read(value: unknown): number {
		if (typeof value === 'string') {
			const day = dayOfIsoText(value, this.localDay);
			return day === day ? day : this.ofText(value);
		}
		if (typeof value === 'number') return this.ofNumber(value);
		if (value instanceof Date) return this.localDay(value.getTime());
		return isDateTime(value) ? this.localDay(value.toMillis()) : NaN;
	}

	private ofText(text: string): number {
		// Other forms take longer to read than to compare with the row before, whose date is often the same.
		if (text !== this.lastText) {
			this.lastDay = this.ofAnyText(text.trim());
			this.lastText = text;
		}
		return this.lastDay;
	}

	private ofAnyText(text: string): number {
		if (/^\d{9,}(?:\.\d+)?$/.test(text)) return this.ofNumber(Number(text));
		const date = dateText(text, this.order);
		if (date === undefined) {
			this.metOpen ||= this.order === 'unsettled' && isSwappable(text);
			return NaN;
		}
		const rest = date.rest.trim();
		if (rest === '') return date.day;
		const time = timeOfDay(rest);
		if (time === undefined) return NaN;
		if (time.offset === null) return date.day;
		return this.localDay(date.day * DAY + time.milliseconds - time.offset * 60_000);
	}

	private ofNumber(value: number): number {
		if (value >= FIRST_MILLISECONDS) return this.localDay(value);
		if (value >= FIRST_SECONDS) return this.localDay(value * 1000);
		return dayOfDate(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
	}
}

/** Another copy of luxon makes other classes, so a DateTime is known by what it can do. */
function isDateTime(value: unknown): value is { toMillis: () => number } {
	return (
		typeof value === 'object' &&
		value !== null &&
		typeof (value as { toMillis?: unknown }).toMillis === 'function'
	);
}
