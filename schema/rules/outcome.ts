/** What a condition says about a cell. */
import type { NamedColumn } from '../columns/namedColumn';
import { isEmptyCell, shownCell, shownColumn } from './cells';

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

export const yesOrNo = (holds: boolean): Outcome => (holds ? 'yes' : 'no');

export function whatIs(column: NamedColumn, cell: unknown): string {
	return `${shownColumn(column)} is ${isEmptyCell(cell) ? 'empty' : shownCell(cell)}`;
}
