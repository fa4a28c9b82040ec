import { isoDay } from '../calendarDay';
import type { NamedColumn } from '../columns/namedColumn';
import type { Condition } from '../ruleSettings';
import { dayIn, daysIn, limitIn, needleIn, ownNumber, type Asked } from './asked';
import {
	exactNumberIn,
	isEmptyCell,
	isIsoDate,
	numberIn,
	shownCell,
	shownColumn,
	textIn,
	type Readers,
} from './cells';
import { OPERATOR_WORDS } from './operators';

/**
 * What came of a condition for one cell. `empty`: there is nothing to compare; `ahead`: a day after the one that
 * days are counted back from; `unfit`: the cell is of a kind that the operator cannot judge.
 */
export type Outcome = 'yes' | 'no' | 'empty' | 'ahead' | 'unfit';

/** A condition that is ready to be asked of every cell of its column. */
export type Check = Readonly<{
	column: NamedColumn;
	outcome: (cell: unknown) => Outcome;
	/** Why it holds: `orders is 12, at least 10`. */
	said: (cell: unknown) => string;
	/** Why an unfit cell cannot be judged, after what was found. */
	misfit: string;
}>;

/** @param segment whose condition it is, for the sentences */
export function checkOf(
	condition: Condition,
	column: NamedColumn,
	readers: Readers,
	segment: string,
): Check {
	const asked: Asked = { ...condition, segment };
	switch (condition.operator) {
		case 'is':
		case 'isNot':
			return equalityCheck(asked, column, readers);
		case 'atLeast':
		case 'moreThan':
		case 'atMost':
		case 'lessThan':
			return numberCheck(asked, column, readers);
		case 'contains':
		case 'doesNotContain':
			return textCheck(asked, column);
		case 'isEmpty':
		case 'isNotEmpty':
			return emptinessCheck(asked, column);
		case 'isBefore':
		case 'isAfter':
			return dateCheck(asked, column, readers);
		case 'inLastDays':
		case 'moreThanDaysAgo':
			return daysAgoCheck(asked, column, readers);
	}
}

const yesOrNo = (holds: boolean): Outcome => (holds ? 'yes' : 'no');

/** As numbers where both are numbers, as days where both are dates, else as text without case. */
function equalityCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
	const wanted = needleIn(asked);
	const number = ownNumber(asked.value, readers.amounts, exactNumberIn);
	const day = isIsoDate(asked.value) ? readers.days.read(asked.value) : NaN;
	const wants = asked.operator === 'is';
	const isEqual = (cell: unknown, text: string) => {
		if (number === number) {
			const own = exactNumberIn(cell, readers.amounts);
			if (own === own) return own === number;
		}
		if (day === day && typeof cell !== 'number') {
			const own = readers.days.read(cell);
			if (own === own) return own === day;
		}
		return text === wanted;
	};
	return {
		column,
		outcome(cell) {
			if (isEmptyCell(cell)) return yesOrNo(!wants);
			const text = textIn(cell);
			return text === undefined ? 'unfit' : yesOrNo(isEqual(cell, text) === wants);
		},
		said: (cell) =>
			wants
				? `${shownColumn(column)} is ${shownCell(cell)}`
				: `${whatIs(column, cell)}, not ${shownCell(asked.value)}`,
		misfit: `which cannot be compared with "${shownCell(asked.value)}"`,
	};
}

function numberCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
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

function textCheck(asked: Asked, column: NamedColumn): Check {
	const needle = needleIn(asked);
	const wants = asked.operator === 'contains';
	const words = `"${shownCell(asked.value)}"`;
	return {
		column,
		outcome(cell) {
			if (isEmptyCell(cell)) return yesOrNo(!wants);
			const text = textIn(cell);
			return text === undefined ? 'unfit' : yesOrNo(text.includes(needle) === wants);
		},
		said: (cell) =>
			`${whatIs(column, cell)}, which ${wants ? 'contains' : 'does not contain'} ${words}`,
		misfit: `which is no text, so it cannot be told whether it contains ${words}`,
	};
}

function emptinessCheck({ operator }: Asked, column: NamedColumn): Check {
	const wants = operator === 'isEmpty';
	return {
		column,
		outcome: (cell) => yesOrNo(isEmptyCell(cell) === wants),
		said: (cell) =>
			wants ? `${shownColumn(column)} is empty` : `${whatIs(column, cell)}, not empty`,
		misfit: '',
	};
}

function dateCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
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
function daysAgoCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
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

function whatIs(column: NamedColumn, cell: unknown): string {
	return `${shownColumn(column)} is ${isEmptyCell(cell) ? 'empty' : shownCell(cell)}`;
}
