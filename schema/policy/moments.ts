import type { DateOrder } from '../values/dateText';
import { instantReader } from '../values/instantReader';
import { zoneClock } from '../values/zoneClock';

const DAY = 86_400_000;

/** Reads moments where a date without a time of day is the beginning or the end of its day; NaN for what is no date. */
export type MomentReader = Readonly<{
	earliest: (value: unknown) => number;
	latest: (value: unknown) => number;
}>;

export function momentReader(order: DateOrder, timeZone: string): MomentReader {
	const clock = zoneClock(timeZone);
	const instants = instantReader(order, clock);
	const ofDay = (value: unknown, ahead: number) => {
		const day = instants.day(value);
		return day === day ? clock.momentOf((day + ahead) * DAY) - ahead : NaN;
	};
	return {
		earliest(value) {
			const moment = instants.read(value);
			return moment === moment ? moment : ofDay(value, 0);
		},
		latest(value) {
			const moment = instants.read(value);
			return moment === moment ? moment : ofDay(value, 1);
		},
	};
}
