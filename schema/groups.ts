import { z } from 'zod/v4';

import { InputError } from './parse';
import { isBlank } from './values/found';

/** The setting of operations that can split their input by the values of a column. */
export const groupByShape = { groupBy: z.string().trim().default('') };

/** More groups than this are no groups: probably a column with a number or a name was chosen. */
export const MOST_GROUPS = 200;

/** What an empty cell of the column is called. */
export const NO_GROUP = '(empty)';

/** Numbers the groups of a column in order of appearance. */
export type Groups = Readonly<{
	/** The group's name, as the column spells it; `(empty)` where the cell is. */
	names: readonly string[];
	/** The number of the group that a cell names. */
	indexOf: (cell: unknown) => number;
}>;

/** @param column what the owner chose, for the sentence */
export function groupsOf(column: string): Groups {
	const names: string[] = [];
	const known = new Map<string, number>();
	return {
		names,
		indexOf(cell) {
			const name = isBlank(cell) ? NO_GROUP : nameOf(cell);
			let index = known.get(name);
			if (index !== undefined) return index;
			index = names.push(name) - 1;
			known.set(name, index);
			if (names.length > MOST_GROUPS) throw tooMany(column, names);
			return index;
		},
	};
}

function nameOf(cell: unknown): string {
	return typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
}

function tooMany(column: string, names: readonly string[]): InputError {
	const some = names
		.slice(0, 3)
		.map((name) => `"${name}"`)
		.join(', ');
	return new InputError(
		`The column "${column}" has more than ${MOST_GROUPS} different values (${some}, …), too many to group by`,
		"Choose a column with fewer values in 'Group By', such as a channel or a country.",
	);
}
