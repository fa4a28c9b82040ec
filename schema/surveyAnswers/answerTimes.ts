import type { DateOrder } from '../values/dateText';
import { dayReader } from '../values/dayReader';
import type { LocalDays } from '../values/localDays';
import { timeOfDay } from '../values/timeText';

/** Reads when an answer came: its day, and what tells two answers of one day apart. */
export type AnswerTimes = Readonly<{
	/** Days since 1970-01-01 in the shop's calendar; NaN for what is no date. */
	dayOf: (value: unknown) => number;
	/** Milliseconds of the value that `dayOf` read last: of the clock on the wall, or since 1970; 0 without a time of day. */
	moment: () => number;
}>;

const CLOCK = /[T\s,]\s*\d{1,2}[:h]\d{2}/;

export function answerTimes(order: DateOrder, localDay: LocalDays): AnswerTimes {
	let last: unknown;
	let instant: number | null = null;
	const days = dayReader(order, (moment) => {
		instant = moment;
		return localDay(moment);
	});
	return {
		dayOf(value) {
			// The reader itself does not look twice at the same text.
			if (value !== last) instant = null;
			last = value;
			return days.read(value);
		},
		moment: () => instant ?? wallTime(last),
	};
}

function wallTime(value: unknown): number {
	if (typeof value !== 'string') return 0;
	const clock = CLOCK.exec(value);
	if (clock === null) return 0;
	return timeOfDay(value.slice(clock.index).trim())?.milliseconds ?? 0;
}
