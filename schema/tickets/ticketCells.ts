/** Reads the cells of one ticket: moments, how long it took, and whether it was reopened. */
import type { ShopClock } from '../../core/metrics/workingTime';
import type { NamedColumn } from '../columns/namedColumn';
import type { Refusals } from '../columns/refusals';
import type { Item } from '../parse';
import { dayReader } from '../values/dayReader';
import type { DateOrder } from '../values/dateText';
import { durationOf, isDuration, unitOf } from '../values/durationReader';
import { isBlank } from '../values/found';
import { instantReader, type InstantReader } from '../values/instantReader';
import { reopenedMark } from './reopenedMark';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** What a cell that cannot be used gives; the row is refused then. */
export type Refused = null;

export type TicketCells = Readonly<{
	/** When it happened; NaN where the cell is empty: not yet. `opened` is NaN for the opening itself. */
	moment: (row: number, item: Item, column: NamedColumn, opened: number) => number | Refused;
	/** When it was reopened: NaN never, −Infinity at an unknown time. */
	reopening: (row: number, item: Item, column: NamedColumn, opened: number) => number | Refused;
}>;

export type CellRules = Readonly<{
	order: DateOrder;
	clock: ShopClock;
	/** Dates count as whole days: their time of day is cut off. */
	wholeDays: boolean;
	/** The first moment that is in the future. */
	future: number;
	refuse: Refusals;
}>;

const TIMES_IN = "set 'Times Are Counted In' in 'Ticket Options' to Whole Days";

export function ticketCells(rules: CellRules): TicketCells {
	const { clock, wholeDays, future, refuse } = rules;
	const dates = wholeDays ? wholeDayReader(rules) : instantReader(rules.order, clock);
	const units = new Map<NamedColumn, number | undefined>();
	const unitOfColumn = (column: NamedColumn) => {
		if (!units.has(column)) units.set(column, unitOf(column.name));
		return units.get(column);
	};

	/** The moment is none, or lies where it cannot be. */
	const refused = (row: number, column: NamedColumn, value: unknown, opened: number): Refused => {
		const [why, advice] = wrongWith(value, dates, column.label, opened);
		refuse.value(row, column, value, why, advice);
		return null;
	};
	const within = (row: number, column: NamedColumn, value: unknown, at: number, opened: number) => {
		if (at >= future) {
			const advice =
				"Correct the date, or look at 'Date Format' and 'Time Zone' in 'Ticket Options'.";
			refuse.value(row, column, value, 'which is in the future', advice);
			return null;
		}
		// Some lists cut the seconds off one time and not off the other.
		if (at < opened - MINUTE) {
			const advice = `Correct the ticket, or choose another column in '${column.label}'.`;
			refuse.value(row, column, value, 'which is before the ticket was opened', advice);
			return null;
		}
		return at < opened ? opened : at;
	};

	return {
		moment(row, item, column, opened) {
			const value = column.read(item);
			const isOpening = opened !== opened;
			if (isBlank(value)) {
				// Some help desks leave out what has not happened yet, so an absent cell is an empty one.
				return isOpening ? refused(row, column, value, opened) : NaN;
			}
			let at = dates.read(value);
			if (at !== at && !isOpening && isDuration(value)) {
				at = opened + durationOf(value, unitOfColumn(column));
				if (wholeDays) at = Math.floor(at / DAY) * DAY;
			}
			if (at !== at) return refused(row, column, value, opened);
			return within(row, column, value, at, opened);
		},

		reopening(row, item, column, opened) {
			const value = column.read(item);
			const isThere = reopenedMark(value);
			if (isThere !== undefined) return isThere ? -Infinity : NaN;
			const at = dates.read(value);
			if (at === at) return within(row, column, value, at, opened);
			// To know whether it was reopened, the day will do.
			const day = dates.day(value);
			if (day !== day) {
				const advice = `Choose a column with dates, counts, or yes and no in '${column.label}'.`;
				refuse.value(row, column, value, 'which is no date, count, yes or no', advice);
				return null;
			}
			const end = clock.momentOf((day + 1) * DAY) - MINUTE;
			return within(row, column, value, Math.min(end, future - MINUTE), opened);
		},
	};
}

/** Every date as the beginning of its day. */
function wholeDayReader({ order, clock }: CellRules): InstantReader {
	const days = dayReader(order, clock.dayOf);
	return { day: (value) => days.read(value), read: (value) => days.read(value) * DAY };
}

/** Why a cell gives no moment, and what to do: never a guess. */
function wrongWith(
	value: unknown,
	dates: InstantReader,
	label: string,
	opened: number,
): [why: string, advice: string] {
	const choose = `Choose a column with date and time in '${label}'`;
	if (!Number.isNaN(dates.day(value))) {
		const why = 'a date without a time of day, which hours and minutes cannot be told from';
		return [why, `${choose}, or ${TIMES_IN}.`];
	}
	if (!Number.isNaN(opened) && isDuration(value)) {
		const why = 'a number without a unit';
		const advice = `${choose}, or one whose name says the unit, such as first_response_minutes.`;
		return [why, advice];
	}
	const advice = `Correct the date, choose another column in '${label}', or look at 'Date Format' in 'Ticket Options'.`;
	return ['which is not a date', advice];
}
