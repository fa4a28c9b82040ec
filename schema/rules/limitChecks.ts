/** Conditions that hold up to a limit: of a number, of a day, or of days that have gone by. */
import { isoDay } from '../calendarDay';
import type { NamedColumn } from '../columns/namedColumn';
import { dayIn, daysIn, limitIn, type Asked } from './asked';
import { isEmptyCell, numberIn, shownCell, shownColumn, type Readers } from './cells';
import { OPERATOR_WORDS } from './operators';
import { whatIs, yesOrNo, type Check } from './outcome';

export function numberCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
	const limit = limitIn(asked, readers);
	const compare: Readonly<Record<string, (number: number) => boolean>> = {
		atLeast: (number) => number >= limit,
		moreThan: (number) => number > limit,
		atMost: (number) => number <= limit,
		lessThan: (number) => number < limit,
	};
	const holds = compare[asked.operator];
	const words = `${OPERATOR_WORDS[asked.operator]} ${shownCell(limit)}`;
	return {
		column,
		outcome(cell) {
			if (isEmptyCell(cell)) return 'empty';
			const number = numberIn(cell, readers.amounts);
			return number === number ? yesOrNo(holds(number)) : 'unfit';
		},
		said: (cell) => `${whatIs(column, cell)}, ${words}`,
		misfit: `which is no number, so "${words}" cannot be told`,
	};
}

export function dateCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
	const limit = dayIn(asked, readers);
	const isBefore = asked.operator === 'isBefore';
	const words = `${isBefore ? 'before' : 'after'} ${isoDay(limit)}`;
	return {
		column,
		outcome(cell) {
			if (isEmptyCell(cell)) return 'empty';
			const day = readers.days.read(cell);
			return day === day ? yesOrNo(isBefore ? day < limit : day > limit) : 'unfit';
		},
		said: (cell) => `${shownColumn(column)} is ${isoDay(readers.days.read(cell))}, ${words}`,
		misfit: `which is no date, so "${words}" cannot be told`,
	};
}

/** So many days ago or fewer, and more than that, share the past between them. */
export function daysAgoCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
	const most = daysIn(asked);
	const { days, end } = readers;
	const isRecent = asked.operator === 'inLastDays';
	const span = most === 1 ? '1 day' : `${most} days`;
	const words = isRecent ? `in the last ${span}` : `more than ${span} ago`;
	return {
		column,
		outcome(cell) {
			if (isEmptyCell(cell)) return 'empty';
			const ago = end - days.read(cell);
			if (ago < 0) return 'ahead';
			return ago >= 0 ? yesOrNo(isRecent ? ago <= most : ago > most) : 'unfit';
		},
		said: (cell) => `${shownColumn(column)} is ${isoDay(days.read(cell))}, ${words}`,
		misfit: `which is no date, so "${words}" cannot be told`,
	};
}
