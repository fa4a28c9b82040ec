/** How the cell of a kept column becomes coarser: one function per treatment, made once for the whole run. */
import { DAY_MS, isoDay } from '../calendarDay';
import { amountReader, type DecimalSign } from '../values/amountReader';
import type { DateOrder } from '../values/dateText';
import { dayReader } from '../values/dayReader';
import type { LocalDays } from '../values/localDays';
import { isBlank } from '../values/found';
import { ageBands, amountBands } from './bands';
import { DEFAULT_AGES, DEFAULT_AMOUNTS, type KeptColumn } from './minimizeSettings';

/** A cell that cannot be made coarser, and why; continues "holds "abc", …". */
export class Unreadable {
	constructor(
		readonly why: string,
		readonly advice: string,
	) {}
}

export type Generaliser = (cell: unknown) => unknown;

/** What reading dates and amounts takes; ages are those on day `end`. */
export type Reading = Readonly<{
	dateOrder: DateOrder;
	decimalSign: DecimalSign;
	localDay: LocalDays;
	end: number;
}>;

export function generaliser(kept: KeptColumn, reading: Reading): Generaliser {
	const { treatment } = kept;
	const made = (): Generaliser => {
		switch (treatment) {
			case 'keep':
				return (cell) => cell;
			case 'ageBand':
				return ageReader(ageBands(kept.limits || DEFAULT_AGES, 'Limits'), reading);
			case 'amountBand':
				return amountBandReader(amountBands(kept.limits || DEFAULT_AMOUNTS, 'Limits'), reading);
			case 'area':
				return areaReader(kept.characters, kept.digits);
			case 'month':
			case 'quarter':
			case 'year':
				return periodReader(treatment, reading);
		}
	};
	const read = made();
	return treatment === 'keep' ? read : (cell) => (isBlank(cell) ? null : read(cell));
}

const OLDEST = 125;

function ageReader(
	bandOf: (age: number) => string,
	{ dateOrder, localDay, end }: Reading,
): Generaliser {
	const days = dayReader(dateOrder, localDay);
	return (cell) => {
		const day = days.read(cell);
		if (!(day === day)) return new Unreadable('which is not a date', DATE_ADVICE);
		if (day > end) {
			return new Unreadable(
				`a birth date after ${isoDay(end)}, the day that ages are counted on`,
				'Correct the date; write years with four digits.',
			);
		}
		const age = fullYears(day, end);
		return age > OLDEST
			? new Unreadable(
					`which would make ${age} years`,
					'Correct the date; write years with four digits.',
				)
			: bandOf(age);
	};
}

/** Birthdays that have been: one on 29 February comes, in other years, on 1 March. */
function fullYears(birth: number, end: number): number {
	const [born, now] = [birth, end].map((day) => new Date(day * DAY_MS));
	const had =
		now.getUTCMonth() > born.getUTCMonth() ||
		(now.getUTCMonth() === born.getUTCMonth() && now.getUTCDate() >= born.getUTCDate());
	return now.getUTCFullYear() - born.getUTCFullYear() - (had ? 0 : 1);
}

function amountBandReader(
	bandOf: (amount: number) => string,
	{ decimalSign }: Reading,
): Generaliser {
	const amounts = amountReader(decimalSign);
	return (cell) => {
		const amount = amounts.read(cell);
		return amount === amount
			? bandOf(amount)
			: new Unreadable('which is not an amount', "Correct it, or look at 'Decimal Sign'.");
	};
}

/** The first characters of a postcode, and never all of it. */
function areaReader(characters: number, digits: number): Generaliser {
	return (cell) => {
		if (typeof cell !== 'string' && typeof cell !== 'number') {
			return new Unreadable('which is not a postcode', 'Choose the column with the postcode.');
		}
		const text = String(cell).trim().replace(/\s+/g, ' ').toUpperCase();
		const whole = /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
		return whole.slice(0, Math.max(0, Math.min(characters, whole.length - 1)));
	};
}

function periodReader(
	period: 'month' | 'quarter' | 'year',
	{ dateOrder, localDay }: Reading,
): Generaliser {
	const days = dayReader(dateOrder, localDay);
	return (cell) => {
		const day = days.read(cell);
		if (!(day === day)) return new Unreadable('which is not a date', DATE_ADVICE);
		const text = isoDay(day);
		if (period === 'year') return text.slice(0, 4);
		if (period === 'month') return text.slice(0, 7);
		return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`;
	};
}

const DATE_ADVICE = "Correct the date, or look at 'Date Format' in 'Options'.";
