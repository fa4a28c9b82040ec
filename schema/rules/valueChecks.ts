/** Conditions about what a cell holds: the same, a part of it, or nothing. */
import type { NamedColumn } from '../columns/namedColumn';
import { needleIn, ownNumber, type Asked } from './asked';
import {
	exactNumberIn,
	isEmptyCell,
	isIsoDate,
	shownCell,
	shownColumn,
	textIn,
	type Readers,
} from './cells';
import { whatIs, yesOrNo, type Check } from './outcome';

/** As numbers where both are numbers, as days where both are dates, else as text without case. */
export function equalityCheck(asked: Asked, column: NamedColumn, readers: Readers): Check {
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

export function textCheck(asked: Asked, column: NamedColumn): Check {
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

export function emptinessCheck({ operator }: Asked, column: NamedColumn): Check {
	const wants = operator === 'isEmpty';
	return {
		column,
		outcome: (cell) => yesOrNo(isEmptyCell(cell) === wants),
		said: (cell) =>
			wants ? `${shownColumn(column)} is empty` : `${whatIs(column, cell)}, not empty`,
		misfit: '',
	};
}
