import type { ShopClock } from '../../core/metrics/workingTime';
import { dateText, type DateOrder } from './dateText';
import { dayReader } from './dayReader';
import { dayOfIsoText } from './isoText';
import { timeOfDay } from './timeText';

export type InstantReader = Readonly<{
	/** Milliseconds since 1970-01-01 UTC; NaN for what is no date with a time of day. */
	read: (value: unknown) => number;
	/** The day in the shop's calendar, also of a date without a time of day; NaN for what is no date. */
	day: (value: unknown) => number;
}>;

const DAY = 86_400_000;
const MINUTE = 60_000;
const LETTER_Z = 90;
const OFFSET = /[+-]\d{2}(?::?\d{2})?$/;

const itself = (moment: number) => moment;

/** Reads dates with a time of day, of every kind that exports hold; a time without a zone is the shop's. */
export function instantReader(order: DateOrder, clock: ShopClock): InstantReader {
	const days = dayReader(order, clock.dayOf);
	/** Moments of numbers and dates: everything that comes as one, and not as text. */
	const moments = dayReader(order, itself);
	let lastText = '';
	let lastMoment = NaN;

	const ofText = (text: string): number => {
		if (text.length > 10 && text.charCodeAt(4) === 45) {
			const moment = ofIsoText(text, clock);
			if (moment === moment) return moment;
		}
		const trimmed = text.trim();
		if (/^\d{9,}(?:\.\d+)?$/.test(trimmed)) return ofNumber(Number(trimmed));
		const date = dateText(trimmed, order);
		const time = date && timeOfDay(date.rest.trim());
		if (date === undefined || time === undefined) return NaN;
		const wall = date.day * DAY + time.milliseconds;
		return time.offset === null ? clock.momentOf(wall) : wall - time.offset * MINUTE;
	};
	const ofNumber = (value: number): number => {
		// A smaller number is a date such as 20260630, which has no time of day.
		return value >= 1e8 ? moments.read(value) : NaN;
	};

	return {
		day: (value) => days.read(value),
		read(value) {
			if (typeof value === 'string') {
				if (value === lastText) return lastMoment;
				lastMoment = ofText(value);
				lastText = value;
				return lastMoment;
			}
			return typeof value === 'number' ? ofNumber(value) : moments.read(value);
		},
	};
}

/** `2026-06-30T09:50:26Z`, `2026-06-30 09:50 +0200` or, on the shop's clock, `2026-06-30 09:50`; NaN for others. */
function ofIsoText(text: string, clock: ShopClock): number {
	const hasZone = text.charCodeAt(text.length - 1) === LETTER_Z || OFFSET.test(text);
	if (hasZone) return dayOfIsoText(text, itself);
	const wall = dayOfIsoText(`${text}Z`, itself);
	return wall === wall ? clock.momentOf(wall) : NaN;
}
